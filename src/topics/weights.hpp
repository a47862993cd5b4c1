// Learned per-word weights in the form they ship and are stored in, and their use.
//
//   reward model<TAB>alignment 3.21<TAB>reinforcement-learning 1.1
//   <TAB>alignment -0.8
//
// A line is a word or a pair of neighbouring words with its weight for each topic; the line of the
// empty word holds the topics' biases. Lines that start with '#' are comments.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "topics/tokens.hpp"

namespace papers::topics {

/// What a feature gives to a topic.
struct TopicWeight {
  std::uint32_t topic = 0;
  float weight = 0;
};

class WeightTable {
 public:
  /// Adds the lines of `text`; topics that `topic_ids` does not know are left out. Throws Error
  /// naming `file` and the line when a line cannot be read.
  void add(std::string_view text, const std::string& file,
           const std::unordered_map<std::string_view, std::uint32_t>& topic_ids, Lexicon& lexicon);

  /// What one feature of a paper gave to a topic.
  struct Share {
    std::uint32_t topic = 0;
    float weight = 0;
    std::uint32_t token = 0;  ///< where the feature first stands
    std::uint32_t size_tokens = 1;
  };
  /// The shares of all features of a paper. `shares` is reused.
  void score(const std::vector<Token>& tokens, std::vector<Share>& shares);

  [[nodiscard]] const std::vector<TopicWeight>& biases() const { return biases_; }

 private:
  struct Feature {
    std::vector<TopicWeight> weights;
    // Of the paper being scored.
    float count = 0;
    std::uint32_t token = 0;
    std::uint32_t size_tokens = 1;
  };
  /// A word's features; `index` is into features_.
  struct Pair {
    std::uint32_t second = 0;  // the word that follows
    std::uint32_t index = 0;
  };
  struct Word {
    std::uint32_t feature = 0;  // its index + 1, 0 for none
    std::vector<Pair> pairs;    // that it begins: few, most words none
  };
  Word& word(std::string_view text, Lexicon& lexicon);
  std::uint32_t feature(std::string_view text, Lexicon& lexicon);

  std::vector<Feature> features_;
  std::vector<Word> words_;  // by word number
  std::vector<TopicWeight> biases_;
  std::vector<std::uint32_t> touched_;
};

}  // namespace papers::topics
