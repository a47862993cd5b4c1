#include "search/query.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "text/utf8.hpp"
#include "text/width.hpp"

namespace papers::search {
namespace {

constexpr std::size_t kBytesShownBefore = 50;
constexpr std::size_t kBytesShownAfter = 30;

// The query around `offset` on one line, and under it the caret.
std::string draw_caret(std::string_view query, std::size_t offset) {
  std::size_t first = offset > kBytesShownBefore ? offset - kBytesShownBefore : 0;
  while (first < offset && text::is_continuation(query[first])) ++first;
  std::size_t last = std::min(query.size(), offset + kBytesShownAfter);
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

std::string range(const std::string& low, const std::string& high) {
  return low == high ? low : low + ".." + high;
}

std::string value_of(const Node& node) {
  switch (node.kind) {
    case Node::Kind::listed:
    case Node::Kind::published:
      return range(node.days.first ? format_day(*node.days.first) : "",
                   node.days.last ? format_day(*node.days.last) : "");
    case Node::Kind::votes:
    case Node::Kind::stars:
      return range(node.low ? fmt::format("{}", *node.low) : "",
                   node.high ? fmt::format("{}", *node.high) : "");
    default:
      return node.text;
  }
}

std::string_view name_of(Node::Kind kind) {
  switch (kind) {
    case Node::Kind::near:
      return "near";
    case Node::Kind::all:
      return "and";
    case Node::Kind::any:
      return "or";
    case Node::Kind::none:
      return "not";
    case Node::Kind::topic:
      return "topic";
    case Node::Kind::tag:
      return "tag";
    case Node::Kind::link:
      return "link";
    case Node::Kind::listed:
      return "listed";
    case Node::Kind::published:
      return "published";
    case Node::Kind::votes:
      return "votes";
    case Node::Kind::stars:
      return "stars";
    case Node::Kind::has:
      return "has";
    default:
      return "";
  }
}

}  // namespace

QueryError::QueryError(std::string_view query, std::size_t offset, const std::string& expected)
    : UsageError("in the query: expected " + expected),
      caret_(draw_caret(query, std::min(offset, query.size()))) {}

std::string to_string(const Node& node) {
  switch (node.kind) {
    case Node::Kind::word:
      return node.text;
    case Node::Kind::phrase:
      return '"' + node.text + '"';
    case Node::Kind::prefix:
      return node.text + '*';
    case Node::Kind::all:
    case Node::Kind::any:
    case Node::Kind::none:
    case Node::Kind::near:
    case Node::Kind::field: {
      std::string out = "(";
      out += node.kind == Node::Kind::field ? std::string_view(node.text) : name_of(node.kind);
      if (node.kind == Node::Kind::near) out += fmt::format("/{}", node.number);
      for (const Node& child : node.children) out += ' ' + to_string(child);
      return out + ')';
    }
    default:
      return fmt::format("({} {})", name_of(node.kind), value_of(node));
  }
}

}  // namespace papers::search
