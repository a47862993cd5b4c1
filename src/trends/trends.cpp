#include "trends/trends.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "library/snapshot.hpp"
#include "search/id_set.hpp"
#include "search/parser.hpp"
#include "search/search.hpp"
#include "trends/examples.hpp"
#include "trends/listed.hpp"
#include "trends/meanings.hpp"
#include "trends/terms.hpp"
#include "trends/topics.hpp"

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

// The places of those that rise (or fall), strongest first, at most `limit` (0: all).
std::vector<std::size_t> moving(const std::vector<Trend>& all, bool rising, std::size_t limit) {
  std::vector<std::size_t> out;
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (rising ? all[i].bound > 0 : all[i].bound < 0) out.push_back(i);
  }
  std::stable_sort(out.begin(), out.end(), [&all](std::size_t a, std::size_t b) {
    return std::abs(all[a].bound) > std::abs(all[b].bound);
  });
  if (limit > 0 && out.size() > limit) out.resize(limit);
  return out;
}

std::vector<Month> months_of(library::Library& library, const search::IdSet& having) {
  std::vector<Month> out;
  auto& rows = library.database().cached(
      "SELECT paper, substr(min(listed_on), 1, 7) AS month FROM listing"
      " WHERE listed_on IS NOT NULL GROUP BY paper ORDER BY month");
  while (rows.step()) {
    if (out.empty() || out.back().name != rows.text(1)) out.push_back({std::string(rows.text(1))});
    ++out.back().listed;
    if (having.contains(rows.integer(0))) ++out.back().papers;
  }
  return out;
}

// Several words are a phrase, as terms are; what says more than words is asked as it stands.
std::string query_of(const std::string& text, Day today) {
  using Kind = search::Node::Kind;
  const search::Query query = search::parse_query(text, today);
  if (!query.root || query.root->kind != Kind::all) return text;
  std::vector<std::string_view> words;
  for (const search::Node& node : query.root->children) {
    if (node.kind != Kind::word) return text;
    words.push_back(node.text);
  }
  return fmt::format("\"{}\"", fmt::join(words, " "));
}

Trend trend_of(library::Library& library, const Request& request, const Papers& papers,
               Examples& examples, const search::IdSet& having, std::string text) {
  Tally tally(request);
  std::vector<std::uint32_t> now;
  for (std::uint32_t at = 0; at < papers.listed.size(); ++at) {
    if (!having.contains(papers.listed[at].paper)) continue;
    tally.add(papers.listed[at]);
    if (papers.listed[at].now) now.push_back(at);
  }
  Trend out = tally.trend(papers);
  out.papers = examples.of(now, now);
  out.text = std::move(text);
  out.months = months_of(library, having);
  return out;
}

/// One, or of an acronym that stands for several things one for each.
std::vector<Trend> asked_trends(library::Library& library, const Request& request,
                                const Papers& papers, Examples& examples, const std::string& text,
                                Day today) {
  search::Request asked;
  asked.query = query_of(text, today);
  asked.limit = 0;
  asked.ranked = false;
  search::Answer answer = search::search(library, asked, today);
  search::IdSet having;
  for (const auto& entry : answer.entries) having.insert(entry.paper);
  std::vector<Trend> out;
  std::vector<std::string> forms;
  search::IdSet unclear = having;
  for (const Meaning& meaning : meanings_of(library, text, having, today)) {
    out.push_back(trend_of(library, request, papers, examples, meaning.papers,
                           fmt::format("{} ({})", meaning.long_form, text)));
    forms.push_back(meaning.long_form);
    unclear.subtract(meaning.papers);
  }
  if (out.empty()) {
    out.push_back(trend_of(library, request, papers, examples, having, text));
  } else {
    answer.remarks.push_back(
        fmt::format("{} stands for {}: each is followed alone; {} of {} "
                    "papers with it say none of these",
                    text, fmt::join(forms, " and for "), unclear.size(), having.size()));
  }
  out.front().remarks = std::move(answer.remarks);
  return out;
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
  Examples examples(library.database(), papers);
  for (const std::string& text : request.asked) {
    for (Trend& one : asked_trends(library, request, papers, examples, text, today)) {
      out.asked.push_back(std::move(one));
    }
  }
  if (!request.asked.empty() || papers.now == 0 || papers.before == 0) return out;
  const Topics topics(library, papers);
  const Terms terms(library, papers);
  const auto of_topics = topics.trends(request);
  const auto of_terms = terms.trends(request);
  for (const bool rising : {true, false}) {
    auto& list = rising ? out.rising : out.falling;
    for (const std::size_t i : moving(of_topics, rising, request.limit == 0 ? 0 : topics_shown)) {
      list.push_back(of_topics[i]);
      list.back().papers = topics.examples(i, examples);
    }
    for (const std::size_t i : moving(of_terms, rising, request.limit)) {
      list.push_back(of_terms[i]);
      list.back().text = terms.text(i);
      list.back().papers = terms.examples(i, examples);
    }
  }
  return out;
}

}  // namespace papers::trends
