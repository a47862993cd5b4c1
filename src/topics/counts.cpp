#include "library/sqlite.hpp"
#include "topics/topics.hpp"

namespace papers::topics {

std::vector<TopicCount> counts(library::Library& library) {
  library::Statement rows = library.database().prepare(
      "SELECT topic.slug, topic.name, coalesce(area.slug, ''), topic.description, topic.papers"
      " FROM topic LEFT JOIN topic AS area ON area.id = topic.parent"
      " ORDER BY topic.position");
  std::vector<TopicCount> tree;
  while (rows.step()) {
    TopicCount count;
    count.slug = rows.text(0);
    count.name = rows.text(1);
    count.parent = rows.text(2);
    count.description = rows.text(3);
    count.papers = static_cast<std::uint64_t>(rows.integer(4));
    tree.push_back(std::move(count));
  }
  return tree;
}

Areas areas(library::Library& library) {
  library::Statement rows = library.database().prepare(
      "SELECT topic.slug, area.slug, area.name FROM topic"
      " JOIN topic AS area ON area.id = coalesce(topic.parent, topic.id)");
  Areas areas;
  while (rows.step()) {
    areas.emplace(rows.text(0), Area{std::string(rows.text(1)), std::string(rows.text(2))});
  }
  return areas;
}

}  // namespace papers::topics
