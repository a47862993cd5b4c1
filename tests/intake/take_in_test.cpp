#include "intake/take_in.hpp"

#include <fmt/format.h>

#include <cstdint>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "base/error.hpp"
#include "library/sqlite.hpp"
#include "support/catch.hpp"
#include "support/day.hpp"
#include "support/sample_page.hpp"
#include "support/take_in.hpp"
#include "support/temp_dir.hpp"

namespace papers::intake_take_in_test {

using papers::test::day;
using papers::test::take_in;
using papers::test::TempDir;

namespace {

const std::string two_rows =
    R"([{"paper":{"id":"2401.00001","title":"On Looms","summary":"Looms weave."}},
        {"paper":{"id":"2401.00002","title":"On Engines","summary":"Engines turn."}}])";

/// Papers of `library` with their days and topics, in one text.
std::string content(library::Library& library) {
  std::string all;
  library::Statement ids = library.database().prepare("SELECT id FROM paper ORDER BY id");
  while (ids.step()) {
    const Paper paper = library.paper(ids.integer(0)).value();
    all += paper.title + "|" + paper.abstract + "|";
    all += paper.listed_on ? format_day(*paper.listed_on) : "undated";
    for (const PaperTopic& topic : paper.topics) {
      all += " " + topic.slug + "=" + std::to_string(topic.score);
    }
    all += "\n";
  }
  return all;
}

/// `text` under a size that makes it be read ahead of what is written.
intake::Outcome take_in_ahead(library::Library& library, std::string_view text) {
  ingest::Input input("big.json",
                      [text](char* buffer, std::size_t size) mutable {
                        const std::size_t got = text.copy(buffer, size);
                        text.remove_prefix(got);
                        return got;
                      },
                      {std::uint64_t{1} << 30, std::nullopt});
  intake::Observer nobody;
  return intake::take_in(library, input, {.date = day("2026-03-12")}, nobody);
}

/// Refuses the line or row `last`, as --strict does.
class Impatient : public intake::Observer {
 public:
  explicit Impatient(std::uint64_t last) : last_(last) {}
  void account(const ingest::Account& account) override {
    if (account.last >= last_) throw Error("enough");
  }

 private:
  std::uint64_t last_;
};

}  // namespace

TEST_CASE("a large document, read ahead, gives the papers and topics of a small one", "[intake]") {
  nlohmann::json rows = nlohmann::json::array();
  for (const auto& paper : test::sample_page()) {
    rows.push_back({{"paper", {{"title", paper.title}, {"summary", paper.abstract}}}});
  }
  const std::string text = rows.dump();
  const TempDir dir;
  library::Library small(dir / "small.db", library::Access::create);
  library::Library large(dir / "large.db", library::Access::create);
  CHECK(take_in(small, "small.json", text, {.date = day("2026-03-12")}).totals.added == 59);
  CHECK(take_in_ahead(large, text).totals.added == 59);
  CHECK(content(large) == content(small));
}

TEST_CASE("the day of a listing is told, or found, by its best clue", "[intake]") {
  const TempDir dir;
  library::Library library(dir / "papers.db", library::Access::create);
  CHECK(take_in(library, "2026-03-12.json", two_rows).listed.how == "file name");
  const auto told = take_in(library, "2026-03-12.json", two_rows, {.date = day("2026-03-14")});
  CHECK(told.listed.how == "given");
  CHECK(library.paper(1)->listed_on == day("2026-03-14"));
}

TEST_CASE("a stated day that is still to come is of no listing, unless it was given", "[intake]") {
  const TempDir dir;
  library::Library library(dir / "papers.db", library::Access::create);
  REQUIRE(!take_in(library, "9999-12-31.json", two_rows).listed.day);
  CHECK(content(library).find("undated") != std::string::npos);
  take_in(library, "9999-12-31.json", two_rows, {.date = day("9999-12-30")});
  CHECK(library.paper(1)->listed_on == day("9999-12-30"));
}

TEST_CASE("a paper of a list is listed, whether or not it says votes", "[intake]") {
  const TempDir dir;
  library::Library library(dir / "papers.db", library::Access::create);
  Record record;
  record.title = "On Looms";
  record.abstract = "Looms weave.";
  take_in(library, "page", {record}, {.date = day("2026-03-12")});
  CHECK(library.paper(1)->listed_on == day("2026-03-12"));
}

TEST_CASE("a paper whose abstract came later has the topics of its abstract", "[intake]") {
  const auto row = [](const char* abstract) {
    return fmt::format(R"([{{"paper":{{"id":"2401.00001","title":"On Looms","summary":"{}"}}}}])",
                       abstract);
  };
  const std::string text = row(
      "Reinforcement learning from human feedback aligns large language models. We train a reward "
      "model on preference data and optimise the policy of the language model with it.");
  const TempDir dir;
  library::Library grown(dir / "grown.db", library::Access::create);
  take_in(grown, "2026-03-12.json", row("Looms weave."));
  take_in(grown, "2026-03-12.json", text);
  library::Library fresh(dir / "fresh.db", library::Access::create);
  take_in(fresh, "2026-03-12.json", text);
  CHECK_FALSE(fresh.paper(1)->topics.empty());
  CHECK(content(grown) == content(fresh));
}

TEST_CASE("lines that were skipped together count one by one", "[intake]") {
  static const ingest::Format damaged = {
      "page",
      "damaged in the middle",
      true,
      false,
      nullptr,
      [](ingest::Input&, ingest::Sink& sink) {
        Record record;
        record.title = "On Looms";
        sink.record(record);
        sink.account({3, 12, ingest::LineKind::skipped, "no paper"});
      }};
  const TempDir dir;
  library::Library library(dir / "papers.db", library::Access::create);
  CHECK(take_in(library, "page", "On Looms", {.format = &damaged}).totals.skipped == 10);
}

TEST_CASE("a dry run counts what would come, and stores nothing", "[intake]") {
  const TempDir dir;
  library::Library library(dir / "papers.db", library::Access::create);
  CHECK(take_in(library, "a.json", two_rows, {.dry_run = true}).totals.added == 2);
  CHECK(library.database().integer("SELECT count(*) FROM paper") == 0);
  CHECK(library.database().integer("SELECT count(*) FROM source") == 0);
}

TEST_CASE("what an observer throws ends the document, and nothing of it stays", "[intake]") {
  const TempDir dir;
  library::Library library(dir / "papers.db", library::Access::create);
  for (const std::uint64_t last : {std::uint64_t{1}, std::uint64_t{2}}) {
    ingest::Input input("a.json", two_rows);
    Impatient observer(last);
    CHECK_THROWS_AS(intake::take_in(library, input, {}, observer), Error);
    CHECK(library.database().integer("SELECT count(*) FROM paper") == 0);
  }
}

TEST_CASE("a document without papers leaves the library as it is", "[intake]") {
  const TempDir dir;
  library::Library library(dir / "papers.db", library::Access::create);
  CHECK(take_in(library, "empty", std::string_view()).format == nullptr);
  CHECK_THROWS_AS(take_in(library, "noise", std::string_view("\x01\x02", 2)), ingest::NoPapers);
  const intake::Options as_lines = {.format = ingest::find_format("jsonl")};
  const intake::Outcome outcome = take_in(library, "lines", "{\"a\": 1}\n{\"b\": 2}\n", as_lines);
  CHECK(outcome.totals.skipped == 2);
  CHECK(library.database().integer("SELECT count(*) FROM source") == 0);
}

}  // namespace papers::intake_take_in_test
