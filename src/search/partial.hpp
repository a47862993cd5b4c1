// What is found put in order: papers with all the words before those that have some of them.
#pragma once

#include <vector>

#include "library/bm25f.hpp"
#include "search/id_set.hpp"
#include "search/search.hpp"

namespace papers::search {

/// Puts the rows of `whole`, whose papers are `having_all`, before the other rows of `some`: once
/// each, and with the scores of `some` where it has them.
void put_first(library::Bm25f& some, const library::Bm25f& whole, const IdSet& having_all);

/// Puts entries with Match::all first; each group stays in its order. Their scores are lifted, so
/// that scores fall along the whole list.
void put_whole_first(std::vector<Answer::Entry>& entries);

/// Puts `paper`, which has all the words in its title, first with `score`, and counts it unless it
/// was counted; it is one of Answer::titled.
void put_title_first(Answer& answer, std::int64_t paper, double score);

/// Leaves of `entries` those of `papers`, each of which is among them, in their order.
void put_as(std::vector<Answer::Entry>& entries, const std::vector<std::int64_t>& papers);

}  // namespace papers::search
