// crossref and xdata: fields that an entry takes from another one.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>

#include "ingest/bibliography/bibtex_parse.hpp"

namespace papers::ingest {

/// The entries of a document that others may take fields from. Keeps of each what is inherited, but
/// for values that are too long for a name of anything, and up to 32 MiB in all: each of a thousand
/// parts would have them.
class BibtexParents {
 public:
  void add(const BibtexEntry& entry);

  /// True when `entry` names a parent that is not known (yet).
  [[nodiscard]] bool is_orphan(const BibtexEntry& entry) const;

  /// Adds to `entry` the fields it lacks and its xdata (all of them, over several steps) or its
  /// crossref (year, names of the whole; the parent's title as `booktitle`) has.
  void complete(BibtexEntry& entry) const;

 private:
  using Fields = std::vector<std::pair<std::string, std::string>>;
  [[nodiscard]] const Fields* find(std::string_view key) const;

  std::map<std::string, Fields, std::less<>> parents_;  ///< by key in lower case
  std::size_t size_bytes_ = 0;
};

}  // namespace papers::ingest
