#include "search/search.hpp"

#include <algorithm>
#include <functional>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "library/identities.hpp"
#include "library/snapshot.hpp"
#include "search/candidates.hpp"
#include "search/marks.hpp"
#include "search/matcher.hpp"
#include "search/named.hpp"
#include "search/parser.hpp"
#include "search/remarks.hpp"
#include "search/vocabulary.hpp"
#include "text/escape.hpp"
#include "text/fold.hpp"

namespace papers::search {
namespace {

constexpr std::uint64_t usual_limit = 20;
constexpr std::size_t every_row = std::size_t{1} << 40U;

// A row of words and nothing else, but for conditions that filter.
bool only_words(const Clause& root) {
  const auto plain = [](const Clause& clause) {
    return clause.kind == Clause::Kind::term || clause.kind == Clause::Kind::none ||
           clause.kind == Clause::Kind::fact;
  };
  return root.kind == Clause::Kind::all
             ? std::all_of(root.children.begin(), root.children.end(), plain)
             : root.kind == Clause::Kind::term;
}

Clause term_clause(std::size_t term) {
  Clause clause;
  clause.term = term;
  return clause;
}

// One request on its way through the stages: plan, candidates, ranking, order, remarks. Each adds
// to the answer.
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
  void translate(bool relaxed);
  [[nodiscard]] bool by_relevance() const;
  [[nodiscard]] std::size_t wanted() const;
  [[nodiscard]] std::uint64_t limit() const {
    return static_cast<std::uint64_t>(request_.limit.value_or(usual_limit));
  }
  std::optional<IdSet> holding(const std::vector<const Clause*>& clauses) {
    return Matcher(database_, answer_.plan).matching_all(clauses);
  }
  void add(std::int64_t paper, double score, Hit::Match match) {
    answer_.entries.push_back({paper, score, match});
  }

  bool find_named();
  void find_unscored();
  void find_scored();
  void find_all();
  void find_some(bool relaxed);
  void rank(const Expression& expression, const IdSet* allowed,
            const std::function<Hit::Match(const library::Bm25f::Row&)>& match_of);
  void put_title_first();
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

void Run::translate(bool relaxed) {
  const bool any = request_.mode == Request::Mode::any;
  answer_.plan =
      make_plan(answer_.query, vocabulary_, {request_.exact, relaxed || any, relaxed}, weights_);
  const auto& root = answer_.plan.root;
  parts_ = root ? split(answer_.plan, *root) : Split{};
}

// How many rows of the first stage are wanted: all of them when something else decides the order.
std::size_t Run::wanted() const {
  if (!by_relevance() || request_.reverse || parts_.scattered || limit() == 0) return every_row;
  return std::max(static_cast<std::size_t>(limit()), static_cast<std::size_t>(weights_.reread));
}

bool Run::by_relevance() const {
  if (request_.order != nullptr) return request_.order->by == SortOrder::By::relevance;
  return request_.ranked;
}

// Both stages of ranking; `match_of` tells how a row matches.
void Run::rank(const Expression& expression, const IdSet* allowed,
               const std::function<Hit::Match(const library::Bm25f::Row&)>& match_of) {
  answer_.expression = expression.text;
  const auto first = ranked(database_, answer_.plan, expression, allowed, wanted(), weights_);
  answer_.total = first.total;
  std::unordered_map<std::int64_t, Hit::Match> matches;
  for (const library::Bm25f::Row& row : first.best) matches[row.paper] = match_of(row);
  Weights second = weights_;
  if (!by_relevance()) second.reread = 0;
  answer_.scores = reread(database_, vocabulary_, answer_.plan, first, second);
  for (const ScoreParts& score : answer_.scores) {
    add(score.paper, score.score, matches[score.paper]);
  }
}

// Papers by conditions alone, or all there are: nothing gives them scores.
void Run::find_unscored() {
  const auto allowed = holding(parts_.rest);
  answer_.total = allowed
                      ? allowed->size()
                      : static_cast<std::uint64_t>(database_.integer("SELECT count(*) FROM paper"));
  const bool asked_for_words = request_.ranked || !answer_.plan.terms.empty();
  for (const std::int64_t paper : in_order(database_, request_.order, request_.reverse,
                                           allowed ? &*allowed : nullptr, limit())) {
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

// Papers for which the whole tree holds, ranked as far as there are words to rank by.
void Run::find_all() {
  const auto allowed = holding(parts_.rest);
  rank(parts_.expression, allowed ? &*allowed : nullptr,
       [](const library::Bm25f::Row&) { return Hit::Match::all; });
  if (!parts_.scattered) return;
  // Some match by facts alone: they follow, unscored.
  IdSet rest = *allowed;
  IdSet scored;
  for (const auto& entry : answer_.entries) scored.insert(entry.paper);
  rest.subtract(scored);
  rest.for_each([&](std::int64_t id) { add(id, 0, Hit::Match::all); });
  answer_.total = answer_.entries.size();
}

// Papers that have some of the words and meet every other condition.
void Run::find_some(bool relaxed) {
  const Plan& plan = answer_.plan;
  auto allowed = holding(conditions(*plan.root));
  Matcher matcher(database_, plan);
  const bool exact = std::any_of(plan.terms.begin(), plan.terms.end(),
                                 [](const Term& term) { return term.exact; });
  if (exact) {
    IdSet some;
    for (const std::size_t word : parts_.some) some.unite(matcher.matching(term_clause(word)));
    if (allowed)
      allowed->intersect(some);
    else
      allowed = std::move(some);
  }
  // Words in a row: who has as many terms as there are has all. Else the tree decides.
  std::optional<IdSet> all;
  if (relaxed)
    all.emplace();
  else if (exact || parts_.some.size() > parts_.words.size() || !only_words(*plan.root))
    all = matcher.matching(*plan.root);
  rank(any_of(plan, parts_.some), allowed ? &*allowed : nullptr,
       [&](const library::Bm25f::Row& row) {
         const bool has_all = all ? all->contains(row.paper) : row.terms == parts_.words.size();
         return has_all ? Hit::Match::all : Hit::Match::partial;
       });
}

// A paper whose title is the query stands first, whatever the scores say.
void Run::put_title_first() {
  if (!may_be_title(answer_.query)) return;
  const std::string fold = text::fold_title(answer_.query.words);
  if (fold.empty()) return;
  const auto allowed = holding(facts(*answer_.plan.root));
  auto& entries = answer_.entries;
  const double top = entries.empty() ? 0 : entries.front().score;
  for (const std::int64_t paper : library::papers_called(database_, "title", fold)) {
    if (allowed && !allowed->contains(paper)) continue;
    auto found = std::find_if(entries.begin(), entries.end(),
                              [&](const auto& entry) { return entry.paper == paper; });
    if (found == entries.begin() && found != entries.end()) continue;
    // It may have been below the rows that the first stage kept.
    if (found == entries.end()) found = entries.insert(found, {paper, 0, Hit::Match::all});
    found->score = top + 1;
    std::rotate(entries.begin(), found, found + 1);
  }
  answer_.total = std::max<std::uint64_t>(answer_.total, entries.size());
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
  const auto order = in_order(database_, request_.order, request_.reverse, &ids, limit());
  std::sort(entries.begin(), entries.end(),
            [](const auto& a, const auto& b) { return a.paper < b.paper; });
  std::vector<Answer::Entry> sorted;
  for (const std::int64_t paper : order) {
    sorted.push_back(*std::lower_bound(
        entries.begin(), entries.end(), paper,
        [](const Answer::Entry& entry, std::int64_t id) { return entry.paper < id; }));
  }
  entries = std::move(sorted);
}

// Papers that the words give scores.
void Run::find_scored() {
  if (request_.mode == Request::Mode::any && !parts_.words.empty())
    find_some(false);
  else
    find_all();
  if (answer_.total == 0 && request_.mode == Request::Mode::usual) {
    translate(true);
    answer_.expression.clear();
    if (parts_.some.size() > 1) find_some(true);
    answer_.relaxed = answer_.total > 0;
  }
  if (by_relevance()) put_title_first();
  put_in_order();
}

Answer Run::answer() && {
  const library::Snapshot snapshot(database_);
  answer_.query = parse_query(request_.query, today_);
  translate(false);
  if (!answer_.query.root && request_.ranked) throw UsageError("no searchable word in the query");
  if (answer_.query.root && find_named()) return std::move(answer_);
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

std::vector<Hit> hits(library::Library& library, const Answer& answer,
                      std::span<const Answer::Entry> entries) {
  const library::Snapshot snapshot(library.database());
  const Marker marker(answer.plan);
  std::vector<double> weight;
  for (const Term& term : answer.plan.terms) weight.push_back(1 / (1 + term.papers));
  std::vector<Hit> out;
  out.reserve(entries.size());
  for (const Answer::Entry& entry : entries) {
    Hit& hit = out.emplace_back();
    hit.score = entry.score;
    hit.match = entry.match;
    if (auto paper = library.paper(entry.paper)) hit.paper = std::move(*paper);
    const auto title = marker.marks(hit.paper.title, columns::title);
    if (!title.empty()) hit.title = with_marks(hit.paper.title, title);
    if (entry.match == Hit::Match::none) continue;
    hit.snippet = best_passage(hit.paper.abstract,
                               marker.marks(hit.paper.abstract, columns::abstract), weight);
  }
  return out;
}

}  // namespace papers::search
