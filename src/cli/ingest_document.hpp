// One document from bytes to the library: format, records, links, listing days, topics, account.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/day.hpp"
#include "cli/spool.hpp"
#include "ingest/listing_day.hpp"
#include "ingest/reader.hpp"
#include "library/library.hpp"

namespace papers::cli {

struct IngestSettings {
  const ingest::Format* format = nullptr;  ///< nullptr: chosen by content
  std::optional<Day> date, as_of;
  bool dry_run = false;
  bool strict = false;
  bool report = false;
  bool progress = false;
};

struct IngestResult {
  const ingest::Format* format = nullptr;  ///< nullptr: no format recognises the document
  library::Import::Totals totals;
  ingest::ListingDay listed;
  std::vector<std::string> complaints;  ///< skipped lines, the first few: "12: too long"
  std::vector<std::string> remarks;     ///< what was mended or not kept: ":12: …", ": …"
  std::uint64_t remarks_in_all = 0;
  Spool report;  ///< with IngestSettings::report
};

/// True for the exception of a noted SIGINT or SIGTERM.
bool is_interrupt(const Error& error);

/// Reads the file (or "-") called `name` and lands it whole. Throws Error, and then nothing of it
/// is stored (of snapshots: nothing after the last whole batch); a document that no format
/// recognises is no error here.
IngestResult ingest_document(library::Library& library, const std::string& name,
                             const IngestSettings& settings);

}  // namespace papers::cli
