#include "recommend/names.hpp"

#include <algorithm>

#include "base/ascii.hpp"

namespace papers::recommend {
namespace {

constexpr double least_end = 0.25;   // Features::ends_names() of what a name may end with
constexpr double mostly_ends = 0.5;  // of what is a name with a further word behind it too

bool is_capital(char c) { return c != ascii::lower(c); }

// "RLHF", "CoT", "T2V", "LLMs".
bool has_capitals(std::string_view word) {
  return std::count_if(word.begin(), word.end(), is_capital) > 1;
}

}  // namespace

Names::Names(const std::string& text, const Features& features)
    : text_(text), features_(features), words_(text::words(text)) {
  stems_.reserve(words_.size());
  for (const auto& word : words_) {
    const bool claims = text::plainness(word.folded) == text::Plainness::claim;
    stems_.push_back(claims ? StringTable::none : features.of_stem(text::porter_stem(word.folded)));
  }
}

std::string Names::text(std::size_t first, std::size_t last) const {
  const std::size_t end = words_[last].offset + words_[last].text.size();
  return text_.substr(words_[first].offset, end - words_[first].offset);
}

std::string Names::folded_text(std::size_t first, std::size_t last) const {
  std::string out = words_[first].folded;
  for (std::size_t at = first + 1; at <= last; ++at) out.append(1, '-').append(words_[at].folded);
  return out;
}

bool Names::begins_linked(std::size_t at) const {
  return at + 2 < size() && is_hyphened(at + 1) && is_hyphened(at + 2) && !is_hyphened(at + 3) &&
         text::is_stop_word(folded(at + 1)) && stem(at) != stem(at + 2);
}

bool Names::begins(std::size_t at) const {
  if (is_hyphened(at)) return false;
  return !is_joined(at) ||
         !std::all_of(folded(at - 1).begin(), folded(at - 1).end(), ascii::is_digit<char>);
}

bool Names::is_whole(std::size_t at) const {
  if (is_hyphened(at + 1) || needs_another(folded(at))) return false;
  return !is_joined(at + 1) || stems_[at + 1] == StringTable::none || ends(at) >= mostly_ends;
}

double Names::ends(std::size_t at) const {
  const std::string_view word = words_[at].text;
  return has_capitals(word) || std::any_of(word.begin(), word.end(), ascii::is_digit<char>)
             ? 1
             : features_.ends_names(stems_[at]);
}

bool Names::may_end(std::size_t first, std::size_t last) const {
  if (is_hyphened(last + 1) || text::is_modifier(folded(last))) return false;
  if (ends(last) < least_end && !is_hyphened(last)) return false;
  // "Open-source" only says how something is.
  if (is_hyphened(last) && needs_another(folded(last)) && needs_another(folded(last - 1))) {
    return false;
  }
  if (text::plainness(folded(last)) != text::Plainness::general_noun) return true;
  const std::size_t before = last - 1;
  if (is_hyphened(last) || features_.ends_names(stems_[before]) < least_end) return true;
  return before == first ? needs_another(folded(before)) : !may_end(first, before);
}

char Names::between(std::size_t at) const {
  if (at == 0 || at >= words_.size()) return 0;
  const std::size_t end = words_[at - 1].offset + words_[at - 1].text.size();
  return words_[at].offset == end + 1 ? text_[end] : '\0';
}

bool needs_another(std::string_view folded) {
  return text::plainness(folded) != text::Plainness::none || text::is_modifier(folded);
}

std::string initials_of(const std::string& name) {
  std::string out;
  const auto words = text::words(name);
  for (const auto& word : words) {
    if (has_capitals(word.text)) {
      // But for what stands small in it: a plural's s, the "of" of "CoT".
      for (const char c : word.text) {
        if (is_capital(c)) out += ascii::lower(c);
      }
    } else if (words.size() > 1 && !text::is_stop_word(word.folded)) {
      out += word.folded.substr(0, 1);
    }
  }
  return out;
}

bool is_same_acronym(std::string_view initials, std::string_view other) {
  constexpr std::size_t shortest_begin = 3;  // "RL" is not "RLHF"
  const auto says = [](std::string_view longer, std::string_view part) {
    return (part.size() > 1 && longer.ends_with(part)) ||
           (part.size() >= shortest_begin && longer.starts_with(part));
  };
  return says(initials, other) || says(other, initials);
}

}  // namespace papers::recommend
