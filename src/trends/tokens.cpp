#include "trends/tokens.hpp"

#include "latent/stems.hpp"
#include "text/words.hpp"

namespace papers::trends {

const std::vector<Token>& Tokenizer::tokens(std::string_view text) {
  tokens_.clear();
  text::for_each_word(text, [&](std::string_view folded, std::size_t at, std::size_t size_bytes) {
    const std::uint32_t number = words_.number_of(folded);
    if (number == known_.size()) {
      known_.push_back({stems_.number_of(text::porter_stem(folded)), latent::relates(folded)});
    }
    const Word word = known_[number];
    const auto begin = static_cast<std::uint32_t>(at);
    const bool joined = !tokens_.empty() && begin == tokens_.back().end + 1 &&
                        (text[at - 1] == ' ' || text[at - 1] == '-');
    // "on-policy": a function word with a hyphen is part of a name.
    if (joined && text[at - 1] == '-') tokens_.back().relates = true;
    tokens_.push_back(
        {word.stem, word.relates, joined, begin, begin + static_cast<std::uint32_t>(size_bytes)});
  });
  return tokens_;
}

}  // namespace papers::trends
