#include "cli/command.hpp"
#include "cli/completion.hpp"

namespace papers::cli {
namespace {

/// For the build: what is installed beside the program comes out of the program.
class GenerateCommand : public Command {
 public:
  void declare(Arguments& arguments) override {
    arguments.positionals = {
        {"WHAT", "man", &what_, /*required=*/true, /*repeated=*/false, {"man"}}};
  }

  ExitCode run(Context& context) override {
    context.write(man_page(PAPERS_VERSION));
    return ExitCode::done;
  }

 private:
  std::vector<std::string> what_;
};

}  // namespace

extern const CommandInfo generate_command;
const CommandInfo generate_command = {
    .name = "generate",
    .group = "Upkeep",
    .summary = "write the man page",
    .examples = "papers generate man > papers.1",
    .needs = Needs::nothing,
    .dash_words = false,
    .make = make_command<GenerateCommand>,
    .hidden = true,
};

}  // namespace papers::cli
