#include <fmt/format.h>

#include "cli/command.hpp"
#include "outbox/subscriptions.hpp"

namespace papers::cli {
namespace {

class UnsubscribeCommand : public Command {
 public:
  void declare(Arguments& arguments) override {
    arguments.positionals = {{"NAME", "of a subscription", &names_, /*required=*/true}};
  }

  ExitCode run(Context& context) override {
    // A wrong name must not leave the work half done.
    for (const std::string& name : names_) outbox::find_subscription(*context.library, name);
    for (const std::string& name : names_) {
      outbox::unsubscribe(*context.library, name);
      context.remark(fmt::format("{}: forgotten with its issues", name));
    }
    return ExitCode::done;
  }

 private:
  std::vector<std::string> names_;
};

}  // namespace

extern const CommandInfo unsubscribe_command;
const CommandInfo unsubscribe_command = {
    .name = "unsubscribe",
    .group = "Digests",
    .summary = "forget a subscription and its issues",
    .examples = "papers unsubscribe vision",
    .needs = Needs::library_to_write,
    .dash_words = false,
    .make = make_command<UnsubscribeCommand>,
};

}  // namespace papers::cli
