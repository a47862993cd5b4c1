// Taking papers, or all that a document gave, out of a library again.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace papers::library {

class Library;

struct Removal {
  std::uint64_t papers = 0, listings = 0, documents = 0;
};

/// Takes out the papers with these row ids, in one transaction. Their ids, keys, names, marks and
/// the issues they were in are remembered (removed.hpp). With `dry_run` nothing changes; the count
/// is the same.
Removal remove_papers(Library& library, std::span<const std::int64_t> papers, bool dry_run);

/// Takes out the documents of this name with their listings, and the papers that no other document
/// gave; what was merged into other papers stays.
Removal remove_document(Library& library, std::string_view name, bool dry_run);

/// Names of the documents that were ingested, the latest first, each once.
std::vector<std::string> document_names(Library& library);

}  // namespace papers::library
