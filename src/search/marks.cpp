#include "search/marks.hpp"

#include <algorithm>

#include "base/ascii.hpp"
#include "paper/paper.hpp"
#include "text/variants.hpp"
#include "text/word_finder.hpp"
#include "text/words.hpp"

namespace papers::search {
namespace {

using ascii::is_blank;

}  // namespace

Marker::Marker(const Plan& plan, Parts parts) {
  for (std::size_t i = 0; i < plan.terms.size(); ++i) {
    if (!plan.terms[i].scored) continue;
    if (plan.terms[i].part && parts == Parts::left_out) continue;
    for (const Form& form : plan.terms[i].forms) add(plan.terms[i], form, i);
  }
}

void Marker::add(const Term& term, const Form& form, std::size_t index) {
  if (form.variants_only || form.source == Form::Source::name) {
    for (const auto& phrase : form.phrases) names_.emplace(phrase.front(), index);
  } else if (form.source == Form::Source::longer) {
    name_starts_.emplace_back(form.phrases.front().front(), index);
  }
  if (form.variants_only) return;
  for (const auto& phrase : form.phrases) {
    Pattern pattern{phrase, index, term.exact, form.prefix, term.columns};
    if (!pattern.exact) {
      for (std::string& word : pattern.words) {
        if (!pattern.prefix || &word != &pattern.words.back()) word = text::porter_stem(word);
      }
    }
    for (const std::string& word : pattern.words) starts_.add(word);
    const std::size_t number = patterns_.size();
    if (pattern.prefix && pattern.words.size() == 1)
      prefixes_.push_back(number);
    else
      by_first_[pattern.words.front()].push_back(number);
    patterns_.push_back(std::move(pattern));
  }
}

std::vector<Mark> Marker::marks(std::string_view text, unsigned column) const {
  // Only words that begin as one of a pattern does; a stem starts as its word does.
  struct Spelt {
    std::string folded, stem;
    std::size_t place, first, last;
  };
  std::vector<Spelt> words;
  text::WordFinder finder(starts_);
  finder.read(text);
  words.reserve(finder.found().size());
  for (const auto& word : finder.found()) {
    const std::string_view folded = finder.folded(word);
    words.push_back({std::string(folded), text::porter_stem(folded), word.place, word.offset,
                     word.offset + word.size_bytes});
  }

  std::vector<Mark> out;
  out.reserve(words.size());
  const auto fits = [&](const Pattern& pattern, std::size_t at) {
    if ((pattern.columns & column) == 0 || at + pattern.words.size() > words.size()) return false;
    for (std::size_t i = 0; i < pattern.words.size(); ++i) {
      const Spelt& place = words[at + i];
      if (place.place != words[at].place + i) return false;
      const bool start = pattern.prefix && i + 1 == pattern.words.size();
      const std::string& word = pattern.exact || start ? place.folded : place.stem;
      if (start ? !word.starts_with(pattern.words[i]) : word != pattern.words[i]) return false;
    }
    return true;
  };
  const auto consider = [&](std::size_t number, std::size_t at) {
    const Pattern& pattern = patterns_[number];
    if (!fits(pattern, at)) return;
    out.push_back({words[at].first, words[at + pattern.words.size() - 1].last, pattern.term});
  };
  const auto consider_all = [&](const std::string& first, std::size_t at) {
    const auto found = by_first_.find(first);
    if (found == by_first_.end()) return;
    for (const std::size_t number : found->second) consider(number, at);
  };
  for (std::size_t at = 0; at < words.size(); ++at) {
    consider_all(words[at].stem, at);
    if (words[at].stem != words[at].folded) consider_all(words[at].folded, at);
    for (const std::size_t number : prefixes_) consider(number, at);
  }
  if (!names_.empty() || !name_starts_.empty()) mark_symbols(text, out);

  std::sort(out.begin(), out.end(), [](const Mark& a, const Mark& b) {
    return a.first != b.first ? a.first < b.first : a.last > b.last;
  });
  std::vector<Mark> apart;
  apart.reserve(out.size());
  for (const Mark& mark : out) {
    if (apart.empty() || mark.first >= apart.back().last) apart.push_back(mark);
  }
  return apart;
}

// Names that are no words of their own in the text: C++ for cplusplus, GPT-4V for gpt4v, and pairs
// of CJK characters.
void Marker::mark_symbols(std::string_view text, std::vector<Mark>& out) const {
  constexpr std::string_view punctuation_around = "()[]{}\"',;:.!?";
  for (std::size_t at = 0; at < text.size();) {
    if (is_blank(text[at])) {
      ++at;
      continue;
    }
    std::size_t end = at;
    while (end < text.size() && !is_blank(text[end])) ++end;
    std::size_t first = at;
    std::size_t last = end;
    while (first < last && punctuation_around.find(text[first]) != std::string_view::npos) ++first;
    while (last > first && punctuation_around.find(text[last - 1]) != std::string_view::npos)
      --last;
    const std::string_view chunk = text.substr(first, last - first);
    for (const std::string& form : text::name_forms(chunk)) {
      const auto found = names_.find(form);
      if (found != names_.end()) out.push_back({first, last, found->second});
      for (const auto& [start, term] : name_starts_) {
        if (form.starts_with(start)) out.push_back({first, last, term});
      }
    }
    at = end;
  }
  for (const auto& entry : names_) {
    if (static_cast<unsigned char>(entry.first.front()) < 0x80) continue;
    for (std::size_t at = text.find(entry.first); at != std::string_view::npos;
         at = text.find(entry.first, at + entry.first.size())) {
      out.push_back({at, at + entry.first.size(), entry.second});
    }
  }
}

std::string with_marks(std::string_view text, const std::vector<Mark>& marks) {
  constexpr std::size_t both_bytes = std::string_view(match_begin).size() * 2;
  std::string out;
  out.reserve(text.size() + marks.size() * both_bytes);
  std::size_t at = 0;
  for (const Mark& mark : marks) {
    out.append(text.substr(at, mark.first - at)).append(match_begin);
    out.append(text.substr(mark.first, mark.last - mark.first)).append(match_end);
    at = mark.last;
  }
  out.append(text.substr(at));
  return out;
}

}  // namespace papers::search
