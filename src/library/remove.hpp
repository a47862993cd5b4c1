// Taking papers, or all that a document gave, out of a library again.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/day.hpp"

namespace papers::library {

class Library;

struct Removal {
  std::uint64_t papers = 0, listings = 0, documents = 0;
};

/// Takes out the papers with these row ids, in one transaction. Their ids, keys, names, marks and
/// the issues they were in are remembered (removed.hpp). With `dry_run` nothing changes; the count
/// is the same.
Removal remove_papers(Library& library, std::span<const std::int64_t> papers, bool dry_run);

/// Takes out the documents with these row ids and their listings, and the papers that no other
/// document gave; what was merged into other papers stays.
Removal remove_documents(Library& library, std::span<const std::int64_t> documents, bool dry_run);

struct IngestedDocument {
  std::int64_t id = 0;
  std::string
      name;  ///< not its own alone: a file of the next day has the same, as has all of stdin
  std::optional<Day> listed_on;
  std::string ingested_at;
  std::uint64_t papers = 0;
};

/// What was ingested, the latest first.
std::vector<IngestedDocument> documents(Library& library);

}  // namespace papers::library
