#include "base/interrupt.hpp"

#include <atomic>
#include <csignal>
#include <cstdint>
#include <ctime>

#include "base/error.hpp"

namespace papers {
namespace {

/// Atomic, and not sig_atomic_t: it is also asked by threads that the signal does not interrupt.
std::atomic<int> noted_signal = 0;
static_assert(std::atomic<int>::is_always_lock_free);  // or a handler may not touch it

std::atomic<std::int64_t> noted_at_ms = 0;
static_assert(std::atomic<std::int64_t>::is_always_lock_free);

/// clock_gettime() may be called in a handler (POSIX.1-2017, 2.4.3).
std::int64_t now_ms() {
  timespec now = {};
  ::clock_gettime(CLOCK_MONOTONIC, &now);
  return std::int64_t{now.tv_sec} * 1000 + now.tv_nsec / 1'000'000;
}

extern "C" void note_signal(int signal) {
  // A second signal means the user will not wait: die of it as any program would. But timeout(1)
  // signals the program and then its process group, which are two at once.
  constexpr std::int64_t at_once_ms = 200;
  if (noted_signal == 0) {
    noted_at_ms = now_ms();
    noted_signal = signal;
  } else if (now_ms() - noted_at_ms > at_once_ms) {
    std::signal(signal, SIG_DFL);
    std::raise(signal);
  }
}

}  // namespace

void watch_interrupts() {
  struct sigaction action = {};
  action.sa_handler = note_signal;
  sigemptyset(&action.sa_mask);
  sigaction(SIGINT, &action, nullptr);
  sigaction(SIGTERM, &action, nullptr);
  // The terminal was closed; nohup(1) has it ignored.
  struct sigaction found = {};
  sigaction(SIGHUP, nullptr, &found);
  if (found.sa_handler != SIG_IGN) sigaction(SIGHUP, &action, nullptr);
}

int pending_interrupt() noexcept { return noted_signal; }

void throw_if_interrupted() {
  if (noted_signal == SIGINT) throw Error("interrupted", ExitCode::interrupted);
  if (noted_signal == SIGHUP) throw Error("hung up", ExitCode::hung_up);
  if (noted_signal == SIGTERM) throw Error("terminated", ExitCode::terminated);
}

}  // namespace papers
