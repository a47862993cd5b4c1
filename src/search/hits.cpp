// The papers of an answer as they are shown: titles and passages with their matches marked.
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "library/snapshot.hpp"
#include "search/marks.hpp"
#include "search/search.hpp"

namespace papers::search {

std::vector<Hit> hits(library::Library& library, const Answer& answer,
                      std::span<const Answer::Entry> entries, library::Detail detail) {
  const library::Snapshot snapshot(library.database());
  // A paper with all the words has the whole compounds: their parts are no matches there.
  const Marker whole(answer.plan, Marker::Parts::left_out);
  std::optional<Marker> parts;
  std::vector<double> weight;
  for (const Term& term : answer.plan.terms) weight.push_back(1 / (1 + term.papers));
  std::vector<Hit> out;
  out.reserve(entries.size());
  for (const Answer::Entry& entry : entries) {
    Hit& hit = out.emplace_back();
    hit.score = entry.score;
    hit.match = entry.match;
    if (auto paper = library.paper(entry.paper, detail)) hit.paper = std::move(*paper);
    const bool has_all = entry.match == Hit::Match::all;
    if (!has_all && !parts) parts.emplace(answer.plan, Marker::Parts::marked);
    const Marker& marker = has_all ? whole : *parts;
    const auto title = marker.marks(hit.paper.title, columns::title);
    if (!title.empty()) hit.title = with_marks(hit.paper.title, title);
    if (entry.match == Hit::Match::none) continue;
    hit.snippet = best_passage(hit.paper.abstract,
                               marker.marks(hit.paper.abstract, columns::abstract), weight);
  }
  return out;
}

}  // namespace papers::search
