#include "library/large_pages.hpp"

#include <cstdint>

#include "library/sqlite.hpp"

namespace papers::library {
namespace {

/// What is made of the smallest document that is taken in at once as a large one.
constexpr std::int64_t least_size_bytes = std::int64_t{16} << 20;

}  // namespace

void choose_large_pages(Database& database) { database.run("PRAGMA page_size = 16384"); }

bool deserves_large_pages(Database& database) {
  return database.integer("PRAGMA page_count") * database.integer("PRAGMA page_size") >
         least_size_bytes;
}

}  // namespace papers::library
