#include "cli/ingest_document.hpp"

#include <fmt/format.h>

#include "cli/files.hpp"
#include "cli/progress.hpp"
#include "papers/base/clock.hpp"
#include "papers/base/interrupt.hpp"
#include "papers/topics/topics.hpp"

namespace papers::cli {
namespace {

constexpr std::uint64_t batch_papers = 10'000;
/// Few enough that their rows are still in the page cache.
constexpr std::uint64_t topics_papers = 250;
constexpr std::uint64_t bulk_size_bytes = std::uint64_t{8} << 20;
constexpr std::size_t shown_complaints = 10;

/// Takes what a reader tells and passes records on to the library.
class LibrarySink : public ingest::Sink {
 public:
  LibrarySink(library::Library& library, library::Import& import, const ingest::Input& input,
              const ingest::DayClues& clues, const IngestSettings& settings, Progress& progress,
              IngestResult& result)
      : library_(library),
        import_(import),
        input_(input),
        clues_(clues),
        settings_(settings),
        progress_(progress),
        result_(result) {}

  void record(Record& record) override {
    throw_if_interrupted();
    std::optional<Day> day;
    if (record.appearance) {
      const auto listed = resolve_listing_day(clues_, *record.appearance, document_day_);
      day = listed.day;
      if (!result_.listed.day) result_.listed = listed;
    }
    ingest::complete_published(clues_, record);
    import_.add(record, day);
    progress_.update(input_.bytes_read(), import_.totals().read);
    if (++in_batch_ % topics_papers == 0) assign_topics();
    if (in_batch_ == batch_papers) land_batch();
  }

  void account(const ingest::Account& account) override {
    throw_if_interrupted();
    if (account.kind == ingest::LineKind::skipped) skip(account);
    if (!settings_.report) return;
    const std::string lines = account.first == account.last
                                  ? fmt::format("{}", account.first)
                                  : fmt::format("{}-{}", account.first, account.last);
    result_.report.append(
        account.why.empty()
            ? fmt::format("{:>11}  {}\n", lines, to_string(account.kind))
            : fmt::format("{:>11}  {:<8}  {}\n", lines, to_string(account.kind), account.why));
  }

  void document_day(const StatedDay& day) override { document_day_ = day; }

  void assign_topics() {
    const std::vector<std::int64_t> changed = import_.take_changed();
    if (!changed.empty()) topics::assign(library_, changed);
  }

  [[nodiscard]] std::uint64_t skipped() const { return skipped_; }

 private:
  void land_batch() {
    in_batch_ = 0;
    if (result_.format->in_batches && !settings_.dry_run) import_.land_batch();
  }

  void skip(const ingest::Account& account) {
    if (settings_.strict) {
      throw Error(fmt::format("{}:{}: {} (--strict)", input_.name(), account.first, account.why));
    }
    skipped_ += account.last - account.first + 1;
    if (result_.complaints.size() < shown_complaints) {
      result_.complaints.push_back(fmt::format("{}: {}", account.first, account.why));
    }
  }

  library::Library& library_;
  library::Import& import_;
  const ingest::Input& input_;
  const ingest::DayClues& clues_;
  const IngestSettings& settings_;
  Progress& progress_;
  IngestResult& result_;
  std::optional<StatedDay> document_day_;
  std::uint64_t skipped_ = 0;
  std::uint64_t in_batch_ = 0;
};

void read_into(library::Library& library, ingest::Input& input, const InputFile& file,
               const IngestSettings& settings, IngestResult& result) {
  ingest::DayClues clues;
  clues.given = settings.date;
  clues.as_of = settings.as_of ? settings.as_of : file.modified();
  if (!clues.as_of) clues.as_of = today();
  clues.file_name = input.name();

  Progress progress(settings.progress, input.name(), file.size_bytes());
  library::Import import(library, {.name = input.name(),
                                   .format = result.format->name,
                                   .bulk = file.size_bytes().value_or(0) > bulk_size_bytes});
  LibrarySink sink(library, import, input, clues, settings, progress, result);
  result.format->read(input, sink);
  const std::string sha256 = input.sha256();
  result.totals = import.totals();
  result.totals.skipped = sink.skipped();
  const bool nothing_but_skipped = result.totals.read == 0 && sink.skipped() > 0;
  if (settings.dry_run || nothing_but_skipped) {
    import.discard();
  } else {
    sink.assign_topics();
    import.finish(sha256, result.listed.day, result.listed.how, sink.skipped());
  }
}

void read_document(library::Library& library, const std::string& name,
                   const IngestSettings& settings, IngestResult& result) {
  InputFile file(name);
  ingest::Input input(name,
                      [&file](char* buffer, std::size_t size) { return file.read(buffer, size); });
  std::string evidence = "as told";
  if (result.format == nullptr) {
    const ingest::Choice choice = choose_format(input);
    result.format = choice.format;
    evidence = choice.reason;
  }
  if (result.format == nullptr) return;
  if (settings.report) {
    result.report.append(fmt::format("{}: {}: {}\n", name, result.format->name, evidence));
  }
  read_into(library, input, file, settings, result);
}

}  // namespace

bool is_interrupt(const Error& error) {
  return error.code() == ExitCode::interrupted || error.code() == ExitCode::terminated;
}

IngestResult ingest_document(library::Library& library, const std::string& name,
                             const IngestSettings& settings) {
  IngestResult result;
  result.format = settings.format;
  try {
    read_document(library, name, settings, result);
  } catch (const Error& error) {
    if (!is_interrupt(error)) throw;
    const char* kept = result.format != nullptr && result.format->in_batches
                           ? "its whole batches are stored, run it again to go on"
                           : "nothing of it was stored, the library is as it was";
    throw Error(fmt::format("{} in {}: {}", error.what(), name, kept), error.code());
  }
  return result;
}

}  // namespace papers::cli
