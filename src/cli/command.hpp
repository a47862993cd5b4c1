// What a subcommand is: one file cmd_NAME.cpp that defines `const CommandInfo NAME_command`, and
// one line in commands.def.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/error.hpp"
#include "library/library.hpp"

namespace papers::cli {

class Output;

/// One option as data: parsing, help, completion, man page and meta tests all read this.
struct Option {
  /// Where the value goes. bool* is a flag; the vector collects repetitions, the others keep the
  /// last.
  using Target = std::variant<bool*, std::string*, std::optional<std::string>*,
                              std::optional<std::int64_t>*, std::vector<std::string>*>;
  std::string names;  ///< "-n,--limit": the short one first, if any
  std::string value;  ///< "N", "FILE", "text|json|jsonl" (choices); empty for flags
  std::string help;   ///< one line
  Target target;
  std::string lister = {};  ///< the papers command that prints what the value can be, if any does
  std::string instead_of = {};  ///< the option whose setting does not count where this one is typed
  bool only_typed = false;      ///< no setting gives it: it removes, sends, or counts as sent
};
inline Option only_typed(Option option) {
  option.only_typed = true;
  return option;
}

/// The words after the options.
struct Positional {
  std::string name;  ///< "FILE", "QUERY", "ID"
  std::string help;
  std::vector<std::string>* target;
  bool required = false;
  bool repeated = true;                   ///< takes all words that are left
  std::vector<std::string> choices = {};  ///< the only words it can be; empty: any
};

/// What a command takes; filled by Command::declare.
struct Arguments {
  std::vector<Option> options;
  std::vector<Positional> positionals;
};

/// Which library a command needs opened before it runs; it cannot forget to.
enum class Needs {
  nothing,
  library_to_read,
  library_to_write,
  library_to_create,
  library_to_examine,
  library_to_repair,
};

/// What config.toml says about mails; members may be empty.
struct MailSettings {
  std::string from;         ///< an address list
  std::string unsubscribe;  ///< a mail address or web page for List-Unsubscribe
};

/// The process around a command; passed, never global.
struct Context {
  library::Library* library = nullptr;  ///< open as Command::needs says
  std::string library_file;             ///< the path in use, for messages
  MailSettings mail;
  std::vector<std::string> typed;  ///< long names of options on the command line, not of settings
  bool quiet = false;              ///< -q
  bool color = false;              ///< from --color, the environment and the terminal
  bool terminal = false;           ///< stdout is one
  int width_cols = 80;             ///< of text for people; 0: do not wrap
  int line_cols = 80;  ///< of lines that are cut, not wrapped: all the terminal has; 0: not cut
  Output* output = nullptr;

  /// Writes to stdout (buffered). Throws on a failed write; a closed pipe ends the process quietly.
  void write(std::string_view bytes) const;
  /// What is written from here on goes through a pager when the terminal cannot hold it.
  void page() const;
  /// Whether the option, by its long name, stands on the command line.
  [[nodiscard]] bool is_typed(std::string_view option) const;
  /// Throws UsageError "--option why" for the first of `options` that is typed: what a mode would
  /// ignore is refused. A setting may stand for other modes and is passed over.
  void refuse_typed(const std::vector<std::string>& options, std::string_view why) const;
  /// "papers: message" on stderr, unless quiet.
  void remark(std::string_view message) const;
  /// Each of them, as search::Answer::remarks.
  void remark_all(const std::vector<std::string>& messages) const;
};

struct CommandInfo;

class Command {
 public:
  virtual ~Command() = default;
  virtual void declare(Arguments& arguments) = 0;
  /// After parsing: for the few commands whose options change what `declared` says.
  [[nodiscard]] virtual Needs needs(Needs declared) const { return declared; }
  virtual ExitCode run(Context& context) = 0;
};

struct CommandInfo {
  const char* name;
  const char* group;     ///< heading in `papers -h`: "Reading", "Finding", "Digests", "Upkeep"
  const char* summary;   ///< one line, lower case
  const char* examples;  ///< lines shown first in -h: "papers search 'preference optimization'"
  Needs needs;
  bool dash_words;  ///< a word such as "-bert" is text of the query, not an unknown option
  std::unique_ptr<Command> (*make)();
  /// The command line that takes back what it did: shown in -h, and to who types "un" before it.
  const char* undo = "";
  const char* keys = "";         ///< of a command that is a screen: shown in -h
  const char* other_names = "";  ///< what other programs call it: "find query"
  bool hidden = false;           ///< not in help, completion and man page
  bool shows_topics = false;     ///< topics are brought up to date before it runs
};

/// `{..., make_command<SearchCommand>}`.
template <typename T>
std::unique_ptr<Command> make_command() {
  return std::make_unique<T>();
}

/// All commands in the order of help.
std::span<const CommandInfo* const> commands();
const CommandInfo* find_command(std::string_view name);
/// The command that other programs call `name`; nullptr when none is.
const CommandInfo* find_command_by_other_name(std::string_view name);

/// The commands' names, hidden ones left out.
std::vector<std::string> command_names();

}  // namespace papers::cli
