#include "search/exact.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "text/words.hpp"

namespace papers::search {
namespace {

constexpr int text_columns = 4;  // those before variants, which has forms that were never typed

// Looks for one sequence of words in a stream of them.
class Sequence {
 public:
  explicit Sequence(const std::vector<std::string>& words) : words_(words) {}

  void see(std::string_view word) {
    // Starts under way are few and short; one that fits moves on, the others end.
    std::size_t kept = 0;
    for (const std::size_t at : starts_) {
      if (words_[at] == word) starts_[kept++] = at + 1;
    }
    starts_.resize(kept);
    if (words_.front() == word) starts_.push_back(1);
    if (!starts_.empty() && starts_.front() == words_.size()) found_ = true;
    if (found_) starts_.clear();
  }
  void interrupt() { starts_.clear(); }
  [[nodiscard]] bool found() const { return found_; }

 private:
  const std::vector<std::string>& words_;
  std::vector<std::size_t> starts_;
  bool found_ = false;
};

bool is_ascii(std::string_view text) {
  return std::none_of(text.begin(), text.end(), [](char c) { return (c & 0x80) != 0; });
}

// False where `word`, folded, cannot stand in `text`: cheaper to see than to cut it into words.
bool may_hold(std::string_view text, std::string_view word) {
  constexpr char lower_case = 0x20;  // of ASCII letters; digits have it too
  const auto same = [](char in_text, char folded) { return (in_text | lower_case) == folded; };
  return std::search(text.begin(), text.end(), word.begin(), word.end(), same) != text.end() ||
         !is_ascii(text) || !is_ascii(word);
}

}  // namespace

bool stands_in(library::Database& database, std::int64_t paper, const Term& term) {
  auto& row = database.cached(
      "SELECT title, abstract, authors_text, keywords_text FROM paper WHERE id = ?1");
  row.bind(1, paper);
  const std::vector<std::string>& words = term.forms.front().phrases.front();
  Sequence sequence(words);
  const int columns = row.step() ? text_columns : 0;
  for (int column = 0; column < columns && !sequence.found(); ++column) {
    const std::string_view text = row.text(column);
    const bool asked = (term.columns >> static_cast<unsigned>(column) & 1U) != 0;
    if (!asked || !may_hold(text, words.front())) continue;
    text::for_each_word(text, [&](std::string_view word, std::size_t, std::size_t) {
      if (!sequence.found()) sequence.see(word);
    });
    sequence.interrupt();
  }
  row.reset();
  return sequence.found();
}

}  // namespace papers::search
