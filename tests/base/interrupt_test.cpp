#include "base/interrupt.hpp"

#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <csignal>
#include <thread>

#include "support/catch.hpp"

namespace papers::base_interrupt_test {

namespace {

/// How a program ends that hears SIGINT twice, `apart` from each other, and then goes on.
int end_of_interrupted_twice(std::chrono::milliseconds apart) {
  const pid_t child = ::fork();
  if (child == 0) {
    watch_interrupts();
    std::raise(SIGINT);
    std::this_thread::sleep_for(apart);
    std::raise(SIGINT);
    ::_exit(pending_interrupt());
  }
  int end = 0;
  ::waitpid(child, &end, 0);
  return end;
}

}  // namespace

TEST_CASE("who interrupts twice is obeyed at once", "[base]") {
  const int impatient = end_of_interrupted_twice(std::chrono::milliseconds(400));
  REQUIRE(WIFSIGNALED(impatient));
  CHECK(WTERMSIG(impatient) == SIGINT);
}

TEST_CASE("a signal that comes twice at a time, as from timeout(1), is one", "[base]") {
  const int patient = end_of_interrupted_twice(std::chrono::milliseconds(0));
  REQUIRE(WIFEXITED(patient));
  CHECK(WEXITSTATUS(patient) == SIGINT);
}

}  // namespace papers::base_interrupt_test
