// Posting lists of the words that many papers have: when they are made and from what, and whether
// they are as they should be. src/library/listed_ranking.hpp reads them.
//
// A list says what the full-text index says of the papers up to last_listed(). Later ones are few,
// and are looked for in the index until their number makes it worth to list them too.
#pragma once

#include <cstdint>

namespace papers::library {

class Library;
class Database;

/// From how many papers on a word has a list, and a library any lists at all.
struct ListSizes {
  std::int64_t papers_of_word = 2048;
  std::int64_t papers = 8192;
};

/// Lists all papers, in a transaction of its own: appends those that are not listed yet, and makes
/// lists for words that have become common.
void list_papers(Library& library, const ListSizes& sizes = {});

/// Whether so many papers are not listed that searches would become slower by them.
bool lists_are_due(Library& library);

/// For after a document was stored: lists the papers when it is due. Where it cannot, it leaves all
/// as it was: the document is stored whatever happens here.
void keep_lists_up(Library& library);

/// 0 in an empty library.
std::int64_t newest_paper(Database& database);

}  // namespace papers::library
