// What `papers ingest` says of one document.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "cli/command.hpp"
#include "cli/progress.hpp"
#include "cli/spill_buffer.hpp"
#include "intake/take_in.hpp"

namespace papers::cli {

struct IngestReportOptions {
  bool lines = false;     ///< --report: account for every line
  bool strict = false;    ///< --strict: a skipped line is an Error
  bool progress = false;  ///< on stderr, while it is read
  bool dry_run = false;
};

/// "59 papers: 59 new, 0 unchanged"
std::string counts_text(const library::Import::Totals& totals);

/// A line on stdout that tells how something went.
void write_status(const Context& context, std::string_view line);

class IngestReport : public intake::Observer {
 public:
  /// Of the document `name`, which `input` reads.
  IngestReport(const ingest::Input& input, const IngestReportOptions& options)
      : options_(options),
        name_(input.name()),
        progress_(std::in_place, options.progress, input.name(), input.facts().size_bytes) {}

  void format(const ingest::Format& format, std::string_view reason) override;
  void account(const ingest::Account& account) override;
  void remark(std::uint64_t line, std::string_view text) override;
  void identified(const intake::Identified& identified) override;
  void progress(std::uint64_t bytes_read, std::uint64_t papers) override {
    progress_->update(bytes_read, papers);
  }

  /// Whether batches of the document may have landed although it was not read to its end.
  [[nodiscard]] bool lands_in_batches() const { return lands_in_batches_; }

  /// Prints it all once the document has landed: a transaction must never wait for stdout.
  void print(const Context& context, const intake::Outcome& outcome);

 private:
  IngestReportOptions options_;
  std::string name_;
  std::optional<Progress> progress_;  ///< until print()
  bool lands_in_batches_ = false;
  SpillBuffer lines_;
  SpillBuffer merges_;                  ///< what known papers were recognised by
  std::vector<std::string> namesakes_;  ///< the first few, as complaints_
  std::uint64_t namesakes_in_all_ = 0;
  std::vector<std::string> complaints_;  ///< skipped lines, the first few: "12: too long"
  std::vector<std::string> remarks_;     ///< what was mended or not kept, the first few: ":12: …"
  std::uint64_t remarks_in_all_ = 0;
};

}  // namespace papers::cli
