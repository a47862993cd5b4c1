// What a reader makes of a document, kept for looking at.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/reader.hpp"

namespace papers::test {

struct Collected {
  struct Entry {
    std::uint64_t first = 0, last = 0;
    ingest::LineKind kind = ingest::LineKind::skipped;
    std::string why;
  };
  std::vector<Record> records;
  std::vector<Entry> accounts;
  std::vector<StatedDay> days;
  std::vector<std::string> remarks;  ///< "LINE: text"

  [[nodiscard]] std::vector<Entry> skipped() const;
};

/// Reads `bytes` with the format called `format`; errors of the reader come through.
Collected collect(const char* format, std::string_view bytes, const std::string& name = "document");

/// The name of the format that is chosen for `bytes`; "" when none is.
std::string chosen_format(std::string_view bytes, const std::string& name = "document");

/// A file of tests/data.
std::string data_file(const std::string& path);

}  // namespace papers::test
