#include "topics/definition.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>

#include "base/error.hpp"
#include "search/parser.hpp"

namespace papers::topics {

unsigned field_bit(Field field) {
  if (field == Field::title) return title_field;
  return field == Field::keywords ? keyword_field : abstract_field;
}

void Mentions::reset(const std::vector<Occurrence>& found, const std::vector<Token>& tokens) {
  for (const std::uint32_t phrase : touched_) fields_[phrase] = 0;
  touched_.clear();
  for (const Occurrence& occurrence : found) {
    unsigned& fields = fields_[occurrence.phrase];
    if (fields == 0) touched_.push_back(occurrence.phrase);
    fields |= field_bit(tokens[occurrence.token].field);
  }
  found_ = &found;
  tokens_ = &tokens;
}

class Definition::Compiler {
 public:
  Compiler(Definition& definition, PhraseTable& phrases, Lexicon& lexicon)
      : definition_(definition), phrases_(phrases), lexicon_(lexicon) {}

  /// Depth is bounded by the query language's own limit.
  Part part(const search::Node& node, unsigned fields, bool silent) {
    using Kind = search::Node::Kind;
    switch (node.kind) {
      case Kind::word:
        return leaf(phrases_.add(node.text, lexicon_), fields, silent);
      case Kind::phrase:
        return leaf(phrases_.add_exact(node.text, lexicon_), fields, silent);
      case Kind::prefix:
        return leaf(phrases_.add_prefix(node.text, lexicon_), fields, silent);
      case Kind::all:
        return group(Part::Kind::all, node, fields, silent);
      case Kind::any:
        return group(Part::Kind::any, node, fields, silent);
      case Kind::none:
        return group(Part::Kind::none, node, fields, true);
      case Kind::near:
        return group(Part::Kind::near, node, fields, silent);
      case Kind::field:
        return part(node.children.front(), fields & field_mask(node.field->name), silent);
      default:
        throw Error("only words, phrases, title:, abstract: and keyword: can define a topic");
    }
  }

 private:
  static unsigned field_mask(std::string_view name) {
    if (name == "title") return title_field;
    if (name == "abstract") return abstract_field;
    if (name == "keyword") return keyword_field;
    throw Error(fmt::format("{}: cannot define a topic", name));
  }

  Part leaf(std::vector<std::uint32_t> phrases, unsigned fields, bool silent) {
    Part part;
    part.fields = fields;
    part.phrases = std::move(phrases);
    if (silent) return part;
    for (const std::uint32_t phrase : part.phrases) {
      definition_.leaves_.push_back(Leaf{phrase, fields});
    }
    return part;
  }

  Part group(Part::Kind kind, const search::Node& node, unsigned fields, bool silent) {
    Part group;
    group.kind = kind;
    group.distance = node.number;
    for (const search::Node& child : node.children) {
      // The words of a NEAR group are one mention; the first stands for it.
      const bool follows = kind == Part::Kind::near && !group.children.empty();
      group.children.push_back(part(child, fields, silent || follows));
    }
    return group;
  }

  Definition& definition_;
  PhraseTable& phrases_;
  Lexicon& lexicon_;
};

Definition Definition::compile(const Topic& topic, PhraseTable& phrases, Lexicon& lexicon) {
  Definition definition;
  if (topic.definition.empty()) return definition;
  try {
    // Relative days mean nothing in a definition: listed: is refused below.
    const search::Query query = search::parse_query(topic.definition, Day{});
    if (query.left_out > 0) throw Error("more words than a query can have");
    if (!query.root) return definition;
    definition.root_ = Compiler(definition, phrases, lexicon).part(*query.root, all_fields, false);
    definition.empty_ = false;
  } catch (const Error& error) {
    throw Error(fmt::format("{}:{}: the definition of \"{}\": {}", topic.file, topic.line,
                            topic.slug, error.what()));
  }
  return definition;
}

bool Definition::matches(const Mentions& mentions) const {
  return !empty_ && holds(root_, mentions);
}

bool Definition::holds(const Part& part, const Mentions& mentions) {
  const auto child_holds = [&mentions](const Part& child) { return holds(child, mentions); };
  switch (part.kind) {
    case Part::Kind::all:
      return std::all_of(part.children.begin(), part.children.end(), child_holds);
    case Part::Kind::any:
      return std::any_of(part.children.begin(), part.children.end(), child_holds);
    case Part::Kind::none:
      return std::none_of(part.children.begin(), part.children.end(), child_holds);
    case Part::Kind::near:
      return holds_near(part, mentions);
    case Part::Kind::leaf:
      break;
  }
  return std::any_of(part.phrases.begin(), part.phrases.end(), [&](std::uint32_t phrase) {
    return (mentions.fields(phrase) & part.fields) != 0;
  });
}

// As FTS5 has it: within one field, the gap between the end of the first and the start of the last
// phrase is at most `distance` words, whatever stands between them.
bool Definition::holds_near(const Part& part, const Mentions& mentions) {
  if (!std::all_of(part.children.begin(), part.children.end(),
                   [&](const Part& child) { return holds(child, mentions); })) {
    return false;
  }
  const std::vector<Occurrence>& found = mentions.found();
  const std::vector<Token>& tokens = mentions.tokens();
  const auto within_reach = [&](const Occurrence& anchor, const Part& child) {
    return std::any_of(found.begin(), found.end(), [&](const Occurrence& other) {
      if (std::find(child.phrases.begin(), child.phrases.end(), other.phrase) ==
              child.phrases.end() ||
          tokens[other.token].field != tokens[anchor.token].field) {
        return false;
      }
      const bool after = other.token >= anchor.token;
      const Occurrence& left = after ? anchor : other;
      const Occurrence& right = after ? other : anchor;
      const auto gap = static_cast<std::int64_t>(right.token) - left.token - left.size_tokens;
      return gap <= part.distance;
    });
  };
  const Part& first = part.children.front();
  return std::any_of(found.begin(), found.end(), [&](const Occurrence& anchor) {
    return std::find(first.phrases.begin(), first.phrases.end(), anchor.phrase) !=
               first.phrases.end() &&
           (field_bit(tokens[anchor.token].field) & first.fields) != 0 &&
           std::all_of(part.children.begin() + 1, part.children.end(),
                       [&](const Part& child) { return within_reach(anchor, child); });
  });
}

}  // namespace papers::topics
