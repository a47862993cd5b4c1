// What goes into a digest: a value that every renderer prints.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "library/library.hpp"
#include "paper/paper.hpp"
#include "search/search.hpp"

namespace papers::digest {

/// Areas are the first level of the topics.
enum class GroupBy { area, topic, day, none };
/// Their names, as users type and subscriptions store them.
inline constexpr std::array groupings{
    std::pair{GroupBy::area, "area"}, std::pair{GroupBy::topic, "topic"},
    std::pair{GroupBy::day, "day"}, std::pair{GroupBy::none, "none"}};
enum class SummaryKind { sentence, lead, full, none };
inline constexpr std::array summaries{
    std::pair{SummaryKind::sentence, "sentence"}, std::pair{SummaryKind::lead, "lead"},
    std::pair{SummaryKind::full, "full"}, std::pair{SummaryKind::none, "none"}};

struct DigestRequest {
  search::Request search;  ///< limit: 50 when absent, 0 = all
  GroupBy by = GroupBy::area;
  SummaryKind summary = SummaryKind::sentence;
  std::int64_t most_papers = 0;  ///< what its format holds, whatever the limit says; 0: any number
  std::string title;             ///< empty: made from the query and the span
  std::string title_search;      ///< Digest::title_search
  /// Without a query: only the newest listed day that has papers. Subscriptions
  /// turn it off, what they have not sent yet may be older.
  bool newest_day = true;
  /// Papers to leave out and not to count, such as those of earlier issues; may be null. With it,
  /// or with an order, a limit keeps the first papers of that order (newest first), so that old
  /// ones with many votes keep no news waiting; without, it keeps the best.
  const std::vector<std::int64_t>* seen = nullptr;
};

/// By which number of its papers a digest tells the best: their scores where it is about what is
/// recommended, else votes where any paper has votes, else stars, else the position on the page.
enum class Measure { none, position, stars, votes, score };

struct Entry {
  Paper paper;
  std::string text;               ///< what SummaryKind asked for
  std::vector<std::string> also;  ///< names of its topics that no heading above it says
  /// How far it is recommended, 0 to 100, and why (recommend::told), in a request for what is.
  std::optional<std::int64_t> score = {};
  std::string reason = {};
  std::string subheading = {};  ///< the topic that it stands under within its area; may be empty
};

struct Group {
  std::string name;  ///< "Top 5", "Computer vision", "Mar 12, 2026"; may be empty for an only group
  std::string slug;  ///< an anchor, unique in the digest
  std::vector<Entry> entries;  ///< those with the same subheading stand together
  bool is_top = false;         ///< the best of all, which stand in no other group
};

struct DayCount {
  Day day;
  std::uint64_t papers;
};

struct Digest {
  std::string title;
  std::string span;  ///< "Feb 12 to 27, 2026": the days of what matches; empty for none
  GroupBy by = GroupBy::area;
  Measure measure = Measure::none;
  std::optional<Day> first_day, last_day;  ///< of all that match, as are span and days
  std::uint64_t total = 0;                 ///< matching papers, left out ones included
  std::uint64_t left_out = 0;
  std::string more_command;   ///< the papers command that shows what was left out; empty when none
  std::string feed_name;      ///< the request as typed, without the day that was found for it
  std::string query_command;  ///< the papers command that shows what is in it
  /// An address with "{title}" in it, which leads to papers of that title: for papers without an
  /// address of their own. Empty: those get none.
  std::string title_search;
  std::vector<std::string> remarks;  ///< search::Answer::remarks
  std::vector<Group> groups;
  std::vector<DayCount> days;  ///< papers a day, for a sparkline; oldest first
};

/// Builds the digest; groups without entries are left out. total == 0: nothing to say.
Digest build(library::Library& library, const DigestRequest& request, Day today);

/// The papers that match, at most `limit` (0: all), and how many there are: what total counts.
/// Nothing is fetched but row ids.
struct Matching {
  std::vector<std::int64_t> papers;
  std::uint64_t total = 0;
  std::vector<std::string> remarks;  ///< search::Answer::remarks
};
Matching matching(library::Library& library, const DigestRequest& request, std::int64_t limit,
                  Day today);

}  // namespace papers::digest
