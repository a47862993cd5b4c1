// What is found put in order: papers with all the words before those that have some of them.
#pragma once

#include <cstddef>
#include <vector>

#include "library/bm25f.hpp"
#include "search/id_set.hpp"
#include "search/search.hpp"

namespace papers::search {

/// Puts the rows of `whole`, whose papers are `having_all`, before the other rows of `some`: once
/// each, and with the scores of `some` where its first `read` rows have them. Where `whole` has as
/// many itself, as they are.
void put_first(library::Bm25f& some, const library::Bm25f& whole, const IdSet& having_all,
               std::size_t read);

void drop_partial(std::vector<Answer::Entry>& entries);

/// Puts the entries, made of Answer::scores in their order, as they are shown: where `whole_first`
/// those with Match::all first, their scores lifted; in what is past the first `page` by
/// ScoreParts::rest. Scores fall along the whole list.
void put_in_order_of_scores(Answer& answer, std::size_t page, bool whole_first);

/// Puts `paper`, which has all the words in its title or in an author's name, first with `score`,
/// and counts it unless it was counted; it is one of Answer::titled.
void put_title_first(Answer& answer, std::int64_t paper, double score);

/// Leaves of `entries` those of `papers`, each of which is among them, in their order.
void put_as(std::vector<Answer::Entry>& entries, const std::vector<std::int64_t>& papers);

}  // namespace papers::search
