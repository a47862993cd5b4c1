#include "trends/tokens.hpp"

#include "base/ascii.hpp"
#include "latent/stems.hpp"
#include "text/word_cutter.hpp"
#include "text/words.hpp"

namespace papers::trends {
namespace {

bool is_acronym(std::string_view word) {
  return word.size() > 1 && ascii::lower(word[1]) != word[1];
}

Joint joint_before(std::string_view text, std::size_t at, std::size_t end_before) {
  if (at != end_before + 1) return Joint::apart;
  const char between = text[end_before];
  if (between == '-') return Joint::hyphen;
  return between == ' ' ? Joint::blank : Joint::apart;
}

}  // namespace

// All are cut before the first is looked up: most time would go into waiting for the table.
void Words::cut(std::string_view text, std::vector<Token>& out) {
  cuts_.clear();
  folded_.clear();
  std::size_t end_before = text.size();
  text::cut_words(text, [&](std::string_view folded, std::size_t at, std::size_t size_bytes) {
    const std::uint32_t hash = words_.prefetch(folded);
    const bool is_folded = folded.data() != text.data() + at;
    cuts_.push_back({is_folded ? folded_.size() : at, static_cast<std::uint32_t>(folded.size()),
                     hash, is_folded, joint_before(text, at, end_before),
                     is_acronym(text.substr(at, size_bytes))});
    if (is_folded) folded_ += folded;
    end_before = at + size_bytes;
  });
  for (const Cut& cut : cuts_) {
    const std::string_view from = cut.is_folded ? std::string_view(folded_) : text;
    const std::uint32_t word =
        words_.number_of({from.data() + cut.begin, cut.size_bytes}, cut.hash);
    out.emplace_back(word, cut.joint, cut.is_acronym);
  }
}

void Words::know(std::span<const Token> tokens) {
  known_.resize(words_.size());
  for (const Token& token : tokens) {
    if (known_[token.word()].stem != StringTable::none) continue;
    const auto stem = stems_.number_of(text::porter_stem(words_.text(token.word())));
    known_[token.word()] = word_of(token.word(), stem);
  }
}

void Words::know_all(const std::vector<bool>& is_wanted) {
  known_.resize(words_.size());
  for (std::uint32_t word = 0; word < known_.size(); ++word) {
    const auto stem = stems_.find(text::porter_stem(words_.text(word)));
    const bool wanted = stem != StringTable::none && is_wanted[stem];
    known_[word] = wanted ? word_of(word, stem) : Word{};
  }
}

Word Words::word_of(std::uint32_t number, std::uint32_t stem) const {
  const std::string_view folded = words_.text(number);
  const auto plainness = text::plainness(folded);
  const bool relates = latent::relates(folded);
  return {.stem = stem,
          .relates = relates,
          .names = relates && plainness != text::Plainness::claim,
          .stands_alone = relates && plainness == text::Plainness::none};
}

}  // namespace papers::trends
