#include "search/query_text.hpp"

#include <random>
#include <string>
#include <vector>

#include "base/error.hpp"
#include "search/parser.hpp"
#include "search/shelf.hpp"
#include "support/catch.hpp"
#include "support/random_query.hpp"

namespace papers::search_query_text_test {

using search::Node;
using test::Lines;
using test::Set;
using test::Shelf;
using test::today;

namespace {

const search::FieldOption& option(const search::Field& field, search::FieldOption::Clause clause) {
  return field.options[field.options[0].clause == clause ? 0 : 1];
}

std::string clause(const char* name, search::FieldOption::Clause kind, std::string_view value) {
  const search::Field& field = *search::find_field(name);
  return search::clause_of(field, option(field, kind), value, today);
}

}  // namespace

TEST_CASE("a tree written as a query reads back as itself", "[search]") {
  constexpr unsigned seed = 20261128;
  test::RandomQuery random(seed, today);
  for (int round = 0; round < 2000; ++round) {
    const Node tree = random.tree(4);
    const std::string text = search::to_query(tree);
    INFO("seed " << seed << ", round " << round << ": " << text);
    const search::Query read = search::parse_query(text, today);
    REQUIRE(read.root.has_value());
    CHECK(to_string(*read.root) == to_string(tree));
    CHECK(read.root == tree);
  }
}

TEST_CASE("whatever was typed, written again it is the same query", "[search]") {
  for (const char* typed :
       {"AND", ".NEAR/5", "f(x b", "(f(x ) OR y", "title:(-x)", "title:(abstract:a NEAR/2 b)",
        "-(-x)", "'title:x'", "a OR b c OR -d", "C++ C# v1.5", "\"a b\" NEAR/3 c*", "NEAR",
        "topic:\"Speech & Audio\" tag:a\"b x", "listed:..7d published:>2024 votes:<=3 has:code"}) {
    INFO(typed);
    const search::Query once = search::parse_query(typed, today);
    CHECK(search::parse_query(search::to_query(*once.root), today).root == once.root);
  }
}

TEST_CASE("clauses hold besides whatever was typed", "[search]") {
  constexpr unsigned seed = 4711;
  test::RandomQuery random(seed, today);
  const Lines clauses = {"topic:agents", "-has:topic", "day:2026-03-01.."};
  const Lines typed = {"",      "x OR y", "OR x", "x) y OR z", "AND",    "\"open x",  "NOT x",
                       "x AND", "(x",     "x -",  "title:a",   "-(a b)", "tag:a OR b"};
  for (int round = 0; round < 300; ++round) {
    const auto at = static_cast<std::size_t>(round);
    const std::string query = at < typed.size() ? typed[at] : search::to_query(random.tree(3));
    const std::string text = search::conjoined(clauses, query, today);
    INFO("seed " << seed << ", round " << round << ": " << query << " became " << text);
    const auto both = search::parse_query(text, today);
    const auto alone = search::parse_query(query, today);
    REQUIRE(both.root->kind == Node::Kind::all);
    const std::size_t own = both.root->children.size() - 3;
    CHECK(to_string(both.root->children[1]) == "(not (has topic))");
    if (!alone.root) {
      CHECK(own == 0);
    } else if (alone.root->kind == Node::Kind::all) {
      CHECK(std::vector<Node>(both.root->children.begin() + 3, both.root->children.end()) ==
            alone.root->children);
    } else {
      REQUIRE(own == 1);
      CHECK(both.root->children.back() == *alone.root);
    }
  }
}

TEST_CASE("an option becomes the clause that says the same", "[search]") {
  using Clause = search::FieldOption::Clause;
  CHECK(clause("topic", Clause::value, "agents") == "topic:agents");
  CHECK(clause("topic", Clause::value, " Speech  & Audio ") == "topic:\"Speech & Audio\"");
  CHECK(clause("topic", Clause::value, "a \"quoted\" one") == "topic:\"a quoted one\"");
  CHECK(clause("topic", Clause::lacking, "") == "-has:topic");
  CHECK(clause("tag", Clause::value, "to-read") == "tag:to-read");
  CHECK(clause("day", Clause::from, "7d") == "day:2026-03-24..");
  CHECK(clause("day", Clause::until, "2026-02") == "day:..2026-02-28");
  CHECK_THROWS_AS(clause("day", Clause::from, "soon"), UsageError);
  for (const search::Field& field : search::fields()) {
    for (const search::FieldOption& one : field.options) {
      if (one.names.empty()) continue;
      INFO(one.names);
      const bool lacking = one.clause == Clause::lacking;
      CHECK(one.value.empty() == lacking);
      const std::string value = field.kind == search::FieldKind::day ? "2026" : "1";
      const auto query = search::parse_query(search::clause_of(field, one, value, today), today);
      CHECK(is_condition(*query.root));
    }
  }
}

TEST_CASE("what an option asks for, the same clause in the query finds", "[search]") {
  Shelf shelf;
  Record old;
  old.title = "On old looms";
  old.published = "2024-05";
  Record fresh;
  fresh.title = "On new looms";
  fresh.listing = Listing{};
  shelf.put({old}).put({fresh}, "2026-03-12");
  using Clause = search::FieldOption::Clause;
  CHECK(shelf.found(search::conjoined({clause("day", Clause::from, "2026")}, "looms", today)) ==
        Set{"On new looms"});
  CHECK(shelf.found(search::conjoined({clause("day", Clause::until, "2024")}, "", today)) ==
        Set{"On old looms"});
  CHECK(shelf.titles("day:2024 On old looms").front() == "On old looms");
}

TEST_CASE("days that move with the calendar are told from those that stand", "[search]") {
  for (const char* query : {"listed:7d", "x OR day:..yesterday", "-published:>=3m", "day:3m.."}) {
    INFO(query);
    CHECK(search::has_relative_day(query));
  }
  for (const char* query :
       {"", "7d", "day:2026-03", "listed:2025..2026-03-12", "published:<2020"}) {
    INFO(query);
    CHECK_FALSE(search::has_relative_day(query));
  }
}

}  // namespace papers::search_query_text_test
