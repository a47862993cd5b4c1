#include "cli/ingest_document.hpp"

#include <fmt/format.h>

#include "base/clock.hpp"
#include "cli/files.hpp"
#include "cli/library_sink.hpp"
#include "cli/progress.hpp"
#include "cli/read_ahead.hpp"

namespace papers::cli {
namespace {

constexpr std::uint64_t bulk_size_bytes = std::uint64_t{8} << 20;

void read_into(library::Library& library, topics::Judge& judge, ingest::Input& input,
               const InputFile& file, const IngestSettings& settings, IngestResult& result) {
  ingest::DayClues clues;
  clues.given = settings.date;
  clues.as_of = settings.as_of ? settings.as_of : file.modified();
  if (!clues.as_of) clues.as_of = today();
  clues.file_name = input.name();

  const bool bulk = file.size_bytes().value_or(0) > bulk_size_bytes;
  Progress progress(settings.progress, input.name(), file.size_bytes());
  library::Import import(library,
                         {.name = input.name(), .format = result.format->name, .bulk = bulk});
  LibrarySink sink({library, import, input, clues, settings, judge, progress, result});
  if (result.format->in_batches || bulk) {
    ReadAhead ahead(sink);
    ingest::read(*result.format, input, ahead);
    ahead.finish();
  } else {
    ingest::read(*result.format, input, sink);
  }
  const std::string sha256 = input.sha256();
  result.totals = import.totals();
  result.totals.skipped = sink.skipped();
  const bool nothing_but_skipped = result.totals.read == 0 && sink.skipped() > 0;
  if (settings.dry_run || nothing_but_skipped) {
    import.discard();
  } else {
    sink.assign_changed();
    import.finish(sha256, result.listed.day, result.listed.how, sink.skipped());
  }
}

void read_document(library::Library& library, topics::Judge& judge, const std::string& name,
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
  read_into(library, judge, input, file, settings, result);
}

}  // namespace

bool is_interrupt(const Error& error) {
  return error.code() == ExitCode::interrupted || error.code() == ExitCode::terminated;
}

IngestResult ingest_document(library::Library& library, topics::Judge& judge,
                             const std::string& name, const IngestSettings& settings) {
  IngestResult result;
  result.format = settings.format;
  try {
    read_document(library, judge, name, settings, result);
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
