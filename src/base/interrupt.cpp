#include "papers/base/interrupt.hpp"

#include <atomic>
#include <csignal>

#include "papers/base/error.hpp"

namespace papers {
namespace {

/// Atomic, and not sig_atomic_t: it is also asked by threads that the signal does not interrupt.
std::atomic<int> noted_signal = 0;
static_assert(std::atomic<int>::is_always_lock_free);  // or a handler may not touch it

extern "C" void note_signal(int signal) {
  // A second signal means the user will not wait: die of it as any program would.
  if (noted_signal != 0) {
    std::signal(signal, SIG_DFL);
    std::raise(signal);
  }
  noted_signal = signal;
}

}  // namespace

void watch_interrupts() {
  struct sigaction action = {};
  action.sa_handler = note_signal;
  sigemptyset(&action.sa_mask);
  sigaction(SIGINT, &action, nullptr);
  sigaction(SIGTERM, &action, nullptr);
}

int pending_interrupt() noexcept { return noted_signal; }

void throw_if_interrupted() {
  if (noted_signal == SIGINT) throw Error("interrupted", ExitCode::interrupted);
  if (noted_signal == SIGTERM) throw Error("terminated", ExitCode::terminated);
}

}  // namespace papers
