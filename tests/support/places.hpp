// Where the tested program and the repository's own files are.
#pragma once

#include <filesystem>

namespace papers::test {

std::filesystem::path source_folder();

/// The built `papers`.
std::filesystem::path program();

}  // namespace papers::test
