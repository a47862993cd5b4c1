#include "topics/phrases.hpp"

#include <algorithm>

#include "text/fold.hpp"
#include "text/words.hpp"

namespace papers::topics {
namespace {

std::vector<std::string> folded_words(std::string_view text) {
  std::vector<std::string> words;
  for (text::Word& word : text::words(text)) words.push_back(std::move(word.folded));
  return words;
}

/// A stem, or the start of the word.
bool is_word(const WordIds& ids, std::uint32_t wanted, const Lexicon& lexicon) {
  if (ids.stem == wanted) return true;
  const std::vector<std::uint32_t>& prefixes = lexicon.prefixes_of(ids);
  return std::find(prefixes.begin(), prefixes.end(), wanted) != prefixes.end();
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

std::uint32_t PhraseTable::add_phrase(const std::vector<std::uint32_t>& stems,
                                      const std::vector<std::string>& exact,
                                      const std::vector<std::uint32_t>& plain) {
  const auto id = static_cast<std::uint32_t>(phrases_.size());
  if (exact.empty()) {
    std::vector<std::uint32_t> key = stems;
    key.push_back(0);
    key.insert(key.end(), plain.begin(), plain.end());
    const auto [entry, added] = known_.try_emplace(std::move(key), id);
    if (!added) return entry->second;
  }
  if (by_first_.size() <= stems.front()) by_first_.resize(stems.front() + std::size_t{1});
  by_first_[stems.front()].push_back(Head{stems.size() > 1 ? stems[1] : 0, id});
  phrases_.push_back(
      Phrase{std::vector<std::uint32_t>(stems.begin() + 1, stems.end()), exact, plain});
  return id;
}

std::vector<std::uint32_t> PhraseTable::add(std::string_view text, Lexicon& lexicon) {
  const std::vector<std::string> words = folded_words(text);
  if (words.empty()) return {};
  std::vector<std::uint32_t> phrases{add_phrase(stems_of(words, lexicon), {}, {})};
  if (text.find('-') == std::string_view::npos) return phrases;
  for (std::size_t i = 0; i + 1 < words.size(); ++i) {
    std::vector<std::string> joined = words;
    joined[i] += joined[i + 1];
    joined.erase(joined.begin() + static_cast<std::ptrdiff_t>(i) + 1);
    phrases.push_back(add_phrase(stems_of(joined, lexicon), {}, {}));
  }
  return phrases;
}

std::vector<std::uint32_t> PhraseTable::add_exact(std::string_view text, Lexicon& lexicon) {
  const std::vector<std::string> words = folded_words(text);
  if (words.empty()) return {};
  return {add_phrase(stems_of(words, lexicon), words, {})};
}

std::vector<std::uint32_t> PhraseTable::add_plain(std::string_view text, Lexicon& lexicon) {
  const std::vector<std::string> words = folded_words(text);
  if (words.empty()) return {};
  std::vector<std::uint32_t> plain;
  for (const std::string& word : words) plain.push_back(lexicon.add_word(word));
  return {add_phrase(stems_of(words, lexicon), {}, plain)};
}

std::vector<std::uint32_t> PhraseTable::add_prefix(std::string_view text, Lexicon& lexicon) {
  const std::vector<std::string> words = folded_words(text);
  if (words.empty()) return {};
  std::vector<std::uint32_t> stems;
  for (std::size_t i = 0; i + 1 < words.size(); ++i) stems.push_back(lexicon.add_stem(words[i]));
  stems.push_back(lexicon.add_prefix(words.back()));
  return {add_phrase(stems, {}, {})};
}

void PhraseTable::scan_from(const Text& text, std::size_t at, std::uint32_t stem, bool single,
                            std::vector<Occurrence>& found) const {
  if (stem == 0 || stem >= by_first_.size()) return;
  const std::vector<Token>& tokens = text.tokens;
  const WordIds next = at + 1 < tokens.size() ? tokens[at + 1].ids : WordIds{};
  for (const Head& head : by_first_[stem]) {
    if (head.second != 0 && (single || (head.second != next.stem && next.prefixes == 0))) {
      continue;
    }
    const Phrase& phrase = phrases_[head.phrase];
    bool matches = at + phrase.rest.size() < tokens.size();
    for (std::size_t i = 0; matches && i < phrase.rest.size(); ++i) {
      matches = is_word(tokens[at + 1 + i].ids, phrase.rest[i], text.lexicon);
    }
    for (std::size_t i = 0; matches && i < phrase.exact.size(); ++i) {
      matches = papers::text::fold_word(surface(text.paper, tokens, at + i, 1)) == phrase.exact[i];
    }
    for (std::size_t i = 0; matches && i < phrase.plain.size(); ++i) {
      matches = tokens[at + i].ids.word == phrase.plain[i];
    }
    if (!matches) continue;
    found.push_back(Occurrence{head.phrase, static_cast<std::uint32_t>(at),
                               static_cast<std::uint32_t>(phrase.rest.size() + 1)});
  }
}

void PhraseTable::scan(const PaperText& paper, const std::vector<Token>& tokens,
                       const Lexicon& lexicon, std::vector<Occurrence>& found) const {
  found.clear();
  const Text text{paper, tokens, lexicon};
  for (std::size_t at = 0; at < tokens.size(); ++at) {
    const Token& token = tokens[at];
    scan_from(text, at, token.ids.stem, false, found);
    if (token.joined != 0) {
      // The joined word begins one token earlier; report it from there.
      const std::size_t before = found.size();
      scan_from(text, at, token.joined, true, found);
      for (std::size_t i = before; i < found.size(); ++i) {
        --found[i].token;
        ++found[i].size_tokens;
      }
    }
    for (const std::uint32_t prefix : lexicon.prefixes_of(token.ids)) {
      scan_from(text, at, prefix, false, found);
    }
  }
}

}  // namespace papers::topics
