// A stored paper with everything known about it: what commands show and renderers print.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/day.hpp"
#include "paper/record.hpp"

namespace papers {

struct PaperTopic {
  std::string slug;
  std::string name;
  double score = 0;  ///< strongest first in Paper::topics
};

/// One row of `paper` with its dependants. Field names are those of docs/json.md. Empty strings and
/// absent optionals print as null.
struct Paper {
  std::int64_t id = 0;
  std::string key;  ///< 16 hex digits
  std::string title;
  std::string abstract;
  AbstractKind abstract_kind = AbstractKind::none;
  std::string summary;  ///< one sentence; filled by summary::add_summary, not stored
  std::vector<std::string> authors;
  bool authors_cut = false;  ///< there are more than `authors` names
  std::string arxiv_id, doi, url, published, venue;
  WorkKind work_kind = WorkKind::unknown;
  std::vector<Link> links;
  std::vector<Listing> listings;  ///< oldest day first, undated ones first of all
  std::optional<Day> listed_on;   ///< the latest
  /// Each of the latest day that states it.
  std::optional<std::int64_t> position, upvotes, github_stars, comments;
  std::vector<PaperTopic> topics;
  std::vector<std::string> tags;  ///< sorted
  std::vector<std::string> keywords;
  std::string note;
};

/// Marks round matched words in Hit::title and Hit::snippet: private-use characters that cleaned
/// text cannot be confused with once a writer has replaced them.
inline constexpr const char* match_begin = "\xEE\x80\x80";  // U+E000
inline constexpr const char* match_end = "\xEE\x80\x81";    // U+E001

/// A paper as the answer to a query.
struct Hit {
  Paper paper;
  enum class Match { none, all, partial } match = Match::none;  ///< none: not from a search
  double score = 0;     ///< higher is better; meaningful for match != none
  std::string title;    ///< the title with match marks; empty without a match in it
  std::string snippet;  ///< the best passage with match marks; may be empty
};

}  // namespace papers
