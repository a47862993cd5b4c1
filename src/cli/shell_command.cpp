#include "cli/shell_command.hpp"

#include <fmt/format.h>
#include <spawn.h>
#include <sys/wait.h>

#include <cerrno>
#include <csignal>
#include <cstring>
#include <string_view>

#include "base/error.hpp"

extern char** environ;

namespace papers::cli {

namespace {

constexpr std::string_view given_words = "\"$@\"";

std::string with_words(std::string command) {
  bool has_place = false;
  for (const std::string_view place : {"'%s'", "\"%s\"", "%s"}) {
    for (std::size_t at = command.find(place); at != std::string::npos;
         at = command.find(place, at + given_words.size())) {
      command.replace(at, place.size(), given_words);
      has_place = true;
    }
  }
  return has_place ? command : command.append(" ").append(given_words);
}

}  // namespace

int run_in_foreground(const std::string& command, const std::vector<std::string>& words) {
  std::vector<std::string> line = {"sh", "-c", with_words(command), "sh"};
  line.insert(line.end(), words.begin(), words.end());
  std::vector<char*> pointers;
  for (std::string& word : line) pointers.push_back(word.data());
  pointers.push_back(nullptr);

  posix_spawnattr_t attributes;
  posix_spawnattr_init(&attributes);
  sigset_t ignored_here;
  sigemptyset(&ignored_here);
  sigaddset(&ignored_here, SIGPIPE);
  sigaddset(&ignored_here, SIGXFSZ);
  posix_spawnattr_setsigdefault(&attributes, &ignored_here);
  posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGDEF);
  pid_t process = 0;
  const int failure =
      ::posix_spawn(&process, "/bin/sh", nullptr, &attributes, pointers.data(), environ);
  posix_spawnattr_destroy(&attributes);
  if (failure != 0) {
    throw Error(fmt::format("cannot start '{}': {}", command, std::strerror(failure)));
  }
  int status = 0;
  while (::waitpid(process, &status, 0) < 0 && errno == EINTR) {
  }
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

}  // namespace papers::cli
