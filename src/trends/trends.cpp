#include "trends/trends.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "library/snapshot.hpp"
#include "search/id_set.hpp"
#include "search/search.hpp"
#include "trends/listed.hpp"
#include "trends/terms.hpp"

namespace papers::trends {
namespace {

constexpr std::size_t topics_shown = 6;

std::optional<Day> day_of(library::Library& library, std::string_view sql) {
  auto& row = library.database().cached(sql);
  std::optional<Day> day;
  if (row.step()) day = parse_iso_day(row.text(0));
  row.reset();
  return day;
}

std::vector<Trend> topic_trends(library::Library& library, const Request& request,
                                const Papers& papers) {
  std::map<std::string, Tally> tallies;
  auto& rows = library.database().cached(
      "SELECT topic.name FROM paper_topic JOIN topic ON topic.id = paper_topic.topic"
      " WHERE paper_topic.paper = ?1");
  for (const Listed& listed : papers.listed) {
    rows.bind(1, listed.paper);
    while (rows.step()) {
      tallies.try_emplace(std::string(rows.text(0)), request)
          .first->second.add(listed, listed.votes);
    }
  }
  std::vector<Trend> out;
  for (const auto& [name, tally] : tallies) {
    out.push_back(tally.trend(name, papers));
    out.back().is_topic = true;
  }
  return out;
}

// Those that rise (or fall), strongest first, at most `limit`.
std::vector<Trend> moving(std::vector<Trend> all, bool rising, std::size_t limit) {
  std::erase_if(all, [&](const Trend& one) { return rising ? one.bound <= 0 : one.bound >= 0; });
  std::sort(all.begin(), all.end(), [](const Trend& a, const Trend& b) {
    const double left = std::abs(a.bound);
    const double right = std::abs(b.bound);
    return left != right ? left > right : a.text < b.text;
  });
  if (limit > 0 && all.size() > limit) all.resize(limit);
  return all;
}

void append(std::vector<Trend>& out, std::vector<Trend> more) {
  out.insert(out.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

Trend asked_trend(library::Library& library, const Request& request, const Papers& papers,
                  const std::string& text, Day today) {
  search::Request asked;
  asked.query = text;
  asked.limit = 0;
  asked.ranked = false;
  search::IdSet having;
  for (const auto& entry : search::search(library, asked, today).entries) {
    having.insert(entry.paper);
  }
  Tally tally(request);
  for (const Listed& listed : papers.listed) {
    if (having.contains(listed.paper)) tally.add(listed, listed.votes);
  }
  return tally.trend(text, papers);
}

}  // namespace

std::optional<Day> newest_day(library::Library& library) {
  return day_of(library, "SELECT max(listed_on) FROM listing");
}

Trends trends(library::Library& library, const Request& request, Day today) {
  const library::Snapshot snapshot(library.database());
  const Papers papers = papers_of(library, request, today);
  Trends out;
  out.now = request.now;
  out.before = request.before;
  out.papers_now = papers.now;
  out.papers_before = papers.before;
  out.days_now = papers.days_now;
  out.days_before = papers.days_before;
  for (const std::string& text : request.asked) {
    out.asked.push_back(asked_trend(library, request, papers, text, today));
  }
  if (!request.asked.empty() || papers.now == 0 || papers.before == 0) return out;
  const auto topics = topic_trends(library, request, papers);
  const auto terms = term_trends(library, request, papers);
  for (const bool rising : {true, false}) {
    auto& list = rising ? out.rising : out.falling;
    append(list, moving(topics, rising, request.limit == 0 ? 0 : topics_shown));
    append(list, moving(terms, rising, request.limit));
  }
  return out;
}

}  // namespace papers::trends
