#include "search/spellings.hpp"

#include <algorithm>

#include "text/fold.hpp"

namespace papers::search {
namespace {

bool is_joined(std::string_view text, const text::Word& left, const text::Word& right) {
  const std::size_t end = left.offset + left.text.size();
  return right.offset == end + 1 && text[end] == '-';
}

}  // namespace

void Spellings::read(std::string_view text) {
  const std::vector<text::Word> words = text::words(text);
  for (std::size_t first = 0, last = 0; first < words.size(); first = last) {
    last = first + 1;
    while (last < words.size() && is_joined(text, words[last - 1], words[last])) ++last;
    read_compound(text, std::span(words).subspan(first, last - first));
  }
}

void Spellings::read_compound(std::string_view text, std::span<const text::Word> words) {
  std::vector<std::string> stems;
  for (const text::Word& word : words) stems.push_back(text::porter_stem(word.folded));
  const std::size_t start = words.front().offset;
  const std::size_t end = words.back().offset + words.back().text.size();
  for (std::size_t i = 0; i < words.size(); ++i) {
    const text::Word& word = words[i];
    Spelling& spelling = forms_[stems[i]];
    std::string& alone = spelling.alone;
    if (alone.empty() || (alone != text::fold_word(alone) && word.text == word.folded)) {
      alone = word.text;
    }
    spelling.stands_alone = spelling.stands_alone || words.size() == 1;
    if (words.size() == 1 || !spelling.parts.empty()) continue;
    spelling.compound = text.substr(start, end - start);
    spelling.parts = stems;
  }
}

const std::string& Spellings::of(const std::string& word,
                                 const std::unordered_set<std::string>& shared) const {
  const auto found = forms_.find(text::porter_stem(word));
  if (found == forms_.end()) return word;
  const Spelling& spelling = found->second;
  const auto is_shared = [&](const std::string& stem) { return shared.count(stem) > 0; };
  const bool whole = !spelling.stands_alone && !spelling.parts.empty() &&
                     std::all_of(spelling.parts.begin(), spelling.parts.end(), is_shared);
  return whole ? spelling.compound : spelling.alone;
}

}  // namespace papers::search
