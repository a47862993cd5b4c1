// What papers without a topic are about: a start for a topic of the reader's own.
#include <algorithm>
#include <cmath>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "base/ascii.hpp"
#include "base/interrupt.hpp"
#include "library/sqlite.hpp"
#include "text/words.hpp"
#include "topics/tokens.hpp"
#include "topics/topics.hpp"

namespace papers::topics {
namespace {

// Bound what phrases of a large library take in memory; the newest papers are what a topic is for.
constexpr int papers_read_without = 2000;
constexpr int papers_read_with = 4000;
constexpr std::size_t words_per_paper = 600;
constexpr std::size_t phrase_words_max = 3;
constexpr std::uint64_t phrase_papers_min = 2;
constexpr std::uint64_t word_papers_min = 3;  // one word alone says little
// How much larger its share of the papers without a topic must be: "large language models" is in
// some of these because it is in everything.
constexpr double ratio_min = 3;

struct Phrase {
  std::string text;  // as it first stands, lower case
  std::uint64_t without_topic = 0, with_topic = 0;
  std::size_t words = 0;
};

/// Plural -s off each word, so that "sheaf models" and "sheaf model" are one.
using Phrases = std::unordered_map<std::string, Phrase>;

/// Calls `visit(key, text, words)` once for each distinct phrase of a paper: one to three words
/// that follow one another, none of them a function word or a number.
template <typename Visit>
void for_each_phrase(std::string_view title, std::string_view abstract, Visit visit) {
  struct Word {
    std::string folded;
    std::size_t begin = 0, end = 0;
    bool stops = false;
  };
  std::unordered_set<std::string> seen;
  for (const std::string_view field : {title, abstract}) {
    std::vector<Word> words;
    text::for_each_word(field, [&](std::string_view folded, std::size_t offset, std::size_t size) {
      if (words.size() >= words_per_paper) return;
      const bool letters = folded.find_first_not_of("0123456789") != std::string_view::npos;
      words.push_back({std::string(folded), offset, offset + size,
                       !letters || size < 3 || text::is_stop_word(folded)});
    });
    for (std::size_t first = 0; first < words.size(); ++first) {
      std::string key, phrase;
      for (std::size_t last = first; last < std::min(words.size(), first + phrase_words_max);
           ++last) {
        const Word& word = words[last];
        // Words with a comma or a full stop between them are no phrase.
        if (word.stops || (last > first && word.begin != words[last - 1].end + 1)) break;
        if (last > first) {
          key += ' ';
          phrase += field[word.begin - 1] == '-' ? '-' : ' ';
        }
        key += Lexicon::singular(word.folded);
        phrase += word.folded;
        if (seen.insert(key).second) visit(key, phrase, last - first + 1);
      }
    }
  }
}

/// Counts phrases of the papers without a topic, dropping what stands in one of them only.
Phrases phrases_without_topic(library::Library& library, std::uint64_t& papers) {
  Phrases phrases;
  library::Statement rows = library.database().prepare(
      "SELECT title, abstract FROM paper WHERE id NOT IN (SELECT paper FROM paper_topic)"
      " ORDER BY id DESC LIMIT ?1");
  rows.bind(1, papers_read_without);
  while (rows.step()) {
    throw_if_interrupted();
    ++papers;
    for_each_phrase(rows.text(0), rows.text(1),
                    [&](const std::string& key, const std::string& text, std::size_t words) {
                      Phrase& phrase = phrases[key];
                      if (phrase.without_topic++ == 0) phrase.text = text;
                      phrase.words = words;
                    });
  }
  for (auto entry = phrases.begin(); entry != phrases.end();) {
    entry =
        entry->second.without_topic < phrase_papers_min ? phrases.erase(entry) : std::next(entry);
  }
  return phrases;
}

void count_with_topic(library::Library& library, Phrases& phrases, std::uint64_t& papers) {
  library::Statement rows = library.database().prepare(
      "SELECT title, abstract FROM paper WHERE id IN (SELECT paper FROM paper_topic)"
      " ORDER BY id DESC LIMIT ?1");
  rows.bind(1, papers_read_with);
  while (rows.step()) {
    throw_if_interrupted();
    ++papers;
    for_each_phrase(
        rows.text(0), rows.text(1),
        [&](const std::string& key, const std::string& /*text*/, std::size_t /*words*/) {
          const auto phrase = phrases.find(key);
          if (phrase != phrases.end()) ++phrase->second.with_topic;
        });
  }
}

/// How much more the papers without a topic have of it: their share of it by the logarithm of the
/// ratio. Longer phrases say more of what a topic would be. 0: no start for a topic.
double telling(const Phrase& phrase, std::uint64_t papers_without, std::uint64_t papers_with) {
  const double without =
      static_cast<double>(phrase.without_topic) / static_cast<double>(papers_without);
  const double with =
      (static_cast<double>(phrase.with_topic) + 0.5) / (static_cast<double>(papers_with) + 10);
  if (without < ratio_min * with) return 0;
  if (phrase.words == 1 && phrase.without_topic < word_papers_min) return 0;
  return static_cast<double>(phrase.without_topic) * std::log(without / with) *
         (1 + 0.5 * static_cast<double>(phrase.words - 1));
}

std::string slug_of(const std::string& phrase) {
  std::string slug;
  for (const char c : phrase) {
    if (ascii::is_lower(c) || ascii::is_digit(c)) {
      slug += c;
    } else if (!slug.empty() && slug.back() != '-') {
      slug += '-';
    }
  }
  while (!slug.empty() && slug.back() == '-') slug.pop_back();
  return slug;
}

/// "graph" beside "graph rewriting": the same papers, said less well.
bool repeats(const Phrase& phrase, const std::vector<const Phrase*>& better) {
  return std::any_of(better.begin(), better.end(), [&phrase](const Phrase* other) {
    return other->text.find(phrase.text) != std::string::npos ||
           phrase.text.find(other->text) != std::string::npos;
  });
}

}  // namespace

std::vector<Suggestion> suggest(library::Library& library, std::size_t limit) {
  std::uint64_t without = 0, with = 0;
  Phrases phrases = phrases_without_topic(library, without);
  count_with_topic(library, phrases, with);
  std::vector<std::pair<double, const Phrase*>> ranked;
  for (const auto& [key, phrase] : phrases) {
    const double value = telling(phrase, without, with);
    if (value > 0 && !slug_of(phrase.text).empty()) ranked.emplace_back(value, &phrase);
  }
  std::sort(ranked.begin(), ranked.end(), [](const auto& left, const auto& right) {
    return left.first != right.first ? left.first > right.first
                                     : left.second->text < right.second->text;
  });
  std::vector<const Phrase*> chosen;
  for (const auto& [value, phrase] : ranked) {
    if (chosen.size() == limit) break;
    if (!repeats(*phrase, chosen)) chosen.push_back(phrase);
  }
  std::vector<Suggestion> suggestions;
  for (const Phrase* phrase : chosen) {
    suggestions.push_back(
        {phrase->text, slug_of(phrase->text), phrase->without_topic, phrase->with_topic});
  }
  return suggestions;
}

}  // namespace papers::topics
