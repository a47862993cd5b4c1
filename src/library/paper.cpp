#include "paper/paper.hpp"

#include <algorithm>

#include "library/identities.hpp"
#include "library/library.hpp"
#include "library/paper_rows.hpp"
#include "library/sqlite.hpp"

namespace papers::library {
namespace {

std::optional<std::int64_t> number(const Statement& row, int column) {
  return row.is_null(column) ? std::nullopt : std::optional(row.integer(column));
}

/// The row alone, without dependants.
std::optional<Paper> paper_row(Database& database, std::int64_t id) {
  Statement& row = database.cached(
      "SELECT key, title, abstract, abstract_kind, arxiv_id, doi, url, published, venue "
      "FROM paper WHERE id = ?");
  if (!row.bind(1, id).step()) return std::nullopt;
  const auto text = [&row](int column) { return std::string(row.text(column)); };
  Paper paper;
  paper.id = id;
  paper.key = text(0);
  paper.title = text(1);
  paper.abstract = text(2);
  paper.abstract_kind = parse_abstract_kind(row.text(3)).value_or(AbstractKind::none);
  paper.arxiv_id = text(4);
  paper.doi = text(5);
  paper.url = text(6);
  paper.published = text(7);
  paper.venue = text(8);
  row.reset();
  return paper;
}

/// By day, and on one day by capture, which is the order that exports keep.
std::vector<Listing> listings_of(Database& database, std::int64_t paper) {
  Statement& rows =
      database
          .cached(
              "SELECT s.name, l.listed_on, l.position, l.upvotes, l.github_stars, l.comments "
              "FROM listing l JOIN source s ON s.id = l.source WHERE l.paper = ? "
              "ORDER BY l.listed_on, s.ingested_at, s.id")
          .bind(1, paper);
  std::vector<Listing> listings;
  while (rows.step()) {
    listings.push_back({std::string(rows.text(0)), parse_iso_day(rows.text(1)), number(rows, 2),
                        number(rows, 3), number(rows, 4), number(rows, 5)});
  }
  return listings;
}

/// The numbers of the latest day, each from the latest capture that states it.
void take_latest(Paper& paper) {
  if (paper.listings.empty()) return;
  paper.listed_on = paper.listings.back().listed_on;
  const auto fill = [](std::optional<std::int64_t>& known,
                       const std::optional<std::int64_t>& more) {
    if (!known) known = more;
  };
  for (auto listing = paper.listings.rbegin();
       listing != paper.listings.rend() && listing->listed_on == paper.listed_on; ++listing) {
    fill(paper.position, listing->position);
    fill(paper.upvotes, listing->upvotes);
    fill(paper.github_stars, listing->github_stars);
    fill(paper.comments, listing->comments);
  }
}

std::vector<TopicMark> topics_of(Database& database, std::int64_t paper) {
  Statement& rows = database
                        .cached(
                            "SELECT t.slug, t.name, p.score FROM paper_topic p "
                            "JOIN topic t ON t.id = p.topic WHERE p.paper = ? "
                            "ORDER BY p.score DESC, t.position, t.id")
                        .bind(1, paper);
  std::vector<TopicMark> topics;
  while (rows.step()) {
    topics.push_back({std::string(rows.text(0)), std::string(rows.text(1)), rows.real(2)});
  }
  return topics;
}

std::vector<std::string> tags_of(Database& database, std::int64_t paper) {
  Statement& rows =
      database.cached("SELECT name FROM tag WHERE paper = ? ORDER BY name").bind(1, paper);
  std::vector<std::string> tags;
  while (rows.step()) tags.emplace_back(rows.text(0));
  return tags;
}

std::string note_of(Database& database, std::int64_t paper) {
  Statement& row = database.cached("SELECT text FROM note WHERE paper = ?").bind(1, paper);
  if (!row.step()) return {};
  std::string note(row.text(0));
  row.reset();
  return note;
}

}  // namespace

std::optional<Paper> Library::paper(std::int64_t id) {
  Database& connection = database();
  std::optional<Paper> paper = paper_row(connection, id);
  if (!paper) {
    const auto survivors = papers_called(connection, "id", std::to_string(id));
    if (!survivors.empty()) paper = paper_row(connection, survivors.front());
    if (!paper) return std::nullopt;
  }
  paper->authors = authors_of(connection, paper->id);
  paper->keywords = keywords_of(connection, paper->id);
  paper->links = links_of(connection, paper->id);
  paper->listings = listings_of(connection, paper->id);
  take_latest(*paper);
  paper->topics = topics_of(connection, paper->id);
  paper->tags = tags_of(connection, paper->id);
  paper->note = note_of(connection, paper->id);
  return paper;
}

}  // namespace papers::library
