// The last look at a record before it leaves a reader.
#pragma once

#include <string_view>

#include "paper/record.hpp"

namespace papers::ingest {

/// Folds the title to one line, takes its page's kind off, cuts lists to papers::limits, takes "and
/// others" at the end of the authors for what it says and the numbers off that tell authors of one
/// name apart. Returns an empty view when the record may go on, else the reason to skip it ("no
/// title").
std::string_view check_record(Record& record);

/// `title` of a page without what the site says of its kind: "Paper page - ".
std::string_view without_page_kind(std::string_view title);

/// True when `record` names a work of research beyond its title: an arXiv id or a DOI, or an
/// address where papers stand. A title and a writer have also posts, packages and films.
bool leads_to_work(const Record& record);

/// arXiv under the names that services have for it: where preprints lie, no venue.
bool names_arxiv(std::string_view venue);

/// `abstract` and its kind; white space is folded. Nothing happens for an empty text.
void set_abstract(Record& record, std::string_view text, AbstractKind kind);

/// A thesis or report that is in no volume has its house as venue.
void set_house(Record& record, std::string_view publisher);

/// Truncated for a text that ends in an ellipsis, as pages shorten abstracts; else full.
AbstractKind full_unless_cut(std::string_view text);

}  // namespace papers::ingest
