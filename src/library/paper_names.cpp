#include "library/paper_names.hpp"

#include <algorithm>
#include <utility>

#include "base/ascii.hpp"
#include "library/author_names.hpp"
#include "library/sqlite.hpp"

namespace papers::library {
namespace {

using Name = std::pair<std::string_view, std::string>;  // kind, value

/// An id under which more titles come is a volume's: further ones lead nowhere, as all names of a
/// paper are read with it.
constexpr int most_titles = 100;

std::vector<Name> names_in(const Names& names) {
  std::vector<Name> all;
  if (!names.arxiv.empty()) all.emplace_back("arxiv", names.arxiv);
  if (!names.doi.empty()) all.emplace_back("doi", names.doi);
  all.emplace_back("title", value_of(names.citation));
  for (const Citation& other : names.other_citations) all.emplace_back("title", value_of(other));
  return all;
}

Names own_names(Database& database, std::int64_t paper) {
  Record record;
  Statement& row =
      database
          .cached("SELECT title, authors_text, arxiv_id, doi, published FROM paper WHERE id = ?1")
          .bind(1, paper);
  if (row.step()) {
    record.title = row.text(0);
    record.authors = authors_in(row.text(1));
    record.arxiv_id = row.text(2);
    record.doi = row.text(3);
    record.published = row.text(4);
    row.reset();
  }
  return names_of(record);
}

bool has_most_titles(Database& database, std::int64_t paper) {
  Statement& row = database
                       .cached(
                           "SELECT 1 FROM identity WHERE paper = ?1 AND kind = 'title' "
                           "AND further = 1 LIMIT 1 OFFSET ?2")
                       .bind(1, paper)
                       .bind(2, most_titles - 1);
  const bool found = row.step();
  row.reset();
  return found;
}

/// Runs a statement that takes kind, value and paper.
void run(Database& database, std::string_view sql, const Name& name, std::int64_t paper) {
  database.cached(sql).bind(1, name.first).bind(2, name.second).bind(3, paper).run();
}

}  // namespace

// "title key|first author|year".
std::string value_of(const Citation& citation) {
  std::string value = citation.title + '|' + citation.first_author + '|';
  if (citation.year != 0) value += std::to_string(citation.year);
  return value;
}

Citation citation_of_value(std::string_view value) {
  const std::size_t second = value.rfind('|');
  if (second == std::string_view::npos || second == 0) return {std::string(value), {}, 0};
  const std::size_t first = value.rfind('|', second - 1);
  if (first == std::string_view::npos) return {std::string(value), {}, 0};
  Citation citation;
  citation.title = value.substr(0, first);
  citation.first_author = value.substr(first + 1, second - first - 1);
  for (const char c : value.substr(second + 1)) {
    if (!ascii::is_digit(c) || citation.year > 999) break;
    citation.year = citation.year * 10 + (c - '0');
  }
  return citation;
}

void claim_own_names(Database& database, std::int64_t paper, const Names& names) {
  for (const Name& name : names_in(names)) {
    run(database,
        "INSERT INTO identity(kind, value, paper, further) VALUES (?1, ?2, ?3, 0) "
        "ON CONFLICT DO UPDATE SET further = 0",
        name, paper);
  }
}

void claim_names(Database& database, std::int64_t paper, const Names& names) {
  const bool is_full = has_most_titles(database, paper);
  for (const auto& [kind, value] : names_in(names)) {
    if (!is_full || kind != "title") claim_name(database, kind, value, paper);
  }
}

void claim_name(Database& database, std::string_view kind, std::string_view value,
                std::int64_t paper) {
  database
      .cached("INSERT OR IGNORE INTO identity(kind, value, paper, further) VALUES (?1, ?2, ?3, 1)")
      .bind(1, kind)
      .bind(2, value)
      .bind(3, paper)
      .run();
}

std::vector<std::string> further_names(Database& database, std::int64_t paper,
                                       std::string_view kind) {
  Statement& rows =
      database.cached("SELECT value FROM identity WHERE paper = ?1 AND kind = ?2 AND further = 1")
          .bind(1, paper)
          .bind(2, kind);
  std::vector<std::string> names;
  while (rows.step()) names.emplace_back(rows.text(0));
  return names;
}

void keep_former_names(Database& database, std::int64_t paper, const Names& next) {
  const std::vector<Name> kept = names_in(next);
  const bool is_full = has_most_titles(database, paper);
  for (const Name& name : names_in(own_names(database, paper))) {
    if (std::find(kept.begin(), kept.end(), name) != kept.end()) continue;
    run(database,
        is_full && name.first == "title" && !next.citation.title.empty()
            ? "DELETE FROM identity WHERE kind = ?1 AND value = ?2 AND paper = ?3"
            : "UPDATE identity SET further = 1 WHERE kind = ?1 AND value = ?2 AND paper = ?3",
        name, paper);
  }
}

void move_names(Database& database, std::int64_t older, std::int64_t younger) {
  keep_former_names(database, younger, {});
  database
      .cached(
          "INSERT OR IGNORE INTO identity(kind, value, paper, further) "
          "SELECT kind, value, ?1, 1 FROM identity WHERE paper = ?2 AND further = 1")
      .bind(1, older)
      .bind(2, younger)
      .run();
}

void remember_names(Database& database, std::int64_t paper) {
  keep_former_names(database, paper, {});
  database
      .cached(
          "INSERT INTO removed_identity(kind, value, paper) "
          "SELECT kind, value, paper FROM identity WHERE paper = ?1 AND further = 1")
      .bind(1, paper)
      .run();
}

void forget_names(Database& database, std::int64_t paper) {
  keep_former_names(database, paper, {});
  database.cached("DELETE FROM identity WHERE paper = ?1 AND further = 1").bind(1, paper).run();
}

std::int64_t own_names_stored(Database& database, std::int64_t paper, const Names& names) {
  std::int64_t stored = 0;
  for (const Name& name : names_in(names)) {
    Statement& row = database.cached(
        "SELECT 1 FROM identity WHERE kind = ?1 AND value = ?2 AND paper = ?3 AND further = 0");
    if (row.bind(1, name.first).bind(2, name.second).bind(3, paper).step()) ++stored;
    row.reset();
  }
  return stored;
}

}  // namespace papers::library
