#include "search/query.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/error.hpp"

namespace papers::search {
namespace {

std::string range(const std::string& low, const std::string& high) {
  return low == high ? low : low + ".." + high;
}

std::string value_of(const Node& node) {
  switch (node.field->kind) {
    case FieldKind::day:
      return range(node.days.first ? format_day(*node.days.first) : "",
                   node.days.last ? format_day(*node.days.last) : "");
    case FieldKind::number:
      return range(node.numbers.low ? fmt::format("{}", *node.numbers.low) : "",
                   node.numbers.high ? fmt::format("{}", *node.numbers.high) : "");
    default:
      return node.text;
  }
}

std::string head_of(const Node& node) {
  switch (node.kind) {
    case Node::Kind::near:
      return fmt::format("near/{}", node.number);
    case Node::Kind::all:
      return "and";
    case Node::Kind::any:
      return "or";
    case Node::Kind::none:
      return "not";
    default:
      return std::string(node.field->name);
  }
}

}  // namespace

void require_words(const Query& query, bool may_be_blank) {
  const bool is_blank = query.text.find_first_not_of(" \t\r\n") == std::string::npos;
  if (query.root || (is_blank && may_be_blank)) return;
  throw UsageError("no searchable word in the query");
}

bool is_condition(const Node& node) {
  if (node.kind == Node::Kind::none) return is_condition(node.children.front());
  return node.kind == Node::Kind::condition;
}

std::span<const Node> leading_conditions(const Query& query) {
  if (!query.root || query.root->kind == Node::Kind::any) return {};
  const Node& root = *query.root;
  const std::span<const Node> parts =
      root.kind == Node::Kind::all ? std::span<const Node>(root.children) : std::span(&root, 1);
  const auto end = std::find_if_not(parts.begin(), parts.end(), is_condition);
  return parts.first(static_cast<std::size_t>(end - parts.begin()));
}

std::string to_string(const Node& node) {
  switch (node.kind) {
    case Node::Kind::word:
      return node.text;
    case Node::Kind::phrase:
      return '"' + node.text + '"';
    case Node::Kind::prefix:
      return node.text + '*';
    case Node::Kind::condition:
      return fmt::format("({} {})", node.field->name, value_of(node));
    default:
      break;
  }
  std::string out = "(" + head_of(node);
  for (const Node& child : node.children) out += ' ' + to_string(child);
  return out + ')';
}

}  // namespace papers::search
