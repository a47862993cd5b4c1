// Papers as documents of the formats that papers reads.
#pragma once

#include <cstdint>
#include <string>

#include "paper/record.hpp"

namespace papers::bench {

/// Paper `number` (from 0) as a piece of a document in `format`: "page" (the layout of the sample
/// page, one page a 59 papers, one day a page), "jsonl" (papers' own), "arxiv" (a line of arXiv's
/// metadata snapshot). Pieces in order make the document. Throws UsageError for other formats.
std::string document_piece(const std::string& format, const Record& record, std::uint64_t number);

}  // namespace papers::bench
