#include "trends/listed.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "search/id_set.hpp"
#include "search/query_text.hpp"
#include "search/search.hpp"

namespace papers::trends {
namespace {

constexpr std::int64_t days_a_week = 7;
constexpr double deviations = 1.64;  // one side of 95 in 100

std::int64_t days_of(const Span& span) { return (span.last - span.first).count() + 1; }

/// Which part of its span a day is in. The parts are as long, to a day: a last week of one day
/// would look as if everything fell.
std::size_t week_of(Day day, const Span& span) {
  const auto days = static_cast<std::size_t>((day - span.first).count());
  return days * weeks_of(span) / static_cast<std::size_t>(days_of(span));
}

std::uint64_t read(library::Library& library, const Span& span, bool now,
                   const search::IdSet* allowed, std::vector<Listed>& out) {
  auto& rows = library.database().cached(
      "SELECT paper, min(listed_on), max(upvotes) FROM listing"
      " WHERE listed_on BETWEEN ?1 AND ?2 GROUP BY paper ORDER BY paper");
  rows.bind(1, format_day(span.first)).bind(2, format_day(span.last));
  std::uint64_t count = 0;
  while (rows.step()) {
    const auto day = parse_iso_day(rows.text(1));
    if (!day || (allowed != nullptr && !allowed->contains(rows.integer(0)))) continue;
    out.push_back({rows.integer(0), now, week_of(*day, span), rows.integer(2)});
    ++count;
  }
  return count;
}

std::uint64_t days_in(library::Library& library, const Span& span) {
  auto& row = library.database().cached(
      "SELECT count(DISTINCT listed_on) FROM listing WHERE listed_on BETWEEN ?1 AND ?2");
  row.bind(1, format_day(span.first)).bind(2, format_day(span.last));
  const bool found = row.step();
  const auto days = found ? static_cast<std::uint64_t>(row.integer(0)) : 0;
  row.reset();
  return days;
}

}  // namespace

std::size_t weeks_of(const Span& span) {
  const auto days = days_of(span);
  return days <= 0 ? 0
                   : static_cast<std::size_t>(
                         std::max<std::int64_t>(1, (days + days_a_week / 2) / days_a_week));
}

Papers papers_of(library::Library& library, const Request& request, Day today) {
  search::IdSet allowed;
  if (!request.query.empty()) {
    search::Request asked;
    asked.query = request.query;
    asked.limit = 0;
    asked.ranked = false;
    for (const auto& entry : search::search(library, asked, today).entries) {
      allowed.insert(entry.paper);
    }
  }
  const search::IdSet* only = request.query.empty() ? nullptr : &allowed;
  Papers out;
  out.before = read(library, request.before, false, only, out.listed);
  out.now = read(library, request.now, true, only, out.listed);
  out.days_before = days_in(library, request.before);
  out.days_now = days_in(library, request.now);
  return out;
}

void Tally::add(const Listed& listed) {
  auto& weeks = listed.now ? now_ : before_;
  if (listed.week < weeks.size()) ++weeks[listed.week];
  ++(listed.now ? now_papers_ : before_papers_);
}

Trend Tally::trend(const Papers& papers) const {
  Trend out;
  out.now = now_papers_;
  out.before = before_papers_;
  out.weeks_now = now_;
  out.weeks_before = before_;
  const auto now = static_cast<double>(out.now);
  const auto before = static_cast<double>(out.before);
  const auto all_now = static_cast<double>(papers.now);
  const auto all_before = static_cast<double>(papers.before);
  out.share_now = papers.now == 0 ? 0 : now / all_now;
  out.share_before = papers.before == 0 ? 0 : before / all_before;
  // Half a paper is added to each, so that a term that is new has a ratio too.
  const double ratio = std::log((now + 0.5) / (all_now + 1) / ((before + 0.5) / (all_before + 1)));
  const double margin = deviations * std::sqrt(1 / (now + 0.5) + 1 / (before + 0.5));
  out.bound = ratio > 0 ? std::max(0.0, ratio - margin) : std::min(0.0, ratio + margin);
  return out;
}

}  // namespace papers::trends
