// What rises and falls between two spans of listing days: topics, and the terms of titles.
// docs/trends.md says how, and why so.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/day.hpp"
#include "library/library.hpp"

namespace papers::trends {

/// Both days included.
struct Span {
  Day first, last;
};

struct Request {
  Span now, before;
  std::string query;               ///< of papers that count; empty: all
  std::vector<std::string> asked;  ///< terms to follow; empty: find those that move
  std::size_t limit = 0;           ///< of terms each way; 0: all
};

struct Month {
  std::string name;                      ///< "2026-04"
  std::uint64_t papers = 0, listed = 0;  ///< those with the term, of those first listed in it
};

/// A topic or term. Shares are of the papers of a span.
struct Trend {
  std::string text;
  bool is_topic = false;
  std::uint64_t now = 0, before = 0;  ///< papers
  double share_now = 0, share_before = 0;
  /// Of the natural logarithm of share over share before: its bound towards 0, so that chance does
  /// not look like news; positive for what rises.
  double bound = 0;
  std::vector<std::uint64_t> weeks_before, weeks_now;  ///< papers, oldest first (weeks_of)
  std::vector<std::int64_t> papers;                    ///< up to two that stand for it
  std::vector<Month> months;  ///< of one asked for: all that have listings, oldest first
  std::vector<std::string> remarks = {};  ///< of one asked for: search::Answer::remarks
};

struct Trends {
  Span now, before;
  std::uint64_t papers_now = 0, papers_before = 0, days_now = 0, days_before = 0;
  std::vector<Trend> rising, falling;  ///< strongest first, topics before terms
  std::vector<Trend> asked;  ///< in the order asked for; several for an acronym of several things
};

/// The newest listing day; nullopt when nothing was listed.
std::optional<Day> newest_day(library::Library& library);

/// Throws what search::search does for a query.
Trends trends(library::Library& library, const Request& request, Day today);

}  // namespace papers::trends
