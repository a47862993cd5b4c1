#include "topics/phrases.hpp"

#include "papers/text/fold.hpp"
#include "papers/text/words.hpp"

namespace papers::topics {
namespace {

std::vector<std::string> folded_words(std::string_view text) {
  std::vector<std::string> words;
  for (text::Word& word : text::words(text)) words.push_back(std::move(word.folded));
  return words;
}

std::vector<std::uint32_t> stems_of(const std::vector<std::string>& words, Lexicon& lexicon) {
  std::vector<std::uint32_t> stems;
  stems.reserve(words.size());
  for (const std::string& word : words) stems.push_back(lexicon.add_stem(word));
  return stems;
}

}  // namespace

std::string_view field_text(const PaperText& paper, Field field) {
  if (field == Field::title) return paper.title;
  return field == Field::keywords ? paper.keywords : paper.abstract;
}

std::string_view surface(const PaperText& paper, const std::vector<Token>& tokens,
                         std::size_t first, std::size_t count) {
  const Token& last = tokens[first + count - 1];
  const std::size_t begin = tokens[first].offset;
  return field_text(paper, tokens[first].field)
      .substr(begin, last.offset + last.size_bytes - begin);
}

std::uint32_t PhraseTable::add_stems(const std::vector<std::uint32_t>& stems,
                                     const std::vector<std::string>& exact) {
  if (exact.empty()) {
    const auto [entry, added] = known_.try_emplace(stems, count_);
    if (!added) return entry->second;
  }
  if (by_first_.size() <= stems.front()) by_first_.resize(stems.front() + std::size_t{1});
  by_first_[stems.front()].push_back(
      Phrase{count_, std::vector<std::uint32_t>(stems.begin() + 1, stems.end()), exact});
  return count_++;
}

std::vector<std::uint32_t> PhraseTable::add(std::string_view text, Lexicon& lexicon) {
  const std::vector<std::string> words = folded_words(text);
  if (words.empty()) return {};
  std::vector<std::uint32_t> phrases{add_stems(stems_of(words, lexicon), {})};
  if (text.find('-') == std::string_view::npos) return phrases;
  for (std::size_t i = 0; i + 1 < words.size(); ++i) {
    std::vector<std::string> joined = words;
    joined[i] += joined[i + 1];
    joined.erase(joined.begin() + static_cast<std::ptrdiff_t>(i) + 1);
    phrases.push_back(add_stems(stems_of(joined, lexicon), {}));
  }
  return phrases;
}

std::vector<std::uint32_t> PhraseTable::add_exact(std::string_view text, Lexicon& lexicon) {
  const std::vector<std::string> words = folded_words(text);
  if (words.empty()) return {};
  return {add_stems(stems_of(words, lexicon), words)};
}

std::vector<std::uint32_t> PhraseTable::add_prefix(std::string_view text, Lexicon& lexicon) {
  const std::vector<std::string> words = folded_words(text);
  if (words.empty()) return {};
  std::vector<std::uint32_t> stems;
  for (std::size_t i = 0; i + 1 < words.size(); ++i) stems.push_back(lexicon.add_stem(words[i]));
  stems.push_back(lexicon.add_prefix(words.back()));
  return {add_stems(stems, {})};
}

void PhraseTable::scan_from(const PaperText& paper, const std::vector<Token>& tokens,
                            std::size_t at, std::uint32_t stem, bool single,
                            std::vector<Occurrence>& found) const {
  if (stem == 0 || stem >= by_first_.size()) return;
  for (const Phrase& phrase : by_first_[stem]) {
    if (single && !phrase.rest.empty()) continue;
    bool matches = at + phrase.rest.size() < tokens.size();
    for (std::size_t i = 0; matches && i < phrase.rest.size(); ++i) {
      matches = tokens[at + 1 + i].ids.stem == phrase.rest[i];
    }
    for (std::size_t i = 0; matches && i < phrase.exact.size(); ++i) {
      matches = text::fold_word(surface(paper, tokens, at + i, 1)) == phrase.exact[i];
    }
    if (!matches) continue;
    found.push_back(Occurrence{phrase.id, static_cast<std::uint32_t>(at),
                               static_cast<std::uint32_t>(phrase.rest.size() + 1)});
  }
}

void PhraseTable::scan(const PaperText& paper, const std::vector<Token>& tokens,
                       const Lexicon& lexicon, std::vector<Occurrence>& found) const {
  found.clear();
  for (std::size_t at = 0; at < tokens.size(); ++at) {
    const Token& token = tokens[at];
    scan_from(paper, tokens, at, token.ids.stem, false, found);
    if (token.joined != 0) {
      // The joined word begins one token earlier; report it from there.
      const std::size_t before = found.size();
      scan_from(paper, tokens, at, token.joined, true, found);
      for (std::size_t i = before; i < found.size(); ++i) {
        --found[i].token;
        ++found[i].size_tokens;
      }
    }
    for (const std::uint32_t prefix : lexicon.prefixes_of(token.ids)) {
      scan_from(paper, tokens, at, prefix, true, found);
    }
  }
}

}  // namespace papers::topics
