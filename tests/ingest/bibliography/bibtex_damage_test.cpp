// Entries that a hand has hurt: what can be read is read, and what was guessed is told.
#include "support/catch.hpp"
#include "support/collected.hpp"

namespace papers::ingest_bibliography_bibtex_damage_test {

using test::collect;

namespace {

const std::vector<std::string> fields = {"title = {The title}", "author = {Fern, Ida}",
                                         "journal = {Journal}", "year = 2001",
                                         "doi = {10.1000/a.1}"};

/// An entry of the fields with `between` after the field `at`, each on a line of its own.
std::string entry(std::size_t at, const std::string& between) {
  std::string text = "@article{key,\n";
  for (std::size_t i = 0; i < fields.size(); ++i) {
    text += fields[i] + (i == at ? between : ",") + "\n";
  }
  return text + "}\n@misc{next, title = {The next one}}\n";
}

void check_whole(const test::Collected& read) {
  REQUIRE(read.records.size() == 2);
  const Record& record = read.records[0];
  CHECK(record.title.find("The title") == 0);
  CHECK(record.authors == std::vector<std::string>{"Ida Fern"});
  CHECK(record.venue.find("Journal") == 0);
  CHECK(record.published == "2001");
  CHECK(record.doi == "10.1000/a.1");
  CHECK(read.records[1].title == "The next one");
  CHECK(read.skipped().empty());
}

}  // namespace

TEST_CASE("a comma missing behind any field costs nothing and is named with its line", "[ingest]") {
  for (std::size_t at = 0; at + 1 < fields.size(); ++at) {
    INFO("behind " << fields[at]);
    const auto read = collect("bibtex", entry(at, ""));
    check_whole(read);
    REQUIRE(read.remarks.size() == 1);
    CHECK(read.remarks[0].find(std::to_string(at + 3) + ": a comma is missing before '") == 0);
  }
  const auto no_key = collect("bibtex", "@article{title = {T}, year = 2001}");
  REQUIRE(no_key.records.size() == 1);
  CHECK(no_key.records[0].published == "2001");
}

TEST_CASE("a brace too many behind any field costs nothing and is named with its line",
          "[ingest]") {
  for (const std::size_t at : {0U, 2U}) {
    for (const char* between : {"},", " and more},"}) {
      INFO("behind " << fields[at]);
      const auto read = collect("bibtex", entry(at, between));
      check_whole(read);
      REQUIRE(read.remarks.size() == 1);
      CHECK(read.remarks[0].find(std::to_string(at + 2) + ": a '}' too many") == 0);
    }
  }
  const auto words = collect("bibtex", "@misc{a, title={Hedges} and walls}, year={2020}}");
  REQUIRE(words.records.size() == 1);
  CHECK(words.records[0].title == "Hedges and walls");
}

TEST_CASE("a '=' missing in any field costs nothing and is named with its line", "[ingest]") {
  const std::string whole = entry(0, ",");
  for (std::size_t at = 0; at < fields.size(); ++at) {
    if (fields[at].find('{') == std::string::npos) continue;
    INFO(fields[at]);
    std::string text = whole;
    text.erase(text.find('=', text.find(fields[at])), 2);
    const auto read = collect("bibtex", text);
    check_whole(read);
    REQUIRE(read.remarks.size() == 1);
    CHECK(read.remarks[0].find(std::to_string(at + 2) + ": a '=' is missing behind '") == 0);
  }
}

TEST_CASE("a closing quotation mark missing costs nothing and is named", "[ingest]") {
  for (const char* author : {"author = \"Fern, Ida\"", "author = {Fern, Ida}", "year = 2001"}) {
    for (const char* last : {"publisher = \"P\"", "publisher = {P}", "number = 1"}) {
      INFO(author << ", " << last);
      const auto read =
          collect("bibtex", std::string("@article{key,\n  title = \"The title,\n  ") + author +
                                ",\n  " + last + "\n}\n@misc{next, title = {The next one}}\n");
      REQUIRE(read.records.size() == 2);
      CHECK(read.records[0].title == "The title");
      CHECK(read.records[0].authors.size() + read.records[0].published.size() / 4 == 1);
      REQUIRE(read.remarks.size() == 1);
      CHECK(read.remarks[0].find("a '\"' is missing before '") != std::string::npos);
    }
  }
  const auto whole =
      collect("bibtex", "@misc{a, abstract = \"Where\n  n = 3 and\n m = 4, we win\"" +
                            std::string(", title = \"T\"}"));
  REQUIRE(whole.records.size() == 1);
  CHECK(whole.records[0].abstract == "Where n = 3 and m = 4, we win");
  CHECK(whole.remarks.empty());
}

TEST_CASE("a remark may stand at every line's end of an entry", "[ingest]") {
  for (const char* remark : {" % one, two", " % don't", " %title = {X},", " % 50% \"done\""}) {
    for (const char* lines : {"@article{key,@  title = {The title},@  author = {Fern, Ida and@"
                              "    Okafor, Ben},@  year = 2001,@  journal = \"Journal\"@}@",
                              "@article{key@  , title = {The title}@  , author = {Fern, Ida@ and "
                              "Okafor, Ben}@  , year = 2001@  , journal = \"Journal\"@}@"}) {
      std::string text;
      for (const char c : std::string_view(lines).substr(1)) {
        text += c == '@' ? remark + std::string("\n") : std::string(1, c);
      }
      INFO(text);
      const auto read = collect("bibtex", '@' + text);
      REQUIRE(read.records.size() == 1);
      CHECK(read.records[0].title == "The title");
      CHECK(read.records[0].authors == std::vector<std::string>{"Ida Fern", "Ben Okafor"});
      CHECK(read.records[0].published == "2001");
      CHECK(read.records[0].venue == "Journal");
      CHECK(read.remarks.empty());
    }
  }
}

TEST_CASE("an entry that is whole is told nothing about", "[ingest]") {
  const auto read =
      collect("bibtex", entry(0, ",") + ", note = free text between\n@misc{x, title={Y}}");
  CHECK(read.records.size() == 3);
  CHECK(read.remarks.empty());
}

}  // namespace papers::ingest_bibliography_bibtex_damage_test
