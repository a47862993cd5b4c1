// Whatever fails while a document comes in, the library is then what it was before.
#include <string>

#include "faults/fault_run.hpp"
#include "faults/library_judge.hpp"
#include "ingest/reader.hpp"
#include "library/library.hpp"
#include "library/sqlite.hpp"
#include "support/exchange_text.hpp"
#include "support/format_documents.hpp"

using namespace papers;
using namespace papers::test;

namespace {

constexpr std::size_t papers_in_document = 200;

/// Puts documents in the current folder, and a library that holds half of the papers in part.
void lay_out(const ingest::Format& format) {
  const auto records = test::random_records(11, papers_in_document);
  write_bytes("document", test::document_in(format.name, records));
  std::vector<Record> known(records.begin(), records.begin() + papers_in_document / 2);
  for (Record& record : known) {
    record.doi.clear();
    record.abstract.resize(record.abstract.rfind(' ', record.abstract.size() / 2));
  }
  write_bytes("known", test::document_in("jsonl", known));
  REQUIRE(run_papers({"--db", "t.db", "ingest", "known"}).code == 0);
  library::Library library("t.db", library::Access::write);
  // So few pages in memory that many are written long before the end of the document.
  library.database().run("PRAGMA default_cache_size = 12");
}

/// Of the formats that are read as they are written, or on a thread of their own.
void try_formats(bool threaded, int usual_places, int least) {
  FaultRun all;
  for (const ingest::Format* format : ingest::formats()) {
    if (format->in_batches != threaded) continue;
    const WorkFolder folder;
    lay_out(*format);
    FaultTrial trial;
    trial.command = {"--db", "t.db", "ingest", "-q", "--as", format->name, "document"};
    trial.threaded = threaded;
    const LibraryState before = library_state();
    const LibraryState after = state_after(trial.command);
    CHECK(before.exported != after.exported);
    trial.judge = [&](const Ran& ran) { return judge_library(ran, before, after); };
    all.add(try_faults(trial, places(usual_places)));
  }
  all.report(threaded ? "ingest with a reading thread" : "ingest", least);
}

}  // namespace

TEST_CASE("a fault anywhere in a document leaves the library as it was",
          "[faults][faults-ingest]") {
  try_formats(false, 8, 1'400);
}

TEST_CASE("a fault on either side of the reading thread leaves the library as it was",
          "[faults][faults-pipeline]") {
  try_formats(true, 20, 180);
}
