#include "cli/output.hpp"

#include <fcntl.h>
#include <sys/time.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <string>
#include <thread>

#include "support/catch.hpp"

namespace papers::cli_output_test {

using namespace papers::cli;

namespace {

std::atomic<int> interruptions = 0;

/// Interrupts this thread every few milliseconds while one lives.
class Interruptions {
 public:
  Interruptions() {
    interruptions = 0;
    struct sigaction action = {};
    action.sa_handler = [](int) { ++interruptions; };
    REQUIRE(::sigaction(SIGALRM, &action, &before_) == 0);
    const itimerval often = {.it_interval = {0, 5000}, .it_value = {0, 5000}};
    REQUIRE(::setitimer(ITIMER_REAL, &often, nullptr) == 0);
  }
  ~Interruptions() {
    const itimerval never = {};
    ::setitimer(ITIMER_REAL, &never, nullptr);
    ::sigaction(SIGALRM, &before_, nullptr);
  }
  Interruptions(const Interruptions&) = delete;
  Interruptions& operator=(const Interruptions&) = delete;

 private:
  struct sigaction before_ = {};
};

/// A pipe whose other end reads nothing until the writer was interrupted often, which it is only
/// while it runs or waits for the reader.
class SlowReader {
 public:
  SlowReader() {
    REQUIRE(::pipe(ends_.data()) == 0);
    // The signals of a test are for the thread that writes.
    sigset_t none, before;
    sigfillset(&none);
    pthread_sigmask(SIG_BLOCK, &none, &before);
    thread_ = std::thread([this] {
      while (interruptions < 20) std::this_thread::sleep_for(std::chrono::milliseconds(1));
      std::array<char, 4096> buffer;
      for (ssize_t got = 0; (got = ::read(ends_[0], buffer.data(), buffer.size())) > 0;) {
        read_.append(buffer.data(), static_cast<std::size_t>(got));
      }
    });
    pthread_sigmask(SIG_SETMASK, &before, nullptr);
  }
  [[nodiscard]] int input() const { return ends_[1]; }
  /// Everything that was written; nothing more can be.
  std::string take() {
    ::close(ends_[1]);
    thread_.join();
    ::close(ends_[0]);
    return read_;
  }

 private:
  std::array<int, 2> ends_{};
  std::string read_;
  std::thread thread_;
};

/// More than a pipe holds.
std::string much() {
  std::string bytes;
  for (int i = 0; bytes.size() < 300'000; ++i) bytes += std::to_string(i) + "\n";
  return bytes;
}

}  // namespace

TEST_CASE("output to a pipe that another program made non-blocking is complete", "[cli]") {
  const Interruptions signals;
  SlowReader reader;
  REQUIRE(::fcntl(reader.input(), F_SETFL, O_NONBLOCK) == 0);
  const std::string bytes = much();
  CHECK_NOTHROW(write_all(reader.input(), bytes));
  CHECK((reader.take() == bytes));
}

TEST_CASE("a reader who takes nothing is told of in time, and still gets everything", "[cli]") {
  interruptions = 0;
  SlowReader reader;
  Output output(reader.input());
  std::string written;
  const std::string line(9'999, 'x');
  for (bool in_time = true; in_time;) {
    written += line + "\n";
    output.write(line + "\n");
    in_time = output.write_until(Output::Deadline::clock::now() + std::chrono::milliseconds(20));
    REQUIRE(written.size() < 10'000'000);
  }
  interruptions = 1000;
  output.finish();
  CHECK((reader.take() == written));
}

namespace {

/// What reaches the terminal itself, and not the pager, of `bytes` on one of three rows.
std::string printed_beside(const std::string& pager, const std::string& bytes) {
  const char* const terminal = std::getenv("TERM");
  const std::string before = terminal == nullptr ? "" : terminal;
  ::setenv("TERM", "xterm", 1);
  // As prepare_process() has it.
  std::signal(SIGPIPE, SIG_IGN);
  ::setenv("PAPERS_PAGER", pager.c_str(), 1);
  interruptions = 1000;
  SlowReader screen;
  try {
    Output output(screen.input());
    output.offer_pager(3);
    output.page();
    for (std::size_t at = 0; at < bytes.size(); at += 1000) output.write(bytes.substr(at, 1000));
    output.finish();
  } catch (const OutputClosed&) {  // a pager that was left before it had read all
  }
  ::setenv("TERM", before.c_str(), 1);
  ::unsetenv("PAPERS_PAGER");
  return screen.take();
}

}  // namespace

TEST_CASE("a pager that fails loses nothing of what was asked for", "[cli]") {
  for (const char* const pager :
       {"nosuchpager 2>/dev/null", "false", "exit 3", "head -c 100 >/dev/null; exit 1"}) {
    for (const std::string& bytes : {std::string("a\nb\nc\nd\n"), much()}) {
      INFO(pager << " of " << bytes.size());
      CHECK((printed_beside(pager, bytes) == bytes));
    }
  }
  for (const char* const pager : {"cat >/dev/null", "true", "kill -9 $$"}) {
    INFO(pager);
    CHECK(printed_beside(pager, "a\nb\nc\nd\n").empty());
  }
}

TEST_CASE("output is complete although signals interrupt it", "[cli]") {
  const Interruptions signals;
  SlowReader reader;
  const std::string bytes = much();
  CHECK_NOTHROW(write_all(reader.input(), bytes));
  CHECK((reader.take() == bytes));
}

}  // namespace papers::cli_output_test
