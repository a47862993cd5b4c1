#include "digest/digest.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <unordered_map>
#include <unordered_set>

#include "digest/command_line.hpp"
#include "library/snapshot.hpp"
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
void narrow_to_newest_day(library::Library& library, search::Request& request, Day today) {
  search::Request newest;
  newest.ranked = false;
  newest.limit = 1;
  const search::Answer answer = search::search(library, newest, today);
  if (answer.entries.empty()) return;
  const auto paper = library.paper(answer.entries.front().paper);
  if (!paper || !paper->listed_on) return;
  request.query = "day:" + format_day(*paper->listed_on);
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

/// What groups are told apart and ordered by.
struct GroupKey {
  std::string name;
  std::string slug;
  std::optional<Day> day;
};

GroupKey key_of(const Paper& paper, GroupBy by) {
  switch (by) {
    case GroupBy::topic:
      if (paper.topics.empty()) return {"Other papers", "other-papers", std::nullopt};
      return {paper.topics.front().name, paper.topics.front().slug, std::nullopt};
    case GroupBy::day:
      if (!paper.listed_on) return {"Not listed", "not-listed", std::nullopt};
      return {format_day_long(*paper.listed_on), "day-" + format_day(*paper.listed_on),
              paper.listed_on};
    case GroupBy::none:
      break;
  }
  return {"", "papers", std::nullopt};
}

/// Gathers entries under their groups in order of first appearance.
class Grouping {
 public:
  explicit Grouping(GroupBy by) : by_(by) {}

  void add(Entry entry) {
    GroupKey key = key_of(entry.paper, by_);
    const std::size_t said = by_ == GroupBy::topic ? 1 : 0;
    for (std::size_t i = said; i < entry.paper.topics.size(); ++i) {
      entry.also.push_back(entry.paper.topics[i].name);
    }
    const auto [place, fresh] = places_.try_emplace(key.slug, groups_.size());
    if (fresh) {
      groups_.push_back({std::move(key.name), std::move(key.slug), {}});
      days_.push_back(key.day);
    }
    groups_[place->second].entries.push_back(std::move(entry));
  }

  /// Topics with many papers first, days newest first; what has no topic or day last.
  std::vector<Group> finish() {
    std::vector<std::size_t> order(groups_.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    std::stable_sort(order.begin(), order.end(), [this](std::size_t a, std::size_t b) {
      if (by_ == GroupBy::day) return days_[b] < days_[a];
      const bool last_a = groups_[a].slug == "other-papers";
      const bool last_b = groups_[b].slug == "other-papers";
      if (last_a != last_b) return last_b;
      const std::size_t size_a = groups_[a].entries.size();
      const std::size_t size_b = groups_[b].entries.size();
      return size_a != size_b ? size_a > size_b : groups_[a].name < groups_[b].name;
    });
    std::vector<Group> sorted;
    sorted.reserve(order.size());
    for (const std::size_t at : order) sorted.push_back(std::move(groups_[at]));
    return sorted;
  }

 private:
  GroupBy by_;
  std::vector<Group> groups_;
  std::vector<std::optional<Day>> days_;
  std::unordered_map<std::string, std::size_t> places_;
};

/// Every answer that is not seen yet. Never relaxed: a digest of papers that match half of a
/// query would be sent without anybody to notice.
std::vector<search::Answer::Entry> run_unlimited(library::Library& library, search::Request request,
                                                 Day today,
                                                 const std::unordered_set<std::int64_t>* seen) {
  using Mode = search::Request::Mode;
  request.limit = 0;
  if (request.mode == Mode::usual) request.mode = Mode::all;
  if (request.query.empty()) request.ranked = false;
  std::vector<search::Answer::Entry> entries = search::search(library, request, today).entries;
  if (seen == nullptr) return entries;
  const auto is_seen = [&](const search::Answer::Entry& entry) {
    return seen->count(entry.paper) > 0;
  };
  entries.erase(std::remove_if(entries.begin(), entries.end(), is_seen), entries.end());
  return entries;
}

/// The lower of two limits, of which 0 is none.
std::int64_t lower_limit(std::int64_t a, std::int64_t b) {
  return a == 0 || b == 0 ? std::max(a, b) : std::min(a, b);
}

std::string span_text(const Digest& digest) {
  if (!digest.first_day) return {};
  const std::string last = format_day_long(*digest.last_day);
  if (digest.first_day == digest.last_day) return last;
  return format_day_long(*digest.first_day) + " to " + last;
}

/// The query's words, then the topics that it asks for.
std::string subject_of(const search::Query& query) {
  std::string subject = text::single_line(query.words);
  for (const search::Node& condition : search::leading_conditions(query)) {
    if (condition.kind != search::Node::Kind::condition || condition.field->name != "topic")
      continue;
    subject += (subject.empty() ? "" : ", ") + text::single_line(condition.text);
  }
  return subject;
}

std::string title_of(const Digest& digest, const search::Request& request, Day today) {
  std::string subject = subject_of(search::parse_query(request.query, today));
  if (subject.empty()) subject = "Trending papers";
  const std::string span = span_text(digest);
  return span.empty() ? subject : subject + ", " + span;
}

}  // namespace

Digest build(library::Library& library, const DigestRequest& request, Day today) {
  const library::Snapshot snapshot(library.database());
  search::Request search = request.search;
  Digest digest;
  digest.by = request.by;
  digest.feed_name = list_command(search);
  if (request.newest_day && search.is_open()) narrow_to_newest_day(library, search, today);
  digest.query_command = list_command(search);
  const std::int64_t limit = lower_limit(search.limit.value_or(default_limit), request.most_papers);
  Grouping groups(request.by);
  std::map<Day, std::uint64_t> days;
  std::uint64_t kept = 0;
  for (const search::Answer::Entry& found : run_unlimited(library, search, today, request.seen)) {
    ++digest.total;
    if (limit > 0 && kept >= static_cast<std::uint64_t>(limit)) continue;
    ++kept;
    Entry entry;
    if (auto paper = library.paper(found.paper)) entry.paper = std::move(*paper);
    summary::add_summary(entry.paper);
    entry.text = text_of(entry.paper, request.summary);
    if (entry.paper.listed_on) ++days[*entry.paper.listed_on];
    groups.add(std::move(entry));
  }
  digest.left_out = digest.total - kept;
  digest.groups = groups.finish();
  for (const auto& [day, papers] : days) digest.days.push_back({day, papers});
  if (!days.empty()) {
    digest.first_day = days.begin()->first;
    digest.last_day = days.rbegin()->first;
  }
  digest.title = request.title.empty() ? title_of(digest, search, today) : request.title;
  if (digest.left_out > 0) digest.more_command = digest.query_command;
  return digest;
}

std::vector<std::int64_t> matching(library::Library& library, const DigestRequest& request,
                                   Day today) {
  search::Request search = request.search;
  if (request.newest_day && search.is_open()) narrow_to_newest_day(library, search, today);
  std::vector<std::int64_t> papers;
  for (const auto& entry : run_unlimited(library, search, today, request.seen)) {
    papers.push_back(entry.paper);
  }
  return papers;
}

}  // namespace papers::digest
