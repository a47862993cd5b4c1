// What a keyboard lacks and haste puts in its place: letters, digits for words, slips.
#include <iterator>
#include <random>
#include <string>
#include <vector>

#include "search/shelf.hpp"
#include "support/catch.hpp"

namespace papers::search_letters_test {

using test::all_remarks;
using test::Set;
using test::Shelf;

TEST_CASE("letters that a keyboard lacks are typed plainly, and the other way round", "[search]") {
  const struct {
    const char *letter, *plain;
  } letters[] = {{"ł", "l"}, {"ø", "o"},  {"ø", "oe"}, {"đ", "d"},  {"ð", "d"},  {"ħ", "h"},
                 {"ı", "i"}, {"æ", "ae"}, {"œ", "oe"}, {"þ", "th"}, {"ß", "ss"}, {"ü", "u"}};
  const unsigned seed = 20261130;
  std::mt19937 random(seed);
  for (int round = 0; round < 12; ++round) {
    std::string written;
    std::string plain;
    for (auto i = random() % 4 + 1; i > 0; --i) {
      const std::string filler(1 + random() % 3, "rkvz"[random() % 4]);
      const auto& letter = letters[random() % std::size(letters)];
      written += filler + letter.letter;
      plain += filler + letter.plain;
    }
    INFO("seed " << seed << ", round " << round << ": " << written << ", typed " << plain);
    for (const bool letters_typed : {true, false}) {
      Shelf shelf;
      Record record;
      record.title = "One";
      record.authors = {"Jan " + (letters_typed ? plain : written)};
      shelf.put({record}).put("On " + (letters_typed ? plain : written)).put("Another");
      const std::string typed = letters_typed ? written : plain;
      CHECK(shelf.found(typed).size() == 2);
      CHECK(shelf.found("author:" + typed) == Set{"One"});
      CHECK(shelf.found("\"jan " + typed + '"') == Set{"One"});
      CHECK(shelf.found(typed + "*").size() == 2);
      CHECK(all_remarks(shelf.ask(typed)).empty());
    }
  }
}

TEST_CASE("a lone letter is a sign, and past many spellings letters stay as they are", "[search]") {
  Shelf shelf;
  shelf.put("On o and oe").put("Soooood").put("S\u00F8\u00F8\u00F8\u00F8\u00F8d");
  CHECK(shelf.found("\u00F8").empty());
  CHECK(shelf.found("s\u00F8\u00F8\u00F8\u00F8\u00F8d").count("S\u00F8\u00F8\u00F8\u00F8\u00F8d") ==
        1);
  CHECK(shelf.found("s\u00F8\u00F8\u00F8d").empty());
}

TEST_CASE("wide forms of letters and digits are plain ones", "[search]") {
  Shelf shelf;
  shelf.put("On ＧＰＴ４").put("On GPT4").put("Another");
  CHECK(shelf.found("gpt4").size() == 2);
  CHECK(shelf.found("ＧＰＴ４").size() == 2);
}

TEST_CASE("a digit between two words may stand for the word between them", "[search]") {
  Shelf shelf;
  shelf.put("Sim-to-real transfer").put("Sim2Real transfer").put("Simulated reality");
  shelf.put("Image-to-image translation").put("AI for science").put("GPT4All and tools");
  const Set both = {"Sim-to-real transfer", "Sim2Real transfer"};
  for (const char* query : {"sim2real", "sim-to-real", "sim to real", "Sim2Real transfer"}) {
    INFO(query);
    CHECK(shelf.found(query) == both);
  }
  CHECK(shelf.titles("sim2real").front() == "Sim2Real transfer");
  CHECK(shelf.titles("sim-to-real").front() == "Sim-to-real transfer");
  CHECK(shelf.found("image2image") == Set{"Image-to-image translation"});
  CHECK(shelf.found("ai4science") == Set{"AI for science"});
  CHECK(shelf.found("gpt4all") == Set{"GPT4All and tools"});
  CHECK(shelf.found("\"sim2real\"") == Set{"Sim2Real transfer"});
}

TEST_CASE("of a slip that few papers share the word is suggested, and its papers are shown",
          "[search]") {
  Shelf shelf;
  std::vector<Record> records;
  for (int i = 0; i < 120; ++i) {
    Record record;
    record.title = "Transformer " + std::to_string(i) + (i < 30 ? " planner" : "");
    record.arxiv_id = "2401." + std::to_string(20'001 + i);
    records.push_back(std::move(record));
  }
  shelf.put(records).put("A robot", "It has a tranformer.").put("A saw", "It has a planer.");
  shelf.put("Transformex: a name");
  const auto answer = shelf.ask("tranformer");
  CHECK(answer.total == 1);
  CHECK(all_remarks(answer) == "only 1 paper has \"tranformer\"; did you mean \"transformer\"?\n");
  CHECK(all_remarks(shelf.ask("\"tranformer\"")).empty());
  CHECK(all_remarks(shelf.ask("transformer")).empty());
  CHECK(all_remarks(shelf.ask("planer")).empty());
  CHECK(all_remarks(shelf.ask("transformex")).empty());
}

}  // namespace papers::search_letters_test
