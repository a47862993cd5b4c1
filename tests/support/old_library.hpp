// Libraries as earlier versions left them: tests/data/schemas/library-N.sql is one after step N of
// the schema, for every step there was before the last.
#pragma once

#include <cstddef>
#include <filesystem>

namespace papers::test {

void make_old_library(const std::filesystem::path& file, std::size_t step);

/// Brings the library up to date and checks that it holds all that the old one did.
void check_old_content(const std::filesystem::path& file);

}  // namespace papers::test
