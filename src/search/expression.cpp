#include "search/expression.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <optional>
#include <set>
#include <span>
#include <utility>

namespace papers::search {
namespace {

// FTS5's parser has a stack of 100 entries, of which a nested group takes up to three.
constexpr int deepest_nesting = 16;

constexpr std::array<std::string_view, 5> column_names = {"title", "abstract", "authors_text",
                                                          "keywords_text", "variants"};

bool expressible(const Plan& plan, const Clause& clause, int depth) {
  if (depth > deepest_nesting) return false;
  switch (clause.kind) {
    case Clause::Kind::term:
      return !plan.terms[clause.term].exact;
    case Clause::Kind::fact:
    case Clause::Kind::none:
      return false;
    case Clause::Kind::any:
      return std::all_of(clause.children.begin(), clause.children.end(),
                         [&](const Clause& child) { return expressible(plan, child, depth + 1); });
    case Clause::Kind::all:
      break;
  }
  bool positive = false;
  for (const Clause& child : clause.children) {
    const bool negated = child.kind == Clause::Kind::none;
    if (!expressible(plan, negated ? child.children.front() : child, depth + 2)) return false;
    positive = positive || !negated;
  }
  return positive;
}

class Writer {
 public:
  Writer(Expression& out, const Plan& plan) : out_(out), plan_(plan) {}

  void clause(const Clause& clause, bool counts) {
    switch (clause.kind) {
      case Clause::Kind::term:
        return term(clause.term, counts);
      case Clause::Kind::any:
        return group(clause.children, " OR ", counts);
      case Clause::Kind::all:
        break;
      default:
        return;
    }
    std::vector<Clause> wanted;
    std::vector<Clause> unwanted;
    for (const Clause& child : clause.children) {
      if (child.kind == Clause::Kind::none)
        unwanted.push_back(child.children.front());
      else
        wanted.push_back(child);
    }
    if (!unwanted.empty()) out_.text += '(';
    group(wanted, " AND ", counts);
    if (unwanted.empty()) return;
    out_.text += " NOT ";
    group(unwanted, " OR ", false);
    out_.text += ')';
  }

  void term(std::size_t index, bool counts) {
    const Term& term = plan_.terms[index];
    out_.text += '(';
    for (std::size_t i = 0; i < term.forms.size(); ++i) {
      if (i > 0) out_.text += " OR ";
      form(term, term.forms[i], index, counts && term.scored);
    }
    out_.text += ')';
  }

 private:
  void group(const std::vector<Clause>& clauses, std::string_view between, bool counts) {
    out_.text += '(';
    for (std::size_t i = 0; i < clauses.size(); ++i) {
      if (i > 0) out_.text += between;
      clause(clauses[i], counts);
    }
    out_.text += ')';
  }

  void form(const Term& term, const Form& form, std::size_t index, bool counts) {
    if (form.variants_only)
      out_.text += "variants : ";
    else if (term.columns != columns::all)
      out_.text += filter(term.columns);
    const bool grouped = form.shape == Form::Shape::together;
    if (grouped) out_.text += '(';
    if (form.shape == Form::Shape::near) out_.text += "NEAR(";
    const double share = 1.0 / static_cast<double>(form.phrases.size());
    for (std::size_t i = 0; i < form.phrases.size(); ++i) {
      if (i > 0) out_.text += grouped ? " AND " : " ";
      phrase(form.phrases[i]);
      if (form.prefix) out_.text += " *";
      out_.phrases.push_back({index, form.weight * share, counts});
    }
    if (form.shape == Form::Shape::near) out_.text += fmt::format(", {})", form.within);
    if (grouped) out_.text += ')';
  }

  static std::string filter(unsigned columns) {
    std::string out = "{";
    for (std::size_t i = 0; i < column_names.size(); ++i) {
      if ((columns >> i & 1U) != 0) fmt::format_to(std::back_inserter(out), "{} ", column_names[i]);
    }
    return out + "} : ";
  }

  void phrase(const std::vector<std::string>& words) {
    out_.text += '"';
    for (std::size_t i = 0; i < words.size(); ++i) {
      if (i > 0) out_.text += ' ';
      out_.text += words[i];
    }
    out_.text += '"';
  }

  Expression& out_;
  const Plan& plan_;
};

std::optional<TermGroup> group_of(const Clause& clause) {
  const bool excluded = clause.kind == Clause::Kind::none;
  const Clause& one = excluded ? clause.children.front() : clause;
  TermGroup group{{}, excluded};
  if (one.kind == Clause::Kind::term) {
    group.terms.push_back(one.term);
    return group;
  }
  if (one.kind != Clause::Kind::any) return std::nullopt;
  for (const Clause& child : one.children) {
    if (child.kind != Clause::Kind::term) return std::nullopt;
    group.terms.push_back(child.term);
  }
  return group;
}

std::vector<TermGroup> groups_of(const Clause& clause) {
  const bool many = clause.kind == Clause::Kind::all;
  std::vector<TermGroup> groups;
  std::set<std::size_t> met;
  for (const Clause& one : many ? std::span(clause.children) : std::span(&clause, 1)) {
    auto group = group_of(one);
    if (!group) return {};
    for (const std::size_t term : group->terms) {
      if (!met.insert(term).second) return {};
    }
    groups.push_back(std::move(*group));
  }
  return groups;
}

}  // namespace

bool expressible(const Plan& plan, const Clause& clause) { return expressible(plan, clause, 0); }

void append(Expression& out, const Plan& plan, const Clause& clause) {
  out.groups = out.text.empty() ? groups_of(clause) : std::vector<TermGroup>();
  Writer(out, plan).clause(clause, true);
}

Expression any_of(const Plan& plan, const std::vector<std::size_t>& terms) {
  Expression out;
  out.groups.push_back({terms, false});
  for (const std::size_t term : terms) {
    if (!out.text.empty()) out.text += " OR ";
    Writer(out, plan).term(term, true);
  }
  return out;
}

Expression only(const Plan& plan, std::size_t term) {
  Expression out;
  Writer(out, plan).term(term, true);
  return out;
}

}  // namespace papers::search
