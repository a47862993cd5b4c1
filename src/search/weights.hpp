// Every number that ranking hangs on, in one place. docs/ranking.md says what each gave on which
// collection, and `scripts/rank-eval DIR -w name=value` measures it again.
#pragma once

#include <cstddef>
#include <string_view>

namespace papers::search {

struct Weights {
  // First stage: BM25F inside FTS5 (library/bm25f.hpp).
  double title = 3;
  double abstract = 1;
  double authors = 1;
  double keywords = 1.5;
  double variants = 0.5;
  double title_norm = 0.6;
  double abstract_norm = 0.6;
  double saturation = 1.2;

  // What a form counts that was not typed, against the typed one: below 1 but for other spellings
  // of one name, so that of two papers that are otherwise equal the one with the typed form comes
  // first. 0 leaves it out.
  double name = 1;
  double version = 0.8;
  double longer = 0.5;
  double joined = 0.8;
  double split = 0.8;
  double spelling = 0.8;
  double family = 0.8;
  double acronym = 0.8;
  double long_form = 0.8;

  // Where words are OR-ed, a compound counts less and so does each of its parts.
  double compound = 0.5;
  double part = 0.7;

  // Second stage: the best `reread` papers are read again.
  double reread = 300;
  double adjacent = 0.3;  ///< neighbouring query words side by side
  double close = 0.1;     ///< … within `window` words
  double window = 8;
  double unstemmed = 0.4;   ///< the BM25F of the words as typed
  double neighbours = 0.3;  ///< share of the score that comes from the nearest papers
  double nearest = 15;      ///< of them, among the papers read again
  // Past the first `page` papers a subject counts more than the words: more of it comes from
  // others.
  double page = 20;
  double rest_neighbours = 0.7;
  double rest_nearest = 40;
};

/// The member called `name`, nullptr when there is none: for rank-eval.
double* find_weight(Weights& weights, std::string_view name);

}  // namespace papers::search
