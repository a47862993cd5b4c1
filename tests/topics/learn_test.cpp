// Topics from a reader's tags, and what to tag next.
#include <filesystem>
#include <string>
#include <vector>

#include "base/error.hpp"
#include "support/catch.hpp"
#include "support/sample_page.hpp"
#include "topics/assigner.hpp"
#include "topics/topic_shelf.hpp"
#include "topics/topics.hpp"

namespace papers::topics_learn_test {

using test::TopicShelf;

namespace {

const std::vector<std::string> sheaf_titles = {
    "Cellular sheaves for networks", "Learning sheaf Laplacians", "Sheaf cohomology of data",
    "A sheaf view of consensus", "Sheaves and their stalks"};

std::string sheaf_abstract(int variant) {
  return "We attach vector spaces, called stalks, to cells and glue them by restriction maps of a "
         "cellular sheaf. Variant " +
         std::to_string(variant) + " studies its Laplacian.";
}

/// The sample page and a few papers on something the shipped topics do not know.
void fill(TopicShelf& shelf) {
  shelf.put(test::sample_page());
  int variant = 0;
  for (const std::string& title : sheaf_titles) {
    const std::int64_t id = shelf.put(title, sheaf_abstract(++variant));
    shelf.library().add_tag(id, "topic/sheaves");
  }
}

}  // namespace

TEST_CASE("a topic is learned from tagged papers and found in untagged ones", "[topics]") {
  TopicShelf shelf;
  fill(shelf);
  const topics::LessonReport learned = topics::learn(shelf.library(), "sheaves");
  CHECK(learned.is_new);
  CHECK(learned.examples == sheaf_titles.size());
  CHECK(learned.examples_found == sheaf_titles.size());
  CHECK(learned.others_taken == 0);
  REQUIRE_FALSE(learned.words.empty());
  CHECK(learned.words.front().text.substr(0, 5) == "sheaf");
  CHECK(test::read_bytes(learned.file).find("papers topics --learn sheaves") != std::string::npos);

  CHECK(topics::refresh(shelf.library()));
  const std::int64_t like = shelf.put("Opinion dynamics on cellular sheaves", sheaf_abstract(9));
  const std::int64_t unlike = shelf.put("Wheat and barley", "We sow wheat, then barley.");
  CHECK(shelf.topics_of(like).count("sheaves") == 1);
  CHECK(shelf.topics_of(unlike).count("sheaves") == 0);
  std::uint64_t with_topic = 0;
  for (const topics::TopicCount& topic : topics::counts(shelf.library())) {
    if (topic.slug == "sheaves") with_topic = topic.papers;
  }
  CHECK(with_topic == sheaf_titles.size() + 1);
}

TEST_CASE("learning writes its own file and none that a link leads to", "[topics]") {
  TopicShelf shelf;
  fill(shelf);
  const std::filesystem::path lesson = topics::learn(shelf.library(), "sheaves").file;
  const std::filesystem::path others = lesson.parent_path() / "others.txt";
  test::write_bytes(others, "precious");
  // Whatever stands under a name that the file may pass through, or under its own.
  for (const char* ending : {".new", ".tmp", "~", ""}) {
    std::filesystem::remove(lesson.string() + ending);
    std::filesystem::create_symlink(others, lesson.string() + ending);
  }
  topics::learn(shelf.library(), "sheaves");
  CHECK(test::read_bytes(others) == "precious");
  CHECK_FALSE(std::filesystem::is_symlink(lesson));
  CHECK(test::read_bytes(lesson).find("sheaf") != std::string::npos);
}

TEST_CASE("learning refines a shipped topic and takes nothing from it", "[topics]") {
  TopicShelf shelf;
  fill(shelf);
  const std::int64_t own = shelf.put("Knowledge distillation");
  for (std::int64_t paper = 60; paper < 65; ++paper) {
    shelf.library().add_tag(paper, "topic/distillation");
  }
  const topics::LessonReport learned = topics::learn(shelf.library(), "distillation");
  CHECK_FALSE(learned.is_new);
  topics::refresh(shelf.library());
  CHECK(shelf.topics_of(own).count("distillation") == 1);
  CHECK(shelf.topics_of(61).count("distillation") == 1);
}

TEST_CASE("what cannot be learned is refused with what to do", "[topics]") {
  TopicShelf shelf;
  shelf.put("One");
  CHECK_THROWS_WITH(topics::learn(shelf.library(), "Two words"),
                    "'Two words' cannot be a topic: lower case letters, digits and '-'");
  CHECK_THROWS_WITH(topics::learn(shelf.library(), "sheaves"),
                    "0 papers are tagged topic/sheaves, at least 3 are needed: "
                    "papers tag +topic/sheaves ID…");
  CHECK_THROWS_WITH(topics::learn(shelf.library(), "vision"), papers::test::has_text("is an area"));
  for (std::int64_t i = 0; i < 3; ++i) {
    shelf.library().add_tag(shelf.put("Sheaf " + std::to_string(i)), "topic/sheaves");
  }
  CHECK_THROWS_WITH(topics::learn(shelf.library(), "sheaves"),
                    papers::test::has_text("no other papers to tell"));
  CHECK_FALSE(std::filesystem::exists(shelf.folder()));
}

TEST_CASE("phrases that papers without a topic share are suggested first", "[topics]") {
  TopicShelf shelf;
  CHECK(topics::suggest(shelf.library(), 10).empty());
  fill(shelf);
  const std::vector<topics::Suggestion> suggestions = topics::suggest(shelf.library(), 4);
  REQUIRE(suggestions.size() == 4);
  bool found = false;
  for (const topics::Suggestion& one : suggestions) {
    INFO(one.text);
    CHECK(one.without_topic >= 2);
    found = found || one.text.find("cellular sheaf") != std::string::npos;
  }
  CHECK(found);
}

}  // namespace papers::topics_learn_test
