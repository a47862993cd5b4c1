#include <string>
#include <vector>

#include "search/shelf.hpp"
#include "support/catch.hpp"

namespace papers::search_terms_joined_test {

using test::Shelf;

namespace {

Record by(const std::string& title, const std::vector<std::string>& authors) {
  Record record;
  record.title = title;
  record.authors = authors;
  return record;
}

}  // namespace

TEST_CASE("a name in one word is found by its parts, however many", "[search]") {
  const std::pair<const char*, const char*> names[] = {
      {"BigCodeBench", "big code bench"},
      {"TerminalBench", "terminal bench"},
      {"Terminal-Bench", "terminal bench"},
      {"SlopCodeBenchPlus", "slop code bench plus"}};
  for (const auto& [name, typed] : names) {
    INFO(name);
    const std::string title = std::string(name) + ": measuring what matters";
    Shelf shelf;
    shelf.put("A bench of code in a big terminal: slop plus code, big bench", typed);
    shelf.put(title).put("Extra-hard-" + std::string(name) + ": measuring more of it");
    CHECK(shelf.titles(typed).front() == title);
  }
}

TEST_CASE("the words of somebody's name are that person", "[search]") {
  for (const char* const name : {"Kaiming He", "Xinzhe Xu", "Bo An", "Jin Li"}) {
    INFO(name);
    const std::string whole = name;
    const std::string first = whole.substr(0, whole.find(' '));
    const std::string family = whole.substr(whole.find(' ') + 1);
    Shelf shelf;
    shelf.put({by("Many hands", {first + " One", "Two " + family, first + " Three", "Four " + first,
                                 "Five Six", family + " Seven"})});
    shelf.put({by("The right one", {"Eve Eight", whole})});
    CHECK(shelf.titles(whole).front() == "The right one");
  }
}

TEST_CASE("words of a subject are nobody, even where somebody is called so", "[search]") {
  Shelf shelf;
  shelf.put("Language models", "We train language models on text, and models of language.");
  shelf.put({by("On rivers", {"Language Models"})});
  CHECK(shelf.titles("language models").front() == "Language models");
}

}  // namespace papers::search_terms_joined_test
