// Answers to queries: which papers, in which order, and what to tell the user about it.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/day.hpp"
#include "library/library.hpp"
#include "paper/paper.hpp"
#include "search/plan.hpp"
#include "search/request.hpp"
#include "search/rereader.hpp"
#include "search/weights.hpp"

namespace papers::search {

/// Which papers a request found, and how: what was understood, what was asked of the index, where
/// scores came from. It outlives the request and knows no library.
struct Answer {
  struct Entry {
    std::int64_t paper = 0;
    double score = 0;
    Hit::Match match = Hit::Match::none;
  };
  std::vector<Entry> entries;  ///< best first, cut at the limit
  /// Before the limit; papers that have all the words, for Mode::any those that have one.
  /// Perhaps fewer when the request was not Request::counted.
  std::uint64_t total = 0;
  std::vector<std::string> remarks;  ///< for stderr, one line each: did you mean, what was opened
  Query query;
  Plan plan;
  std::string expression;            ///< what FTS5 was asked; empty: nothing
  std::vector<ScoreParts> scores;    ///< of the ranked papers, any order
  std::vector<std::int64_t> titled;  ///< those whose title is the query
};

/// Throws QueryError, or UsageError for unknown topics (with suggestions), for a query of signs
/// alone, or for a ranked request without anything to match by. `weights`: others than the shipped
/// ones, to measure them.
Answer search(library::Library& library, const Request& request, Day today,
              const Weights& weights = {});

/// The papers of `entries`, with title and snippet marked for the query of `answer`; all from one
/// state of the library.
std::vector<Hit> hits(library::Library& library, const Answer& answer,
                      std::span<const Answer::Entry> entries,
                      library::Detail detail = library::Detail::whole);

/// How `answer` came about, lines of text: tree, translation, expansions, and the parts of scores.
std::string explain(const Answer& answer);

/// Papers most like others, which are not among them, or like a text; with the words they share.
struct Related {
  Answer::Entry entry;
  std::vector<std::string> shared;  ///< strongest first, as what was given writes them
};
std::vector<Related> related_to_papers(library::Library& library,
                                       std::span<const std::int64_t> papers, std::int64_t limit);
std::vector<Related> related_to_text(library::Library& library, std::string_view text,
                                     std::int64_t limit);

/// The nearest of `candidates` to `word` by edit distance, nullopt when none is near: for unknown
/// options, commands, fields, topics, formats.
std::optional<std::string> nearest_word(std::string_view word,
                                        const std::vector<std::string>& candidates);

}  // namespace papers::search
