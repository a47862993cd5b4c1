#include "search/partial.hpp"

#include <algorithm>
#include <iterator>
#include <unordered_map>
#include <utility>

namespace papers::search {
namespace {

using Entries = std::vector<Answer::Entry>::iterator;

// Sorts [from, end), of a group that begins at `first`, by what past the first page counts; scores
// fall along the group.
void put_rest(Entries first, Entries from, Entries end,
              const std::unordered_map<std::int64_t, ScoreParts*>& parts) {
  const auto read = std::find_if(
      from, end, [&](const auto& entry) { return parts.find(entry.paper) == parts.end(); });
  std::for_each(from, read, [&](auto& entry) {
    ScoreParts& part = *parts.at(entry.paper);
    part.neighbours += *part.rest;
    entry.score = part.score += *part.rest;
  });
  std::stable_sort(from, read, [](const auto& a, const auto& b) { return a.score > b.score; });
  for (auto entry = from; entry != end; ++entry) {
    if (entry != first) entry->score = std::min(entry->score, std::prev(entry)->score);
  }
}

}  // namespace

void put_first(library::Bm25f& some, const library::Bm25f& whole, const IdSet& having_all,
               std::size_t read) {
  auto& rows = some.best;
  const auto has_all = [&](const auto& row) { return having_all.contains(row.paper); };
  // More rows are there only for a higher limit: they must not change what is above them.
  const auto unread = rows.begin() + static_cast<std::ptrdiff_t>(std::min(read, rows.size()));
  rows.erase(std::remove_if(whole.best.size() < read ? unread : rows.begin(), rows.end(), has_all),
             rows.end());
  const auto rest = std::stable_partition(rows.begin(), rows.end(), has_all);
  IdSet there;
  std::for_each(rows.begin(), rest, [&](const auto& row) { there.insert(row.paper); });
  std::vector<library::Bm25f::Row> missing;
  for (const auto& row : whole.best) {
    if (!there.contains(row.paper)) missing.push_back(row);
  }
  rows.insert(rest, missing.begin(), missing.end());
}

void drop_partial(std::vector<Answer::Entry>& entries) {
  std::erase_if(entries, [](const auto& entry) { return entry.match == Hit::Match::partial; });
}

void put_in_order_of_scores(Answer& answer, std::size_t page, bool whole_first) {
  auto& entries = answer.entries;
  std::unordered_map<std::int64_t, ScoreParts*> parts;
  for (ScoreParts& score : answer.scores) {
    if (score.rest) parts.emplace(score.paper, &score);
  }
  const auto is_whole = [](const auto& entry) { return entry.match == Hit::Match::all; };
  const auto rest =
      whole_first ? std::stable_partition(entries.begin(), entries.end(), is_whole) : entries.end();
  const auto paged = entries.begin() + static_cast<std::ptrdiff_t>(std::min(page, entries.size()));
  if (!parts.empty()) {
    put_rest(entries.begin(), std::min(paged, rest), rest, parts);
    put_rest(rest, std::max(paged, rest), entries.end(), parts);
  }
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
