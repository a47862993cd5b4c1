#include "digest/digest.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "base/told_time.hpp"
#include "digest/command_line.hpp"
#include "digest/grouping.hpp"
#include "digest/standing.hpp"
#include "digest/title_search.hpp"
#include "library/snapshot.hpp"
#include "library/sqlite.hpp"
#include "recommend/recommend.hpp"
#include "search/parser.hpp"
#include "summary/summary.hpp"
#include "text/escape.hpp"
#include "text/sentences.hpp"

namespace papers::digest {
namespace {

constexpr std::int64_t default_limit = 50;
constexpr std::size_t lead_size_bytes = 400;

/// Narrows a request for everything to the newest listed day. A library of bibliographies only has
/// no such day: the request stays as it is then.
void narrow_to_newest_day(library::Library& library, search::Request& request) {
  auto& newest = library.database().cached("SELECT max(listed_on) FROM listing");
  const auto day = newest.step() ? parse_iso_day(newest.text(0)) : std::nullopt;
  newest.reset();
  if (!day) return;
  request.query = "listed:" + format_day(*day);
  request.ranked = false;
}

/// The first sentences that fit a few lines; at least one.
std::string lead_of(std::string_view abstract) {
  std::size_t size = 0;
  for (const std::string_view sentence : text::sentences(abstract)) {
    const auto end = static_cast<std::size_t>(sentence.data() - abstract.data()) + sentence.size();
    if (size > 0 && end > lead_size_bytes) break;
    size = end;
  }
  return std::string(abstract.substr(0, size));
}

std::string text_of(const Paper& paper, SummaryKind kind) {
  switch (kind) {
    case SummaryKind::sentence:
      return paper.summary;
    case SummaryKind::lead:
      return lead_of(paper.abstract);
    case SummaryKind::full:
      return paper.abstract;
    case SummaryKind::none:
      break;
  }
  return {};
}

/// What `search` finds and is not seen yet. Never relaxed: a digest of papers that match half of a
/// query would be sent without anybody to notice.
Matching unseen(library::Library& library, search::Request search, const DigestRequest& request,
                std::int64_t limit, Day today) {
  using Mode = search::Request::Mode;
  search.limit = limit;
  if (search.mode == Mode::usual) search.mode = Mode::all;
  if (search.query.empty()) search.ranked = false;
  if (request.seen != nullptr) search.without = *request.seen;
  search::Answer answer = search::search(library, search, today);
  Matching found;
  found.total = answer.total;
  found.remarks = std::move(answer.remarks);
  for (const search::Answer::Entry& entry : answer.entries) found.papers.push_back(entry.paper);
  return found;
}

/// The lower of two limits, of which 0 is none.
std::int64_t lower_limit(std::int64_t a, std::int64_t b) {
  return a == 0 || b == 0 ? std::max(a, b) : std::min(a, b);
}

/// The query's words, then the topics and tags that it asks for; without any, what is left.
std::string subject_of(const search::Query& query) {
  std::string subject = text::single_line(query.words);
  std::string_view rest = "Trending papers";
  for (const search::Node& condition : search::leading_conditions(query)) {
    if (condition.kind != search::Node::Kind::condition) continue;
    const std::string_view field = condition.field->name;
    if (field == "recommended") rest = "Recommended papers";
    if (field != "topic" && field != "tag") continue;
    subject += (subject.empty() ? "" : ", ") + text::single_line(condition.text);
  }
  return subject.empty() ? std::string(rest) : subject;
}

std::string title_of(const Digest& digest, const search::Request& request, Day today) {
  const std::string subject = subject_of(search::parse_query(request.query, today));
  return digest.span.empty() ? subject : subject + ", " + digest.span;
}

struct Limited : Matching {
  std::vector<std::int64_t> all = {};  ///< that match, where a limit may have left some out
};

/// The papers that go in, in their order, of as many as match.
Limited limited(library::Library& library, const search::Request& search,
                const DigestRequest& request, Day today) {
  const std::int64_t limit = lower_limit(search.limit.value_or(default_limit), request.most_papers);
  const bool by_order = limit == 0 || request.seen != nullptr || search.order != nullptr;
  Limited found{by_order ? unseen(library, search, request, limit, today) : Matching{}};
  if (by_order && found.papers.size() == found.total) return found;
  Matching all = unseen(library, search, request, 0, today);
  found.all = all.papers;
  if (by_order) return found;
  static_cast<Matching&>(found) = std::move(all);
  found.papers = best_of(library, std::move(found.papers), static_cast<std::size_t>(limit));
  return found;
}

std::vector<Entry> entries_of(library::Library& library, const std::vector<std::int64_t>& papers,
                              SummaryKind summary) {
  std::vector<Entry> entries;
  entries.reserve(papers.size());
  for (const std::int64_t id : papers) {
    Entry entry;
    if (auto paper = library.paper(id)) entry.paper = std::move(*paper);
    summary::add_summary(entry.paper);
    entry.text = text_of(entry.paper, summary);
    entries.push_back(std::move(entry));
  }
  return entries;
}

void add_reasons(library::Library& library, std::vector<Entry>& entries) {
  const recommend::Marks marks = recommend::marks_of(library);
  if (marks.likes.empty()) return;
  std::map<std::int64_t, Entry*> by_paper;
  std::vector<std::int64_t> papers;
  for (Entry& entry : entries) {
    by_paper[entry.paper.id] = &entry;
    papers.push_back(entry.paper.id);
  }
  for (const auto& one : recommend::recommend(library, marks, papers, 0)) {
    by_paper.at(one.paper)->score = one.score;
    by_paper.at(one.paper)->reason = recommend::told(library, one);
  }
}

/// Of all that match, whatever a limit left of them.
void count_days(library::Library& library, const std::vector<std::int64_t>& ids, Digest& digest) {
  std::map<Day, std::uint64_t> days;
  auto& row = library.database().cached("SELECT last_listed FROM paper WHERE id = ?1");
  for (const std::int64_t id : ids) {
    if (const auto day = row.bind(1, id).step() ? parse_iso_day(row.text(0)) : std::nullopt) {
      ++days[*day];
    }
    row.reset();
  }
  if (days.empty()) return;
  for (const auto& [day, papers] : days) digest.days.push_back({day, papers});
  digest.first_day = days.begin()->first;
  digest.last_day = days.rbegin()->first;
  digest.span = format_span_long(*digest.first_day, *digest.last_day);
}

}  // namespace

Digest build(library::Library& library, const DigestRequest& request, Day today) {
  const library::Snapshot snapshot(library.database());
  search::Request search = request.search;
  Digest digest;
  digest.by = request.by;
  digest.feed_name = list_command(search);
  if (request.newest_day && search.is_open()) narrow_to_newest_day(library, search);
  const bool recommended = recommend::is_asked_for(search, today);
  const search::SortOrder* by_score = search::find_sort_order("recommended");
  if (recommended && search.order == nullptr) search.order = by_score;
  digest.query_command = list_command(search);
  if (is_title_search(request.title_search)) digest.title_search = request.title_search;
  Limited found = limited(library, search, request, today);
  digest.total = found.total;
  digest.remarks = std::move(found.remarks);
  digest.left_out = found.total - found.papers.size();
  std::vector<Entry> entries = entries_of(library, found.papers, request.summary);
  if (recommended) add_reasons(library, entries);
  digest.measure = measure_of(entries);
  count_days(library, found.all.empty() ? found.papers : found.all, digest);
  const bool is_best_first =
      search.order == nullptr || (search.order == by_score && !search.reverse);
  const GroupingRequest grouping{request.by, digest.measure, !is_best_first};
  digest.groups = grouped(std::move(entries), grouping, topics::areas(library));
  digest.title = request.title.empty() ? title_of(digest, search, today) : request.title;
  if (digest.left_out > 0) digest.more_command = digest.query_command;
  return digest;
}

Matching matching(library::Library& library, const DigestRequest& request, std::int64_t limit,
                  Day today) {
  search::Request search = request.search;
  if (request.newest_day && search.is_open()) narrow_to_newest_day(library, search);
  return unseen(library, std::move(search), request, limit, today);
}

}  // namespace papers::digest
