#include "cli/command.hpp"
#include "cli/output.hpp"

namespace papers::cli {
namespace {

class BackupCommand : public Command {
 public:
  void declare(Arguments& arguments) override {
    arguments.positionals = {{"FILE", "a new file", &file_, /*required=*/true, /*repeated=*/false}};
  }

  ExitCode run(Context& context) override {
    const std::string warning = library::backup(*context.library, file_.front());
    if (!warning.empty()) write_message(warning);
    return ExitCode::done;
  }

 private:
  std::vector<std::string> file_;
};

}  // namespace

extern const CommandInfo backup_command;
const CommandInfo backup_command = {
    .name = "backup",
    .group = "Upkeep",
    .summary = "copy the library, also while it is in use",
    .examples = "papers backup papers-2026-11-24.db",
    .needs = Needs::library_to_read,
    .dash_words = false,
    .make = make_command<BackupCommand>,
    .other_names = "copy",
};

}  // namespace papers::cli
