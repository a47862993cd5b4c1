#include "paper/paper.hpp"

#include <algorithm>
#include <tuple>
#include <utility>

#include "library/identities.hpp"
#include "library/library.hpp"
#include "library/listing_facts.hpp"
#include "library/marks.hpp"
#include "library/paper_rows.hpp"
#include "library/sqlite.hpp"
#include "paper/links.hpp"

namespace papers::library {
namespace {

/// Its row and, of more than an entry, its links.
std::optional<Paper> paper_row(Database& database, std::int64_t id, Detail detail) {
  Statement& row = database.cached(
      "SELECT key, title, abstract, abstract_kind, arxiv_id, doi, page, published, venue, "
      "last_listed, position, upvotes, github_stars, comments, work_kind, authors_cut, "
      "arxiv_link FROM paper WHERE id = ?");
  if (!row.bind(1, id).step()) return std::nullopt;
  const auto text = [&row](int column) { return std::string(row.text(column)); };
  const auto number = [&row](int column) {
    return row.is_null(column) ? std::nullopt : std::optional(row.integer(column));
  };
  Paper paper;
  paper.id = id;
  paper.key = text(0);
  paper.title = text(1);
  paper.abstract = text(2);
  paper.abstract_kind = parse_abstract_kind(row.text(3)).value_or(AbstractKind::none);
  paper.arxiv_id = text(4);
  paper.doi = text(5);
  // As the column `url` says it, which costs more.
  paper.url = row.is_null(6) && !paper.arxiv_id.empty() ? arxiv_page(paper.arxiv_id) : text(6);
  paper.published = text(7);
  paper.venue = text(8);
  paper.listed_on = parse_iso_day(row.text(9));
  paper.position = number(10);
  paper.upvotes = number(11);
  paper.github_stars = number(12);
  paper.comments = number(13);
  paper.work_kind = work_kind_called(row.text(14));
  paper.authors_cut = row.integer(15) != 0;
  const std::int64_t arxiv_link = row.integer(16);
  row.reset();
  if (detail == Detail::entry) return paper;
  paper.links = links_of(database, id, paper.arxiv_id, arxiv_link);
  return paper;
}

std::vector<PaperTopic> topics_of(Database& database, std::int64_t paper) {
  // A paper has few: sorting them here costs less than SQLite's sorter, which is made each time.
  struct Row {
    PaperTopic topic;
    std::int64_t thousandths, position, id;
  };
  std::vector<Row> rows;
  Statement& found = database
                         .cached(
                             "SELECT t.slug, t.name, p.thousandths, t.position, t.id FROM "
                             "paper_topic p CROSS JOIN topic t ON t.id = p.topic WHERE p.paper = ?")
                         .bind(1, paper);
  while (found.step()) {
    const std::int64_t thousandths = found.integer(2);
    rows.push_back({{std::string(found.text(0)), std::string(found.text(1)),
                     static_cast<double>(thousandths) / 1000.0},
                    thousandths,
                    found.integer(3),
                    found.integer(4)});
  }
  std::sort(rows.begin(), rows.end(), [](const Row& a, const Row& b) {
    return std::tuple(b.thousandths, a.position, a.id) <
           std::tuple(a.thousandths, b.position, b.id);
  });
  std::vector<PaperTopic> topics;
  for (Row& row : rows) topics.push_back(std::move(row.topic));
  return topics;
}

std::vector<std::string> tags_of(Database& database, std::int64_t paper) {
  Statement& rows =
      database.cached("SELECT name FROM tag WHERE paper = ? ORDER BY name").bind(1, paper);
  std::vector<std::string> tags;
  while (rows.step()) tags.emplace_back(rows.text(0));
  return tags;
}

}  // namespace

std::optional<Paper> Library::paper(std::int64_t id, Detail detail) {
  Database& connection = database();
  std::optional<Paper> paper = paper_row(connection, id, detail);
  if (!paper) {
    const auto survivors = papers_called(connection, "id", std::to_string(id));
    if (!survivors.empty()) paper = paper_row(connection, survivors.front(), detail);
    if (!paper) return std::nullopt;
  }
  paper->topics = topics_of(connection, paper->id);
  paper->tags = tags_of(connection, paper->id);
  if (detail != Detail::whole) return paper;
  paper->authors = authors_of(connection, paper->id);
  paper->keywords = keywords_of(connection, paper->id);
  paper->listings = listings_of(connection, paper->id);
  paper->note = note_row(connection, paper->id);
  return paper;
}

}  // namespace papers::library
