#include "search/query_text.hpp"

#include <fmt/format.h>

#include <iterator>

#include "base/error.hpp"
#include "search/lexer.hpp"
#include "search/parser.hpp"
#include "text/utf8.hpp"

namespace papers::search {
namespace {

// A word alone, with a dot before what would be read otherwise: AND, NEAR/5, title:x. Marks at
// either end of a word are no part of it.
std::string written_word(const Node& node) {
  const bool prefix = node.kind == Node::Kind::prefix;
  std::string text = node.text + (prefix ? "*" : "");
  const auto tokens = lex(text);
  const bool plain = tokens.size() == 1 && tokens.front().kind == Token::Kind::word &&
                     tokens.front().text == node.text && tokens.front().prefix == prefix;
  return plain ? text : "." + text;
}

std::string in_parentheses(std::string text) {
  // "f(x" would take the closing one for its own.
  const bool open = text.find('(') != std::string::npos;
  return "(" + std::move(text) + (open ? " )" : ")");
}

std::string name_and_value(std::string_view name, std::string_view value) {
  std::string text = fmt::format("{}:{}", name, value);
  const auto tokens = lex(text);
  if (tokens.size() == 2 && tokens.back().text == value) return text;
  std::string quoted;
  while (!value.empty()) {
    const char32_t c = text::next_codepoint(value);
    if (!is_quote(c)) text::append_codepoint(quoted, c);
  }
  return fmt::format("{}:\"{}\"", name, quoted);
}

// What may stand after a minus or a field's colon.
std::string written_unit(const Node& node) {
  switch (node.kind) {
    case Node::Kind::all:
    case Node::Kind::any:
    case Node::Kind::none:
      return in_parentheses(to_query(node));
    default:
      return to_query(node);
  }
}

std::string joined(const Node& node, std::string_view between) {
  std::string out;
  for (const Node& child : node.children) {
    if (!out.empty()) out += between;
    const bool group = node.kind == Node::Kind::all && child.kind == Node::Kind::any;
    out += group ? in_parentheses(to_query(child)) : to_query(child);
  }
  return out;
}

std::string field_and_child(const Node& node) {
  const Node& child = node.children.front();
  const bool field = child.kind == Node::Kind::field || child.kind == Node::Kind::condition;
  return fmt::format("{}:{}", node.field->name,
                     field ? in_parentheses(to_query(child)) : written_unit(child));
}

Node all_of(const Node& conditions, const Node& query) {
  Node all;
  all.kind = Node::Kind::all;
  for (const Node* part : {&conditions, &query}) {
    if (part->kind == Node::Kind::all) {
      all.children.insert(all.children.end(), part->children.begin(), part->children.end());
    } else {
      all.children.push_back(*part);
    }
  }
  return all;
}

std::string day_of(const FieldOption& option, std::string_view value, Day today) {
  const auto span = parse_day_expression(value, today);
  if (!span) {
    throw UsageError(fmt::format(
        "{} cannot be '{}': a day is 2025-03-12, 2025-03, 2025, today, yesterday, 7d, 2w, 3m or 1y",
        option.names, value));
  }
  return format_day(option.clause == FieldOption::Clause::until ? *span->last : *span->first);
}

}  // namespace

std::string to_query(const Node& node) {
  switch (node.kind) {
    case Node::Kind::word:
    case Node::Kind::prefix:
      return written_word(node);
    case Node::Kind::phrase:
      return '"' + node.text + '"';
    case Node::Kind::near:
      return joined(node, fmt::format(" NEAR/{} ", node.number));
    case Node::Kind::all:
      return joined(node, " ");
    case Node::Kind::any:
      return joined(node, " OR ");
    case Node::Kind::none:
      return '-' + written_unit(node.children.front());
    case Node::Kind::field:
      return field_and_child(node);
    case Node::Kind::condition:
      break;
  }
  return name_and_value(node.field->name, node.text);
}

std::string clause_of(const Field& field, const FieldOption& option, std::string_view value,
                      Day today) {
  if (option.clause == FieldOption::Clause::lacking) return fmt::format("-has:{}", field.name);
  const std::string text =
      field.kind == FieldKind::day ? day_of(option, value, today) : text::squeeze(value);
  switch (option.clause) {
    case FieldOption::Clause::from:
      return name_and_value(field.name, text + "..");
    case FieldOption::Clause::until:
      return name_and_value(field.name, ".." + text);
    default:
      return name_and_value(field.name, text);
  }
}

std::string conjoined(const std::vector<std::string>& clauses, std::string_view query, Day today) {
  const Query typed = parse_query(query, today);
  require_words(typed, true);
  if (clauses.empty()) return typed.text;
  const std::string before = fmt::format("{}", fmt::join(clauses, " "));
  if (!typed.root) return before;
  const Node wanted = all_of(*parse_query(before, today).root, *typed.root);
  for (const std::string& after : {typed.text, "(" + typed.text + ")"}) {
    std::string text = before + " " + after;
    if (parse_query(text, today).root == wanted) return text;
  }
  return to_query(wanted);
}

bool has_relative_day(std::string_view query) {
  // Far enough apart that months of different lengths cannot make the two one.
  const Day one{std::chrono::days{20'000}};
  const Day other = one + std::chrono::days{400};
  return parse_query(query, one).root != parse_query(query, other).root;
}

}  // namespace papers::search
