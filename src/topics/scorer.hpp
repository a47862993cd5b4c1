// Topics of a text: the definition, cues and learned weights of each topic added up.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "topics/definition.hpp"
#include "topics/judge.hpp"
#include "topics/phrases.hpp"
#include "topics/taxonomy.hpp"
#include "topics/tokens.hpp"
#include "topics/weights.hpp"

namespace papers::topics {

/// The sum of evidence from which on a topic applies, shipped weights counted for little: a mention
/// in the title, or a mention in the abstract and something to go with it.
inline constexpr double assigned_from = 1.0;

/// Assigning is judged by papers, and a paper about everything is about nothing.
inline constexpr std::size_t topics_per_paper = 5;

class Scorer {
 public:
  /// `weights` are texts in the form of WeightTable with the names of their files: first what
  /// ships, which confirms what definitions find, then the lessons, which may decide.
  struct WeightFile {
    std::string_view text;
    std::string name;
  };
  Scorer(Taxonomy taxonomy, const std::vector<WeightFile>& weights);

  [[nodiscard]] const Taxonomy& taxonomy() const { return taxonomy_; }

  /// The topics that apply, strongest first; at most topics_per_paper.
  std::vector<Assignment> assign(const PaperText& paper);
  /// The same, with the words that speak for each.
  std::vector<Explained> explain(const PaperText& paper);

  /// The sum for every topic, by index, whether it applies or not: for measuring.
  const std::vector<double>& sums(const PaperText& paper);

  /// Whether the definition alone matches, by topic: for measuring and for training labels.
  std::vector<bool> definitions(const PaperText& paper);

 private:
  enum class Role : std::uint8_t { definition, cue };
  struct Use {
    std::uint32_t topic = 0;
    Role role = Role::definition;
    unsigned fields = all_fields;
    float weight = 0;
    std::uint32_t cue = 0;
  };
  struct Shown {
    std::uint32_t topic = 0;
    std::uint32_t token = 0;
    std::uint32_t size_tokens = 1;
    double weight = 0;
  };
  struct Sum {
    int title = 0, abstract = 0;  // mentions of the definition's phrases
    std::uint32_t last_end = 0;   // where the latest ended: overlapping ones count once
    bool touched = false, defined = false, by_lesson = false;
    double value = 0, undecided = 0;  // what orders, and how much of it assigns nothing
  };

  void add_cues(std::uint32_t topic);
  void collect(const PaperText& paper);
  void mention(const Occurrence& occurrence);
  void add_definitions();
  struct Weights {
    WeightTable table;
    std::vector<WeightTable::Share> shares;  // of the paper being scored
  };
  void add_shares(Weights& weights, bool of_lessons);
  Sum& touch(std::uint32_t topic) {
    Sum& sum = sums_[topic];
    if (!sum.touched) {
      sum = Sum{};
      sum.touched = true;
      touched_.push_back(topic);
    }
    return sum;
  }
  [[nodiscard]] bool applies(std::uint32_t topic) const;
  [[nodiscard]] std::vector<EvidenceWord> evidence(const PaperText& paper,
                                                   std::uint32_t topic) const;

  Taxonomy taxonomy_;
  Lexicon lexicon_;
  PhraseTable phrases_;
  std::vector<Definition> definitions_;  // by topic
  std::vector<std::vector<Use>> uses_;   // by phrase
  std::uint32_t cue_count_ = 0;
  Weights shipped_, lessons_;  // bounded apart

  // Of the paper being scored; kept for their memory.
  std::vector<Token> tokens_;
  std::vector<Occurrence> found_;
  Mentions mentions_{0};
  std::vector<Sum> sums_;
  std::vector<std::uint32_t> touched_;
  std::vector<std::uint32_t> cue_seen_;  // by cue: the paper that had it last
  std::uint32_t paper_ = 0;
  std::vector<Shown> shown_;
  std::vector<double> sum_of_shares_;  // by topic, of the table in hand
  std::vector<double> values_;
};

}  // namespace papers::topics
