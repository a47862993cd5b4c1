// BM25F (library/bm25f.hpp) from the posting lists of common words, for queries that would make
// FTS5 visit a large part of a library. The same rows and scores as rank_rows().
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "library/bm25f.hpp"

namespace papers::library {

/// A query as words and phrases: a paper must have one of each group that is not optional.
struct ListedQuery {
  struct Form {
    std::vector<std::string> words;  ///< folded; several stand side by side
    unsigned columns = 0;            ///< a bit each
    double weight = 1;
  };
  struct Term {
    std::size_t index = 0;  ///< in Bm25f::terms
    std::vector<Form> forms;
  };
  struct Group {
    std::vector<Term> terms;
    bool excluded = false;
    bool optional = false;  ///< only adds to scores
  };
  std::vector<Group> groups;
};

/// Whether the library has a list for this folded word.
bool is_listed(Database& database, std::string_view word);

/// As rank_rows() with `expression`, which says the same as `query`; without norms but for title
/// and abstract. Papers that are not listed yet are looked for in the index.
void rank_listed(Database& database, const ListedQuery& query, std::string_view expression,
                 Bm25f& ranking);

}  // namespace papers::library
