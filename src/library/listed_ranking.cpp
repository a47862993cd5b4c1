#include "library/listed_ranking.hpp"

#include <algorithm>
#include <memory>
#include <utility>

#include "library/common_words.hpp"
#include "library/fts_walk.hpp"
#include "library/ids.hpp"
#include "library/posting_store.hpp"
#include "library/posting_walk.hpp"
#include "library/posting_writer.hpp"
#include "library/sqlite.hpp"
#include "postings/ranker.hpp"
#include "text/words.hpp"

namespace papers::library {
namespace {

std::string joined_words(const std::vector<std::string>& words) {
  std::string out;
  for (const std::string& word : words) out += (out.empty() ? "" : " ") + word;
  return out;
}

/// Makes lists of a query's forms.
class Opener {
 public:
  Opener(Database& database, std::int64_t last, const postings::Formula& impacts)
      : database_(database), last_(last), impacts_(impacts) {}

  postings::Form operator()(const ListedQuery::Form& form) {
    return {{rows_of(form.words), form.columns}, form.weight};
  }

 private:
  std::unique_ptr<postings::RowSource> rows_of(const std::vector<std::string>& words) {
    if (words.size() == 1) {
      const std::string stem = text::porter_stem(words.front());
      if (has_list(database_, stem)) return stored_rows(database_, stem);
    }
    return one_row(walked(joined_words(words)));
  }

  /// What the index finds, as a list is stored.
  std::string walked(const std::string& phrase) {
    std::string row;
    BlockWriter block;
    for_each_posting(database_, phrase, {1, last_}, [&](const postings::Posting& posting) {
      // No paper has a shorter text than none: the impact is at most this.
      if (block.add(posting, postings::impact(posting.counts, 0, 0, impacts_))) block.take(row);
    });
    block.take(row);
    return row;
  }

  Database& database_;
  std::int64_t last_;
  const postings::Formula& impacts_;
};

}  // namespace

bool is_listed(Database& database, std::string_view word) {
  return last_listed(database) > 0 && has_list(database, text::porter_stem(word));
}

void rank_listed(Database& database, const ListedQuery& query, std::string_view expression,
                 Bm25f& ranking) {
  const std::int64_t last = std::clamp<std::int64_t>(last_listed(database), 0, highest_id);
  const FtsTotals totals = fts_totals(database);
  postings::Query listed;
  listed.formula = formula_of(ranking, totals);
  listed.impacts = stored_impacts(database);
  listed.allowed = ranking.allowed;
  listed.last = static_cast<std::uint32_t>(last);
  Opener open(database, last, listed.impacts);
  for (const ListedQuery::Group& group : query.groups) {
    postings::Group& into = listed.groups.emplace_back();
    into.excluded = group.excluded;
    into.optional = group.optional;
    for (const ListedQuery::Term& term : group.terms) {
      postings::Term& opened = into.terms.emplace_back();
      opened.weight = weight_of(ranking.terms[term.index], listed.formula, totals);
      for (const ListedQuery::Form& form : term.forms) opened.forms.push_back(open(form));
    }
  }
  postings::BestRows best(ranking.keep);
  ranking.total = postings::rank(listed, *stored_lengths(database), best);
  if (newest_paper(database) > last) {
    rank_rows_from(database, expression, last + 1, ranking, best);
  }
  ranking.best = std::move(best).sorted();
}

}  // namespace papers::library
