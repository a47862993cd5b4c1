// Trees of the query language as parse_query can make them.
#pragma once

#include <random>
#include <string>
#include <utility>
#include <vector>

#include "search/parser.hpp"
#include "search/query.hpp"

namespace papers::test {

class RandomQuery {
 public:
  RandomQuery(unsigned seed, Day reference) : random_(seed), today_(reference) {}

  /// At most `depth` groups within one another.
  search::Node tree(int depth) {
    using Kind = search::Node::Kind;
    switch (depth == 0 ? pick(4) : pick(9)) {
      case 0:
        return leaf(true);
      case 1:
        return condition();
      case 2: {
        search::Node near = group(Kind::near, 0);
        near.number = static_cast<int>(pick(20));
        return near;
      }
      case 4:
        return group(Kind::all, depth - 1);
      case 5:
        return group(Kind::any, depth - 1);
      case 6:
        return around(Kind::none, tree(depth - 1));
      case 7: {
        search::Node field = around(Kind::field, tree(depth - 1));
        field.field = &field_of(true);
        return field;
      }
      default:
        return leaf(true);
    }
  }

 private:
  std::size_t pick(std::size_t count) { return random_() % count; }

  template <typename Item>
  const Item& one_of(const std::vector<Item>& items) {
    return items[pick(items.size())];
  }

  const search::Field& field_of(bool words) {
    while (true) {
      const search::Field& field = search::fields()[pick(search::fields().size())];
      if ((field.kind == search::FieldKind::words) == words) return field;
    }
  }

  search::Node leaf(bool prefixes) {
    static const std::vector<std::string> words = {
        "model", "AND", "OR",    "NOT",       "NEAR", "NEAR/5",       "title:x", "topic:y",
        "C++",   "f(x", "GPT-4", "a:b",       "v1.5", "f(x)",         "didn't",  "has:",
        "a*b",   "é",   "NEARx", "listed:7d", "C#",   "\xE8\xAE\xBA", "10x",     "x\\y"};
    static const std::vector<std::string> phrases = {"large model", "AND", "a (b",
                                                     "title:x",     "-x",  "x*"};
    search::Node node;
    const std::size_t kind = pick(prefixes ? 4 : 3);
    if (kind == 0) {
      node.kind = search::Node::Kind::phrase;
      node.text = one_of(phrases);
      return node;
    }
    if (kind == 3) node.kind = search::Node::Kind::prefix;
    do node.text = one_of(words);
    while (node.text.back() == ':' || node.text.back() == ')');
    return node;
  }

  search::Node condition() {
    static const std::vector<std::string> values = {"agents", "Speech & Audio", "a\"b", "-x", "x*",
                                                    "a(b)",   "github.com/o/r", "AND"};
    static const std::vector<std::string> days = {"2025", "2025-03..", "..7d", ">2024-02", "today"};
    static const std::vector<std::string> numbers = {"5", ">50", "..10", "5..10"};
    search::Node node;
    node.kind = search::Node::Kind::condition;
    node.field = &field_of(false);
    switch (node.field->kind) {
      case search::FieldKind::day:
        node.text = one_of(days);
        node.days = *search::parse_day_range(node.text, today_);
        break;
      case search::FieldKind::number:
        node.text = one_of(numbers);
        node.numbers = *search::parse_number_range(node.text);
        break;
      case search::FieldKind::flag:
        node.text = search::flags()[pick(search::flags().size())].word;
        break;
      default:
        node.text = one_of(values);
    }
    return node;
  }

  /// Two or more parts, none of the same kind, as groups of one kind are one.
  search::Node group(search::Node::Kind kind, int depth) {
    search::Node node;
    node.kind = kind;
    const std::size_t parts = 2 + pick(3);
    while (node.children.size() < parts) {
      search::Node part = kind == search::Node::Kind::near ? leaf(true) : tree(depth);
      if (part.kind != kind) node.children.push_back(std::move(part));
    }
    return node;
  }

  static search::Node around(search::Node::Kind kind, search::Node child) {
    search::Node node;
    node.kind = kind;
    node.children.push_back(std::move(child));
    return node;
  }

  std::mt19937 random_;
  Day today_;
};

}  // namespace papers::test
