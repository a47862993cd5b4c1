// stdout and stderr as the rest of the program sees them: every write is checked, a long answer on
// a terminal goes through a pager, nothing that a terminal would obey comes out of a message.
#pragma once

#include <chrono>
#include <string>
#include <string_view>

#include "base/error.hpp"

namespace papers::cli {

/// The reader of our output went away: the process ends quietly, with success.
class OutputClosed : public Error {
 public:
  OutputClosed() : Error("output closed", ExitCode::done) {}
};

/// Writes all of `bytes` to a file descriptor; retries EINTR and short writes, and waits
/// where EAGAIN says so. Throws OutputClosed
/// for EPIPE, else Error with the system's reason.
void write_all(int file, std::string_view bytes);

/// "papers: message\n" on stderr, on one line and without controls, then the lines of `below`.
void write_message(std::string_view message, std::string_view below = {});

/// Buffered stdout. Nothing is written behind the caller's back: what finish() has not returned
/// from may be lost, and its failure is an exception.
class Output {
 public:
  explicit Output(int file) : file_(file) {}
  ~Output();
  Output(const Output&) = delete;
  Output& operator=(const Output&) = delete;

  /// The output is a terminal of so many rows: page() has an effect.
  void offer_pager(int terminal_rows) { terminal_rows_ = terminal_rows; }
  /// From here on, a pager gets the output once the terminal cannot hold it. One that fails before
  /// it has taken much is said to, and the output printed without it.
  void page();
  /// From here on, what no reader takes any more is dropped without an exception: for a command
  /// whose work is not what it prints.
  void outlive_reader() { outlives_reader_ = true; }

  void write(std::string_view bytes);
  /// Writes what is buffered now, so that a following message on stderr comes after it.
  void flush();
  using Deadline = std::chrono::steady_clock::time_point;
  /// Writes what is buffered, once it is much, as far as its reader takes it before `deadline`.
  /// False when some is left.
  bool write_until(Deadline deadline);
  /// flush(), and waits for the pager.
  void finish();

 private:
  [[nodiscard]] int target() const { return pager_process_ == 0 ? file_ : pager_input_; }
  void send(std::string_view bytes);
  void send_to_reader(std::string_view bytes);
  void start_pager();
  bool pager_failed();
  void print_without_pager();

  int file_;
  std::string buffer_;
  int terminal_rows_ = 0;
  int rows_ = 0;  ///< more lines than this start the pager; 0: no paging
  std::string pager_;
  int lines_ = 0;
  std::string sent_;  ///< to the pager, as long as it may have to be printed without
  bool keeps_sent_ = false;
  bool outlives_reader_ = false;
  int pager_process_ = 0;
  int pager_input_ = -1;
};

}  // namespace papers::cli
