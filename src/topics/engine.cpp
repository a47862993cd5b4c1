#include "topics/engine.hpp"

#include <memory>
#include <utility>
#include <vector>

#include "library/sqlite.hpp"
#include "topics/shipped.hpp"
#include "topics/topics.hpp"

namespace papers::topics {
namespace {

/// A topic that a reader taught and that no file knows is a topic all the same.
void add_unknown(Taxonomy& taxonomy, const std::vector<Lesson>& lessons) {
  for (const Lesson& lesson : lessons) {
    bool known = false;
    for (const Topic& topic : taxonomy.topics) known = known || topic.slug == lesson.slug;
    if (known) continue;
    Topic topic;
    topic.slug = lesson.slug;
    topic.name = lesson.slug;
    topic.description = "Learned from papers tagged topic/" + lesson.slug;
    taxonomy.topics.push_back(std::move(topic));
  }
}

}  // namespace

std::string read_setting(library::Library& library, const std::string& name) {
  library::Statement& row = library.database().cached("SELECT value FROM setting WHERE name = ?1");
  row.bind(1, name);
  std::string value;
  if (row.step()) value = row.text(0);
  row.reset();
  return value;
}

void write_setting(library::Library& library, const std::string& name, const std::string& value) {
  library.database()
      .cached(
          "INSERT INTO setting(name, value) VALUES (?1, ?2)"
          " ON CONFLICT(name) DO UPDATE SET value = excluded.value")
      .bind(1, name)
      .bind(2, value)
      .run();
}

bool outdated(library::Library& library) {
  return read_setting(library, kTaxonomySetting) != taxonomy_fingerprint();
}

Scorer& scorer() {
  // Compiling takes milliseconds, and an ingest of many files asks for each file. The key is all
  // that the content depends on.
  static std::pair<std::string, std::unique_ptr<Scorer>> kept;
  std::string print = taxonomy_fingerprint();
  if (kept.second == nullptr || kept.first != print) {
    Taxonomy taxonomy = current_taxonomy();
    const std::vector<Lesson> taught = lessons();
    add_unknown(taxonomy, taught);
    std::vector<Scorer::WeightFile> files{{data::topic_weights, "data/topic-weights.tsv"}};
    for (const Lesson& lesson : taught) files.push_back({lesson.weights, lesson.file});
    kept = {std::move(print), std::make_unique<Scorer>(std::move(taxonomy), files)};
  }
  return *kept.second;
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

}  // namespace papers::topics
