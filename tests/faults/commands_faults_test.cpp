// The other commands that write: whatever fails, nothing of the user's is lost, doubled or halved.
#include <sqlite3.h>

#include <filesystem>
#include <map>
#include <regex>
#include <set>
#include <string>

#include "faults/fault_run.hpp"
#include "faults/library_judge.hpp"
#include "library/library.hpp"
#include "library/schema.hpp"
#include "support/exchange_text.hpp"
#include "support/format_documents.hpp"
#include "support/places.hpp"

namespace papers::faults_commands_faults_test {

using namespace papers::test;

namespace {

namespace fs = std::filesystem;

using Words = std::vector<std::string>;

Words on_library(Words command) {
  command.insert(command.begin(), {"--db", "t.db"});
  return command;
}

Ran must(const Words& command) {
  Ran ran = run_papers(on_library(command));
  INFO(command.front() << ": " << ran.err);
  REQUIRE(ran.code == 0);
  return ran;
}

void run_sql(const std::string& sql) {
  sqlite3* connection = nullptr;
  REQUIRE(sqlite3_open("t.db", &connection) == SQLITE_OK);
  CHECK(sqlite3_exec(connection, sql.c_str(), nullptr, nullptr, nullptr) == SQLITE_OK);
  sqlite3_close(connection);
}

/// A library with marks and a subscription.
void fill() {
  write_bytes("document", test::document_in("jsonl", test::random_records(5, 40)));
  must({"ingest", "-q", "document"});
  must({"tag", "-q", "+old", "1", "2", "3"});
  must({"note", "-q", "1", "a note that stays"});
  must({"subscribe", "-q", "all", "-n", "0", "--to", "a@test.example"});
  run_sql("PRAGMA default_cache_size = 12");
}

std::string damage_left() {
  const Ran ran = run_papers(on_library({"check"}));
  return ran.code == 0 ? "" : ran.out + ran.err;
}

}  // namespace

TEST_CASE("a fault leaves tags, notes and subscriptions as before or as after",
          "[faults][faults-marks]") {
  FaultRun all;
  const std::string long_note(20'000, 'n');
  Words tag = {"tag", "+star", "+to-read", "-old"};
  for (int paper = 1; paper <= 40; ++paper) tag.push_back(std::to_string(paper));
  for (const Words& command :
       {tag, Words{"note", "1", long_note}, Words{"note", "2", "new"},
        Words{"note", "1", "--clear"}, Words{"subscribe", "-q", "models", "models"},
        Words{"unsubscribe", "all"}, Words{"digest", "-q", "--for", "all", "--catch-up"}}) {
    const WorkFolder folder;
    fill();
    const LibraryState before = library_state();
    const LibraryState after = state_after(on_library(command));
    CHECK(before.exported != after.exported);
    const auto judge = [&](const Ran& ran) { return judge_library(ran, before, after); };
    all.add(try_faults({on_library(command), judge}, places(7)));
  }
  all.report("marks and subscriptions", 400);
}

TEST_CASE("a fault while a library is made or brought up to date is no obstacle for the next run",
          "[faults][faults-migration]") {
  FaultRun all;
  const Words command = {"ingest", "-q", "document"};
  for (std::size_t step = 0; step < library::migrations().size(); ++step) {
    CAPTURE(step);
    const WorkFolder folder;
    write_bytes("document", test::document_in("bibtex", test::random_records(5, 20)));
    if (step > 0) {
      const auto file = "tests/data/schemas/library-" + std::to_string(step) + ".sql";
      run_sql("BEGIN;" + read_bytes(test::source_folder() / file) + "COMMIT;");
    }
    const LibraryState after = state_after(on_library(command));
    const auto judge = [&](const Ran& ran) {
      if (std::string wrong = judge_ending(ran); !wrong.empty()) return wrong;
      return judge_library(run_papers(on_library(command)), {}, after);
    };
    all.add(try_faults({on_library(command), judge}, places(3)));
  }
  all.report("making and migrating", 300);
}

TEST_CASE("a fault in a backup leaves no half copy, and the library alone",
          "[faults][faults-backup]") {
  FaultRun all;
  const WorkFolder folder;
  fill();
  const LibraryState before = library_state();
  const auto judge = [&](const Ran& ran) -> std::string {
    if (read_bytes("t.db") != before.bytes) return "the library changed";
    std::string left;
    for (const auto& entry : fs::directory_iterator(".")) {
      if (entry.path().filename().native().starts_with("copy")) left += entry.path().string() + " ";
    }
    const bool done = ran.code == 0 || (may_be_done(ran) && left == "./copy.db ");
    if (!done) return left.empty() ? judge_ending(ran) : left + "is left; " + ran.err;
    if (left != "./copy.db ") return "done, with " + left;
    fs::rename("copy.db", "t.db");
    if (std::string damage = damage_left(); !damage.empty()) return damage;
    return library_state().exported == before.exported ? "" : "the copy is another library";
  };
  all.add(try_faults({on_library({"backup", "copy.db"}), judge}, places(30)));
  all.report("backup", 200);
}

TEST_CASE("a fault in a repair loses nothing, and the next repair goes through",
          "[faults][faults-repair]") {
  FaultRun all;
  for (const char* damage :
       {"DELETE FROM word", "UPDATE paper SET keywords_text = 'wrong' WHERE id < 9",
        "DELETE FROM paper_fts_data WHERE id > 9", "DROP INDEX identity_paper",
        "INSERT INTO tag VALUES (999, 'lost', '2026-01-01T00:00:00Z')"}) {
    CAPTURE(damage);
    const WorkFolder folder;
    fill();
    const LibraryState before = library_state();
    run_sql(damage);
    CHECK_FALSE(damage_left().empty());
    const auto judge = [&](const Ran& ran) -> std::string {
      if (std::string wrong = judge_ending(ran); !wrong.empty()) return wrong;
      const Ran again = run_papers(on_library({"check", "--repair"}));
      if (again.code != 0) return again.out + again.err;
      if (std::string left = damage_left(); !left.empty()) return left;
      return library_state().exported == before.exported ? "" : "papers or marks were lost";
    };
    all.add(try_faults({on_library({"check", "--repair"}), judge}, places(6)));
  }
  all.report("repair", 250);
}

namespace {

constexpr int papers_to_send = 12;

/// The Message-IDs under which each paper was sent.
std::map<int, std::set<std::string>> ids_of_papers() {
  std::map<int, std::set<std::string>> ids;
  for (const auto& entry : fs::directory_iterator(".")) {
    if (entry.path().extension() != ".eml") continue;
    std::string mail = read_bytes(entry.path());
    mail = std::regex_replace(mail, std::regex("=\n"), "");
    std::smatch id;
    if (!std::regex_search(mail, id, std::regex("Message-ID:\\s+(\\S+)"))) continue;
    const std::regex number("Parcel number (\\d+) of");
    for (std::sregex_iterator at(mail.begin(), mail.end(), number), end; at != end; ++at) {
      ids[std::stoi((*at)[1])].insert(id[1]);
    }
  }
  return ids;
}

}  // namespace

TEST_CASE("a fault while an issue is sent loses no paper and sends none under two ids",
          "[faults][faults-outbox]") {
  FaultRun all;
  const WorkFolder folder;
  std::string lines;
  for (int i = 1; i <= papers_to_send; ++i) {
    const std::string number = std::to_string(i);
    lines += R"({"title": "Parcel number )" + number + R"( of the post", "abstract": "It is )" +
             number + ".\"}\n";
  }
  write_bytes("document", lines);
  must({"ingest", "-q", "--date", "2026-03-13", "document"});
  must({"subscribe", "-q", "all", "-n", "0", "--to", "a@test.example", "--from", "b@test.example"});
  const Words command =
      on_library({"digest", "-q", "--for", "all", "--send", "cat >$$.part && mv $$.part $$.eml"});
  const auto judge = [&](const Ran& ran) -> std::string {
    if (std::string wrong = judge_ending(ran); !wrong.empty()) return wrong;
    must({"subscribe", "-q", "all", "--change", "--to", "c@test.example"});
    for (int run = 0; run < 2; ++run) {
      if (const Ran again = run_papers(command); again.code > 1) return again.err;
    }
    const auto ids = ids_of_papers();
    for (int paper = 1; paper <= papers_to_send; ++paper) {
      const auto found = ids.find(paper);
      const std::size_t count = found == ids.end() ? 0 : found->second.size();
      if (count == 1) continue;
      return "paper " + std::to_string(paper) + " under " + std::to_string(count) + " ids; " +
             ran.err;
    }
    return damage_left();
  };
  all.add(try_faults({command, judge}, places(25)));
  all.report("outbox", 180);
}

}  // namespace papers::faults_commands_faults_test
