// Single statements of the small print: numbers, dates, labels.
#pragma once

#include <string_view>
#include <vector>

#include "ingest/page/page_line.hpp"

namespace papers::ingest::page {

/// Reads statements written in a row ("Upvote 71 GitHub 3.29k"), the first of them linked to `url`
/// or by `reference`; false at the first other word, with `fields` holding what stood before it.
bool take_statements(std::string_view text, std::string_view url, unsigned reference,
                     std::vector<Field>& fields);

/// Whether a wrapped line ends inside a date or just before it: "Lab · Published on Aug", "· May
/// 4,".
bool ends_inside_date(std::string_view line);

}  // namespace papers::ingest::page
