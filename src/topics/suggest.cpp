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
constexpr int kUntoldPapers = 2000;
constexpr int kToldPapers = 4000;
constexpr std::size_t kWordsPerPaper = 600;
constexpr std::size_t kPhraseWordsMax = 3;
constexpr std::uint64_t kPapersMin = 2;
constexpr std::uint64_t kPapersMinOfWord = 3;  // one word alone says little
// How much larger its share of the papers without a topic must be: "large language models" is in
// some of these because it is in everything.
constexpr double kRatioMin = 3;

struct Phrase {
  std::string text;  // as it first stands, lower case
  std::uint64_t untold = 0, told = 0;
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
      if (words.size() >= kWordsPerPaper) return;
      const bool letters = folded.find_first_not_of("0123456789") != std::string_view::npos;
      words.push_back({std::string(folded), offset, offset + size,
                       !letters || size < 3 || text::is_stop_word(folded)});
    });
    for (std::size_t first = 0; first < words.size(); ++first) {
      std::string key, phrase;
      for (std::size_t last = first; last < std::min(words.size(), first + kPhraseWordsMax);
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
Phrases untold_phrases(library::Library& library, std::uint64_t& papers) {
  Phrases phrases;
  library::Statement rows = library.database().prepare(
      "SELECT title, abstract FROM paper WHERE id NOT IN (SELECT paper FROM paper_topic)"
      " ORDER BY id DESC LIMIT ?1");
  rows.bind(1, kUntoldPapers);
  while (rows.step()) {
    throw_if_interrupted();
    ++papers;
    for_each_phrase(rows.text(0), rows.text(1),
                    [&](const std::string& key, const std::string& text, std::size_t words) {
                      Phrase& phrase = phrases[key];
                      if (phrase.untold++ == 0) phrase.text = text;
                      phrase.words = words;
                    });
  }
  for (auto entry = phrases.begin(); entry != phrases.end();) {
    entry = entry->second.untold < kPapersMin ? phrases.erase(entry) : std::next(entry);
  }
  return phrases;
}

void count_told(library::Library& library, Phrases& phrases, std::uint64_t& papers) {
  library::Statement rows = library.database().prepare(
      "SELECT title, abstract FROM paper WHERE id IN (SELECT paper FROM paper_topic)"
      " ORDER BY id DESC LIMIT ?1");
  rows.bind(1, kToldPapers);
  while (rows.step()) {
    throw_if_interrupted();
    ++papers;
    for_each_phrase(
        rows.text(0), rows.text(1),
        [&](const std::string& key, const std::string& /*text*/, std::size_t /*words*/) {
          const auto phrase = phrases.find(key);
          if (phrase != phrases.end()) ++phrase->second.told;
        });
  }
}

/// How much more the papers without a topic have of it: their share of it by the logarithm of the
/// ratio. Longer phrases say more of what a topic would be. 0: no start for a topic.
double telling(const Phrase& phrase, std::uint64_t untold_papers, std::uint64_t told_papers) {
  const double untold = static_cast<double>(phrase.untold) / static_cast<double>(untold_papers);
  const double told =
      (static_cast<double>(phrase.told) + 0.5) / (static_cast<double>(told_papers) + 10);
  if (untold < kRatioMin * told) return 0;
  if (phrase.words == 1 && phrase.untold < kPapersMinOfWord) return 0;
  return static_cast<double>(phrase.untold) * std::log(untold / told) *
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
  std::uint64_t untold = 0, told = 0;
  Phrases phrases = untold_phrases(library, untold);
  count_told(library, phrases, told);
  std::vector<std::pair<double, const Phrase*>> ranked;
  for (const auto& [key, phrase] : phrases) {
    const double value = telling(phrase, untold, told);
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
    suggestions.push_back({phrase->text, slug_of(phrase->text), phrase->untold, phrase->told});
  }
  return suggestions;
}

}  // namespace papers::topics
