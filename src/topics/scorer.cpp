#include "topics/scorer.hpp"

#include <algorithm>
#include <cmath>

namespace papers::topics {
namespace {

// What mentions of a definition are worth. One in the abstract alone is not enough: abstracts name
// what they compare with. Measured by scripts/topics-eval on authors' keywords.
constexpr double title_mention = 1.0;
constexpr double abstract_mention = 0.5;
constexpr double repeated_mention = 0.25;  // for each doubling
constexpr double mentions_max = 2.5;
constexpr double title_cue = 1.5;
// Shipped weights put papers in order, and tip the balance of what a definition nearly finds;
// lessons may decide alone. Neither takes away what a definition found.
constexpr double learned_min = -1.0;
constexpr double shipped_max = 2.0;
// Many weak words add up to little evidence: half of it decides, and no more than a second mention.
constexpr double deciding_part = 0.5;
constexpr double shipped_decides = 0.25;
constexpr double lessons_max = 1.5;

constexpr std::size_t evidence_words = 6;
constexpr double evidence_weight_min = 0.03;

double mention_value(int title, int abstract) {
  double value = title > 0 ? title_mention : 0;
  if (abstract > 0) {
    value += abstract_mention + repeated_mention * std::log2(static_cast<double>(abstract));
  }
  return std::min(value, mentions_max);
}

}  // namespace

Scorer::Scorer(Taxonomy taxonomy, const std::vector<WeightFile>& weights)
    : taxonomy_(std::move(taxonomy)) {
  const std::size_t count = taxonomy_.topics.size();
  std::unordered_map<std::string_view, std::uint32_t> ids;
  for (std::uint32_t i = 0; i < count; ++i) ids.emplace(taxonomy_.topics[i].slug, i);

  for (std::uint32_t i = 0; i < count; ++i) {
    definitions_.push_back(Definition::compile(taxonomy_.topics[i], phrases_, lexicon_));
    uses_.resize(phrases_.size());
    for (const Definition::Leaf& leaf : definitions_.back().leaves()) {
      uses_[leaf.phrase].push_back(Use{i, Role::definition, leaf.fields, 0, 0});
    }
    add_cues(i);
  }
  for (const WeightFile& file : weights) {
    Weights& role = &file == &weights.front() ? shipped_ : lessons_;
    role.table.add(file.text, file.name, ids, lexicon_);
  }
  mentions_ = Mentions(phrases_.size());
  sums_.resize(count);
  values_.resize(count);
  sum_of_shares_.resize(count);
  cue_seen_.assign(cue_count_, 0);
}

void Scorer::add_cues(std::uint32_t topic) {
  for (const Cue& cue : taxonomy_.topics[topic].cues) {
    const std::vector<std::uint32_t> phrases = phrases_.add_plain(cue.text, lexicon_);
    uses_.resize(phrases_.size());
    for (const std::uint32_t phrase : phrases) {
      uses_[phrase].push_back(
          Use{topic, Role::cue, all_fields, static_cast<float>(cue.weight), cue_count_});
    }
    ++cue_count_;
  }
}

void Scorer::mention(const Occurrence& occurrence) {
  const Field field = tokens_[occurrence.token].field;
  for (const Use& use : uses_[occurrence.phrase]) {
    if ((use.fields & field_bit(field)) == 0) continue;
    Sum& sum = touch(use.topic);
    if (use.role == Role::definition) {
      if (occurrence.token < sum.last_end) continue;
      sum.last_end = occurrence.token + occurrence.size_tokens;
      if (field == Field::abstract) {
        ++sum.abstract;
      } else {
        ++sum.title;
      }
      shown_.push_back(Shown{use.topic, occurrence.token, occurrence.size_tokens,
                             field == Field::abstract ? abstract_mention : title_mention});
    } else if (cue_seen_[use.cue] != paper_) {
      cue_seen_[use.cue] = paper_;
      const double weight = double{use.weight} * (field == Field::abstract ? 1 : title_cue);
      sum.value += weight;
      shown_.push_back(Shown{use.topic, occurrence.token, occurrence.size_tokens, weight});
    }
  }
}

void Scorer::collect(const PaperText& paper) {
  for (const std::uint32_t topic : touched_) sums_[topic].touched = false;
  touched_.clear();
  shown_.clear();
  ++paper_;
  tokenize(paper, lexicon_, tokens_);
  phrases_.scan(paper, tokens_, lexicon_, found_);
  mentions_.reset(found_, tokens_);
  for (const Occurrence& occurrence : found_) mention(occurrence);
  add_definitions();
  add_shares(shipped_, false);
  add_shares(lessons_, true);
  for (const std::uint32_t topic : touched_) values_[topic] = sums_[topic].value;
}

void Scorer::add_definitions() {
  for (const std::uint32_t topic : touched_) {
    Sum& sum = sums_[topic];
    sum.defined = (sum.title > 0 || sum.abstract > 0) && definitions_[topic].matches(mentions_);
    if (sum.defined) sum.value += mention_value(sum.title, sum.abstract);
  }
}

void Scorer::add_shares(Weights& weights, bool of_lessons) {
  const std::vector<TopicWeight>& biases = weights.table.biases();
  for (const TopicWeight& bias : biases) sum_of_shares_[bias.topic] = double{bias.weight};
  weights.table.score(tokens_, weights.shares);
  for (const WeightTable::Share& share : weights.shares) {
    touch(share.topic);
    sum_of_shares_[share.topic] += double{share.weight};
  }
  for (const TopicWeight& bias : biases) {
    Sum& sum = sums_[bias.topic];
    if (!sum.touched) continue;
    const double share = std::clamp(sum_of_shares_[bias.topic], sum.defined ? 0 : learned_min,
                                    of_lessons ? lessons_max : shipped_max);
    if (!of_lessons && share > 0) {
      sum.undecided = share - std::min(deciding_part * share, shipped_decides);
    }
    if (of_lessons && share >= assigned_from) {
      sum.by_lesson = true;
      sum.value = std::max(sum.value, 0.0);  // what shipped weights hold against it is overruled
    }
    sum.value += share;
  }
}

const std::vector<double>& Scorer::sums(const PaperText& paper) {
  std::fill(values_.begin(), values_.end(), learned_min);
  collect(paper);
  return values_;
}

std::vector<bool> Scorer::definitions(const PaperText& paper) {
  collect(paper);
  std::vector<bool> matched(taxonomy_.topics.size(), false);
  for (const std::uint32_t topic : touched_)
    matched[topic] = definitions_[topic].matches(mentions_);
  return matched;
}

// Cues and shipped weights speak for a topic; that it is the topic, a definition or a lesson says.
bool Scorer::applies(std::uint32_t topic) const {
  const Sum& sum = sums_[topic];
  const bool decided = sum.defined || sum.by_lesson || taxonomy_.topics[topic].definition.empty();
  return decided && sum.value - sum.undecided >= assigned_from;
}

std::vector<Assignment> Scorer::assign(const PaperText& paper) {
  collect(paper);
  std::vector<Assignment> assigned;
  for (const std::uint32_t topic : touched_) {
    if (applies(topic)) assigned.push_back({topic, values_[topic]});
  }
  std::sort(assigned.begin(), assigned.end(), [](const Assignment& left, const Assignment& right) {
    return left.score != right.score ? left.score > right.score : left.topic < right.topic;
  });
  if (assigned.size() > topics_per_paper) assigned.resize(topics_per_paper);
  return assigned;
}

std::vector<Explained> Scorer::explain(const PaperText& paper) {
  std::vector<Explained> explained;
  for (const Assignment& one : assign(paper)) {
    explained.push_back({one, evidence(paper, one.topic)});
  }
  return explained;
}

std::vector<EvidenceWord> Scorer::evidence(const PaperText& paper, std::uint32_t topic) const {
  struct Word {
    std::string_view text;
    double weight;
  };
  std::vector<Word> words;
  const auto add = [&](std::uint32_t token, std::uint32_t size, double weight) {
    const std::string_view text = surface(paper, tokens_, token, size);
    for (Word& word : words) {
      if (word.text == text) {
        word.weight = std::max(word.weight, weight);
        return;
      }
    }
    words.push_back({text, weight});
  };
  for (const Shown& shown : shown_) {
    if (shown.topic == topic) add(shown.token, shown.size_tokens, shown.weight);
  }
  for (const Weights* weights : {&shipped_, &lessons_}) {
    for (const WeightTable::Share& share : weights->shares) {
      if (share.topic == topic) add(share.token, share.size_tokens, double{share.weight});
    }
  }
  std::stable_sort(words.begin(), words.end(),
                   [](const Word& left, const Word& right) { return left.weight > right.weight; });
  std::vector<EvidenceWord> strongest;
  for (const Word& word : words) {
    if (strongest.size() == evidence_words || word.weight < evidence_weight_min) break;
    strongest.push_back({std::string(word.text), word.weight});
  }
  return strongest;
}

}  // namespace papers::topics
