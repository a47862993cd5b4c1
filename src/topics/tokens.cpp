#include "topics/tokens.hpp"

#include "text/words.hpp"

namespace papers::topics {
namespace {

// Bounds what a million papers' rare words may hold; the common ones come back at once.
constexpr std::uint32_t seen_max = std::uint32_t{1} << 16;
// An abstract has 200 words. A hostile "abstract" of a megabyte is judged by its beginning.
constexpr std::size_t tokens_max = 4096;

void tokenize_field(std::string_view text, Field field, Lexicon& lexicon,
                    std::vector<Token>& tokens) {
  std::string before_hyphen;  // the word that a hyphen may join to the next one
  std::size_t hyphen = 0;     // where it would stand
  text::for_each_word(text, [&](std::string_view folded, std::size_t offset, std::size_t size) {
    if (tokens.size() >= tokens_max) return;
    Token token;
    token.ids = lexicon.ids(folded);
    token.offset = static_cast<std::uint32_t>(offset);
    token.size_bytes = static_cast<std::uint32_t>(size);
    token.field = field;
    if (!before_hyphen.empty() && offset == hyphen + 1) {
      before_hyphen += folded;
      token.joined = lexicon.ids(before_hyphen).stem;
    }
    tokens.push_back(token);
    hyphen = offset + size;
    const bool joins = hyphen < text.size() && text[hyphen] == '-';
    before_hyphen = joins ? folded : std::string_view{};
  });
}

}  // namespace

std::size_t Lexicon::Hash::operator()(std::string_view text) const {
  return std::hash<std::string_view>{}(text);
}

std::uint32_t Lexicon::add_stem(std::string_view folded) {
  auto [entry, added] = stems_.try_emplace(text::porter_stem(folded), next_stem_);
  if (added) ++next_stem_;
  return entry->second;
}

std::uint32_t Lexicon::add_word(std::string_view folded) {
  const std::string_view form = singular(folded);
  if (const auto known = word_ids_.find(form); known != word_ids_.end()) return known->second;
  const auto id = static_cast<std::uint32_t>(words_.size());
  words_.emplace_back(form);
  word_ids_.emplace(form, id);
  return id;
}

std::uint32_t Lexicon::add_prefix(std::string_view prefix) {
  for (const auto& [text, id] : prefixes_) {
    if (text == prefix) return id;
  }
  prefixes_.emplace_back(prefix, next_stem_);
  return next_stem_++;
}

WordIds Lexicon::ids(std::string_view folded) {
  if (seen_.size() >= seen_max) {
    seen_.clear();
    seen_ids_.clear();
  }
  const std::uint32_t number = seen_.number_of(folded);
  if (number == seen_ids_.size()) seen_ids_.push_back(look_up(folded));
  return seen_ids_[number];
}

WordIds Lexicon::look_up(std::string_view folded) {
  WordIds ids;
  const std::string stem = text::porter_stem(folded);
  if (const auto known = stems_.find(stem); known != stems_.end()) ids.stem = known->second;
  ids.stop = text::is_stop_word(folded);
  if (grow_words_) {
    ids.word = add_word(folded);
  } else if (const auto known = word_ids_.find(singular(folded)); known != word_ids_.end()) {
    ids.word = known->second;
  }
  std::vector<std::uint32_t> matched;
  for (const auto& [prefix, id] : prefixes_) {
    if (stem.compare(0, prefix.size(), prefix) == 0 || folded.substr(0, prefix.size()) == prefix) {
      matched.push_back(id);
    }
  }
  if (!matched.empty()) {
    ids.prefixes = static_cast<std::uint32_t>(prefix_lists_.size());
    prefix_lists_.push_back(std::move(matched));
  }
  return ids;
}

std::string_view Lexicon::singular(std::string_view folded) {
  const std::size_t size = folded.size();
  if (size < 4 || folded.back() != 's') return folded;
  const char before = folded[size - 2];
  if (before == 's' || before == 'u' || before == 'i') return folded;
  return folded.substr(0, size - 1);
}

void tokenize(const PaperText& paper, Lexicon& lexicon, std::vector<Token>& tokens) {
  tokens.clear();
  tokenize_field(paper.title, Field::title, lexicon, tokens);
  tokens.emplace_back();
  tokenize_field(paper.keywords, Field::keywords, lexicon, tokens);
  tokens.emplace_back();
  tokenize_field(paper.abstract, Field::abstract, lexicon, tokens);
}

}  // namespace papers::topics
