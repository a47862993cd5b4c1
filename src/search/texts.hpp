// The texts of some papers as numbers: words and stems get ids, so that the second stage compares
// integers. Each distinct word is stemmed once.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "library/sqlite.hpp"

namespace papers::search {

/// Strings to dense ids: an open-addressed table over one arena, as a search puts some 50,000 words
/// through it and a node a word costs more than all the rest of the reading.
class Interner {
 public:
  static constexpr std::uint32_t none = UINT32_MAX;
  Interner();
  std::uint32_t id(std::string_view text);
  /// `none` when it was never seen.
  [[nodiscard]] std::uint32_t find(std::string_view text) const;
  [[nodiscard]] std::size_t size() const { return ends_.size() - 1; }
  /// A view that lives until the next id().
  [[nodiscard]] std::string_view text(std::uint32_t id) const;

 private:
  struct Slot {
    std::uint32_t hash = 0;
    std::uint32_t id = none;
  };
  [[nodiscard]] std::size_t slot_of(std::string_view word, std::uint32_t hash) const;
  void grow();

  std::string arena_;
  std::vector<std::size_t> ends_;  ///< text i lies between ends_[i] and ends_[i + 1]
  std::vector<Slot> slots_;        ///< a power of two, at most half full
};

struct TokenizedPaper {
  std::int64_t id = 0;
  std::vector<std::uint32_t> words;  ///< title, then abstract
  std::size_t title_words = 0;
};

class Texts {
 public:
  /// Reads and keeps the paper. False when there is none with that id.
  bool add(library::Database& database, std::int64_t paper);
  /// Keeps a text that is no paper's.
  void add_text(std::int64_t id, std::string_view title, std::string_view abstract);

  [[nodiscard]] const std::vector<TokenizedPaper>& papers() const { return papers_; }
  [[nodiscard]] const Interner& words() const { return words_; }
  [[nodiscard]] const Interner& stems() const { return stems_; }
  [[nodiscard]] std::uint32_t stem_of(std::uint32_t word) const { return stem_of_[word]; }

 private:
  void tokenize(std::string_view text, std::vector<std::uint32_t>& out);

  std::vector<TokenizedPaper> papers_;
  Interner words_, stems_;
  std::vector<std::uint32_t> stem_of_;
};

}  // namespace papers::search
