#include "search/search.hpp"

#include <algorithm>
#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "library/snapshot.hpp"
#include "search/candidates.hpp"
#include "search/matcher.hpp"
#include "search/named.hpp"
#include "search/parser.hpp"
#include "search/partial.hpp"
#include "search/readings.hpp"
#include "search/remarks.hpp"
#include "search/vocabulary.hpp"
#include "text/escape.hpp"

namespace papers::search {
namespace {

constexpr std::uint64_t usual_limit = 20;
constexpr std::size_t every_row = std::size_t{1} << 40U;

// One request on its way: plan, candidates, ranking, order, remarks. Each adds to the answer.
class Run {
 public:
  Run(library::Library& library, const Request& request, Day today, const Weights& weights)
      : library_(library),
        database_(library.database()),
        request_(request),
        today_(today),
        weights_(weights),
        vocabulary_(library.database()) {}

  Answer answer() &&;

 private:
  void open_phrases_of_no_paper();
  void translate(bool loose);
  [[nodiscard]] bool by_relevance() const;
  [[nodiscard]] std::size_t wanted() const;
  [[nodiscard]] std::uint64_t limit() const {
    return static_cast<std::uint64_t>(request_.limit.value_or(usual_limit));
  }
  std::optional<IdSet> holding(const std::vector<const Clause*>& clauses);
  void add(std::int64_t paper, double score, Hit::Match match) {
    answer_.entries.push_back({paper, score, match});
  }

  bool find_named();
  void find_unscored();
  void find_scored();
  Narrowing narrowing(const std::vector<const Clause*>& clauses);
  IdSet first_in_order(Narrowing& narrowing);
  void find_all();
  void find_some();
  [[nodiscard]] bool may_fill() const;
  void find_all_then_some();
  [[nodiscard]] std::size_t reread_rows() const { return std::size_t(weights_.reread); }
  library::Bm25f first_stage(const Expression& expression, Narrowing& narrowing, std::size_t keep);
  void rank(const library::Bm25f& first,
            const std::function<Hit::Match(std::int64_t paper)>& match_of,
            const IdSet* shown_anyway = nullptr);
  void put_titled_first();
  void put_in_order();

  library::Library& library_;
  library::Database& database_;
  const Request& request_;
  Day today_;
  const Weights& weights_;
  Vocabulary vocabulary_;
  Answer answer_;
  Split parts_;  ///< points into answer_.plan
};

void Run::translate(bool loose) {
  loose = loose || request_.mode == Request::Mode::any;
  answer_.plan =
      make_plan(answer_.query, vocabulary_, {request_.exact, request_.ranked, loose}, weights_);
  parts_ = answer_.plan.root ? split(answer_.plan, *answer_.plan.root) : Split{};
}

// How many rows of the first stage are wanted: all of them when something else decides the order.
std::size_t Run::wanted() const {
  if (!by_relevance() || request_.reverse || parts_.scattered || limit() == 0) return every_row;
  return std::max(static_cast<std::size_t>(limit()), reread_rows());
}

bool Run::by_relevance() const {
  if (request_.order != nullptr) return request_.order->by_relevance();
  return request_.ranked;
}

library::Bm25f Run::first_stage(const Expression& expression, Narrowing& narrowing,
                                std::size_t keep) {
  answer_.expression = expression.text;
  return ranked(vocabulary_, answer_.plan, expression, narrowing, keep, weights_);
}

// The second stage; `match_of` tells how a paper matches.
void Run::rank(const library::Bm25f& first,
               const std::function<Hit::Match(std::int64_t paper)>& match_of,
               const IdSet* shown_anyway) {
  Weights second = weights_;
  if (!by_relevance()) second.reread = 0;
  const bool cut = limit() != 0 && !request_.reverse;
  const Shown shown{cut ? static_cast<std::size_t>(limit()) : every_row, shown_anyway};
  answer_.scores = reread(database_, vocabulary_, answer_.plan, first, second, shown);
  for (const ScoreParts& score : answer_.scores) {
    add(score.paper, score.score, match_of(score.paper));
  }
  put_in_order_of_scores(answer_, static_cast<std::size_t>(weights_.page), shown_anyway != nullptr);
}

// The papers for which each of `clauses` holds; nullopt: all there are.
std::optional<IdSet> Run::holding(const std::vector<const Clause*>& clauses) {
  Matcher matcher(database_, answer_.plan);
  auto papers = matcher.matching_all(clauses);
  if (!papers && !request_.without.empty()) papers = matcher.everything();
  if (papers) papers->subtract(IdSet::of(request_.without));
  if (!request_.within) return papers;
  IdSet within = IdSet::of(*request_.within);
  if (papers) within.intersect(*papers);
  return within;
}

// Papers by conditions alone, or all there are: nothing gives them scores.
void Run::find_unscored() {
  auto allowed = holding(parts_.rest);
  if (request_.as_set && !allowed) allowed = Matcher(database_, answer_.plan).everything();
  answer_.total =
      allowed ? allowed->size()
              : static_cast<std::uint64_t>(database_.integer("SELECT papers FROM paper_count"));
  const bool asked_for_words = request_.ranked || !answer_.plan.terms.empty();
  const bool as_given = request_.within && request_.order == nullptr;
  const auto papers = request_.as_set ? allowed->ids()
                      : as_given
                          ? in_given_order(*request_.within, *allowed, request_.reverse, limit())
                          : in_order(database_, request_.order, request_.reverse,
                                     allowed ? &*allowed : nullptr, limit());
  for (const std::int64_t paper : papers) {
    add(paper, 0, asked_for_words ? Hit::Match::all : Hit::Match::none);
  }
}

// The paper that a pasted id or address names. Where the library lacks it, a text may still
// mention it, but nothing else is meant. False when nothing is named.
bool Run::find_named() {
  const auto name = named_papers(library_, answer_.query.words);
  if (!name) return false;
  const auto allowed = holding(facts(*answer_.plan.root));
  for (const std::int64_t paper : name->papers) {
    if (!allowed || allowed->contains(paper)) add(paper, 1, Hit::Match::all);
  }
  answer_.total = answer_.entries.size();
  if (answer_.total > 0) return true;
  find_all();
  put_in_order();
  answer_.remarks.push_back(name->papers.empty()
                                ? "no paper here is " + text::single_line(name->what)
                                : text::single_line(name->what) + " is left out by the filters");
  return true;
}

Narrowing Run::narrowing(const std::vector<const Clause*>& clauses) {
  const bool to_the_end =
      request_.counted || limit() == 0 || parts_.scattered || (by_relevance() && request_.reverse);
  std::vector<const Clause*> by_index;
  std::vector<const Clause*> by_text;
  for (const Clause* clause : clauses) {
    const bool reads = !to_the_end && has_exact_term(answer_.plan, *clause);
    (reads ? by_text : by_index).push_back(clause);
  }
  return {holding(by_index), Sieve(database_, answer_.plan, std::move(by_text))};
}

// The first of the papers for which the whole tree holds, as far as they are wanted: where scores
// do not decide, no others need one.
IdSet Run::first_in_order(Narrowing& narrowing) {
  IdSet all = Matcher(database_, answer_.plan).matching(parts_.expression);
  if (narrowing.allowed) all.intersect(*narrowing.allowed);
  auto first = narrowing.sieve.narrowed(
      std::max(limit(), usual_limit),
      [&](std::size_t count) {
        return in_order(database_, request_.order, request_.reverse, &all, count);
      },
      [](std::int64_t paper) { return paper; });
  answer_.total = narrowing.sieve.lets_all_pass() ? all.size() : first.size();
  first.resize(std::min<std::size_t>(first.size(), limit()));
  return IdSet::of(first);
}

// Papers for which the whole tree holds, ranked as far as there are words to rank by.
void Run::find_all() {
  auto narrowed = narrowing(parts_.rest);
  const bool ordered = !by_relevance() && limit() != 0 && !parts_.scattered;
  if (ordered) narrowed = {first_in_order(narrowed), Sieve(database_, answer_.plan, {})};
  const auto whole = first_stage(parts_.expression, narrowed, wanted());
  if (!ordered) answer_.total = whole.total;
  rank(whole, [](std::int64_t) { return Hit::Match::all; });
  if (!parts_.scattered) return;
  // Some match by facts alone: they follow, unscored.
  IdSet rest = *narrowed.allowed;
  IdSet scored;
  for (const auto& entry : answer_.entries) scored.insert(entry.paper);
  rest.subtract(scored);
  rest.for_each([&](std::int64_t id) { add(id, 0, Hit::Match::all); });
  answer_.total = answer_.entries.size();
}

// Papers that have some of the words and meet every other condition.
void Run::find_some() {
  const Plan& plan = answer_.plan;
  auto clauses = conditions(*plan.root);
  const Clause some = any_term(parts_.some);
  const bool exact = has_exact_term(plan, some);
  if (exact) clauses.push_back(&some);
  auto narrowed = narrowing(clauses);
  const auto first = first_stage(any_of(plan, parts_.some), narrowed, wanted());
  answer_.total = first.total;
  // Words in a row: who has as many terms as there are has all. Else the tree decides.
  IdSet found;
  for (const auto& row : first.best) found.insert(row.paper);
  std::optional<IdSet> all;
  if (exact || parts_.some.size() > parts_.words.size() || !only_words(*plan.root)) {
    all = Matcher(database_, plan, &found).matching(*plan.root);
  } else {
    all.emplace();
    for (const auto& row : first.best) {
      if (row.terms == parts_.words.size()) all->insert(row.paper);
    }
  }
  rank(first, [&](std::int64_t paper) {
    return all->contains(paper) ? Hit::Match::all : Hit::Match::partial;
  });
}

// Whether there is a word that a paper may lack and still have another one.
bool Run::may_fill() const {
  const bool wanted = request_.ranked && request_.mode == Request::Mode::usual && by_relevance() &&
                      !request_.reverse && !parts_.scattered;
  if (!wanted) return false;
  const auto plain = plain_terms(answer_.plan, *answer_.plan.root);
  return std::any_of(plain.begin(), plain.end(), [&](std::size_t index) {
    const Form& typed = answer_.plan.terms[index].forms.front();
    return parts_.words.size() > 1 || typed.phrases.front().size() > 1;
  });
}

// Papers with all the words, and in what they leave of the limit the best of those with some. Both
// are ranked as one: a paper's score does not depend on how many have all the words, nor on the
// limit, as those with some are always read where those with all leave room for them.
void Run::find_all_then_some() {
  auto narrowed = narrowing(parts_.rest);
  const auto whole = first_stage(parts_.expression, narrowed, wanted());
  answer_.total = whole.total;
  const bool read_some = whole.total < reread_rows();
  if (!read_some && whole.total >= limit()) {
    return rank(whole, [](std::int64_t) { return Hit::Match::all; });
  }
  IdSet having_all;
  for (const auto& row : whole.best) having_all.insert(row.paper);
  if (read_some && has_compound(answer_.plan)) translate(true);
  auto clauses = held(answer_.plan, *answer_.plan.root);
  const Clause some = any_term(parts_.some);
  if (has_exact_term(answer_.plan, some)) clauses.push_back(&some);
  narrowed = narrowing(clauses);
  auto first = first_stage(any_of(answer_.plan, parts_.some), narrowed,
                           limit() == 0 ? reread_rows() : wanted());
  put_first(first, whole, having_all, reread_rows());
  const auto match_of = [&](std::int64_t paper) {
    return having_all.contains(paper) ? Hit::Match::all : Hit::Match::partial;
  };
  rank(first, match_of, &having_all);
}

// A paper whose title is the query stands first, whatever the scores say; so does one whose title
// begins with it where words were left out that say nothing alone, and what somebody wrote who is
// called so.
void Run::put_titled_first() {
  auto titled = titled_papers(database_, answer_.query, !answer_.plan.stop_words.empty());
  if (titled.empty()) titled = authored_papers(vocabulary_, answer_.query);
  if (titled.empty()) return;
  const auto allowed = holding(facts(*answer_.plan.root));
  const double top = answer_.entries.empty() ? 0 : answer_.entries.front().score;
  for (const std::int64_t paper : titled) {
    if (!allowed || allowed->contains(paper)) put_title_first(answer_, paper, top + 1);
  }
}

void Run::put_in_order() {
  auto& entries = answer_.entries;
  if (by_relevance()) {
    if (request_.reverse) std::reverse(entries.begin(), entries.end());
    if (limit() != 0 && entries.size() > limit()) entries.resize(limit());
    return;
  }
  IdSet ids;
  for (const auto& entry : entries) ids.insert(entry.paper);
  put_as(entries, in_order(database_, request_.order, request_.reverse, &ids, limit()));
}

// Papers that the words give scores.
void Run::find_scored() {
  if (request_.mode == Request::Mode::any && !parts_.words.empty())
    find_some();
  else if (may_fill())
    find_all_then_some();
  else
    find_all();
  if (limit() == 0 && request_.mode == Request::Mode::usual) drop_partial(answer_.entries);
  if (by_relevance()) put_titled_first();
  put_in_order();
}

// A last resort of who searches.
void Run::open_phrases_of_no_paper() {
  if (!request_.ranked || request_.mode == Request::Mode::all) return;
  answer_.remarks = open_phrases(answer_.query, answer_.plan, database_);
  if (!answer_.remarks.empty()) translate(false);
}

Answer Run::answer() && {
  const library::Snapshot snapshot(database_);
  answer_.query = parse_query(request_.query, today_);
  take_title_for_text(answer_.query, database_, today_);
  translate(false);
  require_words(answer_.query, !request_.ranked);
  if (answer_.query.root && find_named()) return std::move(answer_);
  open_phrases_of_no_paper();
  if (parts_.expression.text.empty())
    find_unscored();
  else
    find_scored();
  add_remarks(answer_, request_, parts_.words, database_, vocabulary_);
  return std::move(answer_);
}

}  // namespace

Answer search(library::Library& library, const Request& request, Day today,
              const Weights& weights) {
  return Run(library, request, today, weights).answer();
}

}  // namespace papers::search
