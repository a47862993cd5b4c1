#include "search/matcher.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <optional>
#include <string>
#include <vector>

#include "search/exact.hpp"
#include "search/expression.hpp"
#include "text/escape.hpp"
#include "text/fold.hpp"

namespace papers::search {
namespace {

struct HasWord {
  std::string_view word, sql;
};
constexpr HasWord kHas[] = {
    {"abstract", "SELECT id FROM paper WHERE abstract <> ''"},
    {"arxiv", "SELECT id FROM paper WHERE arxiv_id IS NOT NULL"},
    {"author", "SELECT paper FROM author"},
    {"code", "SELECT paper FROM link WHERE kind = 'code'"},
    {"data", "SELECT paper FROM link WHERE kind = 'data'"},
    {"doi", "SELECT id FROM paper WHERE doi IS NOT NULL"},
    {"keyword", "SELECT paper FROM keyword"},
    {"link", "SELECT paper FROM link"},
    {"note", "SELECT paper FROM note"},
    {"project", "SELECT paper FROM link WHERE kind = 'project'"},
    {"stars", "SELECT id FROM paper WHERE github_stars IS NOT NULL"},
    {"tag", "SELECT paper FROM tag"},
    {"topic", "SELECT paper FROM paper_topic"},
    {"venue", "SELECT id FROM paper WHERE venue IS NOT NULL"},
    {"votes", "SELECT id FROM paper WHERE upvotes IS NOT NULL"},
};

std::string first_bound(const DaySpan& days) { return days.first ? format_day(*days.first) : ""; }
std::string last_bound(const DaySpan& days) {
  return days.last ? format_day(*days.last) : "9999-99";
}

}  // namespace

bool narrows(const Filters& filters) {
  return !filters.topics.empty() || filters.no_topic || !filters.tags.empty() || filters.since ||
         filters.until;
}

IdSet Matcher::ids(library::Statement& statement) {
  IdSet out;
  while (statement.step()) out.insert(statement.integer(0));
  statement.reset();
  return out;
}

IdSet Matcher::everything() { return ids(database_->cached("SELECT id FROM paper")); }

IdSet Matcher::matching(const Clause& clause) {
  if (expressible(*plan_, clause)) {
    Expression expression;
    append(expression, *plan_, clause);
    auto& statement = database_->cached("SELECT rowid FROM paper_fts WHERE paper_fts MATCH ?1");
    statement.bind(1, expression.text);
    return ids(statement);
  }
  switch (clause.kind) {
    case Clause::Kind::term:
      return term(clause.term);
    case Clause::Kind::fact:
      return fact(clause);
    case Clause::Kind::none: {
      IdSet out = everything();
      out.subtract(matching(clause.children.front()));
      return out;
    }
    default:
      return group(clause);
  }
}

IdSet Matcher::group(const Clause& clause) {
  std::optional<IdSet> out;
  for (const Clause& child : clause.children) {
    if (clause.kind == Clause::Kind::any) {
      if (!out) out.emplace();
      out->unite(matching(child));
    } else if (child.kind == Clause::Kind::none && out) {
      out->subtract(matching(child.children.front()));
    } else if (out) {
      out->intersect(matching(child));
    } else {
      out = matching(child);
    }
  }
  return out ? std::move(*out) : IdSet();
}

IdSet Matcher::term(std::size_t index) {
  auto& statement = database_->cached("SELECT rowid FROM paper_fts WHERE paper_fts MATCH ?1");
  const std::string expression = only(*plan_, index).text;
  statement.bind(1, expression);
  IdSet stemmed = ids(statement);
  return plan_->terms[index].exact ? exactly(*database_, plan_->terms[index], stemmed)
                                   : std::move(stemmed);
}

IdSet Matcher::fact(const Clause& clause) {
  const Node& node = *clause.fact;
  if (!clause.venue.empty()) {
    auto& statement = database_->cached(
        "SELECT id FROM paper WHERE venue IS NOT NULL AND instr(lower(venue), lower(?1))");
    statement.bind(1, clause.venue);
    return ids(statement);
  }
  switch (node.kind) {
    case Node::Kind::topic:
      return topic(node.text);
    case Node::Kind::tag: {
      auto& statement = database_->cached("SELECT paper FROM tag WHERE name = ?1");
      statement.bind(1, node.text);
      return ids(statement);
    }
    case Node::Kind::link: {
      auto& statement = database_->cached(
          "SELECT paper FROM link WHERE kind = lower(?1) OR instr(lower(url), lower(?1))");
      statement.bind(1, node.text);
      return ids(statement);
    }
    case Node::Kind::listed:
      return days(node.days, true);
    case Node::Kind::published:
      return published(node.days);
    case Node::Kind::votes:
    case Node::Kind::stars:
      return numbers(node);
    default:
      return has(node.text);
  }
}

IdSet Matcher::has(std::string_view what) {
  for (const HasWord& word : kHas) {
    if (word.word == what) return ids(database_->cached(word.sql));
  }
  return {};
}

IdSet Matcher::numbers(const Node& node) {
  constexpr std::int64_t lowest = std::numeric_limits<std::int64_t>::min();
  constexpr std::int64_t highest = std::numeric_limits<std::int64_t>::max();
  auto& statement = database_->cached(
      node.kind == Node::Kind::votes ? "SELECT id FROM paper WHERE upvotes BETWEEN ?1 AND ?2"
                                     : "SELECT id FROM paper WHERE github_stars BETWEEN ?1 AND ?2");
  statement.bind(1, node.low.value_or(lowest)).bind(2, node.high.value_or(highest));
  return ids(statement);
}

IdSet Matcher::published(const DaySpan& days) {
  // "2025-03" is a month: it lies in a span when any of its days may. "~" sorts after "-".
  auto& statement =
      database_->cached("SELECT id FROM paper WHERE published || '~' >= ?1 AND published <= ?2");
  statement.bind(1, first_bound(days)).bind(2, last_bound(days));
  return ids(statement);
}

IdSet Matcher::days(const DaySpan& days, bool listed_only) {
  auto& listed =
      database_->cached("SELECT paper FROM listing WHERE listed_on >= ?1 AND listed_on <= ?2");
  listed.bind(1, first_bound(days)).bind(2, last_bound(days));
  IdSet out = ids(listed);
  if (listed_only) return out;
  auto& unlisted = database_->cached(
      "SELECT id FROM paper WHERE last_listed IS NULL AND published || '~' >= ?1"
      " AND published <= ?2");
  unlisted.bind(1, first_bound(days)).bind(2, last_bound(days));
  out.unite(ids(unlisted));
  return out;
}

IdSet Matcher::topic(std::string_view name) {
  auto& known =
      database_->cached("SELECT id FROM topic WHERE slug = ?1 OR lower(name) = lower(?1)");
  known.bind(1, name);
  const bool found = known.step();
  const std::int64_t id = found ? known.integer(0) : 0;
  known.reset();
  if (!found) {
    std::vector<std::string> slugs;
    auto& all = database_->cached("SELECT slug FROM topic");
    while (all.step()) slugs.emplace_back(all.text(0));
    all.reset();
    const auto near = nearest_word(name, slugs);
    throw UsageError(fmt::format("no topic is called \"{}\"{}; `papers topics` lists them",
                                 text::single_line(name),
                                 near ? fmt::format(", did you mean {}?", *near) : ""));
  }
  auto& statement = database_->cached(
      "WITH RECURSIVE below(id) AS (SELECT ?1 UNION SELECT topic.id FROM topic, below"
      " WHERE topic.parent = below.id)"
      " SELECT paper FROM paper_topic WHERE topic IN (SELECT id FROM below)");
  statement.bind(1, id);
  return ids(statement);
}

IdSet Matcher::filtered(const Filters& filters) {
  std::optional<IdSet> out;
  const auto narrow = [&](IdSet set) {
    if (out)
      out->intersect(set);
    else
      out = std::move(set);
  };
  for (const std::string& name : filters.topics) narrow(topic(name));
  for (const std::string& name : filters.tags) {
    auto& statement = database_->cached("SELECT paper FROM tag WHERE name = ?1");
    statement.bind(1, name);
    narrow(ids(statement));
  }
  if (filters.since || filters.until) narrow(days({filters.since, filters.until}, false));
  if (!out) out = everything();
  if (filters.no_topic) out->subtract(has("topic"));
  return std::move(*out);
}

}  // namespace papers::search
