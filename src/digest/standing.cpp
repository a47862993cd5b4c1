#include "digest/standing.hpp"

#include <algorithm>
#include <numeric>

namespace papers::digest {
namespace {

/// Negative when `a` comes first, 0 when they are alike.
int compared(const std::optional<std::int64_t>& a, const std::optional<std::int64_t>& b,
             bool most_first) {
  if (a == b) return 0;
  if (!a || !b) return a ? -1 : 1;
  return (*a > *b) == most_first ? -1 : 1;
}

std::vector<Standing> standings(library::Library& library,
                                const std::vector<std::int64_t>& papers) {
  auto& row =
      library.database().cached("SELECT upvotes, github_stars, position FROM paper WHERE id = ?1");
  const auto number = [&row](int column) {
    return row.is_null(column) ? std::nullopt : std::optional(row.integer(column));
  };
  std::vector<Standing> found;
  found.reserve(papers.size());
  for (const std::int64_t paper : papers) {
    const bool there = row.bind(1, paper).step();
    found.push_back(there ? Standing{number(0), number(1), number(2), {}} : Standing{});
    row.reset();
  }
  return found;
}

}  // namespace

Standing standing_of(const Entry& entry) {
  const Paper& paper = entry.paper;
  return {paper.upvotes, paper.github_stars, paper.position, entry.score};
}

bool stands_before(const Standing& a, const Standing& b) {
  if (const int scores = compared(a.score, b.score, true); scores != 0) return scores < 0;
  if (const int votes = compared(a.votes, b.votes, true); votes != 0) return votes < 0;
  if (const int stars = compared(a.stars, b.stars, true); stars != 0) return stars < 0;
  return compared(a.position, b.position, false) < 0;
}

Measure measure_of(const std::vector<Entry>& entries) {
  Measure measure = Measure::none;
  for (const Entry& entry : entries) {
    const Standing standing = standing_of(entry);
    if (standing.score) return Measure::score;
    if (standing.votes) measure = Measure::votes;
    if (standing.stars) measure = std::max(measure, Measure::stars);
    if (standing.position) measure = std::max(measure, Measure::position);
  }
  return measure;
}

bool counts_something(Measure measure) { return measure > Measure::position; }

std::optional<std::int64_t> count_of(const Entry& entry, Measure measure) {
  const Standing standing = standing_of(entry);
  if (measure == Measure::score) return standing.score;
  if (measure == Measure::votes) return standing.votes;
  return measure == Measure::stars ? standing.stars : std::nullopt;
}

std::vector<std::int64_t> best_of(library::Library& library, std::vector<std::int64_t> papers,
                                  std::size_t limit) {
  if (papers.size() <= limit) return papers;
  const std::vector<Standing> known = standings(library, papers);
  std::vector<std::size_t> places(papers.size());
  std::iota(places.begin(), places.end(), std::size_t{0});
  const auto end = places.begin() + static_cast<std::ptrdiff_t>(limit);
  std::nth_element(places.begin(), end, places.end(), [&known](std::size_t a, std::size_t b) {
    if (stands_before(known[a], known[b])) return true;
    return !stands_before(known[b], known[a]) && a < b;
  });
  std::sort(places.begin(), end);
  std::vector<std::int64_t> best;
  best.reserve(limit);
  std::transform(places.begin(), end, std::back_inserter(best),
                 [&papers](std::size_t place) { return papers[place]; });
  return best;
}

}  // namespace papers::digest
