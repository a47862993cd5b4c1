// How far long work is, on a terminal's stderr: one line that rewrites itself.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>

namespace papers::cli {

class Progress {
 public:
  /// Silent unless `shown`. `total_bytes` gives the time remaining where it is known.
  Progress(bool shown, std::string name, std::optional<std::uint64_t> total_bytes);
  ~Progress();
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  /// Cheap enough to be called for every record.
  void update(std::uint64_t bytes, std::uint64_t papers);

 private:
  using Clock = std::chrono::steady_clock;
  void draw(Clock::time_point now, std::uint64_t bytes, std::uint64_t papers);

  bool shown_;
  bool drawn_ = false;
  std::string name_;
  std::optional<std::uint64_t> total_bytes_;
  Clock::time_point start_ = Clock::now();
  Clock::time_point next_;
};

}  // namespace papers::cli
