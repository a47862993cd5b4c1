#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <string>
#include <utility>

#include "base/limits.hpp"
#include "search/lexer.hpp"
#include "search/query.hpp"
#include "search/values.hpp"
#include "text/utf8.hpp"
#include "text/words.hpp"

namespace papers::search {
namespace {

using Kind = Token::Kind;

constexpr int kWidestNear = 1000;

constexpr std::string_view kHasWords[] = {"abstract", "arxiv",   "author", "code",  "data",
                                          "doi",      "keyword", "link",   "note",  "project",
                                          "stars",    "tag",     "topic",  "venue", "votes"};

// What surrounds a word in running text and is no part of a name; + and # end names (C++, C#).
std::string_view trim_punctuation(std::string_view word) {
  constexpr std::string_view kMarks = "!\"$%&'()*,-./:;<=>?@[\\]^_`{|}~";
  const std::size_t first = word.find_first_not_of(kMarks);
  if (first == std::string_view::npos) return {};
  return word.substr(first, word.find_last_not_of(kMarks) - first + 1);
}

std::optional<Node> combine(Node::Kind kind, std::vector<Node> parts) {
  if (parts.empty()) return std::nullopt;
  if (parts.size() == 1) return std::move(parts.front());
  Node node;
  node.kind = kind;
  node.offset = parts.front().offset;
  for (Node& part : parts) {
    if (part.kind == kind) {
      std::move(part.children.begin(), part.children.end(), std::back_inserter(node.children));
    } else {
      node.children.push_back(std::move(part));
    }
  }
  return node;
}

Node wrap(Node::Kind kind, std::string_view text, std::size_t offset, Node child) {
  Node node;
  node.kind = kind;
  node.text = text;
  node.offset = offset;
  node.children.push_back(std::move(child));
  return node;
}

/// Recursive descent; recursion is bounded by limits::query_depth, as only "(" recurses.
///
///   either := both { OR both }          both := unary { [AND] unary }
///   unary  := { NOT | - } primary       primary := "(" either ")" | field value | near
///   near   := leaf { NEAR/n leaf }      leaf := word | word* | "phrase"
class Parser {
 public:
  Parser(Query& query, std::vector<Token> tokens, Day today)
      : query_(query), tokens_(std::move(tokens)), today_(today) {}

  std::optional<Node> run() {
    std::vector<Node> parts;
    while (at_ < tokens_.size()) {
      if (auto part = either()) parts.push_back(std::move(*part));
    }
    return combine(Node::Kind::all, std::move(parts));
  }

 private:
  [[nodiscard]] bool is(Kind kind) const {
    return at_ < tokens_.size() && tokens_[at_].kind == kind;
  }
  [[noreturn]] void fail(std::size_t offset, const std::string& expected) const {
    throw QueryError(query_.text, offset, expected);
  }
  [[nodiscard]] std::size_t end_of(const Token& token) const {
    return token.offset + token.text.size();
  }

  std::optional<Node> either() {
    std::vector<Node> parts;
    while (true) {
      if (auto part = both()) parts.push_back(std::move(*part));
      if (!is(Kind::either)) break;
      ++at_;
    }
    return combine(Node::Kind::any, std::move(parts));
  }

  std::optional<Node> both() {
    std::vector<Node> parts;
    while (at_ < tokens_.size() && !is(Kind::either) && !is(Kind::close)) {
      if (is(Kind::both)) {
        ++at_;
      } else if (auto part = unary()) {
        parts.push_back(std::move(*part));
      }
    }
    return combine(Node::Kind::all, std::move(parts));
  }

  std::optional<Node> unary() {
    const std::size_t offset = tokens_[at_].offset;
    bool negated = false;
    while (is(Kind::negate) || is(Kind::minus)) {
      negated = !negated;
      ++at_;
    }
    if (at_ >= tokens_.size() || is(Kind::either) || is(Kind::both) || is(Kind::close)) {
      return std::nullopt;
    }
    auto node = primary();
    if (!node || !negated) return node;
    return wrap(Node::Kind::none, {}, offset, std::move(*node));
  }

  std::optional<Node> primary() {
    if (is(Kind::open)) return group();
    if (is(Kind::field)) return field();
    return near();
  }

  std::optional<Node> group() {
    if (++depth_ > limits::query_depth) {
      fail(tokens_[at_].offset, fmt::format("at most {} nested parentheses", limits::query_depth));
    }
    ++at_;
    auto node = either();
    ++at_;  // the lexer leaves only pairs
    --depth_;
    return node;
  }

  std::optional<Node> near() {
    std::vector<Node> parts;
    std::optional<int> within;
    const std::size_t offset = tokens_[at_].offset;
    auto first = is(Kind::near) ? std::nullopt : leaf();
    if (first) parts.push_back(std::move(*first));
    while (is(Kind::near) && tokens_[at_].text != "NEAR") {
      const Token& sign = tokens_[at_];
      const int distance = near_distance(sign);
      if (parts.empty()) fail(sign.offset, fmt::format("a word before {}", sign.text));
      within = within ? std::min(*within, distance) : distance;
      ++at_;
      if (!is(Kind::word) && !is(Kind::phrase)) {
        fail(end_of(sign), fmt::format("a word or a phrase after {}", sign.text));
      }
      if (auto next = leaf()) parts.push_back(std::move(*next));
    }
    if (is(Kind::near) && parts.empty()) return leaf();  // NEAR alone is a word
    if (parts.size() < 2) return combine(Node::Kind::all, std::move(parts));
    Node node;
    node.kind = Node::Kind::near;
    node.number = *within;
    node.offset = offset;
    node.children = std::move(parts);
    return node;
  }

  [[nodiscard]] int near_distance(const Token& token) const {
    const auto range =
        parse_number_range(token.text.substr(std::min<std::size_t>(5, token.text.size())));
    if (!range || range->low != range->high || *range->low > kWidestNear) {
      fail(token.offset + 5, fmt::format("a number up to {} after NEAR/", kWidestNear));
    }
    return static_cast<int>(*range->low);
  }

  // A word, prefix or phrase; nothing when it has no letter or digit, or is one too many.
  std::optional<Node> leaf() {
    const Token& token = tokens_[at_++];
    Node node;
    node.offset = token.offset;
    node.text = token.kind == Kind::phrase ? text::squeeze(token.text)
                                           : std::string(trim_punctuation(token.text));
    node.kind = token.kind == Kind::phrase ? Node::Kind::phrase
                : token.prefix             ? Node::Kind::prefix
                                           : Node::Kind::word;
    if (text::words(node.text).empty()) {
      query_.ignored.emplace_back(token.text);
      return std::nullopt;
    }
    if (++leaves_ > limits::query_terms) {
      ++query_.left_out;
      return std::nullopt;
    }
    return node;
  }

  std::optional<Node> field() {
    const Token name = tokens_[at_++];
    const Field& field = *find_field(name.text);
    const std::size_t value_at = std::min(end_of(name) + 1, query_.text.size());
    if (field.kind != Field::Kind::text) return value(field, name, value_at);
    bool negated = false;
    for (; is(Kind::minus); ++at_) negated = !negated;
    if (!is(Kind::word) && !is(Kind::phrase) && !is(Kind::open)) {
      fail(value_at, fmt::format("a word, a \"phrase\" or a (group) after {}:", name.text));
    }
    auto child = is(Kind::open) ? group() : near();
    if (!child) return std::nullopt;
    Node node = wrap(Node::Kind::field, field.canonical, name.offset, std::move(*child));
    return negated ? wrap(Node::Kind::none, {}, name.offset, std::move(node)) : std::move(node);
  }

  Node value(const Field& field, const Token& name, std::size_t value_at) {
    const bool there = (is(Kind::word) || is(Kind::phrase)) && !tokens_[at_].text.empty();
    if (!there) fail(value_at, fmt::format("{} after {}:", meaning(field.kind), name.text));
    const Token& token = tokens_[at_++];
    Node node;
    node.offset = name.offset;
    node.text = text::squeeze(token.text);
    const auto wrong = [&] {
      fail(token.offset, fmt::format("{} after {}:", meaning(field.kind), name.text));
    };
    switch (field.kind) {
      case Field::Kind::text:
        break;
      case Field::Kind::topic:
        node.kind = Node::Kind::topic;
        break;
      case Field::Kind::tag:
        node.kind = Node::Kind::tag;
        break;
      case Field::Kind::link:
        node.kind = Node::Kind::link;
        break;
      case Field::Kind::listed:
      case Field::Kind::published: {
        const auto days = parse_day_range(node.text, today_);
        if (!days) wrong();
        node.kind = field.kind == Field::Kind::listed ? Node::Kind::listed : Node::Kind::published;
        node.days = *days;
        break;
      }
      case Field::Kind::votes:
      case Field::Kind::stars: {
        const auto range = parse_number_range(node.text);
        if (!range) wrong();
        node.kind = field.kind == Field::Kind::votes ? Node::Kind::votes : Node::Kind::stars;
        node.low = range->low;
        node.high = range->high;
        break;
      }
      case Field::Kind::has:
        node.kind = Node::Kind::has;
        if (std::find(std::begin(kHasWords), std::end(kHasWords), node.text) ==
            std::end(kHasWords)) {
          wrong();
        }
        break;
    }
    return node;
  }

  static std::string meaning(Field::Kind kind) {
    switch (kind) {
      case Field::Kind::topic:
        return "a topic";
      case Field::Kind::tag:
        return "a tag";
      case Field::Kind::link:
        return "a kind of link or a part of a URL";
      case Field::Kind::listed:
      case Field::Kind::published:
        return "a date (2025-03-12, 2025-03, 7d) or a range D1..D2";
      case Field::Kind::votes:
      case Field::Kind::stars:
        return "a number (50, >50, 10..50)";
      case Field::Kind::has:
        break;
      case Field::Kind::text:
        break;
    }
    std::string words;
    for (const std::string_view word : kHasWords) {
      words += words.empty() ? "one of " : ", ";
      words += word;
    }
    return words;
  }

  Query& query_;
  std::vector<Token> tokens_;
  Day today_;
  std::size_t at_ = 0;
  std::size_t depth_ = 0;
  std::size_t leaves_ = 0;
};

bool is_operator(const Token& token) {
  return token.kind == Kind::either || token.kind == Kind::both || token.kind == Kind::negate;
}

}  // namespace

Query parse_query(std::string_view text, Day today) {
  if (text.size() > limits::query_size_bytes) {
    throw QueryError(text.substr(0, 60), 60,
                     fmt::format("at most {} bytes", limits::query_size_bytes));
  }
  Query query;
  query.text = text::clean(text);
  std::vector<Token> tokens = lex(query.text);
  query.root = Parser(query, tokens, today).run();
  // Nothing but operators ("AND", "NOT"): then they are the words that were meant.
  if (!query.root && std::any_of(tokens.begin(), tokens.end(), is_operator)) {
    for (Token& token : tokens) {
      if (is_operator(token)) token.kind = Kind::word;
    }
    query.ignored.clear();
    query.root = Parser(query, std::move(tokens), today).run();
  }
  return query;
}

}  // namespace papers::search
