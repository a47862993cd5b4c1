#include "support/places.hpp"

// The one file that is compiled with paths in it: all others are the same in every checkout, which
// lets a compiler cache serve them.
namespace papers::test {

std::filesystem::path source_folder() { return PAPERS_SOURCE_DIR; }

std::filesystem::path program() { return PAPERS_BINARY; }

}  // namespace papers::test
