// One row of the site's paper lists, as its API and the JSON inside its pages give it.
#pragma once

#include <string>
#include <string_view>

#include "paper/record.hpp"

namespace papers::ingest {

/// Fills `record` from the text of a row: `{"paper": {...}, ...}`, a bare paper object, or a string
/// that holds either in JSON or in Python's repr. Every field but the title is optional. Returns
/// false with `why` set when the row cannot be read. `record.appearance` is set, without position.
bool read_api_row(std::string_view text, Record& record, std::string& why);

}  // namespace papers::ingest
