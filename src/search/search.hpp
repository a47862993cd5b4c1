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
  std::vector<Entry> entries;        ///< best first, cut at the limit
  std::uint64_t total = 0;           ///< before the limit
  bool relaxed = false;              ///< no paper had all the words
  std::vector<std::string> remarks;  ///< for stderr, one line each: what was relaxed, did you mean
  Query query;
  Plan plan;
  std::string expression;          ///< what FTS5 was asked; empty: nothing
  std::vector<ScoreParts> scores;  ///< of the ranked papers, any order
};

/// Throws QueryError, or UsageError for unknown topics (with suggestions), or for a ranked request
/// without anything to match by. `weights`: others than the shipped ones, to measure them.
Answer search(library::Library& library, const Request& request, Day today,
              const Weights& weights = {});

/// The papers of `entries`, with title and snippet marked for the query of `answer`; all from one
/// state of the library.
std::vector<Hit> hits(library::Library& library, const Answer& answer,
                      std::span<const Answer::Entry> entries);

/// How `answer` came about, lines of text: tree, translation, expansions, and the parts of scores.
std::string explain(const Answer& answer);

/// Papers most like one, with the terms they share.
struct Related {
  Answer::Entry entry;
  std::vector<std::string> shared;  ///< strongest first
};
std::vector<Related> related_to_paper(library::Library& library, std::int64_t paper,
                                      std::int64_t limit);
std::vector<Related> related_to_text(library::Library& library, std::string_view text,
                                     std::int64_t limit);

/// The nearest of `candidates` to `word` by edit distance, nullopt when none is near: for unknown
/// options, commands, fields, topics, formats.
std::optional<std::string> nearest_word(std::string_view word,
                                        const std::vector<std::string>& candidates);

}  // namespace papers::search
