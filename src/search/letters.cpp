#include "search/letters.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

#include "text/utf8.hpp"

namespace papers::search {
namespace {

struct Letter {
  std::string_view letter, plain;
};
constexpr Letter keyboard_letters[] = {
    {"ł", "l"}, {"ø", "o"}, {"ø", "oe"}, {"đ", "d"},  {"ð", "d"},  {"ð", "th"},
    {"ħ", "h"}, {"ı", "i"}, {"æ", "ae"}, {"œ", "oe"}, {"þ", "th"}, {"ß", "ss"},
};

constexpr std::size_t most_spellings = 12;  // of a phrase
constexpr std::size_t longest_spelled_bytes = 64;

constexpr char32_t wide_zero = 0xFF10;
constexpr char32_t wide_a = 0xFF41;

// The ASCII letter or digit that `c`, folded, is a wide form of; 0: it is none.
char narrow(char32_t c) {
  if (c >= wide_zero && c < wide_zero + 10) return static_cast<char>('0' + (c - wide_zero));
  if (c >= wide_a && c < wide_a + 26) return static_cast<char>('a' + (c - wide_a));
  return 0;
}

bool is_all_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(),
                     [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

// `word` as one types it who lacks its letters: itself when it has none of them.
std::vector<std::string> plain_forms(std::string_view word) {
  std::vector<std::string> out = {""};
  while (!word.empty()) {
    const std::string_view before = word;
    const char narrowed = narrow(text::next_codepoint(word));
    const std::string_view own = before.substr(0, before.size() - word.size());
    std::vector<std::string> longer;
    const auto go_on = [&](std::string_view with) {
      for (const std::string& start : out) longer.push_back(start + std::string(with));
    };
    for (const Letter& letter : keyboard_letters) {
      if (letter.letter == own) go_on(letter.plain);
    }
    if (longer.empty()) go_on(narrowed != 0 ? std::string_view(&narrowed, 1) : own);
    if (longer.size() > most_spellings) {
      longer.clear();
      go_on(own);
    }
    out = std::move(longer);
  }
  return out;
}

std::string wide(std::string_view plain) {
  std::string out;
  for (const char c : plain) {
    const bool digit = c >= '0' && c <= '9';
    text::append_codepoint(out, digit ? wide_zero + static_cast<char32_t>(c - '0')
                                      : wide_a + static_cast<char32_t>(c - 'a'));
  }
  return out;
}

// Goes through the vocabulary as through a tree: a letter that no word has there opens no branch.
class Speller {
 public:
  Speller(Vocabulary& vocabulary, bool prefix) : vocabulary_(vocabulary), prefix_(prefix) {}

  void spell(const std::string& plain) {
    keep_if_known(plain);
    if (!is_all_ascii(plain)) return;
    go_on("", plain);
    keep_if_known(wide(plain));
  }

  [[nodiscard]] std::vector<std::string> found() && { return std::move(found_); }

 private:
  void go_on(const std::string& start, std::string_view rest) {
    for (std::size_t at = 0; at < rest.size(); ++at) {
      for (const Letter& letter : keyboard_letters) {
        if (!rest.substr(at).starts_with(letter.plain)) continue;
        const std::string begun =
            start + std::string(rest.substr(0, at)) + std::string(letter.letter);
        if (!vocabulary_.has_start(begun)) continue;
        const std::string_view after = rest.substr(at + letter.plain.size());
        keep_if_known(begun + std::string(after));
        go_on(begun, after);
      }
    }
  }

  void keep_if_known(std::string word) {
    const bool known = prefix_ ? vocabulary_.has_start(word) : vocabulary_.papers_with(word) > 0;
    if (known && std::find(found_.begin(), found_.end(), word) == found_.end()) {
      found_.push_back(std::move(word));
    }
  }

  Vocabulary& vocabulary_;
  bool prefix_;
  std::vector<std::string> found_;
};

// The typed word first.
std::vector<std::string> spelled(const std::string& word, bool prefix, Vocabulary& vocabulary) {
  std::vector<std::string> out = {word};
  // A lone ø is a sign.
  std::string_view behind_first = word;
  if (!word.empty()) text::next_codepoint(behind_first);
  if (behind_first.empty() || word.size() > longest_spelled_bytes) return out;
  Speller speller(vocabulary, prefix);
  for (const std::string& plain : plain_forms(word)) speller.spell(plain);
  for (std::string& other : std::move(speller).found()) {
    if (other != word) out.push_back(std::move(other));
  }
  return out;
}

}  // namespace

void add_letters(Term& term, Vocabulary& vocabulary) {
  if (term.forms.front().variants_only) return;
  std::vector<Form> forms = {term.forms.front()};
  forms.front().source = Form::Source::letters;
  for (std::size_t i = 0; i < forms.front().phrases.size(); ++i) {
    const std::vector<std::string> typed = forms.front().phrases[i];
    for (std::size_t k = 0; k < typed.size(); ++k) {
      const bool prefix = forms.front().prefix && k + 1 == typed.size();
      const auto words = spelled(typed[k], prefix, vocabulary);
      const std::size_t before = forms.size();
      for (std::size_t w = 1; w < words.size(); ++w) {
        for (std::size_t f = 0; f < before && forms.size() < most_spellings; ++f) {
          forms.push_back(forms[f]);
          forms.back().phrases[i][k] = words[w];
        }
      }
    }
  }
  term.forms.insert(term.forms.begin() + 1, forms.begin() + 1, forms.end());
}

}  // namespace papers::search
