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

}  // namespace

const std::vector<Token>& Tokenizer::tokens(std::string_view text) {
  tokens_.clear();
  bool in_name = false;
  text::cut_words(text, [&](std::string_view folded, std::size_t at, std::size_t size_bytes) {
    const std::uint32_t number = words_.number_of(folded);
    if (number == known_.size()) {
      const auto plainness = text::plainness(folded);
      const bool relates = latent::relates(folded);
      const bool claims = plainness == text::Plainness::claim;
      known_.push_back({.stem = stems_.number_of(text::porter_stem(folded)),
                        .relates = relates,
                        .names = relates && !claims,
                        .stands_alone = relates && plainness == text::Plainness::none});
    }
    const Word word = known_[number];
    Token token{.stem = word.stem,
                .begins = word.names,
                .ends = word.names,
                .stands_alone = word.stands_alone,
                .begin = static_cast<std::uint32_t>(at),
                .end = static_cast<std::uint32_t>(at + size_bytes)};
    const bool adjoins = !tokens_.empty() && token.begin == tokens_.back().end + 1;
    token.joined = adjoins && (text[at - 1] == ' ' || text[at - 1] == '-');
    const bool hyphened = adjoins && text[at - 1] == '-';
    if (hyphened) {
      // One name, whatever its words say alone: "on-policy", "self-improving".
      Token& left = tokens_.back();
      left.begins = left.begins || !in_name;
      left.ends = left.stands_alone = false;
      token.begins = token.stands_alone = false;
      token.ends = word.relates;
    }
    // A name in front of another word is one still: "long-horizon | tasks", "VLA | models".
    if (token.joined && word.relates) {
      Token& left = tokens_.back();
      left.goes_on = hyphened || !(in_name || is_acronym(text.substr(left.begin, left.end)));
    }
    in_name = hyphened;
    tokens_.push_back(token);
  });
  return tokens_;
}

}  // namespace papers::trends
