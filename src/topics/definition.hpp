// A topic's definition, compiled from the query language's tree to something that answers from a
// paper's phrase occurrences.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "topics/phrases.hpp"
#include "topics/taxonomy.hpp"

namespace papers::topics {

/// Fields as bits.
inline constexpr unsigned title_field = 1, keyword_field = 2, abstract_field = 4, all_fields = 7;
unsigned field_bit(Field field);

/// What a paper says of each phrase; filled once a paper, read by every definition.
class Mentions {
 public:
  explicit Mentions(std::size_t phrases) : fields_(phrases, 0) {}
  void reset(const std::vector<Occurrence>& found, const std::vector<Token>& tokens);
  [[nodiscard]] unsigned fields(std::uint32_t phrase) const { return fields_[phrase]; }
  [[nodiscard]] const std::vector<Occurrence>& found() const { return *found_; }
  [[nodiscard]] const std::vector<Token>& tokens() const { return *tokens_; }

 private:
  std::vector<unsigned> fields_;  // by phrase: the fields it stands in
  std::vector<std::uint32_t> touched_;
  const std::vector<Occurrence>* found_ = nullptr;
  const std::vector<Token>* tokens_ = nullptr;
};

class Definition {
 public:
  /// A phrase that speaks for the topic where it stands in one of these fields.
  struct Leaf {
    std::uint32_t phrase = 0;
    unsigned fields = all_fields;
  };

  /// Throws Error naming the topic's file and line and what is wrong: a construct the query
  /// language refuses, or one that is not about a paper's words (topic:, listed:, votes: …).
  static Definition compile(const Topic& topic, PhraseTable& phrases, Lexicon& lexicon);

  [[nodiscard]] bool matches(const Mentions& mentions) const;
  /// The phrases that speak for the topic: outside any NOT, the first of each NEAR.
  [[nodiscard]] const std::vector<Leaf>& leaves() const { return leaves_; }

 private:
  struct Part {
    enum class Kind { leaf, all, any, none, near } kind = Kind::leaf;
    std::vector<std::uint32_t> phrases;  // leaf: any of them
    unsigned fields = all_fields;
    int distance = 0;
    std::vector<Part> children;
  };
  class Compiler;
  static bool holds(const Part& part, const Mentions& mentions);
  static bool holds_near(const Part& part, const Mentions& mentions);

  Part root_;
  bool empty_ = true;
  std::vector<Leaf> leaves_;
};

}  // namespace papers::topics
