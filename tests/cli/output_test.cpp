#include "cli/output.hpp"

#include <fcntl.h>
#include <sys/time.h>
#include <unistd.h>

#include <array>
#include <chrono>
#include <csignal>
#include <string>
#include <thread>

#include "support/catch.hpp"

using namespace papers;
using namespace papers::cli;

namespace {

/// A pipe whose other end reads nothing for a while, and then everything.
class SlowReader {
 public:
  SlowReader() {
    REQUIRE(::pipe(ends_.data()) == 0);
    // The signals of a test are for the thread that writes.
    sigset_t none, before;
    sigfillset(&none);
    pthread_sigmask(SIG_BLOCK, &none, &before);
    thread_ = std::thread([this] {
      std::this_thread::sleep_for(std::chrono::milliseconds(100));
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
  SlowReader reader;
  REQUIRE(::fcntl(reader.input(), F_SETFL, O_NONBLOCK) == 0);
  const std::string bytes = much();
  CHECK_NOTHROW(write_all(reader.input(), bytes));
  CHECK(reader.take() == bytes);
}

TEST_CASE("output is complete although signals interrupt it", "[cli]") {
  struct sigaction action = {};
  action.sa_handler = [](int) {};
  struct sigaction before = {};
  REQUIRE(::sigaction(SIGALRM, &action, &before) == 0);
  SlowReader reader;
  const itimerval often = {.it_interval = {0, 5000}, .it_value = {0, 5000}};
  REQUIRE(::setitimer(ITIMER_REAL, &often, nullptr) == 0);
  const std::string bytes = much();
  CHECK_NOTHROW(write_all(reader.input(), bytes));
  const itimerval never = {};
  ::setitimer(ITIMER_REAL, &never, nullptr);
  CHECK(reader.take() == bytes);
  ::sigaction(SIGALRM, &before, nullptr);
}
