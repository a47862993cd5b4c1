#include "cli/progress.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include "cli/output.hpp"
#include "text/escape.hpp"
#include "text/width.hpp"

namespace papers::cli {
namespace {

constexpr auto first_draw = std::chrono::milliseconds(400);
constexpr auto redraw = std::chrono::milliseconds(200);
constexpr const char* clear_line = "\r\x1b[K";
constexpr int line_limit_cols = 78;

std::string remaining_text(double seconds) {
  const auto whole = static_cast<std::int64_t>(seconds + 0.5);
  if (whole < 60) return fmt::format("{} s left", whole);
  return fmt::format("{} min {} s left", whole / 60, whole % 60);
}

}  // namespace

Progress::Progress(bool shown, std::string name, std::optional<std::uint64_t> total_bytes)
    : shown_(shown),
      name_(std::move(name)),
      total_bytes_(total_bytes),
      next_(start_ + first_draw) {}

Progress::~Progress() {
  if (!drawn_) return;
  try {
    write_all(STDERR_FILENO, clear_line);
  } catch (const Error&) {
    // The terminal is gone; there is nothing to clear.
  }
}

void Progress::update(std::uint64_t bytes, std::uint64_t papers) {
  if (!shown_) return;
  const Clock::time_point now = Clock::now();
  if (now < next_) return;
  next_ = now + redraw;
  draw(now, bytes, papers);
}

void Progress::draw(Clock::time_point now, std::uint64_t bytes, std::uint64_t papers) {
  const double seconds = std::chrono::duration<double>(now - start_).count();
  std::string line = fmt::format("{}: {} papers, {:.0f} a second", text::single_line(name_), papers,
                                 static_cast<double>(papers) / seconds);
  if (total_bytes_ && *total_bytes_ > 0 && bytes > 0) {
    const double done = static_cast<double>(bytes) / static_cast<double>(*total_bytes_);
    line += fmt::format(", {:.0f} %", done * 100);
    if (done < 1) line += ", " + remaining_text(seconds * (1 - done) / done);
  }
  drawn_ = true;
  try {
    write_all(STDERR_FILENO, clear_line + text::truncate_cols(line, line_limit_cols));
  } catch (const Error&) {
    shown_ = false;  // the terminal is gone; the work goes on
  }
}

}  // namespace papers::cli
