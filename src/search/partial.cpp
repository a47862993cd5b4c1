#include "search/partial.hpp"

#include <algorithm>
#include <iterator>

namespace papers::search {

void put_first(library::Bm25f& some, const library::Bm25f& whole, const IdSet& having_all) {
  auto& rows = some.best;
  const auto rest = std::stable_partition(
      rows.begin(), rows.end(), [&](const auto& row) { return having_all.contains(row.paper); });
  IdSet there;
  std::for_each(rows.begin(), rest, [&](const auto& row) { there.insert(row.paper); });
  std::vector<library::Bm25f::Row> missing;
  for (const auto& row : whole.best) {
    if (!there.contains(row.paper)) missing.push_back(row);
  }
  rows.insert(rest, missing.begin(), missing.end());
}

void put_whole_first(std::vector<Answer::Entry>& entries) {
  const auto rest = std::stable_partition(entries.begin(), entries.end(), [](const auto& entry) {
    return entry.match == Hit::Match::all;
  });
  if (rest == entries.begin() || rest == entries.end()) return;
  const double lift = std::max(0.0, rest->score - std::prev(rest)->score);
  std::for_each(entries.begin(), rest, [&](auto& entry) { entry.score += lift; });
}

void put_title_first(Answer& answer, std::int64_t paper, double score) {
  answer.titled.push_back(paper);
  auto& entries = answer.entries;
  const auto is_whole = [](const auto& entry) { return entry.match == Hit::Match::all; };
  auto found = std::find_if(entries.begin(), entries.end(),
                            [&](const auto& entry) { return entry.paper == paper; });
  const bool counted = found != entries.end() && is_whole(*found);
  if (found == entries.begin() && counted) return;
  // It may have been below the rows that the first stage kept.
  const auto kept =
      static_cast<std::uint64_t>(std::count_if(entries.begin(), entries.end(), is_whole));
  if (!counted && kept == answer.total) ++answer.total;
  if (found == entries.end()) found = entries.insert(found, {paper, 0, Hit::Match::all});
  found->score = score;
  found->match = Hit::Match::all;
  std::rotate(entries.begin(), found, found + 1);
}

void put_as(std::vector<Answer::Entry>& entries, const std::vector<std::int64_t>& papers) {
  std::sort(entries.begin(), entries.end(),
            [](const auto& a, const auto& b) { return a.paper < b.paper; });
  std::vector<Answer::Entry> sorted;
  for (const std::int64_t paper : papers) {
    sorted.push_back(*std::lower_bound(
        entries.begin(), entries.end(), paper,
        [](const Answer::Entry& entry, std::int64_t id) { return entry.paper < id; }));
  }
  entries = std::move(sorted);
}

}  // namespace papers::search
