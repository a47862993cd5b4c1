// What a row is: a paper, or one of the films, packages, tickets and tasks that have titles too.
#pragma once

#include <optional>
#include <string_view>

#include "ingest/bibliography/bibtex_parse.hpp"
#include "ingest/json/json_value.hpp"
#include "paper/record.hpp"

namespace papers::ingest {

/// A member, or column, that only rows of papers have, whatever stands in it ("abstract", "DOI",
/// "paperId", "citationCount"). `folded`: folded_name().
bool is_field_of_papers(std::string_view folded);

/// True for OpenReview's reviews, comments and decisions, which have a title and stand in the forum
/// of their paper.
bool is_reply(const JsonValue& row);

/// True for the notes and files that Zotero keeps beside its references.
bool is_attached(const JsonValue& row);

/// The entry that a row of a parser of BibTeX is, in BibTeX's own notation: bibtexparser's rows
/// have ENTRYTYPE, ID and BibTeX's fields.
std::optional<BibtexEntry> bibtex_entry_in(const JsonValue& row);

/// True when `row`, read as `record`, has besides its title what papers have: an id, an address
/// where papers stand, authors, a venue and a year, a field of papers; or nothing that is strange
/// to a list of papers.
bool is_paper_row(const JsonValue& row, const Record& record);

}  // namespace papers::ingest
