// time_command RUNS COMMAND [ARGUMENT...]
//
// Runs COMMAND that often, its output thrown away, and prints the medians of the whole process:
// wall-clock and CPU milliseconds. CPU time counts the kernel's work for the process, loading it
// too.
#include <fcntl.h>
#include <fmt/format.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <vector>

namespace {

struct Cost {
  double wall_ms = 0;
  double cpu_ms = 0;
};

double milliseconds(const timeval& time) {
  return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_usec) / 1e3;
}

[[noreturn]] void become(char** words) {
  const int nowhere = ::open("/dev/null", O_RDWR);
  for (const int stream : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) ::dup2(nowhere, stream);
  ::execvp(words[0], words);
  ::_exit(127);
}

Cost run(char** words) {
  const auto start = std::chrono::steady_clock::now();
  const pid_t child = ::fork();
  if (child == 0) become(words);
  int status = 0;
  rusage usage{};
  if (child < 0 || ::wait4(child, &status, 0, &usage) != child || !WIFEXITED(status) ||
      WEXITSTATUS(status) > 1) {
    fmt::print(stderr, "time_command: {} failed\n", words[0]);
    std::exit(2);
  }
  const std::chrono::duration<double, std::milli> wall = std::chrono::steady_clock::now() - start;
  return {wall.count(), milliseconds(usage.ru_utime) + milliseconds(usage.ru_stime)};
}

double median(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  return values[values.size() / 2];
}

}  // namespace

int main(int argc, char** argv) {
  const int runs = argc < 3 ? 0 : std::atoi(argv[1]);
  if (runs < 1) {
    fmt::print(stderr, "usage: time_command RUNS COMMAND [ARGUMENT...]\n");
    return 2;
  }
  std::vector<double> wall;
  std::vector<double> cpu;
  for (int i = 0; i < runs; ++i) {
    const Cost cost = run(argv + 2);
    wall.push_back(cost.wall_ms);
    cpu.push_back(cost.cpu_ms);
  }
  fmt::print("{:.2f} {:.2f}\n", median(wall), median(cpu));
}
