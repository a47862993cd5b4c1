#include "cli/command.hpp"
#include "cli/completion.hpp"

namespace papers::cli {
namespace {

class CompletionCommand : public Command {
 public:
  void declare(Arguments& arguments) override {
    arguments.positionals = {{"SHELL",
                              "bash, zsh or fish",
                              &shell_,
                              /*required=*/true,
                              /*repeated=*/false,
                              {"bash", "zsh", "fish"}}};
  }

  ExitCode run(Context& context) override {
    const std::string& shell = shell_.front();
    context.write(shell == "bash"  ? bash_completion()
                  : shell == "zsh" ? zsh_completion()
                                   : fish_completion());
    return ExitCode::done;
  }

 private:
  std::vector<std::string> shell_;
};

}  // namespace

extern const CommandInfo completion_command;
const CommandInfo completion_command = {
    .name = "completion",
    .group = "Upkeep",
    .summary = "print a completion script for a shell",
    .examples =
        "papers completion bash > ~/.local/share/bash-completion/completions/papers\n"
        "papers completion zsh > ~/.zfunc/_papers\n"
        "papers completion fish > ~/.config/fish/completions/papers.fish",
    .needs = Needs::nothing,
    .dash_words = false,
    .make = make_command<CompletionCommand>,
};

}  // namespace papers::cli
