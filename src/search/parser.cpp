#include "search/parser.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <string>
#include <utility>

#include "base/limits.hpp"
#include "search/lexer.hpp"
#include "search/values.hpp"
#include "text/utf8.hpp"
#include "text/width.hpp"
#include "text/words.hpp"

namespace papers::search {
namespace {

using Kind = Token::Kind;

constexpr int widest_near = 1000;

constexpr std::size_t shown_before_bytes = 50;
constexpr std::size_t shown_after_bytes = 30;

// The query around `offset` on one line, and under it the caret.
std::string draw_caret(std::string_view query, std::size_t offset) {
  std::size_t first = offset > shown_before_bytes ? offset - shown_before_bytes : 0;
  while (first < offset && text::is_continuation(query[first])) ++first;
  std::size_t last = std::min(query.size(), offset + shown_after_bytes);
  while (last > offset && last < query.size() && text::is_continuation(query[last])) --last;
  std::string before(query.substr(first, offset - first));
  std::string after(query.substr(offset, last - offset));
  for (std::string* part : {&before, &after}) {
    for (char& c : *part) {
      if (static_cast<unsigned char>(c) < 0x20) c = ' ';
    }
  }
  const auto columns = static_cast<std::size_t>(text::width_cols(before));
  return before + after + "\n" + std::string(columns, ' ') + "^";
}

// What surrounds a word in running text and is no part of a name; + and # end names (C++, C#).
std::string_view trim_punctuation(std::string_view word) {
  constexpr std::string_view punctuation = "!\"$%&'()*,-./:;<=>?@[\\]^_`{|}~";
  const std::size_t first = word.find_first_not_of(punctuation);
  if (first == std::string_view::npos) return {};
  return word.substr(first, word.find_last_not_of(punctuation) - first + 1);
}

std::optional<Node> combine(Node::Kind kind, std::vector<Node> parts) {
  if (parts.empty()) return std::nullopt;
  if (parts.size() == 1) return std::move(parts.front());
  Node node;
  node.kind = kind;
  for (Node& part : parts) {
    if (part.kind == kind) {
      std::move(part.children.begin(), part.children.end(), std::back_inserter(node.children));
    } else {
      node.children.push_back(std::move(part));
    }
  }
  return node;
}

Node wrap(Node::Kind kind, Node child) {
  Node node;
  node.kind = kind;
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
    return wrap(Node::Kind::none, std::move(*node));
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
    node.children = std::move(parts);
    return node;
  }

  [[nodiscard]] int near_distance(const Token& token) const {
    const auto range =
        parse_number_range(token.text.substr(std::min<std::size_t>(5, token.text.size())));
    if (!range || range->low != range->high || *range->low > widest_near) {
      fail(token.offset + 5, fmt::format("a number up to {} after NEAR/", widest_near));
    }
    return static_cast<int>(*range->low);
  }

  // A word, prefix or phrase; nothing when it has no letter or digit, or is one too many.
  std::optional<Node> leaf() {
    const Token& token = tokens_[at_++];
    Node node;
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
    if (field.kind != FieldKind::words) return condition(field, name, value_at);
    bool negated = false;
    for (; is(Kind::minus); ++at_) negated = !negated;
    if (!is(Kind::word) && !is(Kind::phrase) && !is(Kind::open)) {
      fail(value_at, fmt::format("{} after {}:", expected_after(field), name.text));
    }
    auto child = is(Kind::open) ? group() : near();
    if (!child) return std::nullopt;
    Node node = wrap(Node::Kind::field, std::move(*child));
    node.field = &field;
    return negated ? wrap(Node::Kind::none, std::move(node)) : std::move(node);
  }

  Node condition(const Field& field, const Token& name, std::size_t value_at) {
    const bool there = (is(Kind::word) || is(Kind::phrase)) && !tokens_[at_].text.empty();
    if (!there) fail(value_at, fmt::format("{} after {}:", expected_after(field), name.text));
    const Token& token = tokens_[at_++];
    Node node;
    node.kind = Node::Kind::condition;
    node.field = &field;
    node.text = text::squeeze(token.text);
    if (node.text.empty() || !read_value(node)) {
      fail(token.offset, fmt::format("{} after {}:", expected_after(field), name.text));
    }
    return node;
  }

  // False when the text is no value of the field.
  [[nodiscard]] bool read_value(Node& node) const {
    switch (node.field->kind) {
      case FieldKind::day: {
        const auto days = parse_day_range(node.text, today_);
        node.days = days.value_or(DaySpan{});
        return days.has_value();
      }
      case FieldKind::number: {
        const auto numbers = parse_number_range(node.text);
        node.numbers = numbers.value_or(NumberRange{});
        return numbers.has_value();
      }
      case FieldKind::flag:
        return find_flag(node.text) != nullptr;
      default:
        return true;
    }
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

// Where the conditions end that `text` begins with, each of which holds for the whole query.
std::size_t end_of_conditions(std::string_view text, const std::vector<Token>& tokens) {
  std::size_t at = 0;
  while (true) {
    std::size_t next = at;
    if (next < tokens.size() && tokens[next].kind == Kind::minus) ++next;
    const bool condition = next + 1 < tokens.size() && tokens[next].kind == Kind::field &&
                           find_field(tokens[next].text)->kind != FieldKind::words;
    if (!condition) break;
    at = next + 2;
  }
  return at == 0 ? 0 : at < tokens.size() ? tokens[at].offset : text.size();
}

}  // namespace

QueryError::QueryError(std::string_view query, std::size_t offset, const std::string& expected)
    : UsageError("in the query: expected " + expected),
      caret_(draw_caret(query, std::min(offset, query.size()))) {}

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
    query.root = Parser(query, tokens, today).run();
  }
  const bool alternatives = query.root && query.root->kind == Node::Kind::any;
  query.words =
      alternatives ? query.text : query.text.substr(end_of_conditions(query.text, tokens));
  return query;
}

}  // namespace papers::search
