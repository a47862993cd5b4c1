#include "cli/marking.hpp"

namespace papers::cli {
namespace {

class DismissCommand : public Command {
 public:
  void declare(Arguments& arguments) override {
    arguments.positionals = {{"ID", "gets the tag dismiss and loses star; - reads IDs from stdin",
                              &ids_, /*required=*/true}};
  }

  ExitCode run(Context& context) override {
    return mark_papers(context, ids_, {"dismiss"}, {"star"});
  }

 private:
  std::vector<std::string> ids_;
};

}  // namespace

extern const CommandInfo dismiss_command;
const CommandInfo dismiss_command = {
    .name = "dismiss",
    .group = "Your marks",
    .summary = "mark papers that you want no more of",
    .examples =
        "papers dismiss 31 44\n"
        "papers list -- -tag:dismiss",
    .needs = Needs::library_to_write,
    .dash_words = false,
    .make = make_command<DismissCommand>,
    .undo = "papers tag -dismiss ID",
    .other_names = "hide skip",
};

}  // namespace papers::cli
