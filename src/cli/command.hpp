// What a subcommand is: one file cmd_NAME.cpp that defines `const CommandInfo NAME_command`, and one
// line in commands.def.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "papers/base/error.hpp"
#include "papers/library/library.hpp"

namespace papers::cli {

/// One option as data: parsing, help, completion, man page and meta tests all read this.
struct Option {
  /// Where the value goes. bool* is a flag; the vector collects repetitions.
  using Target = std::variant<bool*, std::string*, std::optional<std::string>*,
                              std::optional<std::int64_t>*, std::vector<std::string>*>;
  std::string names;   ///< "-n,--limit": the short one first, if any
  std::string value;   ///< "N", "FILE", "text|json|jsonl" (choices); empty for flags
  std::string help;    ///< one line
  Target target;
};

/// The words after the options.
struct Positional {
  std::string name;    ///< "FILE", "QUERY", "ID"
  std::string help;
  std::vector<std::string>* target;
  bool required = false;
};

/// What a command takes; filled by Command::declare.
struct Arguments {
  std::vector<Option> options;
  std::vector<Positional> positionals;
};

/// Which library a command needs opened before it runs; it cannot forget to.
enum class Needs { nothing, library_to_read, library_to_write, library_to_create };

/// The process around a command; passed, never global.
struct Context {
  library::Library* library = nullptr;  ///< open as CommandInfo::needs says
  std::string library_file;             ///< the path in use, for messages
  bool quiet = false;                   ///< -q
  bool color = false;                   ///< decided from --color, the environment and the terminal
  bool terminal = false;                ///< stdout is one
  int width_cols = 80;

  /// Writes to stdout (buffered; paged when a terminal overflows). Throws on a failed write; a
  /// closed pipe ends the process quietly.
  void (*write)(std::string_view bytes) = nullptr;
  /// "papers: message" on stderr, unless quiet.
  void (*remark)(std::string_view message) = nullptr;
};

class Command {
 public:
  virtual ~Command() = default;
  virtual void declare(Arguments& arguments) = 0;
  virtual ExitCode run(Context& context) = 0;
};

struct CommandInfo {
  const char* name;
  const char* group;     ///< heading in `papers -h`: "Reading", "Finding", "Digests", "Upkeep"
  const char* summary;   ///< one line, lower case
  const char* examples;  ///< lines shown first in -h: "papers search 'preference optimization'"
  Needs needs;
  bool takes_query;      ///< words with an unknown dash are text (design, section 3)
  std::unique_ptr<Command> (*make)();
};

/// All commands in the order of help.
std::span<const CommandInfo* const> commands();
const CommandInfo* find_command(std::string_view name);

}  // namespace papers::cli
