#include "cli/run.hpp"

#include <fmt/format.h>
#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <exception>
#include <new>

#include "cli/arguments.hpp"
#include "cli/command.hpp"
#include "cli/config.hpp"
#include "cli/help.hpp"
#include "cli/output.hpp"
#include "cli/terminal.hpp"
#include "intake/fresh_topics.hpp"
#include "search/parser.hpp"

namespace papers::cli {
namespace {

/// Longer lines are hard to read, however wide the terminal is.
constexpr int widest_text_cols = 100;

/// A command line understood: what to run, with which settings.
struct Invocation {
  const CommandInfo* info = nullptr;  ///< nullptr: only global options were given
  std::unique_ptr<Command> command;
  GlobalOptions globals;
  MailSettings mail;
  std::vector<std::string> typed;
};

const CommandInfo& command_called(const std::string& name) {
  if (const CommandInfo* info = find_command(name)) return *info;
  GlobalOptions globals;
  Arguments arguments;
  globals.declare(arguments);
  for (const Option& option : arguments.options) {
    if (long_name(option) == "--" + name) {
      throw UsageError(fmt::format("unknown command '{0}', did you mean '--{0}'?", name));
    }
  }
  if (name.starts_with("un")) {
    const std::string done = name.substr(2);
    const CommandInfo* info = find_command(done);
    if (info == nullptr) info = find_command_by_other_name(done);
    if (info != nullptr && *info->undo != 0) {
      throw UsageError(fmt::format("unknown command '{}': `{}` takes back what {} did", name,
                                   info->undo, info->name));
    }
  }
  const CommandInfo* meant = find_command_by_other_name(name);
  const std::string hint = meant != nullptr ? fmt::format(", did you mean '{}'?", meant->name)
                                            : suggestion(name, command_names());
  throw UsageError(fmt::format("unknown command '{}'{}", name, hint));
}

/// Settings count unless an option that is typed stands in their place.
std::vector<std::string> settings_left(const std::vector<std::string>& settings,
                                       const std::vector<std::string>& typed,
                                       const Arguments& arguments) {
  std::vector<std::string> left;
  for (const std::string& setting : settings) {
    const std::string name = setting.substr(0, setting.find('='));
    const bool replaced =
        std::any_of(arguments.options.begin(), arguments.options.end(), [&](const Option& option) {
          return option.instead_of == name &&
                 std::find(typed.begin(), typed.end(), long_name(option)) != typed.end();
        });
    if (!replaced) left.push_back(setting);
  }
  return left;
}

void understand(std::vector<std::string> words, Invocation& invocation) {
  Arguments arguments;
  invocation.globals.declare(arguments);
  const std::size_t at = find_command_word(words, arguments);
  if (at == words.size()) {
    parse_options(arguments, split_words(words, arguments, false).options);
    return;
  }
  invocation.info = &command_called(words[at]);
  words.erase(words.begin() + static_cast<std::ptrdiff_t>(at));
  invocation.command = invocation.info->make();
  invocation.command->declare(arguments);

  SplitWords split = split_words(words, arguments, invocation.info->dash_words);
  const Config config = read_config(*invocation.info, arguments);
  std::vector<std::string> options = settings_left(config.option_words, split.typed, arguments);
  options.insert(options.end(), split.options.begin(), split.options.end());
  parse_options(arguments, options);
  invocation.mail = config.mail;
  invocation.typed = std::move(split.typed);
  const bool asks_about_us = invocation.globals.help || invocation.globals.version;
  if (!asks_about_us) fill_positionals(arguments, split.texts);
}

void describe(const Terminal& terminal, const GlobalOptions& globals, Context& context) {
  context.quiet = globals.quiet;
  context.color = terminal.color;
  context.terminal = terminal.is_terminal;
  context.width_cols = std::min(terminal.width_cols, widest_text_cols);
  context.line_cols = terminal.width_cols;
}

library::Access access_for(Needs needs) {
  using library::Access;
  switch (needs) {
    case Needs::library_to_write:
      return Access::write;
    case Needs::library_to_create:
      return Access::create;
    case Needs::library_to_examine:
      return Access::examine;
    case Needs::library_to_repair:
      return Access::repair;
    case Needs::nothing:
    case Needs::library_to_read:
      break;
  }
  return Access::read;
}

ExitCode run_command(const Invocation& invocation, Context& context) {
  const Needs needs = invocation.command->needs(invocation.info->needs);
  const auto& db = invocation.globals.db;
  context.library_file = db ? *db : std::string();
  if (needs == Needs::nothing) return invocation.command->run(context);
  if (!db) context.library_file = library::default_path().string();
  if (context.library_file.empty()) throw UsageError("--db names no file");
  // SQLite would keep nothing of it.
  if (context.library_file == ":memory:") context.library_file.insert(0, "./");
  library::Library library(context.library_file, access_for(needs));
  context.library = &library;
  if (invocation.info->shows_topics) {
    if (const auto told = intake::keep_topics_fresh(library); !told.empty()) context.remark(told);
  }
  return invocation.command->run(context);
}

ExitCode run_invocation(const Invocation& invocation, Output& output) {
  const GlobalOptions& globals = invocation.globals;
  if (globals.version) {
    output.write("papers " PAPERS_VERSION "\n");
    return ExitCode::done;
  }
  const Terminal terminal = inspect_terminal(globals.color);
  Context context;
  describe(terminal, globals, context);
  context.output = &output;
  context.mail = invocation.mail;
  context.typed = invocation.typed;
  if (terminal.is_terminal && !globals.no_pager) output.offer_pager(terminal.rows);
  if (invocation.info == nullptr || globals.help) {
    context.page();
    output.write(invocation.info == nullptr ? overview_help(context.width_cols)
                                            : command_help(*invocation.info, context.width_cols));
    return ExitCode::done;
  }
  return run_command(invocation, context);
}

/// One line on stderr for what went wrong, and the code to exit with.
ExitCode report(const Invocation& invocation) {
  try {
    throw;
  } catch (const OutputClosed&) {
    return ExitCode::done;
  } catch (const search::QueryError& error) {
    write_message(error.what(), error.caret());
    return error.code();
  } catch (const UsageError& error) {
    const std::string where = invocation.info == nullptr
                                  ? std::string("papers -h")
                                  : fmt::format("papers {} -h", invocation.info->name);
    write_message(fmt::format("{} (see '{}')", error.what(), where));
    return error.code();
  } catch (const Error& error) {
    write_message(error.what());
    return error.code();
  } catch (const std::bad_alloc&) {
    write_message("out of memory");
  } catch (const std::exception& error) {
    write_message(fmt::format("internal error: {}", error.what()));
  }
  return ExitCode::error;
}

/// Needs no memory.
void say_out_of_memory() noexcept {
  constexpr std::string_view line = "papers: out of memory\n";
  [[maybe_unused]] const ssize_t written = ::write(STDERR_FILENO, line.data(), line.size());
}

/// Memory may run out where nothing can be thrown: nlohmann's values allocate in their destructor.
/// A library is then as safe as from kill -9.
[[noreturn]] void end_at_once() noexcept {
  try {
    if (std::current_exception()) throw;
  } catch (const std::bad_alloc&) {
    say_out_of_memory();
    ::_exit(static_cast<int>(ExitCode::error));
  } catch (...) {
  }
  std::abort();
}

/// report(), also where there is no memory for its line.
ExitCode report_somehow(const Invocation& invocation) noexcept {
  try {
    return report(invocation);
  } catch (const std::bad_alloc&) {
    say_out_of_memory();
    return ExitCode::error;
  }
}

/// A parser deep in nested input, on the thread that reads, needs more than some hundred KiB; where
/// it has less it would end in a signal.
void require_stack() {
  constexpr rlim_t least_bytes = rlim_t{1} << 20;
  struct rlimit stack = {};
  if (::getrlimit(RLIMIT_STACK, &stack) != 0 || stack.rlim_cur >= least_bytes) return;
  throw Error(fmt::format("the stack is limited to {} KiB, and papers needs {}: see 'ulimit -s'",
                          stack.rlim_cur >> 10, least_bytes >> 10));
}

}  // namespace

int run(int argc, char** argv) {
  prepare_process();
  std::set_terminate(end_at_once);
  Invocation invocation;
  ExitCode code = ExitCode::error;
  try {
    require_stack();
    Output output(STDOUT_FILENO);
    understand(std::vector<std::string>(argv + (argc > 0 ? 1 : 0), argv + argc), invocation);
    code = run_invocation(invocation, output);
    output.finish();
  } catch (...) {
    code = report_somehow(invocation);
  }
  return static_cast<int>(code);
}

}  // namespace papers::cli
