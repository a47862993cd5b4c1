// Names of people as bibliographies sort them.
#pragma once

#include <string>
#include <string_view>

namespace papers::ingest {

/// "Last, First" -> "First Last"; "Last, Jr., First" and "Last, First, Jr." -> "First Last Jr.";
/// names without a comma as they are. White space squeezed.
std::string first_name_first(std::string_view name);

}  // namespace papers::ingest
