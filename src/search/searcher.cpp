#include <algorithm>
#include <functional>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "library/snapshot.hpp"
#include "search/candidates.hpp"
#include "search/explain.hpp"
#include "search/marks.hpp"
#include "search/matcher.hpp"
#include "search/named.hpp"
#include "search/parser.hpp"
#include "search/plan.hpp"
#include "search/remarks.hpp"
#include "search/rereader.hpp"
#include "search/search.hpp"
#include "search/vocabulary.hpp"
#include "search/weights.hpp"
#include "text/escape.hpp"
#include "text/fold.hpp"

namespace papers::search {
namespace {

constexpr std::uint64_t kUsualLimit = 20;
constexpr std::size_t kEvery = std::size_t{1} << 40U;

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

}  // namespace

struct Searcher::State {
  State(library::Library& opened, Day day)
      : library(&opened), database(&opened.database()), today(day), vocabulary(opened.database()) {}

  Answer run(const Request& request);
  void prepare(const Request& request, bool relaxed);
  std::optional<IdSet> holding(const std::vector<const Clause*>& clauses);
  Answer unscored(const Request& request);
  std::optional<Answer> named(const Request& request);
  Answer scored(const Request& request);
  Answer matching(const Request& request);
  Answer any(const Request& request, bool relaxed);
  [[nodiscard]] bool by_relevance(const Request& request) const;
  [[nodiscard]] std::size_t wanted(const Request& request) const;
  void rank(Answer& answer, const Request& request, const Expression& expression,
            const IdSet* allowed,
            const std::function<Hit::Match(const library::Bm25f::Row&)>& match_of);
  void title_first(Answer& answer);
  void finish(Answer& answer, const Request& request);

  library::Library* library;
  library::Database* database;
  Day today;
  Vocabulary vocabulary;
  Weights weights;

  // Of the last request.
  Query query;
  Plan plan;
  Split parts;
  std::string asked;  ///< of FTS5
  std::vector<ScoreParts> scores;
  std::optional<Marker> marker;
};

void Searcher::State::prepare(const Request& request, bool relaxed) {
  marker.reset();
  scores.clear();
  asked.clear();
  query = parse_query(request.query, today);
  plan =
      make_plan(query, vocabulary,
                {request.exact, relaxed || request.mode == Request::Mode::any, relaxed}, weights);
  parts = plan.root ? split(plan, *plan.root) : Split{};
  marker.emplace(plan);
}

std::optional<IdSet> Searcher::State::holding(const std::vector<const Clause*>& clauses) {
  return Matcher(*database, plan).matching_all(clauses);
}

// How many rows of the first stage are wanted: all of them when something else decides the order.
std::size_t Searcher::State::wanted(const Request& request) const {
  const auto limit = request.limit.value_or(kUsualLimit);
  if (!by_relevance(request) || request.reverse || parts.scattered || limit == 0) {
    return kEvery;
  }
  return std::max(static_cast<std::size_t>(limit), static_cast<std::size_t>(weights.reread));
}

bool Searcher::State::by_relevance(const Request& request) const {
  if (request.order != nullptr) return request.order->by == SortOrder::By::relevance;
  return request.ranked;
}

// Both stages of ranking; `match_of` tells how a row matches.
void Searcher::State::rank(Answer& answer, const Request& request, const Expression& expression,
                           const IdSet* allowed,
                           const std::function<Hit::Match(const library::Bm25f::Row&)>& match_of) {
  asked = expression.text;
  const auto first = ranked(*database, plan, expression, allowed, wanted(request), weights);
  answer.total = first.total;
  std::unordered_map<std::int64_t, Hit::Match> matches;
  for (const library::Bm25f::Row& row : first.best) matches[row.paper] = match_of(row);
  Weights second = weights;
  if (!by_relevance(request)) second.reread = 0;
  scores = reread(*database, vocabulary, plan, first, second);
  for (const ScoreParts& score : scores) {
    answer.entries.push_back({score.paper, score.score, matches[score.paper]});
  }
}

// Papers by conditions alone, or all there are: nothing gives them scores.
Answer Searcher::State::unscored(const Request& request) {
  Answer answer;
  const auto allowed = holding(parts.rest);
  answer.total = allowed
                     ? allowed->size()
                     : static_cast<std::uint64_t>(database->integer("SELECT count(*) FROM paper"));
  const bool asked_for_words = request.ranked || !plan.terms.empty();
  const auto limit = static_cast<std::uint64_t>(request.limit.value_or(kUsualLimit));
  for (const std::int64_t paper :
       in_order(*database, request.order, request.reverse, allowed ? &*allowed : nullptr, limit)) {
    answer.entries.push_back({paper, 0, asked_for_words ? Hit::Match::all : Hit::Match::none});
  }
  return answer;
}

// The paper that a pasted id or address names. Where the library lacks it, a text may still
// mention it, but nothing else is meant.
std::optional<Answer> Searcher::State::named(const Request& request) {
  const auto name = named_papers(*library, query.words);
  if (!name) return std::nullopt;
  Answer answer;
  const auto allowed = holding(facts(*plan.root));
  for (const std::int64_t paper : name->papers) {
    if (allowed && !allowed->contains(paper)) continue;
    answer.entries.push_back({paper, 1, Hit::Match::all});
  }
  answer.total = answer.entries.size();
  if (answer.total > 0) return answer;
  answer = matching(request);
  finish(answer, request);
  answer.remarks.push_back(name->papers.empty()
                               ? "no paper here is " + text::single_line(name->what)
                               : text::single_line(name->what) + " is left out by the filters");
  return answer;
}

// Papers for which the whole tree holds, ranked as far as there are words to rank by.
Answer Searcher::State::matching(const Request& request) {
  Answer answer;
  const auto allowed = holding(parts.rest);
  rank(answer, request, parts.expression, allowed ? &*allowed : nullptr,
       [](const library::Bm25f::Row&) { return Hit::Match::all; });
  if (parts.scattered) {
    // Some match by facts alone: they follow, unscored.
    IdSet rest = *allowed;
    IdSet scored;
    for (const auto& entry : answer.entries) scored.insert(entry.paper);
    rest.subtract(scored);
    rest.for_each([&](std::int64_t id) { answer.entries.push_back({id, 0, Hit::Match::all}); });
    answer.total = answer.entries.size();
  }
  return answer;
}

// Papers that have some of the words and meet every other condition.
Answer Searcher::State::any(const Request& request, bool relaxed) {
  Answer answer;
  auto allowed = holding(conditions(*plan.root));
  Matcher matcher(*database, plan);
  const bool exact = std::any_of(plan.terms.begin(), plan.terms.end(),
                                 [](const Term& term) { return term.exact; });
  if (exact) {
    IdSet some;
    for (const std::size_t word : parts.some) some.unite(matcher.matching(term_clause(word)));
    if (allowed)
      allowed->intersect(some);
    else
      allowed = std::move(some);
  }
  // Words in a row: who has as many terms as there are has all. Else the tree decides.
  std::optional<IdSet> all;
  if (relaxed)
    all.emplace();
  else if (exact || parts.some.size() > parts.words.size() || !only_words(*plan.root))
    all = matcher.matching(*plan.root);
  rank(answer, request, any_of(plan, parts.some), allowed ? &*allowed : nullptr,
       [&](const library::Bm25f::Row& row) {
         const bool has_all = all ? all->contains(row.paper) : row.terms == parts.words.size();
         return has_all ? Hit::Match::all : Hit::Match::partial;
       });
  return answer;
}

// A paper whose title is the query stands first, whatever the scores say.
void Searcher::State::title_first(Answer& answer) {
  if (!may_be_title(query)) return;
  const std::string fold = text::fold_title(query.words);
  if (fold.empty()) return;
  const auto allowed = holding(facts(*plan.root));
  auto& statement =
      database->cached("SELECT paper FROM identity WHERE kind = 'title' AND value = ?1");
  statement.bind(1, fold);
  std::vector<std::int64_t> papers;
  while (statement.step()) papers.push_back(statement.integer(0));
  statement.reset();
  const double top = answer.entries.empty() ? 0 : answer.entries.front().score;
  for (const std::int64_t paper : papers) {
    if (allowed && !allowed->contains(paper)) continue;
    auto found = std::find_if(answer.entries.begin(), answer.entries.end(),
                              [&](const auto& entry) { return entry.paper == paper; });
    if (found == answer.entries.begin() && found != answer.entries.end()) continue;
    // It may have been below the rows that the first stage kept.
    if (found == answer.entries.end()) {
      found = answer.entries.insert(found, {paper, 0, Hit::Match::all});
    }
    found->score = top + 1;
    std::rotate(answer.entries.begin(), found, found + 1);
  }
  answer.total = std::max<std::uint64_t>(answer.total, answer.entries.size());
}

void Searcher::State::finish(Answer& answer, const Request& request) {
  const auto limit = static_cast<std::uint64_t>(request.limit.value_or(kUsualLimit));
  if (by_relevance(request)) {
    if (request.reverse) std::reverse(answer.entries.begin(), answer.entries.end());
    if (limit != 0 && answer.entries.size() > limit) answer.entries.resize(limit);
    return;
  }
  IdSet ids;
  for (const auto& entry : answer.entries) ids.insert(entry.paper);
  const auto order = in_order(*database, request.order, request.reverse, &ids, limit);
  std::sort(answer.entries.begin(), answer.entries.end(),
            [](const auto& a, const auto& b) { return a.paper < b.paper; });
  std::vector<Answer::Entry> sorted;
  for (const std::int64_t paper : order) {
    sorted.push_back(*std::lower_bound(
        answer.entries.begin(), answer.entries.end(), paper,
        [](const Answer::Entry& entry, std::int64_t id) { return entry.paper < id; }));
  }
  answer.entries = std::move(sorted);
}

// Papers that the words give scores.
Answer Searcher::State::scored(const Request& request) {
  const bool loose = request.mode == Request::Mode::any && !parts.words.empty();
  Answer answer = loose ? any(request, false) : matching(request);
  if (answer.total == 0 && request.mode == Request::Mode::usual) {
    prepare(request, true);
    if (parts.some.size() > 1) answer = any(request, true);
    answer.relaxed = answer.total > 0;
  }
  if (by_relevance(request)) title_first(answer);
  finish(answer, request);
  return answer;
}

Answer Searcher::State::run(const Request& request) {
  const library::Snapshot snapshot(*database);
  prepare(request, false);
  if (!plan.root && request.ranked) throw UsageError("no searchable word in the query");
  if (plan.root) {
    if (auto answer = named(request)) return *std::move(answer);
  }
  Answer answer = parts.expression.text.empty() ? unscored(request) : scored(request);
  add_remarks(answer, {query, plan, parts.words, request}, *database, vocabulary);
  return answer;
}

Searcher::Searcher(library::Library& library, Day today)
    : state_(std::make_unique<State>(library, today)) {}
Searcher::~Searcher() = default;

Answer Searcher::run(const Request& request) { return state_->run(request); }

Hit Searcher::hit(const Answer::Entry& entry) {
  const library::Snapshot snapshot(*state_->database);
  Hit hit;
  hit.score = entry.score;
  hit.match = entry.match;
  if (auto paper = state_->library->paper(entry.paper)) hit.paper = std::move(*paper);
  if (!state_->marker) return hit;
  const auto title = state_->marker->marks(hit.paper.title, columns::title);
  if (!title.empty()) hit.title = with_marks(hit.paper.title, title);
  if (entry.match == Hit::Match::none) return hit;
  std::vector<double> weight;
  for (const Term& term : state_->plan.terms) weight.push_back(1 / (1 + term.papers));
  hit.snippet = best_passage(hit.paper.abstract,
                             state_->marker->marks(hit.paper.abstract, columns::abstract), weight);
  return hit;
}

std::vector<Hit> Searcher::hits(std::span<const Answer::Entry> entries) {
  const library::Snapshot snapshot(*state_->database);
  std::vector<Hit> out;
  out.reserve(entries.size());
  for (const Answer::Entry& entry : entries) out.push_back(hit(entry));
  return out;
}

void Searcher::set_weights(const Weights& weights) { state_->weights = weights; }

std::string Searcher::explain(const Answer& answer) {
  return search::explain(state_->query, state_->plan, state_->asked, state_->scores, answer);
}

}  // namespace papers::search
