// A record on its way into a library: all of it that can be worked out before the library is
// looked at, and so while another thread writes.
#pragma once

#include <string>
#include <vector>

#include "paper/record.hpp"
#include "paper/same_work.hpp"

namespace papers::library {

/// The names by which a record's paper is known, normalised; empty where it has none.
struct Names {
  std::string arxiv;
  std::string doi;  ///< never arXiv's own, which says no more than the arXiv id
  Citation citation;
  std::vector<Citation> other_citations;  ///< under other spellings of its title
  std::string key;                        ///< of a restored paper
};
Names names_of(const Record& record);

/// The columns of `paper` that the full-text index covers, as it has them: FTS5 must be told
/// exactly these to forget them (https://www.sqlite.org/fts5.html, 4.4.3).
struct IndexRow {
  std::string title, abstract, authors_text, keywords_text, variants;
  bool operator==(const IndexRow&) const = default;
};

/// What `record` makes of these columns.
IndexRow index_row(const Record& record);

/// The distinct surface forms (folded, not stemmed) of the words of title, abstract, authors and
/// keywords, a line each.
std::string word_forms(const IndexRow& row);

struct PreparedRecord {
  Record record;  ///< normalised: in the one form that is compared and stored
  Names names;
  IndexRow index;
  std::string forms;
};

/// Any thread may call it.
PreparedRecord prepare(Record record);

}  // namespace papers::library
