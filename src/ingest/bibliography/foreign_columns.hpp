// Headers of tables in other languages than English.
#pragma once

#include <string>

namespace papers::ingest {

/// The name in field_names.hpp's table of a column that is called `name` in German, French,
/// Spanish, Portuguese, Italian, Russian, Chinese, Japanese or Korean; any other name as it is.
std::string column_in_english(const std::string& name);

}  // namespace papers::ingest
