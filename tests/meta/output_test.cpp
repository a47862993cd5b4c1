// What a library holds comes out as text and nothing else, whatever a command prints of it, and in
// lines that fit a narrow terminal.
#include "cli/output.hpp"

#include <algorithm>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "cli/command.hpp"
#include "support/catch.hpp"
#include "support/places.hpp"
#include "support/shell.hpp"
#include "text/utf8.hpp"
#include "text/width.hpp"

namespace papers::meta_output_test {

namespace {

using papers::test::lines_of;
using papers::test::ShellHome;
using papers::test::ShellResult;

struct Use {
  const char* command;
  const char* line;
  /// Line ends are part of what is printed: notes, and cells in quotes.
  bool keeps_lines = false;
};

/// Every command in the ways that print what a library holds.
const std::vector<Use>& uses() {
  static const std::vector<Use> all = {
      {"list", "papers list -n 0"},
      {"list",
       "papers list -n 0 --color always | sed 's/\\x1b\\[[0-9;]*m//g; "
       "s/\\x1b]8;;[^\\x1b]*\\x1b.//g'"},
      {"list", "papers list -n 0 -f json"},
      {"list", "papers list -n 0 -f jsonl"},
      {"list", "papers list -n 0 -f tsv"},
      {"list", "papers list -n 0 -f csv", true},
      {"list", "papers list -n 0 -f ids"},
      {"list", "papers list -n 0 -f markdown"},
      {"list", "papers list -n 0 -f line"},
      {"list", "papers list -n 0 --template '{id} {key} {title} {tags} {note} {topics} {links}'"},
      {"list", "papers list --count"},
      {"search", "papers search learning"},
      {"search", "papers search 'learning modle' --explain"},
      {"search", "papers search --any zzzz"},
      {"export", "papers export -f jsonl"},
      {"export", "papers export -f bibtex"},
      {"export", "papers export -f ris"},
      {"export", "papers export -f csl-json"},
      {"export", "papers export -f atom"},
      {"export", "papers export -f opensearch"},
      {"export", "papers export -f xapian"},
      {"show", "papers show 1 2 3"},
      {"show", "papers show 1 -f markdown"},
      {"open", "papers open 1; papers open 4"},
      {"related", "papers related 1"},
      {"trends", "papers trends learning --since 2000"},
      {"recommend", "papers recommend --like 1 --since 2000"},
      {"topics", "papers topics"},
      {"topics", "papers topics -f slugs"},
      {"topics", "papers topics -f json"},
      {"topics", "papers topics 1 2 3"},
      {"topics", "papers topics --suggest"},
      {"digest", "papers digest -n 0"},
      {"digest", "papers digest -f markdown"},
      {"digest", "papers digest -f html"},
      {"digest", "papers digest -f email"},
      {"digest", "papers digest -f json"},
      {"digest", "papers digest -f atom"},
      {"digest", "papers digest --for-all", true},  // issues are printed as they are stored
      {"digest", "papers digest --for daily --resend 1", true},
      {"digest", "papers digest --for-all --send 'exit 1'"},
      {"subscribe", "papers subscribe other -f text"},
      {"subscriptions", "papers subscriptions"},
      {"subscriptions", "papers subscriptions -f json"},
      {"subscriptions", "papers subscriptions daily"},
      {"unsubscribe", "papers unsubscribe other"},
      {"tag", "papers tag +seen 1 2 999"},
      {"tags", "papers tags"},
      {"tags", "papers tags -f names"},
      {"tags", "papers tags -f json"},
      {"star", "papers star 1 999"},
      {"dismiss", "papers dismiss 2 999"},
      {"list", "papers generate ids; papers generate tags; papers generate subscriptions"},
      {"note", "papers note 1", true},
      {"remove",
       "papers remove 3 --dry-run; papers remove --document nosuch; papers generate documents"},
      {"browse", "papers browse </dev/null"},
      {"stats", "papers stats"},
      {"check", "papers check"},
      {"ingest", "papers ingest data/trending-papers.txt"},
      {"backup", "rm -f copy.db; papers backup copy.db"},
  };
  return all;
}

/// A terminal's commands as bytes and as code points, a reversal of the text, and a line that looks
/// like one of papers' own.
constexpr const char* evil =
    "x'1b5b33316d1b5d303b7469746c6507' || x'9b33316d' || x'c29b33316d' || x'e280ae' || "
    "x'0a696e6a65637465643a20'";
constexpr const char* injected = "injected:";

void fill(const ShellHome& home) {
  for (const char* const line :
       {"papers ingest -q --as-of 2026-11-24 data/trending-papers.txt",
        "papers tag -q +star +topic/star 1 2 3", "papers note 1 'read again'",
        "papers subscribe -q daily 'learning OR model' -f text --to a@example.org",
        "papers digest -q --for daily --send true",
        "papers ingest -q --date 2026-03-13 tests/data/pages/papers.jsonl",
        "papers digest -q --for daily --send 'exit 1'"}) {
    INFO(line);
    static_cast<void>(home.run(line));
  }
}

/// Puts `evil` at the end of every text but those of `spared` columns (a regular expression of the
/// shell's case).
void poison(const ShellHome& home, const std::string& spared) {
  const std::string script =
      "db=$XDG_DATA_HOME/papers/papers.db\n"
      "sqlite3 $db \"SELECT t.name, c.name FROM sqlite_schema t, pragma_table_info(t.name) c WHERE "
      "t.type = 'table' AND t.name NOT LIKE 'sqlite_%' AND t.name NOT LIKE 'paper_fts%' AND c.type "
      "IN ('TEXT', 'BLOB')\" | while IFS='|' read -r table column; do case $column in " +
      spared + ") continue ;; esac\n" +
      "sqlite3 $db \"UPDATE OR IGNORE $table SET $column = CAST($column AS BLOB) || " + evil +
      " WHERE $column IS NOT NULL\" || echo failed; done\n"
      "sqlite3 $db \"UPDATE subscription SET request = json_set(request, '\\$.query', "
      "json_extract(request, '\\$.query') || CAST(" +
      evil + " AS TEXT), '\\$.to', 'b' || CAST(" + evil + " AS TEXT)) WHERE json_valid(request)\"";
  const ShellResult result = home.run(script);
  INFO(result.out << result.err);
  CHECK(result.out.find("failed") == std::string::npos);
}

void check_is_text(const std::string& bytes, bool keeps_lines) {
  std::string shown = bytes;
  // Line ends of mails and of csv.
  shown.erase(std::remove(shown.begin(), shown.end(), '\r'), shown.end());
  CHECK(papers::text::is_clean(shown));
  if (keeps_lines) return;
  // A mail's quoted-printable text has lines that go on in the next one.
  for (std::size_t at = shown.find("=\n"); at != std::string::npos; at = shown.find("=\n", at)) {
    shown.erase(at, 2);
  }
  for (const std::string& line : lines_of(shown)) CHECK_FALSE(line.starts_with(injected));
}

bool is_unbreakable(const std::string& line) { return line.find("://") != std::string::npos; }

}  // namespace

TEST_CASE("the uses below leave out no command that prints what a library holds", "[output]") {
  std::set<std::string> used = {"completion", "help", "generate"};
  for (const Use& use : uses()) used.insert(use.command);
  for (const papers::cli::CommandInfo* command : papers::cli::commands()) {
    INFO(command->name);
    CHECK(used.contains(command->name));
  }
}

TEST_CASE("nothing that a terminal would obey comes out of a library, whatever it holds",
          "[output]") {
  // With everything poisoned many commands refuse: what they say is looked at then.
  const char* const spared = GENERATE(
      "kind|*_kind|*_how|*_on|*_at|published|*_listed|state|value|request|sha256|slug|evidence",
      "request", "nothing");
  const ShellHome home(papers::test::program());
  fill(home);
  poison(home, spared);
  for (const Use& use : uses()) {
    INFO(use.line << " with all but " << spared);
    // Not wrapped: a line is one that was printed as such.
    const ShellResult result = home.run(std::string("export COLUMNS=1000; ") + use.line);
    INFO(result.out << result.err);
    CHECK(result.code < 128);
    check_is_text(result.out, use.keeps_lines);
    check_is_text(result.err, false);
  }
}

TEST_CASE("nothing that a terminal would obey comes out of the names of files and words",
          "[output]") {
  const ShellHome home(papers::test::program());
  fill(home);
  const std::string name = "'a\x1b[31m\xc2\x9b\n" + std::string(injected) + "b'";
  for (const std::string& line : {"papers ingest " + name,
                                  "cp data/trending-papers.txt " + name + "; papers ingest " + name,
                                  "papers show " + name,
                                  "papers tag +" + name + " 1",
                                  "papers list -t " + name,
                                  "papers search " + name,
                                  "papers search 'title:(' " + name,
                                  "papers " + name,
                                  "papers list --" + name,
                                  "papers list --since " + name,
                                  "papers digest --for " + name,
                                  "papers subscribe " + name,
                                  "papers unsubscribe " + name,
                                  "papers help " + name,
                                  "papers --db " + name + " list",
                                  "papers backup " + name + "/x",
                                  "papers related " + name,
                                  "papers recommend --like " + name,
                                  "papers topics --learn " + name,
                                  "printf %s " + name + " | papers show -",
                                  "papers list --template '{'" + name}) {
    INFO(line);
    const ShellResult result = home.run(line);
    INFO(result.out << result.err);
    CHECK(result.code < 128);
    check_is_text(result.out, false);
    check_is_text(result.err, false);
  }
}

TEST_CASE("text fits a terminal of 20 columns, but for addresses and commands to paste",
          "[output]") {
  const ShellHome home(papers::test::program());
  fill(home);
  std::vector<std::string> commands;
  for (const Use& use : uses()) {
    const std::string_view line = use.line;
    // For people, and not for programs.
    const bool is_text = line.find(" -f ") == std::string_view::npos &&
                         line.find("--template") == std::string_view::npos &&
                         line.find("--color") == std::string_view::npos &&
                         line.find("generate") == std::string_view::npos &&
                         line.find("--explain") == std::string_view::npos &&
                         line.find("--for") == std::string_view::npos;  // an issue is a mail
    if (is_text && !use.keeps_lines) commands.emplace_back(line);
  }
  commands.insert(commands.end(), {"papers", "papers help query", "papers ingest --dry-run data",
                                   "papers list -n 0 --sort title", "papers show 1 4 9"});
  for (const papers::cli::CommandInfo* command : papers::cli::commands()) {
    commands.push_back("papers help " + std::string(command->name));
  }
  for (const std::string& command : commands) {
    const ShellResult result = home.run("export COLUMNS=20; " + command);
    bool is_to_paste = false;
    for (const std::string& line : lines_of(result.out)) {
      const bool announces = line == "Examples" || line == "Usage" || line == "To take it back";
      if (announces || line == "-- ") is_to_paste = true;
      if (line.empty()) is_to_paste = false;
      if (is_to_paste || is_unbreakable(line)) continue;
      INFO(command << ": " << line);
      CHECK(papers::text::width_cols(line) <= 20);
    }
  }
}

}  // namespace papers::meta_output_test
