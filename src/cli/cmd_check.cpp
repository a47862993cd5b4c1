#include <fmt/format.h>

#include <algorithm>

#include "cli/command.hpp"
#include "cli/rows.hpp"
#include "latent/learn.hpp"
#include "library/common_words.hpp"
#include "outbox/subscriptions.hpp"
#include "text/escape.hpp"

namespace papers::cli {
namespace {

class CheckCommand : public Command {
 public:
  void declare(Arguments& arguments) override {
    arguments.options.push_back(
        {"--repair", "",
         "make the search index again from the papers, drop foreign triggers, then check",
         &repair_});
  }

  [[nodiscard]] Needs needs(Needs declared) const override {
    return repair_ ? Needs::library_to_repair : declared;
  }

  ExitCode run(Context& context) override {
    library::Library& library = *context.library;
    std::vector<library::Damage> damage = library::check(library);
    bool found = !damage.empty();
    if (repair_ && found) damage = library::repair(library);
    // What was learned from the papers is looked at once they are sound.
    if (damage.empty()) {
      damage = latent::check(library);
      found = found || !damage.empty();
      if (repair_ && (found || latent::is_due(library))) {
        latent::learn(library);
        damage = latent::check(library);
      }
      if (repair_) library::keep_lists_up(library);
      for (library::Damage& one : outbox::damaged_subscriptions(library))
        damage.push_back(std::move(one));
    }
    std::string out;
    for (const library::Damage& one : damage) {
      append_status(out, text::single_line(one.what), context.width_cols);
    }
    context.write(out);
    if (damage.empty()) {
      context.write(repair_ && found ? "repaired\n" : "sound\n");
      return ExitCode::done;
    }
    const bool repairable =
        std::any_of(damage.begin(), damage.end(), [](const auto& one) { return one.repairable; });
    if (repairable && !repair_) context.remark("papers check --repair mends this");
    return ExitCode::nothing;
  }

 private:
  bool repair_ = false;
};

}  // namespace

extern const CommandInfo check_command;
const CommandInfo check_command = {
    .name = "check",
    .group = "Upkeep",
    .summary = "look for damage in the library, and mend it",
    .examples = "papers check\npapers check --repair",
    .needs = Needs::library_to_examine,
    .dash_words = false,
    .make = make_command<CheckCommand>,
    .other_names = "fsck repair verify",
};

}  // namespace papers::cli
