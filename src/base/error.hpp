// The one exception type of the project and the exit codes it carries.
//
// Why exceptions and not a Result type: every failure here ends the same way, one line on stderr
// and an exit code chosen where the failure is understood; between that place and main nobody
// could do better than pass it on. What a caller does act on (a skipped line, an id that names no
// paper) is a value, never an exception. Constructors acquire or throw.
#pragma once

#include <stdexcept>
#include <string>

namespace papers {

/// What a papers process exits with; documented for users in docs/exit-codes.md.
enum class ExitCode : int {
  done = 0,        ///< found something, or did what was asked
  nothing = 1,     ///< ran well and nothing matched; `check` found damage
  error = 2,       ///< usage, data or disk
  try_later = 75,  ///< the library is busy (sysexits.h: EX_TEMPFAIL)
  hung_up = 129,
  interrupted = 130,
  terminated = 143,
};

/// A failure with the one line a user should read: what happened, where (a file, with `:line` when
/// known), what to do. Lower case, no final full stop, no newline, no "papers: " in front.
class Error : public std::runtime_error {
 public:
  explicit Error(const std::string& message, ExitCode code = ExitCode::error)
      : std::runtime_error(message), code_(code) {}
  [[nodiscard]] ExitCode code() const { return code_; }

 private:
  ExitCode code_;
};

/// Words on the command line that make no sense; main adds where help is to be had.
class UsageError : public Error {
 public:
  using Error::Error;
};

/// The library is held by another process for longer than the wait allows.
class BusyError : public Error {
 public:
  explicit BusyError(const std::string& message) : Error(message, ExitCode::try_later) {}
};

}  // namespace papers
