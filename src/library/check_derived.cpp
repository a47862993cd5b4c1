#include <fmt/format.h>

#include <algorithm>

#include "library/checks.hpp"
#include "library/derived.hpp"
#include "library/ids.hpp"
#include "library/listing_facts.hpp"
#include "library/paper_counts.hpp"
#include "library/paper_names.hpp"
#include "library/sqlite.hpp"
#include "library/word_counts.hpp"

namespace papers::library {
namespace {

/// Holds the counts as they should be; in a temporary table, as they outgrow memory.
class RightCounts {
 public:
  explicit RightCounts(Database& database) : database_(database) {
    database.run(
        "CREATE TEMP TABLE IF NOT EXISTS right_word(form TEXT PRIMARY KEY, "
        "papers INTEGER NOT NULL) WITHOUT ROWID");
    database.run("DELETE FROM temp.right_word");
  }

  [[nodiscard]] std::int64_t wrong() {
    return database_.integer(
        "SELECT count(*) FROM (SELECT form FROM "
        "(SELECT * FROM word EXCEPT SELECT * FROM temp.right_word) UNION SELECT form FROM "
        "(SELECT * FROM temp.right_word EXCEPT SELECT * FROM word))");
  }

 private:
  Database& database_;
};

bool leads_to(Database& database, std::string_view kind, std::string_view value,
              std::int64_t paper) {
  const auto papers = papers_called(database, kind, value);
  return std::find(papers.begin(), papers.end(), paper) != papers.end();
}

/// Of which `own_names` are right.
std::int64_t stray_names(Database& database, std::int64_t own_names) {
  return database.integer("SELECT count(*) FROM identity WHERE further = 0") - own_names +
         database.integer(
             "SELECT count(*) FROM identity WHERE further = 1 "
             "AND paper NOT IN (SELECT id FROM paper)");
}

void report(Damages& damages, std::int64_t count, std::string_view what) {
  if (count > 0) damages.push_back({fmt::format("{} {}", count, what), true});
}

}  // namespace

Derived derive(Database& database, std::int64_t paper) {
  Derived derived{load_paper(database, paper), {}, {}};
  Record& record = derived.paper.record;
  record.keywords = keywords_of(database, paper);
  derived.index = index_row(record);
  derived.names = names_of(record);
  return derived;
}

bool names_lead_to(Database& database, const Names& names, std::int64_t paper) {
  return (names.arxiv.empty() || leads_to(database, "arxiv", names.arxiv, paper)) &&
         has_title(database, paper, names.citation.title) &&
         // A DOI may lead to another paper that had it first.
         (names.doi.empty() || !papers_called(database, "doi", names.doi, 1).empty());
}

Damages check_derived(Database& database) {
  RightCounts right(database);
  WordCounts words(database, "temp.right_word");
  std::int64_t stale = 0;
  std::int64_t nameless = 0;
  std::int64_t own_names = 0;
  std::int64_t wrong_facts = 0;
  Statement ids = database.prepare("SELECT id FROM paper ORDER BY id");
  while (ids.step()) {
    const std::int64_t paper = ids.integer(0);
    const Derived derived = derive(database, paper);
    words.add(word_forms(derived.paper.index));
    if (derived.index != derived.paper.index) ++stale;
    if (!names_lead_to(database, derived.names, paper)) ++nameless;
    own_names += own_names_stored(database, paper, derived.names);
    if (!listing_facts_hold(database, paper)) ++wrong_facts;
  }
  words.flush();

  Damages damages;
  report(damages, stale, "papers have search texts that do not match their fields");
  report(damages, nameless, "papers cannot be found by their own id or title");
  if (nameless == 0) {
    report(damages, stray_names(database, own_names),
           "names lead to papers that are not called so");
  }
  report(damages, wrong_facts, "papers have days or numbers that do not match their listings");
  report(damages, misplaced_arxiv_links(database),
         "links to arXiv lead nowhere or stand where another does");
  report(damages, right.wrong(), "words have wrong counts");
  report(damages, wrong_topic_counts(database), "topics have wrong counts");
  for (const char* end : {"min", "max"}) {
    const std::int64_t id =
        database.integer(fmt::format("SELECT ifnull({}(id), 1) FROM paper", end));
    if (id > 0 && id <= highest_id) continue;
    damages.push_back({fmt::format("a paper has the id {}, which papers never gives: export the "
                                   "library and ingest that into a new one",
                                   id),
                       false});
  }
  if (wrong_paper_counts(database) > 0) damages.push_back({"the papers are counted wrong", true});
  return damages;
}

}  // namespace papers::library
