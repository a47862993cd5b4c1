// The metadata of a paper's page, in each vocabulary.
#pragma once

#include <string>
#include <string_view>

#include "paper/record.hpp"

namespace papers::test {

/// `<meta name="…" content="…">`, escaped.
std::string meta(std::string_view name, std::string_view content);

/// `record` as elements of a page's head.
std::string highwire(const Record& record);
std::string dublin_core(const Record& record);
std::string linked_data(const Record& record);

}  // namespace papers::test
