// What goes into a digest: a value that every renderer prints.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <unordered_set>
#include <vector>

#include "library/library.hpp"
#include "paper/paper.hpp"
#include "search/search.hpp"

namespace papers::digest {

enum class GroupBy { topic, day, none };
enum class SummaryKind { sentence, lead, full, none };

struct DigestRequest {
  search::Request search;  ///< limit: 50 when absent, 0 = all
  GroupBy by = GroupBy::topic;
  SummaryKind summary = SummaryKind::sentence;
  std::int64_t most_papers = 0;  ///< what its format holds, whatever the limit says; 0: any number
  std::string title;             ///< empty: made from the query and the span
  /// Without a query: only the newest listed day that has papers. Subscriptions
  /// turn it off, what they have not sent yet may be older.
  bool newest_day = true;
  /// Papers to leave out and not to count, such as those of earlier issues; may be null.
  const std::unordered_set<std::int64_t>* seen = nullptr;
};

struct Entry {
  Paper paper;
  std::string text;               ///< what SummaryKind asked for
  std::vector<std::string> also;  ///< names of its topics that its group does not say
};

struct Group {
  std::string name;  ///< "Retrieval", "Mar 12, 2026"; empty for the only group of GroupBy::none
  std::string slug;  ///< an anchor, unique in the digest
  std::vector<Entry> entries;
};

struct DayCount {
  Day day;
  std::uint64_t papers;
};

struct Digest {
  std::string title;
  GroupBy by = GroupBy::topic;
  std::optional<Day> first_day, last_day;  ///< of what it contains
  std::uint64_t total = 0;                 ///< matching papers, left out ones included
  std::uint64_t left_out = 0;
  std::string more_command;   ///< the papers command that shows what was left out; empty when none
  std::string feed_name;      ///< the request as typed, without the day that was found for it
  std::string query_command;  ///< the papers command that shows what is in it
  std::vector<Group> groups;
  std::vector<DayCount> days;  ///< papers a day, for a sparkline; oldest first
};

/// Builds the digest; groups without entries are left out. total == 0: nothing to say.
Digest build(library::Library& library, const DigestRequest& request, Day today);

/// The papers that match, unlimited; what total counts. Nothing is fetched but row ids.
std::vector<std::int64_t> matching(library::Library& library, const DigestRequest& request,
                                   Day today);

}  // namespace papers::digest
