// Where a document's records go: into the library, with their days and topics.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "cli/ingest_document.hpp"
#include "cli/progress.hpp"
#include "ingest/listing_day.hpp"
#include "ingest/reader.hpp"
#include "library/library.hpp"
#include "topics/assigner.hpp"

namespace papers::cli {

/// A record that needs the library alone from here on.
struct Arrival {
  library::Incoming incoming;
  std::optional<std::vector<topics::Assignment>> topics;  ///< nullopt: not judged yet
  std::uint64_t bytes_read = 0;                           ///< of the document, up to here
};

/// Takes what a reader tells and passes records on to the import.
class LibrarySink : public ingest::Sink {
 public:
  struct Parts {
    library::Library& library;
    library::Import& import;
    const ingest::Input& input;
    const ingest::DayClues& clues;
    const IngestSettings& settings;
    Progress& progress;
    IngestResult& result;
  };
  explicit LibrarySink(const Parts& parts) : parts_(parts) {}

  void record(Record& record) override;
  void account(const ingest::Account& account) override;
  void document_day(const StatedDay& day) override { document_day_ = day; }
  void remark(std::uint64_t line, std::string_view text) override;

  /// What record() does in two steps. The first needs no library, and may run on another thread
  /// while the second is at work on this one.
  Arrival prepare(Record& record) const;
  void arrive(const Arrival& arrival);
  /// Made at the first call.
  topics::Judge& judge();
  /// Whether account() has a use for it.
  [[nodiscard]] bool heeds(const ingest::Account& account) const;

  /// To be called when the document has ended: papers that changed get their topics again.
  void assign_changed();
  [[nodiscard]] std::uint64_t skipped() const { return skipped_; }

 private:
  void skip(const ingest::Account& account);
  void land_batch();
  topics::Assigner& assigner();

  Parts parts_;
  std::optional<StatedDay> document_day_;
  std::optional<topics::Judge> judge_;
  std::optional<topics::Assigner> assigner_;
  std::uint64_t skipped_ = 0;
  std::uint64_t in_batch_ = 0;
};

}  // namespace papers::cli
