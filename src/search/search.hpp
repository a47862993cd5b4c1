// Answers to queries: which papers, in which order, and what to tell the user about it.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/day.hpp"
#include "library/library.hpp"
#include "paper/paper.hpp"
#include "search/request.hpp"

namespace papers::search {

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
};

struct Weights;

/// Runs a request against one library. Keeps what several hydrations share.
class Searcher {
 public:
  Searcher(library::Library& library, Day today);
  ~Searcher();

  /// Throws QueryError, or UsageError for unknown topics (with suggestions), or for a ranked
  /// request without anything to match by.
  Answer run(const Request& request);

  /// The whole hit: the paper, its title and snippet marked for the last run() request.
  Hit hit(const Answer::Entry& entry);
  /// The same of several, from one state of the library: one by one, each takes the lock anew.
  std::vector<Hit> hits(std::span<const Answer::Entry> entries);

  /// How the last run() came about: tree, translation, expansions, and the parts of the scores.
  std::string explain(const Answer& answer);

  /// Other ranking weights than the shipped ones, to measure them.
  void set_weights(const Weights& weights);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

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
