#include "topics/weights.hpp"

#include <fmt/format.h>

#include <charconv>
#include <cmath>

#include "base/error.hpp"
#include "topics/learner.hpp"

namespace papers::topics {
namespace {

std::string_view next_part(std::string_view& rest, char separator) {
  const std::size_t end = rest.find(separator);
  const std::string_view part = rest.substr(0, end);
  rest = end == std::string_view::npos ? std::string_view{} : rest.substr(end + 1);
  return part;
}

// Weights are written in thousandths, so that reading them needs no locale and no strtod.
bool parse_thousandths(std::string_view text, float& weight) {
  int thousandths = 0;
  const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), thousandths);
  weight = static_cast<float>(thousandths) / 1000;
  return failure == std::errc{} && end == text.data() + text.size();
}

}  // namespace

WeightTable::Word& WeightTable::word(std::string_view text, Lexicon& lexicon) {
  const std::uint32_t number = lexicon.add_word(text);
  if (words_.size() <= number) words_.resize(number + std::size_t{1});
  return words_[number];
}

std::uint32_t WeightTable::feature(std::string_view text, Lexicon& lexicon) {
  const std::size_t blank = text.find(' ');
  const auto next = static_cast<std::uint32_t>(features_.size());
  Word& first = word(text.substr(0, blank), lexicon);
  if (blank == std::string_view::npos) {
    if (first.feature == 0) {
      first.feature = next + 1;
      features_.emplace_back();
    }
    return first.feature - 1;
  }
  const std::uint32_t second = lexicon.add_word(text.substr(blank + 1));
  for (const Pair& pair : first.pairs) {
    if (pair.second == second) return pair.index;
  }
  first.pairs.push_back(Pair{second, next});
  features_.emplace_back().size_tokens = 2;
  return next;
}

void WeightTable::add(std::string_view text, const std::string& file,
                      const std::unordered_map<std::string_view, std::uint32_t>& topic_ids,
                      Lexicon& lexicon) {
  std::size_t number = 0;
  while (!text.empty()) {
    std::string_view line = next_part(text, '\n');
    ++number;
    if (line.empty() || line.front() == '#') continue;
    const std::string_view name = next_part(line, '\t');
    std::vector<TopicWeight>* weights = nullptr;
    while (!line.empty()) {
      std::string_view pair = next_part(line, '\t');
      const std::string_view slug = next_part(pair, ' ');
      float weight = 0;
      if (!parse_thousandths(pair, weight)) {
        throw Error(
            fmt::format("{}:{}: not a topic and its weight: \"{} {}\"", file, number, slug, pair));
      }
      const auto topic = topic_ids.find(slug);
      if (topic == topic_ids.end()) continue;
      if (weights == nullptr) {
        weights = name.empty() ? &biases_ : &features_[feature(name, lexicon)].weights;
      }
      weights->push_back(TopicWeight{topic->second, weight});
    }
  }
}

void WeightTable::score(const std::vector<Token>& tokens, std::vector<Share>& shares) {
  shares.clear();
  touched_.clear();
  const auto mention = [this](std::uint32_t index, std::size_t token, float weight) {
    Feature& feature = features_[index];
    if (feature.count == 0) {
      touched_.push_back(index);
      feature.token = static_cast<std::uint32_t>(token);
    }
    feature.count += weight;
  };
  const Word none;
  const Word* previous = &none;
  float length = 0;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const Token& token = tokens[i];
    const float weight = token.field == Field::abstract ? 1 : title_weight;
    if (!token.ids.stop && token.size_bytes > 0) length += weight;
    const std::uint32_t number = token.ids.stop ? 0 : token.ids.word;
    const Word& word = number < words_.size() && number != 0 ? words_[number] : none;
    if (word.feature != 0) mention(word.feature - 1, i, weight);
    if (number != 0) {
      for (const Pair& pair : previous->pairs) {
        if (pair.second == number) mention(pair.index, i - 1, weight);
      }
    }
    previous = &word;
  }
  const float scale = length_scale(length);
  for (const std::uint32_t index : touched_) {
    Feature& feature = features_[index];
    const float value = (1 + std::log(feature.count)) * scale;
    feature.count = 0;
    for (const TopicWeight& weight : feature.weights) {
      shares.push_back(
          Share{weight.topic, weight.weight * value, feature.token, feature.size_tokens});
    }
  }
}

}  // namespace papers::topics
