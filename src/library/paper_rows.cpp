#include "library/paper_rows.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "library/author_names.hpp"
#include "library/ids.hpp"
#include "library/paper_counts.hpp"
#include "library/paper_names.hpp"
#include "library/posting_changes.hpp"
#include "library/sqlite.hpp"
#include "library/sqlite_error.hpp"
#include "library/word_counts.hpp"
#include "paper/links.hpp"

namespace papers::library {
namespace {

std::vector<std::string> texts(Statement& statement) {
  std::vector<std::string> found;
  while (statement.step()) found.emplace_back(statement.text(0));
  return found;
}

void write_keywords(Database& database, std::int64_t paper, const std::vector<std::string>& words) {
  Statement& insert =
      database.cached("INSERT INTO keyword(paper, position, word) VALUES (?, ?, ?)");
  int position = 0;
  for (const std::string& word : words) {
    insert.bind(1, paper).bind(2, ++position).bind(3, word).run();
  }
}

constexpr std::string_view is_link_misplaced =
    "arxiv_link IS NOT NULL AND (arxiv_id IS NULL OR typeof(arxiv_link) <> 'integer' OR "
    "arxiv_link < 1 OR EXISTS (SELECT 1 FROM other_link AS o "
    "WHERE o.paper = paper.id AND o.position = arxiv_link))";

/// The place, from 1, of the link to the paper's own page at arXiv; 0: it has none.
int arxiv_link_of(const Record& record) {
  if (record.arxiv_id.empty()) return 0;
  const Link own{"arxiv", arxiv_page(record.arxiv_id)};
  const auto found = std::find(record.links.begin(), record.links.end(), own);
  return found == record.links.end() ? 0 : static_cast<int>(found - record.links.begin()) + 1;
}

/// Links but that to the paper's own page at arXiv, which `arxiv_link` of the row tells.
void write_links(Database& database, std::int64_t paper, const Record& record) {
  Statement& insert =
      database.cached("INSERT INTO other_link(paper, position, kind, url) VALUES (?, ?, ?, ?)");
  const int own = arxiv_link_of(record);
  int position = 0;
  for (const Link& link : record.links) {
    if (++position == own) continue;
    insert.bind(1, paper).bind(2, position).bind(3, link.kind).bind(4, link.url).run();
  }
}

void bind_index_row(Statement& statement, std::int64_t paper, const IndexRow& row) {
  statement.bind(1, paper)
      .bind(2, row.title)
      .bind(3, row.abstract)
      .bind(4, row.authors_text)
      .bind(5, row.keywords_text)
      .bind(6, row.variants);
}

void add_to_index(Database& database, std::int64_t paper, const IndexRow& row) {
  Statement& insert = database.cached(
      "INSERT INTO paper_fts(rowid, title, abstract, authors_text, keywords_text, variants) "
      "VALUES (?, ?, ?, ?, ?, ?)");
  bind_index_row(insert, paper, row);
  insert.run();
}

void remove_from_index(Database& database, std::int64_t paper, const IndexRow& row) {
  Statement& forget = database.cached(
      "INSERT INTO paper_fts(paper_fts, rowid, title, abstract, authors_text, keywords_text, "
      "variants) VALUES ('delete', ?, ?, ?, ?, ?, ?)");
  bind_index_row(forget, paper, row);
  forget.run();
}

/// Parameters 2 to 15 of the statements that write a whole row.
void bind_fields(Statement& statement, const Record& record, const IndexRow& index) {
  statement.bind(2, index.title)
      .bind(3, index.abstract)
      .bind_or_null(4, to_string(record.abstract_kind))
      .bind(5, index.authors_text)
      .bind(6, index.keywords_text)
      .bind(7, index.variants)
      .bind_or_null(8, record.arxiv_id)
      .bind_or_null(9, record.doi)
      .bind_or_null(11, record.published)
      .bind_or_null(12, record.venue)
      .bind_or_null(13, to_string(record.work_kind))
      .bind(14, record.authors_cut ? 1 : 0);
  // The column `url` says what a page of NULL is: arXiv's own.
  if (record.arxiv_id.empty() ? record.url.empty() : record.url == arxiv_page(record.arxiv_id)) {
    statement.bind_null(10);
  } else {
    statement.bind(10, record.url);
  }
  if (const int place = arxiv_link_of(record); place != 0) {
    statement.bind(15, place);
  } else {
    statement.bind_null(15);
  }
}

}  // namespace

std::vector<std::string> authors_of(Database& database, std::int64_t paper) {
  Statement& row = database.cached("SELECT authors_text FROM paper WHERE id = ?").bind(1, paper);
  std::vector<std::string> names;
  if (row.step()) names = authors_in(row.text(0));
  row.reset();
  return names;
}

std::vector<std::string> keywords_of(Database& database, std::int64_t paper) {
  return texts(
      database.cached("SELECT word FROM keyword WHERE paper = ? ORDER BY position").bind(1, paper));
}

std::vector<Link> links_of(Database& database, std::int64_t paper, std::string_view arxiv_id,
                           std::int64_t arxiv_link) {
  Statement& rows =
      database.cached("SELECT kind, url FROM other_link WHERE paper = ? ORDER BY position")
          .bind(1, paper);
  std::vector<Link> links;
  while (rows.step()) links.push_back({std::string(rows.text(0)), std::string(rows.text(1))});
  if (arxiv_link > 0 && !arxiv_id.empty()) {
    const auto place = std::min(arxiv_link - 1, static_cast<std::int64_t>(links.size()));
    links.insert(links.begin() + place, {"arxiv", arxiv_page(arxiv_id)});
  }
  return links;
}

std::int64_t misplaced_arxiv_links(Database& database) {
  return database.integer("SELECT count(*) FROM paper WHERE " + std::string(is_link_misplaced));
}

void place_arxiv_links(Database& database) {
  database.run(
      "UPDATE paper SET arxiv_link = CASE WHEN arxiv_id IS NOT NULL THEN "
      "(SELECT ifnull(max(position), 0) + 1 FROM other_link WHERE paper = paper.id) END WHERE " +
      std::string(is_link_misplaced));
}

StoredPaper load_paper(Database& database, std::int64_t id) {
  Statement& row = database.cached(
      "SELECT key, title, abstract, abstract_kind, authors_text, keywords_text, variants, "
      "arxiv_id, doi, url, published, venue, work_kind, authors_cut, arxiv_link FROM paper "
      "WHERE id = ?");
  if (!row.bind(1, id).step()) {
    throw DamageError(
        fmt::format("{}: paper {} is missing; see 'papers check'", database.file(), id));
  }
  const auto text = [&row](int column) { return std::string(row.text(column)); };
  StoredPaper paper;
  paper.id = id;
  paper.key = text(0);
  paper.index = {text(1), text(2), text(4), text(5), text(6)};
  Record& record = paper.record;
  record.title = paper.index.title;
  record.abstract = paper.index.abstract;
  record.abstract_kind = parse_abstract_kind(row.text(3)).value_or(AbstractKind::none);
  record.arxiv_id = text(7);
  record.doi = text(8);
  record.url = text(9);
  record.published = text(10);
  record.venue = text(11);
  record.work_kind = work_kind_called(row.text(12));
  record.authors_cut = row.integer(13) != 0;
  const std::int64_t arxiv_link = row.integer(14);
  row.reset();
  record.authors = authors_in(paper.index.authors_text);
  if (!paper.index.keywords_text.empty()) record.keywords = keywords_of(database, id);
  record.links = links_of(database, id, record.arxiv_id, arxiv_link);
  return paper;
}

std::int64_t insert_paper(Database& database, WordCounts& words, const PreparedRecord& prepared,
                          const NewPaper& fresh) {
  const Record& record = prepared.record;
  const IndexRow& index = prepared.index;
  Statement& insert = database.cached(
      "INSERT INTO paper(id, title, abstract, abstract_kind, authors_text, keywords_text, "
      "variants, arxiv_id, doi, page, published, venue, work_kind, authors_cut, arxiv_link, key, "
      "added_at, first_listed, last_listed, position, upvotes, github_stars, comments) VALUES "
      "(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, "
      "?20, ?21, ?22, ?23)");
  if (fresh.id != 0) {
    insert.bind(1, fresh.id);
  } else {
    insert.bind_null(1);
  }
  bind_fields(insert, record, index);
  insert.bind(16, fresh.key).bind(17, fresh.now);
  bind_facts(insert, 18, fresh.listed);
  insert.run();
  const std::int64_t id = database.last_row_id();
  if (id > highest_id) {
    throw Error(
        fmt::format("{}: no id is left for another paper; export the library and ingest "
                    "that into a new one",
                    database.file()));
  }
  add_to_index(database, id, index);
  if (fresh.id != 0) change_lists(database, id, {}, index);
  words.add(prepared.forms);
  write_keywords(database, id, record.keywords);
  write_links(database, id, record);
  count_paper(database, id, 1);
  return id;
}

void update_paper(Database& database, WordCounts& words, StoredPaper& paper, const Changes& changes,
                  std::string_view now) {
  const Record& record = paper.record;
  count_paper(database, paper.id, -1);
  IndexRow index = index_row(record);
  keep_former_names(database, paper.id, names_of(record));
  if (index != paper.index) {
    remove_from_index(database, paper.id, paper.index);
    words.subtract(word_forms(paper.index));
  }
  Statement& update = database.cached(
      "UPDATE paper SET title = ?2, abstract = ?3, abstract_kind = ?4, authors_text = ?5, "
      "keywords_text = ?6, variants = ?7, arxiv_id = ?8, doi = ?9, page = ?10, published = ?11, "
      "venue = ?12, work_kind = ?13, authors_cut = ?14, arxiv_link = ?15, changed_at = ?16 "
      "WHERE id = ?1");
  update.bind(1, paper.id);
  bind_fields(update, record, index);
  update.bind(16, now).run();
  if (index != paper.index) {
    add_to_index(database, paper.id, index);
    words.add(word_forms(index));
    change_lists(database, paper.id, paper.index, index);
    paper.index = std::move(index);
  }
  if (changes.keywords) {
    database.cached("DELETE FROM keyword WHERE paper = ?").bind(1, paper.id).run();
    write_keywords(database, paper.id, record.keywords);
  }
  // An arXiv id that came makes a link that was there before its own.
  database.cached("DELETE FROM other_link WHERE paper = ?").bind(1, paper.id).run();
  write_links(database, paper.id, record);
  count_paper(database, paper.id, 1);
}

void delete_paper(Database& database, WordCounts& words, const StoredPaper& paper) {
  remove_from_index(database, paper.id, paper.index);
  words.subtract(word_forms(paper.index));
  change_lists(database, paper.id, paper.index, {});
  count_paper(database, paper.id, -1);
  count_topics(database, paper.id, -1);
  forget_names(database, paper.id);
  database.cached("DELETE FROM paper WHERE id = ?").bind(1, paper.id).run();
}

}  // namespace papers::library
