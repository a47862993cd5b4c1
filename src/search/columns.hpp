// Columns of paper_fts as bits, in the order of postings::Counts.
#pragma once

namespace papers::search::columns {

inline constexpr unsigned title = 1, abstract = 2, authors = 4, keywords = 8, variants = 16;
inline constexpr unsigned all = 31;

}  // namespace papers::search::columns
