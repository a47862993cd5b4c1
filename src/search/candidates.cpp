#include "search/candidates.hpp"

#include <algorithm>
#include <span>

#include "search/listed.hpp"

namespace papers::search {
namespace {

std::span<const Clause> top_level(const Clause& root) {
  if (root.kind == Clause::Kind::all) return root.children;
  return {&root, 1};
}

bool has_scored_term(const Plan& plan, const Clause& clause) {
  if (clause.kind == Clause::Kind::term) return plan.terms[clause.term].scored;
  return std::any_of(clause.children.begin(), clause.children.end(),
                     [&](const Clause& child) { return has_scored_term(plan, child); });
}

bool is_plain(const Plan& plan, const Clause& clause) {
  return clause.kind == Clause::Kind::term && plan.terms[clause.term].plain;
}

}  // namespace

Split split(const Plan& plan, const Clause& root) {
  Split out;
  for (std::size_t i = 0; i < plan.terms.size(); ++i) {
    if (!plan.terms[i].scored) continue;
    out.some.push_back(i);
    if (!plan.terms[i].part && plan.terms[i].needed) out.words.push_back(i);
  }
  Clause text;
  text.kind = Clause::Kind::all;
  bool positive = false;
  std::vector<const Clause*> excluded;
  for (const Clause& clause : top_level(root)) {
    const bool exact = clause.kind == Clause::Kind::term && plan.terms[clause.term].exact;
    if (clause.kind == Clause::Kind::none && expressible(plan, clause.children.front())) {
      excluded.push_back(&clause);
    } else if (exact || expressible(plan, clause)) {
      text.children.push_back(clause);
      positive = true;
      if (exact) out.rest.push_back(&clause);
    } else {
      out.rest.push_back(&clause);
      out.scattered = out.scattered || has_scored_term(plan, clause);
    }
  }
  if (!positive || out.scattered) {
    out.rest.clear();
    for (const Clause& clause : top_level(root)) out.rest.push_back(&clause);
    if (!out.words.empty()) out.expression = any_of(plan, out.words);
    return out;
  }
  for (const Clause* clause : excluded) text.children.push_back(*clause);
  append(out.expression, plan, text);
  return out;
}

std::vector<const Clause*> conditions(const Clause& root) {
  std::vector<const Clause*> out;
  for (const Clause& clause : top_level(root)) {
    if (clause.kind == Clause::Kind::none || clause.kind == Clause::Kind::fact) {
      out.push_back(&clause);
    }
  }
  return out;
}

bool only_words(const Clause& root) {
  const auto plain = [](const Clause& clause) {
    return clause.kind == Clause::Kind::term || clause.kind == Clause::Kind::none ||
           clause.kind == Clause::Kind::fact;
  };
  return root.kind == Clause::Kind::all
             ? std::all_of(root.children.begin(), root.children.end(), plain)
             : root.kind == Clause::Kind::term;
}

std::vector<std::size_t> plain_terms(const Plan& plan, const Clause& root) {
  std::vector<std::size_t> out;
  for (const Clause& clause : top_level(root)) {
    if (is_plain(plan, clause)) out.push_back(clause.term);
  }
  return out;
}

bool has_compound(const Plan& plan) {
  return std::any_of(plan.terms.begin(), plan.terms.end(), [](const Term& term) {
    return term.plain && term.forms.front().phrases.front().size() > 1;
  });
}

std::vector<const Clause*> held(const Plan& plan, const Clause& root) {
  std::vector<const Clause*> out;
  for (const Clause& clause : top_level(root)) {
    if (!is_plain(plan, clause)) out.push_back(&clause);
  }
  return out;
}

Clause any_term(const std::vector<std::size_t>& terms) {
  Clause any;
  any.kind = Clause::Kind::any;
  for (const std::size_t term : terms) any.children.emplace_back().term = term;
  return any;
}

std::vector<const Clause*> facts(const Clause& root) {
  std::vector<const Clause*> out;
  for (const Clause& clause : top_level(root)) {
    const bool excludes = clause.kind == Clause::Kind::none;
    const Clause& said = excludes ? clause.children.front() : clause;
    if (said.kind == Clause::Kind::fact) out.push_back(&clause);
  }
  return out;
}

library::Bm25f ranked(Vocabulary& vocabulary, const Plan& plan, const Expression& expression,
                      Narrowing& narrowing, std::size_t keep, const Weights& weights) {
  library::Database& database = vocabulary.database();
  const auto listed = listed_query(plan, expression, vocabulary);
  library::Bm25f ranking;
  ranking.phrases = expression.phrases;
  for (const Term& term : plan.terms) ranking.terms.push_back({term.papers, term.count});
  ranking.weight = {weights.title, weights.abstract, weights.authors, weights.keywords,
                    weights.variants};
  ranking.length_norm = {weights.title_norm, weights.abstract_norm, 0, 0, 0};
  ranking.saturation = weights.saturation;
  if (narrowing.allowed) ranking.allowed = &narrowing.allowed->bits();
  ranking.best = narrowing.sieve.narrowed(
      keep,
      [&](std::size_t count) {
        ranking.keep = count;
        if (listed) {
          library::rank_listed(database, *listed, expression.text, ranking);
        } else {
          library::rank_rows(database, expression.text, ranking);
        }
        return std::move(ranking.best);
      },
      [](const library::Bm25f::Row& row) { return row.paper; });
  if (!narrowing.sieve.lets_all_pass()) ranking.total = ranking.best.size();
  return ranking;
}

}  // namespace papers::search
