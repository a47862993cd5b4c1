// What a BibTeX or BibLaTeX entry says about its paper.
#pragma once

#include "ingest/bibliography/bibtex_parse.hpp"
#include "paper/record.hpp"

namespace papers::ingest {

/// The record of `entry`, whose inherited fields are there already. Its title may be empty.
Record record_of(const BibtexEntry& entry);

}  // namespace papers::ingest
