#include "search/digits.hpp"

#include <algorithm>

namespace papers::search {
namespace {

struct DigitWord {
  char digit;
  std::string_view word;
};
constexpr DigitWord digit_words[] = {{'2', "to"}, {'4', "for"}};
constexpr std::size_t shortest_side_bytes = 2;
constexpr std::size_t longest_compound_words = 5;

bool are_letters(std::string_view text) {
  return text.size() >= shortest_side_bytes &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

// "sim2real" as sim, to, real; empty when it is no such word.
std::vector<std::string> opened(std::string_view word) {
  for (const DigitWord& digit : digit_words) {
    const std::size_t at = word.find(digit.digit);
    if (at == std::string_view::npos) continue;
    const std::string_view left = word.substr(0, at);
    const std::string_view right = word.substr(at + 1);
    if (are_letters(left) && are_letters(right)) {
      return {std::string(left), std::string(digit.word), std::string(right)};
    }
  }
  return {};
}

std::string closed(std::span<const std::string> three) {
  for (const DigitWord& digit : digit_words) {
    if (three[1] == digit.word && are_letters(three[0]) && are_letters(three[2])) {
      return three[0] + digit.digit + three[2];
    }
  }
  return {};
}

std::vector<std::string> replaced(std::span<const std::string> words, std::size_t first,
                                  std::size_t count, const std::vector<std::string>& by) {
  std::vector<std::string> out(words.begin(), words.end());
  const auto start = out.begin() + static_cast<std::ptrdiff_t>(first);
  out.insert(out.erase(start, start + static_cast<std::ptrdiff_t>(count)), by.begin(), by.end());
  return out;
}

}  // namespace

std::vector<std::vector<std::string>> digit_spellings(std::span<const std::string> words,
                                                      Vocabulary& vocabulary) {
  std::vector<std::vector<std::string>> out;
  if (words.size() > longest_compound_words) return out;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const auto parts = opened(words[i]);
    if (!parts.empty() && vocabulary.has_sequence(parts)) {
      out.push_back(replaced(words, i, 1, parts));
    }
    if (i + 2 >= words.size()) continue;
    const std::string joined = closed(words.subspan(i, 3));
    if (!joined.empty() && vocabulary.papers_with(joined) > 0) {
      out.push_back(replaced(words, i, 3, {joined}));
    }
  }
  return out;
}

}  // namespace papers::search
