#include "topics/assigner.hpp"

#include <algorithm>
#include <cmath>
#include <string>
#include <unordered_map>
#include <utility>

#include "base/interrupt.hpp"
#include "library/paper_counts.hpp"
#include "topics/taxonomy.hpp"

namespace papers::topics {
namespace {

/// The setting that holds the fingerprint a library was assigned with.
constexpr const char* fingerprint_setting = "taxonomy";

std::string read_fingerprint(library::Library& library) {
  library::Statement& row = library.database().cached("SELECT value FROM setting WHERE name = ?1");
  row.bind(1, fingerprint_setting);
  std::string value;
  if (row.step()) value = row.text(0);
  row.reset();
  return value;
}

void write_fingerprint(library::Library& library, const std::string& value) {
  library.database()
      .cached(
          "INSERT INTO setting(name, value) VALUES (?1, ?2)"
          " ON CONFLICT(name) DO UPDATE SET value = excluded.value")
      .bind(1, fingerprint_setting)
      .bind(2, value)
      .run();
}

void write_topic_rows(library::Library& library, const Taxonomy& taxonomy) {
  library::Database& database = library.database();
  database.run("UPDATE topic SET parent = NULL, position = -1");
  library::Statement upsert = database.prepare(
      "INSERT INTO topic(slug, name, parent, description, position)"
      " VALUES (?1, ?2, (SELECT id FROM topic WHERE slug = ?3), ?4, ?5)"
      " ON CONFLICT(slug) DO UPDATE SET name = excluded.name, parent = excluded.parent,"
      " description = excluded.description, position = excluded.position");
  int position = 0;
  for (const Topic& topic : taxonomy.topics) {
    upsert.bind(1, topic.slug)
        .bind(2, topic.name)
        .bind(3, topic.parent)
        .bind(4, topic.description)
        .bind(5, position++)
        .run();
  }
  database.run("DELETE FROM topic WHERE position < 0");
}

/// Row ids of topics, by place in the taxonomy.
std::vector<std::int64_t> topic_row_ids(library::Library& library, const Taxonomy& taxonomy) {
  std::unordered_map<std::string, std::int64_t> by_slug;
  library::Statement rows = library.database().prepare("SELECT id, slug FROM topic");
  while (rows.step()) by_slug.emplace(rows.text(1), rows.integer(0));
  std::vector<std::int64_t> ids;
  for (const Topic& topic : taxonomy.topics) ids.push_back(by_slug[topic.slug]);
  return ids;
}

std::vector<std::size_t> places_of_areas(const Taxonomy& taxonomy) {
  std::unordered_map<std::string_view, std::size_t> by_slug;
  for (const Topic& topic : taxonomy.topics) by_slug.emplace(topic.slug, by_slug.size());
  std::vector<std::size_t> areas;
  for (const Topic& topic : taxonomy.topics) {
    areas.push_back(by_slug[topic.parent.empty() ? topic.slug : topic.parent]);
  }
  return areas;
}

}  // namespace

Assigner::Assigner(library::Library& library, Judge& judge)
    : database_(library.database()),
      judge_(judge),
      topic_ids_(topic_row_ids(library, judge.taxonomy())),
      areas_(places_of_areas(judge.taxonomy())),
      uncounted_(topic_ids_.size()),
      read_(library.database().cached(
          "SELECT title, keywords_text, abstract FROM paper WHERE id = ?1")),
      has_(library.database().cached("SELECT 1 FROM paper_topic WHERE paper = ?1")),
      clear_(library.database().cached("DELETE FROM paper_topic WHERE paper = ?1")),
      write_(library.database().cached("INSERT INTO paper_topic(paper, topic, thousandths)"
                                       " VALUES (?1, ?2, ?3)")) {}

void Assigner::assign(std::int64_t paper) {
  // Asks first: a DELETE that finds nothing costs more, and most papers are new.
  const bool assigned = has_.bind(1, paper).step();
  has_.reset();
  if (assigned) {
    library::count_topics(database_, paper, -1);
    clear_.bind(1, paper).run();
  }
  if (read_.bind(1, paper).step()) {
    store(paper, judge_.topics_of({read_.text(0), read_.text(1), read_.text(2)}));
  }
  read_.reset();
}

void Assigner::store(std::int64_t paper, const std::vector<Assignment>& topics) {
  for (const Assignment& topic : topics) {
    write_.bind(1, paper)
        .bind(2, topic_ids_[topic.topic])
        .bind(3, std::lround(topic.score * 1000))
        .run();
  }
  // Once each: an area has the papers of its topics.
  std::vector<std::size_t> having;
  for (const Assignment& topic : topics) {
    having.push_back(topic.topic);
    having.push_back(areas_[topic.topic]);
  }
  std::sort(having.begin(), having.end());
  having.erase(std::unique(having.begin(), having.end()), having.end());
  for (const std::size_t place : having) ++uncounted_[place];
}

void Assigner::flush() {
  library::Statement& count =
      database_.cached("UPDATE topic SET papers = papers + ?2 WHERE id = ?1");
  for (std::size_t place = 0; place < uncounted_.size(); ++place) {
    if (uncounted_[place] == 0) continue;
    count.bind(1, topic_ids_[place]).bind(2, std::exchange(uncounted_[place], 0)).run();
  }
}

bool outdated(library::Library& library) {
  return read_fingerprint(library) != taxonomy_fingerprint();
}

void conform(library::Library& library, Judge& judge) {
  if (read_fingerprint(library) == judge.fingerprint()) return;
  write_topic_rows(library, judge.taxonomy());
  Assigner assigner(library, judge);
  library::Statement ids = library.database().prepare("SELECT id FROM paper ORDER BY id");
  while (ids.step()) {
    throw_if_interrupted();
    assigner.assign(ids.integer(0));
  }
  library::recount_topics(library.database());  // topics may have got other areas
  write_fingerprint(library, judge.fingerprint());
}

bool refresh(library::Library& library, Judge& judge) {
  if (!outdated(library)) return false;
  library::Transaction transaction(library.database());
  conform(library, judge);
  transaction.commit();
  return true;
}

bool refresh(library::Library& library) {
  Judge judge;
  return refresh(library, judge);
}

}  // namespace papers::topics
