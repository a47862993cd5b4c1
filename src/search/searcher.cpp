#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "papers/search/query.hpp"
#include "papers/search/search.hpp"
#include "papers/text/fold.hpp"
#include "search/candidates.hpp"
#include "search/marks.hpp"
#include "search/matcher.hpp"
#include "search/order.hpp"
#include "search/plan.hpp"
#include "search/remarks.hpp"
#include "search/vocabulary.hpp"

namespace papers::search {
namespace {

constexpr std::uint64_t kUsualLimit = 20;
constexpr std::size_t kEvery = std::size_t{1} << 40U;

// A query of plain words that may be somebody's title.
bool may_be_title(const Node& node) {
  if (node.kind == Node::Kind::word || node.kind == Node::Kind::phrase) return true;
  return node.kind == Node::Kind::all &&
         std::all_of(node.children.begin(), node.children.end(), may_be_title);
}

}  // namespace

struct Searcher::State {
  State(library::Library& opened, Day day)
      : library(&opened), database(&opened.database()), today(day), vocabulary(opened.database()) {}

  Answer run(const Request& request);
  void prepare(const Request& request);
  std::optional<IdSet> narrowed(const Filters& filters, const std::vector<const Clause*>& clauses);
  Answer everything(const Request& request);
  Answer matching(const Request& request);
  Answer any(const Request& request);
  void take(Answer& answer, library::Bm25f& ranking, const IdSet* all, Hit::Match match);
  void title_first(Answer& answer, const Request& request);
  void finish(Answer& answer, const Request& request);

  library::Library* library;
  library::Database* database;
  Day today;
  Vocabulary vocabulary;

  // Of the last request.
  Query query;
  Plan plan;
  Split parts;
  std::optional<Marker> marker;
};

void Searcher::State::prepare(const Request& request) {
  marker.reset();
  query = parse_query(request.query, today);
  plan = make_plan(query, vocabulary, request.filters.exact);
  parts = plan.root ? split(plan, *plan.root) : Split{};
  marker.emplace(plan);
}

// The papers that filters and clauses leave; nullopt: all of them.
std::optional<IdSet> Searcher::State::narrowed(const Filters& filters,
                                               const std::vector<const Clause*>& clauses) {
  Matcher matcher(*database, plan);
  std::optional<IdSet> out;
  if (narrows(filters)) out = matcher.filtered(filters);
  for (const Clause* clause : clauses) {
    IdSet set = matcher.matching(*clause);
    if (out)
      out->intersect(set);
    else
      out = std::move(set);
  }
  return out;
}

void Searcher::State::take(Answer& answer, library::Bm25f& ranking, const IdSet* all,
                           Hit::Match match) {
  answer.total = ranking.total;
  for (const library::Bm25f::Row& row : ranking.best) {
    const Hit::Match found = all != nullptr && all->contains(row.paper) ? Hit::Match::all : match;
    answer.entries.push_back({row.paper, row.score, found});
  }
}

Answer Searcher::State::everything(const Request& request) {
  Answer answer;
  const auto allowed = narrowed(request.filters, {});
  answer.total = allowed ? allowed->size() : vocabulary.papers();
  const auto limit = static_cast<std::uint64_t>(request.filters.limit.value_or(kUsualLimit));
  for (const std::int64_t paper :
       in_order(*database, request.filters.sort.value_or(Sort::listed), request.filters.reverse,
                allowed ? &*allowed : nullptr, limit)) {
    answer.entries.push_back({paper, 0, Hit::Match::none});
  }
  return answer;
}

// Papers for which the whole tree holds, ranked as far as there are words to rank by.
Answer Searcher::State::matching(const Request& request) {
  Answer answer;
  const auto allowed = narrowed(request.filters, parts.rest);
  if (parts.expression.text.empty()) {
    answer.total = allowed->size();
    allowed->for_each([&](std::int64_t id) { answer.entries.push_back({id, 0, Hit::Match::all}); });
    return answer;
  }
  auto ranking = ranked(*database, plan, parts.expression, allowed ? &*allowed : nullptr, kEvery);
  take(answer, ranking, nullptr, Hit::Match::all);
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
Answer Searcher::State::any(const Request& request) {
  Answer answer;
  const auto allowed = narrowed(request.filters, conditions(*plan.root));
  IdSet all = Matcher(*database, plan).matching(*plan.root);
  auto ranking =
      ranked(*database, plan, any_of(plan, parts.words), allowed ? &*allowed : nullptr, kEvery);
  take(answer, ranking, &all, Hit::Match::partial);
  return answer;
}

// A paper whose title is the query stands first, whatever the scores say.
void Searcher::State::title_first(Answer& answer, const Request& request) {
  if (!may_be_title(*query.root)) return;
  const std::string fold = text::fold_title(query.text);
  if (fold.empty()) return;
  const auto allowed = narrowed(request.filters, {});
  auto& statement =
      database->cached("SELECT paper FROM identity WHERE kind = 'title' AND value = ?1");
  statement.bind(1, fold);
  std::vector<std::int64_t> papers;
  while (statement.step()) papers.push_back(statement.integer(0));
  statement.reset();
  for (const std::int64_t paper : papers) {
    const auto found = std::find_if(answer.entries.begin(), answer.entries.end(),
                                    [&](const auto& entry) { return entry.paper == paper; });
    if (found == answer.entries.end()) continue;
    if (found != answer.entries.begin()) {
      found->score = answer.entries.front().score + 1;
      std::rotate(answer.entries.begin(), found, found + 1);
    }
  }
}

void Searcher::State::finish(Answer& answer, const Request& request) {
  const Filters& filters = request.filters;
  const auto limit = static_cast<std::uint64_t>(filters.limit.value_or(kUsualLimit));
  const Sort usual =
      request.ranked && !parts.expression.text.empty() ? Sort::relevance : Sort::listed;
  const Sort sort = filters.sort.value_or(usual);
  if (sort == Sort::relevance) {
    if (filters.reverse) std::reverse(answer.entries.begin(), answer.entries.end());
    if (limit != 0 && answer.entries.size() > limit) answer.entries.resize(limit);
    return;
  }
  IdSet ids;
  for (const auto& entry : answer.entries) ids.insert(entry.paper);
  const auto order = in_order(*database, sort, filters.reverse, &ids, limit);
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

Answer Searcher::State::run(const Request& request) {
  prepare(request);
  if (!plan.root) {
    if (request.ranked) throw UsageError("no searchable word in the query");
    return everything(request);
  }
  Answer answer = request.filters.any && !parts.words.empty() ? any(request) : matching(request);
  const bool may_relax = !request.filters.any && !request.filters.all && parts.words.size() > 1;
  if (answer.total == 0 && may_relax) {
    answer = any(request);
    answer.relaxed = answer.total > 0;
  }
  if (request.ranked && query.root) title_first(answer, request);
  finish(answer, request);
  add_remarks(answer, {query, plan, parts.words, request.filters}, *database, vocabulary);
  return answer;
}

Searcher::Searcher(library::Library& library, Day today)
    : state_(std::make_unique<State>(library, today)) {}
Searcher::~Searcher() = default;

Answer Searcher::run(const Request& request) { return state_->run(request); }

Hit Searcher::hit(const Answer::Entry& entry) {
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

std::string Searcher::explain(const Answer&) {
  return state_->query.root ? to_string(*state_->query.root) : "";
}

}  // namespace papers::search
