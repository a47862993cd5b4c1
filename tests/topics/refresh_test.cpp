// Stored topics follow the files that they come from.
#include <string>

#include "base/error.hpp"
#include "support/catch.hpp"
#include "topics/assigner.hpp"
#include "topics/topic_shelf.hpp"
#include "topics/topics.hpp"

namespace papers::topics_refresh_test {

using test::TopicShelf;
using Set = std::set<std::string>;

TEST_CASE("topics are assigned again when the user's file comes, changes and goes", "[topics]") {
  TopicShelf shelf;
  const std::int64_t paper = shelf.put("Sheaves on graphs of rhubarb");
  CHECK_FALSE(topics::outdated(shelf.library()));
  CHECK_FALSE(topics::refresh(shelf.library()));
  CHECK(shelf.topics_of(paper).count("rhubarb") == 0);

  shelf.write_user_file("");
  CHECK_FALSE(topics::outdated(shelf.library()));
  shelf.write_user_file(
      R"({"topics": [{"slug": "rhubarb", "name": "Rhubarb", "definition": "rhubarb"}]})");
  CHECK(topics::outdated(shelf.library()));
  CHECK(topics::refresh(shelf.library()));
  CHECK(shelf.topics_of(paper).count("rhubarb") == 1);
  CHECK_FALSE(topics::refresh(shelf.library()));

  shelf.write_user_file(
      R"({"topics": [{"slug": "rhubarb", "name": "Rhubarb", "definition": "apple"}]})");
  CHECK(topics::refresh(shelf.library()));
  CHECK(shelf.topics_of(paper).count("rhubarb") == 0);

  std::filesystem::remove(shelf.folder() / "topics.json");
  CHECK(topics::refresh(shelf.library()));
  for (const topics::TopicCount& topic : topics::counts(shelf.library())) {
    CHECK(topic.slug != "rhubarb");
  }
}

TEST_CASE("topics are assigned again when what was learned changes", "[topics]") {
  TopicShelf shelf;
  const std::int64_t paper = shelf.put("Rhubarb");
  std::filesystem::create_directories(shelf.folder() / "topics");
  const auto file = shelf.folder() / "topics" / "desserts.tsv";
  test::write_bytes(file, "\tdesserts -500\nrhubarb\tdesserts 12000\n");
  CHECK(topics::refresh(shelf.library()));
  CHECK(shelf.topics_of(paper) == Set{"desserts"});
  test::write_bytes(file, "\tdesserts -500\napple\tdesserts 12000\n");
  CHECK(topics::refresh(shelf.library()));
  CHECK(shelf.topics_of(paper).empty());
  test::write_bytes(file, "no weights\there\n");
  CHECK_THROWS_WITH(topics::refresh(shelf.library()),
                    papers::test::has_text("desserts.tsv:1: not a topic and its weight"));
}

TEST_CASE("why a paper has a topic is said by the weights of now, beside the stored score",
          "[topics]") {
  TopicShelf shelf;
  const std::int64_t paper = shelf.put("Rhubarb and apples");
  std::filesystem::create_directories(shelf.folder() / "topics");
  const auto file = shelf.folder() / "topics" / "desserts.tsv";
  const auto why = [&] {
    topics::Judge judge;
    return topics::explain(shelf.library(), judge, paper).at(0);
  };
  test::write_bytes(file, "\tdesserts -500\nrhubarb\tdesserts 12000\n");
  topics::refresh(shelf.library());
  const topics::Reason stored = why();
  CHECK(stored.words.at(0).text == "Rhubarb");
  CHECK_FALSE(stored.score_today);

  test::write_bytes(file, "\tdesserts -500\napples\tdesserts 9000\n");
  const topics::Reason other = why();
  CHECK(other.words.at(0).text == "apples");
  CHECK(other.score == stored.score);
  CHECK(other.score_today.value() < stored.score);

  test::write_bytes(file, "\tdesserts -500\npears\tdesserts 12000\n");
  CHECK(why().score_today.value() == 0);
  CHECK(why().words.empty());
}

TEST_CASE("a mistake in the user's file leaves the stored topics as they were", "[topics]") {
  TopicShelf shelf;
  const std::int64_t paper = shelf.put("Knowledge distillation");
  const Set before = shelf.topics_of(paper);
  CHECK(before.count("distillation") == 1);
  shelf.write_user_file(
      "{\"topics\": [\n{\"slug\": \"distillation\", \"definition\": "
      "\"title:\"}]}");
  CHECK_THROWS_WITH(topics::refresh(shelf.library()),
                    papers::test::has_text("topics.json:2: the definition of"));
  CHECK(shelf.topics_of(paper) == before);
}

}  // namespace papers::topics_refresh_test
