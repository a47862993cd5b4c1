// The texts of some papers as numbers: words and stems get ids, so that the second stage compares
// integers. Each distinct word is stemmed once.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/string_table.hpp"
#include "library/sqlite.hpp"

namespace papers::search {

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
  [[nodiscard]] const StringTable& words() const { return words_; }
  [[nodiscard]] const StringTable& stems() const { return stems_; }
  [[nodiscard]] std::uint32_t stem_of(std::uint32_t word) const { return stem_of_[word]; }

 private:
  void tokenize(std::string_view text, std::vector<std::uint32_t>& out);

  std::vector<TokenizedPaper> papers_;
  StringTable words_, stems_;
  std::vector<std::uint32_t> stem_of_;
};

}  // namespace papers::search
