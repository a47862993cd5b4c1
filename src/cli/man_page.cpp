#include <fmt/format.h>

#include <array>

#include "cli/arguments.hpp"
#include "cli/command_data.hpp"
#include "cli/completion.hpp"
#include "cli/help.hpp"
#include "cli/query_help.hpp"

namespace papers::cli {
namespace {

/// Text that roff prints as it stands.
std::string roff(std::string_view text) {
  std::string result;
  if (text.starts_with('.') || text.starts_with('\'')) result = "\\&";
  for (const char c : text) {
    switch (c) {
      case '\\':
        result += "\\e";
        break;
      case '-':
        result += "\\-";
        break;
      case '\'':
        result += "\\(aq";
        break;
      case '`':
        result += "\\(ga";
        break;
      case '^':
        result += "\\(ha";
        break;
      case '~':
        result += "\\(ti";
        break;
      default:
        result += c;
    }
  }
  return result;
}

void append_term(std::string& out, std::string_view term, std::string_view meaning) {
  out += fmt::format(".TP\n\\fB{}\\fR\n{}\n", roff(term), roff(meaning));
}

void append_options(std::string& out, const Arguments& arguments) {
  for (const Option& option : arguments.options) {
    std::string term;
    for (const std::string& name : option_names(option)) {
      term += fmt::format("{}\\fB{}\\fR", term.empty() ? "" : ", ", roff(name));
    }
    const auto choices = option_choices(option);
    std::string meaning = option.help;
    if (!choices.empty()) {
      meaning += fmt::format(": {}", fmt::join(choices, ", "));
      term += " \\fIWHICH\\fR";
    } else if (!option.value.empty()) {
      term += fmt::format(" \\fI{}\\fR", roff(option.value));
    }
    out += fmt::format(".TP\n{}\n{}\n", term, roff(meaning));
  }
}

void append_command(std::string& out, const CommandInfo& info, const Arguments& arguments) {
  out += fmt::format(".SS \"{}\"\n{}.\n", roff(usage_line(info, arguments)), roff(info.summary));
  out += ".PP\n.RS 4\n.nf\n";
  std::string_view examples = info.examples;
  while (!examples.empty()) {
    const std::size_t end = std::min(examples.find('\n'), examples.size());
    out += roff(examples.substr(0, end)) + "\n";
    examples.remove_prefix(std::min(end + 1, examples.size()));
  }
  out += ".fi\n.RE\n";
  if (*info.undo != 0) out += fmt::format(".PP\nTo take it back: {}\n", roff(info.undo));
  if (*info.keys != 0) out += fmt::format(".PP\nKeys: {}.\n", roff(info.keys));
  for (const Positional& positional : arguments.positionals) {
    out += fmt::format(".TP\n\\fI{}\\fR\n{}\n", positional.name, roff(positional.help));
  }
  append_options(out, arguments);
}

struct Entry {
  const char* term;
  const char* meaning;
};

void append_entries(std::string& out, const char* heading, std::span<const Entry> entries) {
  out += fmt::format(".SH {}\n", heading);
  for (const Entry& entry : entries) append_term(out, entry.term, entry.meaning);
}

constexpr std::array<Entry, 7> exit_codes = {{
    {"0", "Something was found, or done as asked. A reader that closes the pipe is no error."},
    {"1", "It ran well and nothing matched; check found damage."},
    {"2", "An error: usage, data or disk. One line on stderr says what, where, and what to do."},
    {"75", "The library or the mail command is busy: try again later."},
    {"129", "The terminal was closed (SIGHUP)."},
    {"130", "Interrupted (SIGINT)."},
    {"143", "Terminated (SIGTERM)."},
}};

constexpr std::array<Entry, 7> environment_variables = {{
    {"PAPERS_DB", "The library file, unless --db names one."},
    {"PAPERS_NOW", "Today's date (2026-11-24), for tests and reproducible digests."},
    {"PAPERS_PAGER, PAGER", "The pager for answers that a terminal cannot hold."},
    {"NO_COLOR, CLICOLOR_FORCE, TERM", "No colour, colour in spite of a pipe, a dumb terminal."},
    {"COLUMNS", "The width of text, also in a pipe; without it a pipe gets unwrapped text."},
    {"XDG_DATA_HOME", "Its papers/papers.db is the library, else that of ~/.local/share."},
    {"XDG_CONFIG_HOME", "Where config.toml and topics.json are, else ~/.config."},
}};

constexpr std::array<Entry, 3> files = {{
    {"~/.local/share/papers/papers.db", "The library: one SQLite file, made by the first ingest."},
    {"~/.config/papers/config.toml",
     "Defaults: color = \"never\", [search] limit = 10, "
     "[mail] from = \"me@example.org\"."},
    {"~/.config/papers/topics.json", "Your own topics, and changes to the shipped ones."},
}};

}  // namespace

std::string man_page(const std::string& version) {
  std::string out = fmt::format(
      ".TH PAPERS 1 \"\" \"papers {}\" \"User Commands\"\n.nh\n.ad l\n"
      ".SH NAME\npapers \\- trending machine\\-learning papers: a searchable library and digests\n"
      ".SH SYNOPSIS\n.B papers\n[\\fIOPTION\\fR…] \\fICOMMAND\\fR …\n"
      ".SH DESCRIPTION\n",
      roff(version));
  out += roff(
             "papers reads saved pages that list machine-learning papers, keeps the papers in one "
             "SQLite file, and answers searches, lists topics and writes digests. It needs no "
             "account and no network.") +
         "\n.SH OPTIONS OF EVERY COMMAND\n";
  append_options(out, global_arguments());
  out += ".SH COMMANDS\n";
  for_each_command([&out](const CommandInfo& info, const Arguments& arguments) {
    append_command(out, info, arguments);
  });
  out += ".SH QUERY LANGUAGE\n";
  for (const Row& row : query_forms()) append_term(out, row.left, row.right);
  append_entries(out, "EXIT STATUS", exit_codes);
  append_entries(out, "ENVIRONMENT", environment_variables);
  append_entries(out, "FILES", files);
  out += ".SH SEE ALSO\n.BR sqlite3 (1),\n.BR jq (1),\n.BR fzf (1)\n";
  return out;
}

}  // namespace papers::cli
