// Any number of papers that read like real ones: sentences of real abstracts, drawn anew.
#pragma once

#include <cstddef>
#include <cstdint>
#include <random>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "paper/record.hpp"

namespace papers::bench {

/// The records of one file in any input format, or of every file in a folder. Throws Error when
/// there is none with an abstract.
std::vector<Record> read_records(const std::string& path);

/// The page of the repository that read_records starts from by default.
std::string_view sample_page();

/// Draws papers. The same records and seed give the same papers on every machine: only the engine
/// of <random> is used, whose output the standard fixes.
class Corpus {
 public:
  /// `new_words`: abstracts gain words that none before had, as many as a growing corpus does.
  Corpus(const std::vector<Record>& records, std::uint64_t seed, bool new_words = false);

  /// The next paper: a title that none before had, an abstract of as many sentences as some real
  /// one, an arXiv id of its own, authors, votes.
  Record next();

 private:
  std::size_t draw(std::size_t below) { return static_cast<std::size_t>(random_() % below); }
  std::string draw_title();
  std::string draw_abstract();
  /// A word of its own for every number.
  std::string coin_word();
  /// Puts the words in that the text of paper `count_` has for the first time.
  void add_new_words(std::string& abstract);

  std::vector<std::string> openings_;   ///< first sentences
  std::vector<std::string> sentences_;  ///< all others
  std::vector<std::size_t> lengths_;    ///< sentences of each real abstract
  std::vector<std::vector<std::string>> titles_;
  std::vector<std::string> authors_;
  std::unordered_set<std::string> used_titles_;
  std::mt19937_64 random_;
  std::uint64_t count_ = 0;
  bool new_words_;
  double owed_words_ = 0;
  std::uint64_t coined_words_ = 0;
};

}  // namespace papers::bench
