#include <fmt/format.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>

#include "cli/command.hpp"
#include "cli/filters.hpp"
#include "cli/shell_command.hpp"
#include "digest/command_line.hpp"

namespace papers::cli {
namespace {

constexpr int missing_program = 127;
constexpr const char* fzf_command = "command -v fzf >/dev/null || exit 127; exec fzf";
constexpr int fzf_no_match = 1, fzf_left = 130;

/// A line of fzf's list: the id, hidden, then what is shown.
constexpr const char* line_options =
    "-n 200 --template '{id}\\t{listed_on:10} {upvotes:>4}  {title}'";
/// Two lines that half of a terminal of 80 columns holds: the paper has the other half.
constexpr const char* keys =
    "^o open ^s star ^x dismiss ^n note\n"
    "^b BibTeX  tab choose  enter ids";

/// This program, for the commands that fzf starts.
std::string own_path() {
  std::error_code failure;
  const auto path = std::filesystem::read_symlink("/proc/self/exe", failure);
  return failure ? std::string("papers") : digest::shell_quoted(path.string());
}

/// fzf over a search as one types; {q} is what is typed, {1} the id of the line, {+1} of those
/// chosen.
std::vector<std::string> fzf_words(const std::string& query) {
  const std::string papers = own_path();
  // Without words there is nothing to rank: the newest papers.
  const std::string found = fmt::format(
      "if [ -n {{q}} ]; then {0} search {1} -- {{q}}; else {0} list {1}; fi "
      "2>/dev/null || true",
      papers, line_options);
  return {"--disabled", "--multi", "--query", query, "--delimiter", "\t", "--with-nth", "2..",
          "--header", keys, "--preview",
          // fzf writes "1/34" over the end of the first line.
          fmt::format("echo; COLUMNS=$FZF_PREVIEW_COLUMNS {} show {{1}}", papers),
          "--preview-window", "wrap,<80(down)", "--bind", fmt::format("start:reload:{}", found),
          "--bind", fmt::format("change:reload:{}", found), "--bind",
          "enter:become([ -n {1} ] && printf '%s\\n' {+1})", "--bind",
          fmt::format("ctrl-b:become({} show {{+1}} -f bibtex)", papers), "--bind",
          fmt::format("ctrl-o:execute({} open {{1}})", papers), "--bind",
          fmt::format("ctrl-s:execute-silent({} star {{+1}})+refresh-preview", papers), "--bind",
          fmt::format("ctrl-x:execute-silent({} dismiss {{+1}})+refresh-preview", papers), "--bind",
          fmt::format("ctrl-n:execute({} note {{1}} --edit)+refresh-preview", papers)};
}

class BrowseCommand : public Command {
 public:
  void declare(Arguments& arguments) override {
    arguments.positionals = {{"QUERY", "what to begin with", &words_}};
  }

  ExitCode run(Context& context) override {
    // What fzf starts asks the same library, and is read by the shell its lines are written for.
    ::setenv("PAPERS_DB", std::filesystem::absolute(context.library_file).c_str(), 1);
    ::setenv("SHELL", "/bin/sh", 1);
    // Where stdin is a terminal fzf begins with what this lists.
    ::setenv("FZF_DEFAULT_COMMAND", ":", 1);
    const int code = run_in_foreground(fzf_command, fzf_words(join_query(words_)));
    if (code == missing_program) {
      throw Error("browse needs fzf, which is not installed: apt install fzf");
    }
    if (code == fzf_no_match || code == fzf_left) return ExitCode::nothing;
    if (code != 0) throw Error(fmt::format("fzf ended with {}", code));
    return ExitCode::done;
  }

 private:
  std::vector<std::string> words_;
};

}  // namespace

extern const CommandInfo browse_command;
const CommandInfo browse_command = {
    .name = "browse",
    .group = "Finding",
    .summary = "search as you type, with fzf; prints the ids that were chosen",
    .examples =
        "papers browse\n"
        "papers browse preference optimization\n"
        "papers browse | papers export - -f bibtex > refs.bib",
    .needs = Needs::library_to_read,
    .dash_words = true,
    .make = make_command<BrowseCommand>,
    .keys =
        "ctrl-o opens the paper, ctrl-s stars it, ctrl-x dismisses it, ctrl-n edits its note, tab "
        "chooses several, enter prints their ids, ctrl-b their BibTeX, escape leaves",
    .other_names = "tui ui fzf",
};

}  // namespace papers::cli
