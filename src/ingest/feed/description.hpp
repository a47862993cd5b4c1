// The text of a feed's entry, which is an abstract, or a small page with the paper's fields in it.
#pragma once

#include <string_view>

#include "paper/record.hpp"

namespace papers::ingest {

/// How arXiv announces a paper; none: it does not.
enum class Announced { none, fresh, cross, replaced };
/// "new", "cross", "replace", "replace-cross".
Announced announced_as(std::string_view word);

/// Puts what `description` (plain text or HTML, clean) says into the fields of `record` that are
/// empty: abstract or summary, authors, votes, comments, stars, links, ids, the day, the venue.
/// Returns how arXiv announces the paper, where the text says so.
Announced read_description(std::string_view description, Record& record);

}  // namespace papers::ingest
