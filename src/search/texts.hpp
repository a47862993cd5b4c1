// The texts of some papers as numbers, so that the second stage compares integers.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "base/string_table.hpp"
#include "library/sqlite.hpp"
#include "text/word_finder.hpp"

namespace papers::search {

struct TokenizedPaper {
  struct Word {
    std::uint32_t number, place;
  };
  std::int64_t id = 0;
  std::vector<Word> words;  ///< title, then abstract; those that are numbered
  std::uint32_t title_words = 0, abstract_words = 0;  ///< how many there are
};

class Texts {
 public:
  Texts() = default;
  /// Only words that begin so are numbered.
  explicit Texts(const text::FirstBytes& numbered) : finder_(numbered) {}

  /// Reads and keeps the paper. False when there is none with that id.
  bool add(library::Database& database, std::int64_t paper);
  /// Keeps a text that is no paper's.
  void add_text(std::int64_t id, std::string_view title, std::string_view abstract);

  [[nodiscard]] const std::vector<TokenizedPaper>& papers() const { return papers_; }
  [[nodiscard]] const StringTable& words() const { return words_; }

 private:
  /// Adds the words of `text` to the paper's, behind `place` others. Returns how many it has.
  std::uint32_t tokenize(std::string_view text, std::uint32_t place, TokenizedPaper& paper);

  std::optional<text::WordFinder> finder_;  ///< none: all are numbered
  std::vector<TokenizedPaper> papers_;
  StringTable words_;
};

/// Rows of id, title and abstract: the first `most` papers that match `expression`. The connection
/// has one such statement.
library::Statement& papers_matching(library::Database& database, std::string_view expression,
                                    int most);

/// The stems of numbered words, numbered as they come. Each word is stemmed once.
class WordStems {
 public:
  /// Stems those of `words` that it has not met, the same table each time.
  void read(const StringTable& words);
  [[nodiscard]] std::uint32_t of(std::uint32_t word) const { return stem_of_[word]; }
  /// The first word that had the stem.
  [[nodiscard]] std::uint32_t word_of(std::uint32_t stem) const { return word_of_[stem]; }
  [[nodiscard]] std::uint32_t size() const { return stems_.size(); }

 private:
  StringTable stems_;
  std::vector<std::uint32_t> stem_of_;  ///< by word
  std::vector<std::uint32_t> word_of_;  ///< by stem
};

}  // namespace papers::search
