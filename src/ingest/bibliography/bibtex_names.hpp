// BibTeX's lists of names.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace papers::ingest {

/// The names of an author field, first name first, LaTeX as text: "Lovelace, Ada and {Royal
/// Society} and others" gives "Ada Lovelace", "Royal Society" and "others". What stands in braces
/// is one word: no comma or "and" in it divides. What stands behind a % up to the
/// line's end is a remark.
std::vector<std::string> bibtex_names(std::string_view list);

}  // namespace papers::ingest
