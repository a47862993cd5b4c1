#include "search/exact.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "text/word_cutter.hpp"

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
  [[nodiscard]] bool found() const { return found_; }

 private:
  const std::vector<std::string>& words_;
  std::vector<std::size_t> starts_;
  bool found_ = false;
};

bool is_ascii(std::string_view text) {
  unsigned char all = 0;
  for (const char c : text) all |= static_cast<unsigned char>(c);
  return all < 0x80;
}

bool stands_in_any(std::string_view text, const std::vector<std::string>& words) {
  Sequence sequence(words);
  text::cut_words(text, [&](std::string_view word, std::size_t, std::size_t) {
    if (!sequence.found()) sequence.see(word);
  });
  return sequence.found();
}

bool is_word_byte(char c) { return text::ascii_folded[static_cast<unsigned char>(c)] != 0; }

// Whether the words of `text`, which is ASCII, from its start on are `words`.
bool begins_with(std::string_view text, const std::vector<std::string>& words) {
  for (const std::string& word : words) {
    while (!text.empty() && !is_word_byte(text.front())) text.remove_prefix(1);
    if (text.size() < word.size()) return false;
    for (std::size_t i = 0; i < word.size(); ++i) {
      if (text::ascii_folded[static_cast<unsigned char>(text[i])] != word[i]) return false;
    }
    text.remove_prefix(word.size());
    if (!text.empty() && is_word_byte(text.front())) return false;
  }
  return true;
}

// In ASCII a word is a run of letters and digits, and so only places where the first one may stand
// need a closer look.
bool stands_in_ascii(std::string_view text, const std::vector<std::string>& words) {
  constexpr char lower_case = 0x20;  // of ASCII letters; digits have it too
  const auto same = [](char in_text, char folded) { return (in_text | lower_case) == folded; };
  const std::string& first = words.front();
  for (auto at = text.begin();; ++at) {
    at = std::search(at, text.end(), first.begin(), first.end(), same);
    if (at == text.end()) return false;
    const auto place = static_cast<std::size_t>(at - text.begin());
    if (place > 0 && is_word_byte(text[place - 1])) continue;
    if (begins_with(text.substr(place), words)) return true;
  }
}

bool is_in_text(std::string_view text, const std::vector<std::string>& words) {
  if (!is_ascii(text)) return stands_in_any(text, words);
  return std::all_of(words.begin(), words.end(), is_ascii) && stands_in_ascii(text, words);
}

}  // namespace

bool stands_in(library::Database& database, std::int64_t paper, const Term& term) {
  const auto is_in = [&](std::string_view text) {
    return std::any_of(term.forms.begin(), term.forms.end(),
                       [&](const Form& form) { return is_in_text(text, form.phrases.front()); });
  };
  auto& row = database.cached(
      "SELECT title, abstract, authors_text, keywords_text FROM paper WHERE id = ?1");
  row.bind(1, paper);
  const int columns = row.step() ? text_columns : 0;
  bool found = false;
  for (int column = 0; column < columns && !found; ++column) {
    const std::string_view text = row.text(column);
    if ((term.columns >> static_cast<unsigned>(column) & 1U) == 0) continue;
    found = is_in(text);
  }
  row.reset();
  return found;
}

}  // namespace papers::search
