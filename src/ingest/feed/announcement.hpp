// The list of a day: what arXiv announces by mail, on its listings and in its feeds.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "ingest/reader.hpp"

namespace papers::ingest {

/// Gives the papers of an announcement their day and place, and hands them on. A new version of a
/// paper (a "replacement") is no news of the day: it is kept, and listed nowhere.
class Announcement {
 public:
  /// `sink` must outlive it.
  explicit Announcement(Sink& sink) : sink_(sink) {}

  /// The day of what follows, whose places begin at 1.
  void begin_day(const StatedDay& day);

  /// `first`, `last`: its lines. Skipped with its reason when it is no usable record.
  void put(Record& record, bool is_replacement, std::uint64_t first, std::uint64_t last);

  [[nodiscard]] std::uint64_t papers() const { return papers_; }

 private:
  Sink& sink_;
  std::optional<StatedDay> day_;
  std::int64_t position_ = 0;
  std::uint64_t papers_ = 0;
};

/// The day in "Fri, 20 Nov 2026", "Friday, 20 November 2026", "Thu 19 Nov 26 19:00:00 GMT" or
/// "20 Nov 2026 (showing 2 of 412 entries)", at the start of `text`.
std::optional<StatedDay> leading_day(std::string_view text);

}  // namespace papers::ingest
