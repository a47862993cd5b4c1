#include "library/remove.hpp"

#include "base/clock.hpp"
#include "base/interrupt.hpp"
#include "library/library.hpp"
#include "library/listing_facts.hpp"
#include "library/paper_rows.hpp"
#include "library/removed.hpp"
#include "library/sqlite.hpp"
#include "library/word_counts.hpp"

namespace papers::library {
namespace {

std::vector<std::int64_t> numbers(Statement& rows) {
  std::vector<std::int64_t> found;
  while (rows.step()) found.push_back(rows.integer(0));
  return found;
}

/// One removal: all of it or nothing.
class Remover {
 public:
  explicit Remover(Library& library)
      : database_(library.database()), transaction_(database_), words_(database_) {}

  void paper(std::int64_t id) {
    throw_if_interrupted();
    counts_.listings += count("SELECT count(*) FROM listing WHERE paper = ?", id);
    remember_removed(database_, id, now_);
    delete_paper(database_, words_, load_paper(database_, id));
    ++counts_.papers;
  }

  void document(std::int64_t source) {
    counts_.listings += count("SELECT count(*) FROM listing WHERE source = ?", source);
    const std::vector<std::int64_t> papers = numbers(
        database_.cached("SELECT paper FROM paper_source WHERE source = ?").bind(1, source));
    database_.cached("DELETE FROM source WHERE id = ?").bind(1, source).run();
    ++counts_.documents;
    for (const std::int64_t id : papers) {
      if (count("SELECT count(*) FROM paper_source WHERE paper = ?", id) == 0) {
        paper(id);
      } else {
        refresh_listing_facts(database_, id);
      }
    }
  }

  Removal finish(bool dry_run) {
    words_.flush();
    if (!dry_run) transaction_.commit();
    return counts_;
  }

 private:
  std::uint64_t count(std::string_view sql, std::int64_t id) {
    Statement& row = database_.cached(sql).bind(1, id);
    row.step();
    const auto number = static_cast<std::uint64_t>(row.integer(0));
    row.reset();
    return number;
  }

  Database& database_;
  Transaction transaction_;
  WordCounts words_;
  std::string now_ = now_utc();
  Removal counts_;
};

}  // namespace

Removal remove_papers(Library& library, std::span<const std::int64_t> papers, bool dry_run) {
  Remover remover(library);
  for (const std::int64_t id : papers) remover.paper(id);
  return remover.finish(dry_run);
}

Removal remove_documents(Library& library, std::span<const std::int64_t> documents, bool dry_run) {
  Remover remover(library);
  for (const std::int64_t document : documents) remover.document(document);
  return remover.finish(dry_run);
}

std::vector<IngestedDocument> documents(Library& library) {
  Statement& rows = library.database().cached(
      "SELECT id, name, listed_on, ingested_at,"
      " (SELECT count(*) FROM paper_source WHERE source = source.id)"
      " FROM source ORDER BY ingested_at DESC, id DESC");
  std::vector<IngestedDocument> all;
  while (rows.step()) {
    all.push_back({rows.integer(0), std::string(rows.text(1)), parse_iso_day(rows.text(2)),
                   std::string(rows.text(3)), static_cast<std::uint64_t>(rows.integer(4))});
  }
  return all;
}

}  // namespace papers::library
