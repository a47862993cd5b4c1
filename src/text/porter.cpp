// The stemmer of FTS5's porter tokenizer (SQLite, ext/fts5/fts5_tokenize.c), byte for byte: M.F.
// Porter, "An algorithm for suffix stripping", Program 14(3), 1980, as SQLite reads it.
#include <array>
#include <bit>
#include <cstdint>
#include <cstring>
#include <span>

#include "text/words.hpp"

namespace papers::text {
namespace {

constexpr std::size_t shortest_stemmed_bytes = 3;
constexpr std::size_t longest_stemmed_bytes = 64;

bool is_vowel(char c, bool y_is_vowel) {
  return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u' || (y_is_vowel && c == 'y');
}

/// Just after the first vowels-then-consonant of `stem`; 0 when it has none.
std::size_t skip_vowels_consonant(std::string_view stem, bool after_consonant) {
  std::size_t i = 0;
  bool consonant = after_consonant;
  for (; i < stem.size(); ++i) {
    consonant = !is_vowel(stem[i], consonant);
    if (!consonant) break;
  }
  for (++i; i < stem.size(); ++i) {
    consonant = !is_vowel(stem[i], consonant);
    if (consonant) return i + 1;
  }
  return 0;
}

/// Porter's m, no further than 2.
int measure(std::string_view stem) {
  const std::size_t first = skip_vowels_consonant(stem, false);
  if (first == 0) return 0;
  return skip_vowels_consonant(stem.substr(first), true) == 0 ? 1 : 2;
}

bool has_vowel(std::string_view stem) {
  for (std::size_t i = 0; i < stem.size(); ++i) {
    if (is_vowel(stem[i], i > 0)) return true;
  }
  return false;
}

/// Porter's *o: ends consonant, vowel, consonant, the last not w, x or y.
bool ends_short_syllable(std::string_view stem) {
  if (stem.ends_with('w') || stem.ends_with('x') || stem.ends_with('y')) return false;
  unsigned pattern = 0;
  bool consonant = false;
  for (const char c : stem) {
    consonant = !is_vowel(c, consonant);
    pattern = pattern << 1 | (consonant ? 1U : 0U);
  }
  return (pattern & 7U) == 5U;
}

enum class When { always, measure_above_0, measure_above_1, measure_above_1_after_s_or_t };

bool holds(When when, std::string_view stem) {
  switch (when) {
    case When::always:
      return true;
    case When::measure_above_0:
      return measure(stem) > 0;
    case When::measure_above_1:
      return measure(stem) > 1;
    case When::measure_above_1_after_s_or_t:
      return (stem.ends_with('s') || stem.ends_with('t')) && measure(stem) > 1;
  }
  return false;
}

/// The end of a word: its last letters as a number, the very last one in the lowest byte.
struct Suffix {
  std::uint64_t letters = 0;
  std::uint64_t mask = 0;
  std::size_t size = 0;

  constexpr Suffix(const char* text) {  // NOLINT(google-explicit-constructor): tables of text
    for (; *text != 0; ++text, ++size) {
      letters = letters << 8 | static_cast<unsigned char>(*text);
      mask = mask << 8 | 0xFF;
    }
  }
};

struct Rule {
  Suffix suffix;
  std::string_view replacement;
  When when;
};

constexpr Rule rules_1b2[] = {
    {"at", "ate", When::always}, {"bl", "ble", When::always}, {"iz", "ize", When::always}};

constexpr Rule rules_2[] = {
    {"ational", "ate", When::measure_above_0}, {"tional", "tion", When::measure_above_0},
    {"enci", "ence", When::measure_above_0},   {"anci", "ance", When::measure_above_0},
    {"izer", "ize", When::measure_above_0},    {"logi", "log", When::measure_above_0},
    {"bli", "ble", When::measure_above_0},     {"alli", "al", When::measure_above_0},
    {"entli", "ent", When::measure_above_0},   {"eli", "e", When::measure_above_0},
    {"ousli", "ous", When::measure_above_0},   {"ization", "ize", When::measure_above_0},
    {"ation", "ate", When::measure_above_0},   {"ator", "ate", When::measure_above_0},
    {"alism", "al", When::measure_above_0},    {"iveness", "ive", When::measure_above_0},
    {"fulness", "ful", When::measure_above_0}, {"ousness", "ous", When::measure_above_0},
    {"aliti", "al", When::measure_above_0},    {"iviti", "ive", When::measure_above_0},
    {"biliti", "ble", When::measure_above_0}};

constexpr Rule rules_3[] = {
    {"ical", "ic", When::measure_above_0},  {"ness", "", When::measure_above_0},
    {"icate", "ic", When::measure_above_0}, {"iciti", "ic", When::measure_above_0},
    {"ful", "", When::measure_above_0},     {"ative", "", When::measure_above_0},
    {"alize", "al", When::measure_above_0}};

constexpr Rule rules_4[] = {
    {"al", "", When::measure_above_1},    {"ance", "", When::measure_above_1},
    {"ence", "", When::measure_above_1},  {"er", "", When::measure_above_1},
    {"ic", "", When::measure_above_1},    {"able", "", When::measure_above_1},
    {"ible", "", When::measure_above_1},  {"ant", "", When::measure_above_1},
    {"ement", "", When::measure_above_1}, {"ment", "", When::measure_above_1},
    {"ent", "", When::measure_above_1},   {"ion", "", When::measure_above_1_after_s_or_t},
    {"ou", "", When::measure_above_1},    {"ism", "", When::measure_above_1},
    {"ate", "", When::measure_above_1},   {"iti", "", When::measure_above_1},
    {"ous", "", When::measure_above_1},   {"ive", "", When::measure_above_1},
    {"ize", "", When::measure_above_1}};

/// The rules of one step, and for each last letter which of them have a suffix that ends so.
struct Rules {
  std::span<const Rule> all;
  std::array<std::uint32_t, 26> ending_with{};  ///< a bit a rule

  constexpr explicit Rules(std::span<const Rule> rules) : all(rules) {
    for (std::size_t i = 0; i < rules.size(); ++i) {
      ending_with[(rules[i].suffix.letters & 0xFF) - 'a'] |= std::uint32_t{1} << i;
    }
  }
};
constexpr Rules step_1b2(rules_1b2);
constexpr Rules step_2(rules_2);
constexpr Rules step_3(rules_3);
constexpr Rules step_4(rules_4);

/// A word that shrinks and grows by a letter in place; no step makes it longer than it came.
class Stem {
 public:
  explicit Stem(std::string_view word) : size_(word.size()) { word.copy(word_, size_); }

  [[nodiscard]] std::string_view view() const { return {word_, size_}; }
  [[nodiscard]] std::string_view without(std::size_t count) const {
    return view().substr(0, size_ - count);
  }
  [[nodiscard]] bool ends(const Suffix& suffix) const {
    return size_ > suffix.size && (tail() & suffix.mask) == suffix.letters;
  }
  [[nodiscard]] char last() const { return word_[size_ - 1]; }
  void drop(std::size_t count) { size_ -= count; }
  void push(char c) { word_[size_++] = c; }
  void set_last(char c) { word_[size_ - 1] = c; }

  /// The first rule whose suffix is there decides. Returns whether the word was changed.
  bool apply(const Rules& step) {
    if (last() < 'a' || last() > 'z') return false;
    auto rules = step.ending_with[static_cast<std::size_t>(last() - 'a')];
    for (; rules != 0; rules &= rules - 1) {
      const Rule& rule = step.all[static_cast<std::size_t>(std::countr_zero(rules))];
      if (!ends(rule.suffix)) continue;
      if (!holds(rule.when, without(rule.suffix.size))) return false;
      drop(rule.suffix.size);
      for (const char c : rule.replacement) push(c);
      return true;
    }
    return false;
  }

 private:
  /// The last eight letters as a Suffix has them; what stands before the word does not matter, as
  /// ends() knows its size.
  [[nodiscard]] std::uint64_t tail() const {
    std::uint64_t letters = 0;
    std::memcpy(&letters, word_ + size_ - sizeof letters, sizeof letters);
    return std::endian::native == std::endian::little ? __builtin_bswap64(letters) : letters;
  }

  std::array<char, sizeof(std::uint64_t) + longest_stemmed_bytes + 2> letters_{};
  char* word_ = letters_.data() + sizeof(std::uint64_t);
  std::size_t size_;
};

void strip_plural(Stem& stem) {
  const std::string_view word = stem.view();
  if (!word.ends_with('s')) return;
  const char before = word[word.size() - 2];
  if (before == 'e') {
    const bool sses = word.size() > 4 && word.ends_with("sses");
    const bool ies = word.size() > 3 && word.ends_with("ies");
    stem.drop(sses || ies ? 2 : 1);
  } else if (before != 's') {
    stem.drop(1);
  }
}

/// Steps 1b and its repair: "hopping" -> "hop", "rating" -> "rate".
void strip_tense(Stem& stem) {
  constexpr Suffix eed = "eed";
  constexpr Suffix ed = "ed";
  constexpr Suffix ing = "ing";
  if (stem.ends(eed)) {
    if (measure(stem.without(3)) > 0) stem.drop(1);
    return;
  }
  const std::size_t suffix_size = stem.ends(ed) ? 2 : stem.ends(ing) ? 3 : 0;
  if (suffix_size == 0 || !has_vowel(stem.without(suffix_size))) return;
  stem.drop(suffix_size);
  if (stem.apply(step_1b2)) return;
  const std::string_view word = stem.view();
  const char last = stem.last();
  const bool doubled = word.size() > 1 && word[word.size() - 2] == last;
  if (doubled && !is_vowel(last, false) && last != 'l' && last != 's' && last != 'z') {
    stem.drop(1);
  } else if (measure(word) == 1 && ends_short_syllable(word)) {
    stem.push('e');
  }
}

void strip_final_e_and_l(Stem& stem) {
  if (stem.last() == 'e') {
    const std::string_view before = stem.without(1);
    const int m = measure(before);
    if (m > 1 || (m == 1 && !ends_short_syllable(before))) stem.drop(1);
  }
  if (stem.view().ends_with("ll") && measure(stem.without(1)) > 1) stem.drop(1);
}

}  // namespace

std::string porter_stem(std::string_view folded) {
  if (folded.size() < shortest_stemmed_bytes || folded.size() > longest_stemmed_bytes) {
    return std::string(folded);
  }
  Stem stem(folded);
  strip_plural(stem);
  strip_tense(stem);
  if (stem.last() == 'y' && has_vowel(stem.without(1))) stem.set_last('i');
  stem.apply(step_2);
  stem.apply(step_3);
  stem.apply(step_4);
  strip_final_e_and_l(stem);
  return std::string(stem.view());
}

}  // namespace papers::text
