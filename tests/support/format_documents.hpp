// One document of every input format, for what must hold of all of them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "paper/record.hpp"

namespace papers::test {

/// Whether a document of `format` is about one paper: of several records it is given the first.
bool holds_one_paper(std::string_view format);

/// `records` (as random_records() makes them) as a document that is recognised as `format`. Throws
/// for a format that it does not know: a new one is added here, and is tested with the others.
std::string document_in(std::string_view format, const std::vector<Record>& records);

}  // namespace papers::test
