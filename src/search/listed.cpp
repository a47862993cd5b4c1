#include "search/listed.hpp"

#include <algorithm>

#include "library/sqlite.hpp"

namespace papers::search {
namespace {

// A walk of fewer rows takes well below a millisecond.
constexpr double short_walk = 4000;
// How many postings of a list cost what one row of a walk does.
constexpr double postings_a_row = 16;

bool can_be_listed(const Term& term, bool only_words) {
  return std::all_of(term.forms.begin(), term.forms.end(), [&](const Form& form) {
    const bool word = form.phrases.front().size() == 1 && !form.variants_only;
    return form.shape == Form::Shape::sequence && !form.prefix &&
           (!only_words || (word && term.columns == columns::all));
  });
}

// Rows that a walk visits: those of the rarest group.
double walked_rows(const Plan& plan, const std::vector<TermGroup>& groups) {
  std::optional<double> least;
  for (const TermGroup& group : groups) {
    if (group.excluded) continue;
    double rows = 0;
    for (const std::size_t term : group.terms) rows += plan.terms[term].papers;
    least = std::min(least.value_or(rows), rows);
  }
  return least.value_or(0);
}

// What it takes to read the papers with a form, in rows of a walk.
double cost(const Form& form, Vocabulary& vocabulary) {
  double papers = static_cast<double>(vocabulary.papers());
  for (const std::string& word : form.phrases.front()) {
    papers = std::min(papers, vocabulary.estimated_papers(word));
  }
  const bool listed = form.phrases.front().size() == 1 &&
                      library::is_listed(vocabulary.database(), form.phrases.front().front());
  return listed ? papers / postings_a_row : papers;
}

}  // namespace

std::optional<library::ListedQuery> listed_query(const Plan& plan, const Expression& expression,
                                                 Vocabulary& vocabulary) {
  const double walked = walked_rows(plan, expression.groups);
  if (walked < short_walk) return std::nullopt;
  // Of an AND below a NOT, FTS5 forgets phrases that it has read ahead (fts5ExprNodeZeroPoslist),
  // so that it scores some papers lower: a later paper would be scored otherwise than a listed one.
  const bool only_words = std::any_of(expression.groups.begin(), expression.groups.end(),
                                      [](const TermGroup& group) { return group.excluded; });
  double read = 0;
  library::ListedQuery query;
  for (const TermGroup& group : expression.groups) {
    auto& into = query.groups.emplace_back();
    into.excluded = group.excluded;
    for (const std::size_t index : group.terms) {
      const Term& term = plan.terms[index];
      if (!can_be_listed(term, only_words)) return std::nullopt;
      auto& listed = into.terms.emplace_back();
      listed.index = index;
      for (const Form& form : term.forms) {
        read += cost(form, vocabulary);
        if (read > walked) return std::nullopt;
        listed.forms.push_back({form.phrases.front(),
                                form.variants_only ? columns::variants : term.columns,
                                form.weight});
      }
    }
  }
  return query;
}

}  // namespace papers::search
