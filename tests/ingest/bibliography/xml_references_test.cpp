// References as XML, as bibutils, Zotero and Word write them.
#include <fmt/format.h>

#include <string>

#include "support/catch.hpp"
#include "support/collected.hpp"
#include "support/exchange_text.hpp"

namespace papers::ingest_bibliography_xml_references_test {

namespace {

std::string xml(std::string_view text) {
  std::string out;
  for (const char c : text) out += c == '&' ? "&amp;" : c == '<' ? "&lt;" : std::string(1, c);
  return out;
}

std::string family_of(const std::string& name) { return name.substr(name.rfind(' ') + 1); }
std::string given_of(const std::string& name) {
  const std::size_t blank = name.rfind(' ');
  return blank == name.npos ? "" : name.substr(0, blank);
}

/// As some write it, by a code and a text, after another one, or not at all.
constexpr const char* roles[] = {
    "<role><roleTerm>author</roleTerm></role>",
    "<role><roleTerm type=\"code\">aut</roleTerm><roleTerm type=\"text\">Author</roleTerm></role>",
    "<role><roleTerm>speaker</roleTerm></role><role><roleTerm>author</roleTerm></role>", ""};

std::string as_mods(const std::vector<Record>& records) {
  std::string out =
      "<?xml version=\"1.0\"?>\n<modsCollection xmlns=\"http://www.loc.gov/mods/v3\">";
  for (const Record& record : records) {
    out += "<mods><titleInfo><title>" + xml(record.title) + "</title></titleInfo>";
    for (const std::string& author : record.authors) {
      out += fmt::format(
          "<name type=\"personal\"><namePart type=\"given\">{}</namePart><namePart "
          "type=\"family\">{}</namePart>{}</name>",
          xml(given_of(author)), xml(family_of(author)), roles[author.size() % 4]);
    }
    out += fmt::format(
        "<name type=\"personal\"><namePart type=\"family\">Editor</namePart><role><roleTerm>editor"
        "</roleTerm></role></name><originInfo><dateIssued>{}</dateIssued></originInfo><abstract "
        "type=\"Summary\">{}"
        "</abstract><relatedItem type=\"host\"><titleInfo><title>{}</title></titleInfo>"
        "</relatedItem><identifier type=\"doi\">{}</identifier></mods>\n",
        record.published, xml(record.abstract), xml(record.venue), record.doi);
  }
  return out + "</modsCollection>";
}

std::string as_word(const std::vector<Record>& records) {
  std::string out =
      "<?xml version=\"1.0\"?>\n<b:Sources "
      "xmlns:b=\"http://schemas.openxmlformats.org/officeDocument/2006/bibliography\">";
  for (const Record& record : records) {
    out += "<b:Source><b:SourceType>JournalArticle</b:SourceType><b:Author><b:Author><b:NameList>";
    for (const std::string& author : record.authors) {
      out += fmt::format("<b:Person><b:Last>{}</b:Last><b:First>{}</b:First></b:Person>",
                         xml(family_of(author)), xml(given_of(author)));
    }
    out += fmt::format(
        "</b:NameList></b:Author><b:Editor><b:NameList><b:Person><b:Last>Editor</b:Last></b:Person>"
        "</b:NameList></b:Editor></b:Author><b:Title>{}</b:Title><b:Year>{}</b:Year><b:Month>{}"
        "</b:Month><b:Day>{}</b:Day><b:JournalName>{}</b:JournalName><b:DOI>{}</b:DOI></b:Source>",
        xml(record.title), record.published.substr(0, 4), record.published.substr(5, 2),
        record.published.substr(8), xml(record.venue), record.doi);
  }
  return out + "</b:Sources>";
}

}  // namespace

TEST_CASE("papers come back from MODS and from Word's sources", "[ingest]") {
  for (unsigned seed = 1; seed <= 20; ++seed) {
    INFO("seed " << seed);
    const auto papers = test::random_records(seed, 4);
    for (const bool word : {false, true}) {
      const std::string text = word ? as_word(papers) : as_mods(papers);
      CHECK(test::chosen_format(text) == "xml-references");
      const auto read = test::collect("xml-references", text);
      CHECK(read.skipped().empty());
      REQUIRE(read.records.size() == papers.size());
      for (std::size_t i = 0; i < papers.size(); ++i) {
        CHECK(read.records[i].title == papers[i].title);
        CHECK(read.records[i].authors == papers[i].authors);
        CHECK(read.records[i].published == papers[i].published);
        CHECK(read.records[i].venue == papers[i].venue);
        CHECK(read.records[i].doi == papers[i].doi);
        if (!word) CHECK(read.records[i].abstract == papers[i].abstract);
      }
    }
  }
}

TEST_CASE("parts of MODS: subtitles, initials, an arXiv id for a volume", "[ingest]") {
  const auto read = test::collect(
      "xml-references",
      "<mods xmlns=\"http://www.loc.gov/mods/v3\"><titleInfo><nonSort>The</nonSort><title>hedges"
      "</title><subTitle>what grew</subTitle></titleInfo><titleInfo type=\"abbreviated\"><title>Hed"
      "</title></titleInfo><name><namePart type=\"given\">M</namePart><namePart type=\"given\">K"
      "</namePart><namePart type=\"family\">Fern</namePart></name><part><date>2023</date><detail "
      "type=\"volume\"><number>2306.04723</number></detail></part><relatedItem type=\"host\">"
      "<titleInfo><title>arXiv</title></titleInfo></relatedItem></mods>");
  REQUIRE(read.records.size() == 1);
  CHECK(read.records[0].title == "The hedges: what grew");
  CHECK(read.records[0].authors == std::vector<std::string>{"M. K. Fern"});
  CHECK(read.records[0].arxiv_id == "2306.04723");
  CHECK(read.records[0].published == "2023");
}

}  // namespace papers::ingest_bibliography_xml_references_test
