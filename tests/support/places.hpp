// Where the tested program and the repository's own files are.
#pragma once

#include <filesystem>

namespace papers_test {

std::filesystem::path source_folder();

/// The built `papers`.
std::filesystem::path program();

}  // namespace papers_test
