// Whatever fails while a document comes in, the library is then what it was before.
#include <string>

#include "faults/fault_run.hpp"
#include "faults/library_judge.hpp"
#include "ingest/reader.hpp"
#include "library/library.hpp"
#include "library/sqlite.hpp"
#include "support/exchange_text.hpp"
#include "support/format_documents.hpp"

namespace papers::faults_ingest_faults_test {

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
  try_formats(false, 3, 540);
}

TEST_CASE("a fault on either side of the reading thread leaves the library as it was",
          "[faults][faults-pipeline]") {
  try_formats(true, 20, 180);
}

TEST_CASE("a fault among small documents, which land together, leaves each whole or out",
          "[faults][faults-documents]") {
  constexpr std::size_t documents = 6, papers_in_each = 4;
  FaultRun all;
  const WorkFolder folder;
  const auto records = test::random_records(17, (documents + 1) * papers_in_each);
  const auto papers_of = [&records](std::size_t document) {
    const auto first = records.begin() + static_cast<std::ptrdiff_t>(document * papers_in_each);
    return std::vector<Record>(first, first + papers_in_each);
  };
  FaultTrial trial;
  trial.command = {"--db", "t.db", "ingest", "-q"};
  for (std::size_t document = 0; document <= documents; ++document) {
    const std::string name = "document" + std::to_string(document);
    write_bytes(name, test::document_in("jsonl", papers_of(document)));
    if (document < documents) trial.command.push_back(name);
  }
  const std::vector<std::string> known = {"--db", "t.db", "ingest", "-q",
                                          "document" + std::to_string(documents)};
  REQUIRE(run_papers(known).code == 0);
  trial.judge = [&](const Ran& ran) -> std::string {
    const std::string exported = library_state().exported;
    for (std::size_t document = 0; document <= documents; ++document) {
      std::size_t there = 0;
      for (const Record& record : papers_of(document)) {
        if (exported.find('"' + record.arxiv_id + '"') != std::string::npos) ++there;
      }
      const bool must_be_there = ran.code == 0 || document == documents;
      if (there == papers_in_each || (there == 0 && !must_be_there)) continue;
      return std::to_string(there) + " papers of document" + std::to_string(document) + "; " +
             ran.err;
    }
    const Ran check = run_papers({"--db", "t.db", "check"});
    return check.code == 0 ? "" : check.out + check.err;
  };
  all.add(try_faults(trial, places(15)));
  all.report("small documents", 120);
}

}  // namespace papers::faults_ingest_faults_test
