// time_command RUNS COMMAND [ARGUMENT...]
//
// Runs COMMAND that often, its output thrown away, and prints of the whole process: the medians of
// wall-clock and of CPU milliseconds, the 95th percentile of the latter, and the most memory in
// MiB. CPU time counts the kernel's work for the process, loading it too.
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
  double memory_mib = 0;
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
  return {wall.count(), milliseconds(usage.ru_utime) + milliseconds(usage.ru_stime),
          static_cast<double>(usage.ru_maxrss) / 1024};
}

/// What `share` of the values do not exceed.
double quantile(std::vector<double> values, double share) {
  std::sort(values.begin(), values.end());
  return values[static_cast<std::size_t>(share * static_cast<double>(values.size()))];
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
  double memory_mib = 0;
  for (int i = 0; i < runs; ++i) {
    const Cost cost = run(argv + 2);
    wall.push_back(cost.wall_ms);
    cpu.push_back(cost.cpu_ms);
    memory_mib = std::max(memory_mib, cost.memory_mib);
  }
  fmt::print("{:.2f} {:.2f} {:.2f} {:.0f}\n", quantile(wall, 0.5), quantile(cpu, 0.5),
             quantile(cpu, 0.95), memory_mib);
}
