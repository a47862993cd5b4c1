#include "search/matcher.hpp"

#include <fmt/format.h>

#include <limits>
#include <string>

#include "base/error.hpp"
#include "search/exact.hpp"
#include "search/other_names.hpp"
#include "text/escape.hpp"

namespace papers::search {
namespace {

constexpr std::string_view finds_rows = "SELECT rowid FROM paper_fts WHERE paper_fts MATCH ?1";

std::string first_bound(const DaySpan& days) { return days.first ? format_day(*days.first) : ""; }
std::string last_bound(const DaySpan& days) {
  return days.last ? format_day(*days.last) : "9999-99";
}

}  // namespace

IdSet Matcher::ids(library::Statement& statement) {
  IdSet out;
  while (statement.step()) out.insert(statement.integer(0));
  statement.reset();
  return out;
}

IdSet Matcher::everything() {
  return among_ != nullptr ? *among_ : ids(database_->cached("SELECT id FROM paper"));
}

IdSet Matcher::matching(const Expression& expression) {
  return ids(database_->cached(finds_rows).bind(1, expression.text));
}

IdSet Matcher::matching(const Clause& clause) {
  if (expressible(*plan_, clause)) {
    Expression expression;
    append(expression, *plan_, clause);
    return matching(expression);
  }
  switch (clause.kind) {
    case Clause::Kind::term:
      return term(clause.term);
    case Clause::Kind::fact:
      return fact(clause.fact);
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
  const Term& term = plan_->terms[index];
  if (!term.exact) return matching(only(*plan_, index));
  const IdSet stemmed = among_ != nullptr ? *among_ : matching(only(*plan_, index));
  IdSet out;
  stemmed.for_each([&](std::int64_t paper) {
    if (stands_in(*database_, paper, term)) out.insert(paper);
  });
  return out;
}

bool Matcher::occurs(std::size_t index) {
  const Term& term = plan_->terms[index];
  auto& rows = database_->cached(finds_rows).bind(1, only(*plan_, index).text);
  bool found = false;
  while (!found && rows.step()) {
    found = !term.exact || stands_in(*database_, rows.integer(0), term);
  }
  rows.reset();
  return found;
}

std::optional<IdSet> Matcher::matching_all(const std::vector<const Clause*>& clauses) {
  std::optional<IdSet> out;
  for (const Clause* clause : clauses) {
    IdSet set = matching(*clause);
    if (out) {
      out->intersect(set);
    } else {
      out = std::move(set);
    }
  }
  return out;
}

IdSet Matcher::fact(const Node& node) {
  const Field& field = *node.field;
  if (!field.values.empty()) require_known(node);
  auto& statement =
      database_->cached(field.kind == FieldKind::flag ? find_flag(node.text)->sql : field.sql);
  switch (field.kind) {
    case FieldKind::words:
    case FieldKind::set:
      statement.bind(1, node.text);
      break;
    case FieldKind::day:
      statement.bind(1, first_bound(node.days)).bind(2, last_bound(node.days));
      break;
    case FieldKind::number:
      statement.bind(1, node.numbers.low.value_or(std::numeric_limits<std::int64_t>::min()))
          .bind(2, node.numbers.high.value_or(std::numeric_limits<std::int64_t>::max()));
      break;
    case FieldKind::flag:
      break;
  }
  return ids(statement);
}

void Matcher::require_known(const Node& node) {
  std::vector<NamedValue> values;
  auto& rows = database_->cached(node.field->values).bind(1, node.text);
  bool known = false;
  while (rows.step()) {
    values.push_back({std::string(rows.text(0)), std::string(rows.text(2))});
    known = known || rows.integer(1) != 0;
  }
  rows.reset();
  if (known) return;
  const auto near = value_meant(node.text, values);
  const std::string_view lister = node.field->lister;
  throw UsageError(fmt::format("no {} is called \"{}\"{}`papers {}` lists them", node.field->name,
                               text::single_line(node.text),
                               near ? fmt::format(", did you mean {}? ", *near) : "; ",
                               lister.substr(0, lister.find(' '))));
}

}  // namespace papers::search
