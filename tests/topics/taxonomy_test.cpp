#include "topics/taxonomy.hpp"

#include <set>
#include <string>

#include "base/error.hpp"
#include "support/catch.hpp"
#include "topics/shipped.hpp"

namespace papers::topics_taxonomy_test {

using namespace papers::topics;

namespace {

std::string complaint(const std::string& json) {
  try {
    parse_taxonomy(json, "mine.json");
  } catch (const Error& error) {
    return error.what();
  }
  return "";
}

Taxonomy small() {
  return parse_taxonomy(R"({"schema": 1, "topics": [
    {"slug": "vision", "name": "Vision"},
    {"slug": "3d", "name": "3D", "parent": "vision", "definition": "nerf",
     "cues": {"mesh": 0.25, "depth": -1}},
    {"slug": "text", "name": "Text"}]})",
                        "small.json");
}

std::string slugs(const Taxonomy& taxonomy) {
  std::string text;
  for (const Topic& topic : taxonomy.topics) text += (text.empty() ? "" : " ") + topic.slug;
  return text;
}

}  // namespace

TEST_CASE("a topic keeps what its file states", "[topics]") {
  const Taxonomy taxonomy = small();
  REQUIRE(taxonomy.topics.size() == 3);
  const Topic& topic = taxonomy.topics[1];
  CHECK(topic.slug == "3d");
  CHECK(topic.parent == "vision");
  CHECK(topic.definition == "nerf");
  REQUIRE(topic.cues.size() == 2);
  CHECK(topic.cues[0].text == "mesh");
  CHECK(topic.cues[1].weight == -1);
  CHECK(topic.line == 3);
}

TEST_CASE("a bad topics file names the line of what is wrong", "[topics]") {
  CHECK(complaint("{\n\"topics\": [\n{\"slug\": \"a\",\n\"nam\": \"A\"}]}") ==
        "mine.json:4: \"nam\" is no field of a topic");
  CHECK(complaint("{\"topics\": [\n{\"slug\": \"A b\"}]}") ==
        "mine.json:2: \"A b\" is no slug: lower case letters, digits and '-'");
  CHECK(complaint("{\"topics\": [{\"slug\": \"a\"},\n{\"slug\": \"a\"}]}") ==
        "mine.json:2: topic \"a\" is there twice");
  CHECK(complaint("{\"topics\": [{\"name\": \"A\"}]}") == "mine.json:1: a topic needs a \"slug\"");
  CHECK(complaint("{\"topics\": [{\"slug\": \"a\",\n\"cues\": {\"b\": \"c\"}}]}") ==
        "mine.json:2: \"b\" cannot be text");
  CHECK(complaint("{\"topics\": {}}") == "mine.json:1: \"topics\" cannot be an object");
  CHECK(complaint("{\"schema\": 2}") == "mine.json:1: this papers reads \"schema\": 1");
  CHECK(complaint("{\n\n\"topics\": [}").substr(0, 12) == "mine.json:3:");
  CHECK(complaint("").substr(0, 12) == "mine.json:1:");
}

TEST_CASE("the user's file changes, adds and switches off", "[topics]") {
  const Taxonomy changes = parse_taxonomy(R"({"topics": [
    {"slug": "3d", "name": "Three dimensions"},
    {"slug": "text", "off": true},
    {"slug": "faces", "name": "Faces", "parent": "vision", "definition": "face"}]})",
                                          "mine.json");
  const Taxonomy merged = overlay(small(), changes);
  CHECK(slugs(merged) == "vision 3d faces");
  CHECK(merged.topics[1].name == "Three dimensions");
  CHECK(merged.topics[1].definition == "nerf");
}

TEST_CASE("switching an area off takes its topics along", "[topics]") {
  const Taxonomy changes =
      parse_taxonomy(R"({"topics": [{"slug": "vision", "off": true}]})", "mine.json");
  CHECK(slugs(overlay(small(), changes)) == "text");
}

TEST_CASE("a change that cannot be made names its line", "[topics]") {
  const auto overlaid = [](const std::string& topic) {
    return overlay(small(), parse_taxonomy("{\"topics\": [\n" + topic + "]}", "mine.json"));
  };
  CHECK_THROWS_WITH(overlaid(R"({"slug": "b", "off": true})"),
                    "mine.json:2: there is no topic \"b\" to switch off");
  CHECK_THROWS_WITH(overlaid(R"({"slug": "b"})"),
                    "mine.json:2: the new topic \"b\" needs a \"name\"");
  CHECK_THROWS_WITH(overlaid(R"({"slug": "b", "name": "B", "parent": "3d"})"),
                    "mine.json:2: \"3d\" is no area: the parent of \"b\" must be a topic without a "
                    "parent");
}

TEST_CASE("the shipped tree is two levels of named, described, defined topics", "[topics]") {
  const Taxonomy shipped = parse_taxonomy(data::topics_json, "data/topics.json");
  std::set<std::string> areas, names;
  std::size_t topics = 0;
  for (const Topic& topic : shipped.topics) {
    INFO(topic.slug);
    CHECK_FALSE(topic.name.empty());
    CHECK_FALSE(topic.description.empty());
    CHECK(names.insert(topic.name).second);
    if (topic.parent.empty()) {
      areas.insert(topic.slug);
      continue;
    }
    ++topics;
    CHECK(areas.count(topic.parent) == 1);
    CHECK_FALSE(topic.definition.empty());
  }
  CHECK(areas.size() >= 10);
  CHECK(topics >= 60);
  CHECK(topics <= 90);
}

}  // namespace papers::topics_taxonomy_test
