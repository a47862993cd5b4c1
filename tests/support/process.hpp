// Work in a process of its own, for what a process can only do once or must not survive.
#pragma once

#include <sys/wait.h>
#include <unistd.h>

#include "base/error.hpp"
#include "support/catch.hpp"

namespace papers::test {

/// Runs `work` in a child that then ends without any destructor but those of `work`'s own values;
/// its exit code: 0, that of a papers::Error, 98 for other exceptions; -1 when a signal ended it.
template <typename Work>
int in_another_process(const Work& work) {
  const pid_t child = ::fork();
  REQUIRE(child >= 0);
  if (child == 0) {
    int code = 0;
    try {
      work();
    } catch (const Error& error) {
      code = static_cast<int>(error.code());
    } catch (...) {
      code = 98;
    }
    ::_exit(code);
  }
  int status = 0;
  REQUIRE(::waitpid(child, &status, 0) == child);
  return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

/// The same as a user who may read `folder` and its files, and write nothing.
template <typename Work>
int as_mere_reader(const Work& work) {
  return in_another_process([&work] {
    constexpr uid_t nobody = 65534;
    if (::geteuid() == 0 && (::setegid(nobody) != 0 || ::seteuid(nobody) != 0)) ::_exit(97);
    work();
  });
}

}  // namespace papers::test
