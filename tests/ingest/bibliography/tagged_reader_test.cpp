#include "ingest/bibliography/tagged_reader.hpp"

#include "support/catch.hpp"
#include "support/collected.hpp"
#include "support/collecting_sink.hpp"

namespace papers::ingest_bibliography_tagged_reader_test {

using test::chosen_format;
using test::collect;

TEST_CASE("PubMed's references are read with full names and their DOI", "[ingest]") {
  const std::string text =
      "\nPMID- 27169098\nDP  - 2016 Jan-Feb\nTI  - Proteomics: A new\n      perspective.\n"
      "LID - 10.4103/2277.180636 [doi]\nFAU - Shruthi, Basavaradhya\nAU  - Shruthi B\n"
      "CN  - The Group\nTA  - Adv\nJT  - Advances\nOT  - proteins\n\nPMID- 2\nTI  - Second\n";
  CHECK(chosen_format(text) == "medline");
  CHECK(test::read_as("medline", text).in_order);
  const auto read = collect("medline", text);
  REQUIRE(read.records.size() == 2);
  const Record& record = read.records[0];
  CHECK(record.title == "Proteomics: A new perspective.");
  CHECK(record.authors == std::vector<std::string>{"Basavaradhya Shruthi", "The Group"});
  CHECK(record.doi == "10.4103/2277.180636");
  CHECK(record.published == "2016-01");
  CHECK(record.venue == "Advances");
  CHECK(record.url == "https://pubmed.ncbi.nlm.nih.gov/27169098/");
}

TEST_CASE("EndNote's references end at a blank line or where the next begins", "[ingest]") {
  const std::string text =
      "%0 Journal Article\n%T Hedges\n%A Fern, Ida\n%A The Group,\n%D 2011\n%J Journal\n%R "
      "10.1000/1\n"
      "%U https://a.org/1;https://b.org/2\n%0 Book\n%T Second\n\n%A Moss, Max\n%T Third\n";
  CHECK(chosen_format(text) == "endnote");
  CHECK(test::read_as("endnote", text).in_order);
  const auto read = collect("endnote", text);
  REQUIRE(read.records.size() == 3);
  CHECK(read.records[0].authors == std::vector<std::string>{"Ida Fern", "The Group"});
  CHECK(read.records[0].url == "https://a.org/1");
  REQUIRE(read.records[0].links.size() == 1);
  CHECK(read.records[0].links[0].url == "https://b.org/2");
  CHECK(read.records[2].title == "Third");
  CHECK(chosen_format("%!PS-Adobe-3.0\n%%Title: x\n") != "endnote");
}

TEST_CASE("Web of Science's references are read, as text and as a table", "[ingest]") {
  const std::string text =
      "FN Clarivate Analytics Web of Science\nVR 1.0\nPT J\nAU One, A\n   Two, BC\nAF One, Ann\n"
      "   Two, Bob C.\nTI Nets that catch\n   nothing\nSO JOURNAL OF NETS\nDT Article\n"
      "DE nets; holes\nAB Nets have\n   holes.\nCR Zed Z, 1999, OLD J\nPD MAR 15\nPY 2017\n"
      "DI 10.1016/n.1\nER\n\nPT C\nAU Three, C\nTI Ropes\nPY 2015\nER\n\nEF\n";
  const std::string table =
      "PT\tAU\tAF\tTI\tSO\tDT\tDE\tAB\tPD\tPY\tDI\nJ\tOne, A; Two, BC\tOne, Ann; Two, Bob C.\t"
      "Nets that catch nothing\tJOURNAL OF NETS\tArticle\tnets; holes\tNets have holes.\tMAR 15\t"
      "2017\t10.1016/n.1\n";
  CHECK(chosen_format(text) == "wos");
  CHECK(chosen_format(table) == "csv");
  CHECK(test::read_as("wos", text).in_order);
  for (const auto& read : {collect("wos", text), collect("csv", table)}) {
    REQUIRE_FALSE(read.records.empty());
    const Record& record = read.records[0];
    CHECK(record.title == "Nets that catch nothing");
    CHECK(record.authors == std::vector<std::string>{"Ann One", "Bob C. Two"});
    CHECK(record.venue == "JOURNAL OF NETS");
    CHECK(record.abstract == "Nets have holes.");
    CHECK(record.keywords == std::vector<std::string>{"nets", "holes"});
    CHECK(record.published == "2017-03-15");
    CHECK(record.doi == "10.1016/n.1");
    CHECK(record.work_kind == WorkKind::article);
  }
  CHECK(collect("wos", text).records.at(1).authors == std::vector<std::string>{"C Three"});
}

TEST_CASE("keywords and authors may stand one a line under one tag", "[ingest]") {
  const std::vector<std::string> words = {"nets", "holes"};
  CHECK(collect("endnote", "%0 Book\n%T T\n%K nets\nholes\n").records.at(0).keywords == words);
  const auto ris =
      collect("ris", "TY  - JOUR\nTI  - T\nKW  - nets\nholes\nAB  - Abstract\na\nb\nER  - \n");
  CHECK(ris.records.at(0).keywords == words);
  CHECK(ris.records.at(0).abstract == "a b");
  const auto short_names = collect("medline", "PMID- 1\nTI  - T\nAU  - One A\nAU  - van Two BC\n");
  CHECK(short_names.records.at(0).authors == std::vector<std::string>{"A One", "BC van Two"});
}

TEST_CASE("values that a program breaks at a column keep their words", "[ingest]") {
  for (const std::size_t columns : {20U, 70U}) {
    std::string text;
    std::vector<std::string> titles;
    for (std::size_t i = 0; i < 6; ++i) {
      std::string title;
      for (std::size_t word = 0; word < 12 + i; ++word) {
        title += (word > 0 ? " " : "") + std::string(3 + (7 * word + i) % 9, 'a') + "\u00E9";
      }
      titles.push_back(title);
      text += "TY  - JOUR\nTI  - ";
      std::size_t column = 0;
      for (const char c : title) {
        if ((static_cast<unsigned char>(c) & 0xC0U) != 0x80U && column++ == columns) {
          text += '\n';
          column = 1;
        }
        text += c;
      }
      text += "\nPY  - 2020\nER  - \n";
    }
    INFO(text);
    const auto read = collect("ris", text);
    REQUIRE(read.records.size() == titles.size());
    for (std::size_t i = 0; i < titles.size(); ++i) CHECK(read.records[i].title == titles[i]);
  }
}

TEST_CASE("what ADS writes in the tags of refer is read as it means it", "[ingest]") {
  const auto read = collect("endnote",
                            "%0 Journal Article\n%A Fern, I.; Moss, J.\n%T Nets\n"
                            "%J Journal of Nets, vol. 8, no. 2, pp. 1-2\n%D 00/2019\n"
                            "%Y DOI: 10.1000/n.1; eprintid: arXiv:2101.00001\n");
  REQUIRE(read.records.size() == 1);
  CHECK(read.records[0].venue == "Journal of Nets");
  CHECK(read.records[0].doi == "10.1000/n.1");
  CHECK(read.records[0].arxiv_id == "2101.00001");
}

TEST_CASE("an arXiv id may stand for the volume, a house for the venue, in any format",
          "[ingest]") {
  for (const auto& [format, text] : {std::pair{"ris",
                                               "TY  - JOUR\nTI  - T\nJO  - arXiv\n"
                                               "VL  - abs/2101.00001\nER  - \n"},
                                     {"endnote",
                                      "%0 Journal Article\n%T T\n%J arXiv\n"
                                      "%V 2101.00001\n"},
                                     {"json", R"([{"title": "T", "container-title": "arXiv",)"
                                              R"("volume": "2101.00001"}])"}}) {
    INFO(text);
    CHECK(collect(format, text).records.at(0).arxiv_id == "2101.00001");
  }
  for (const auto& [format, text] :
       {std::pair{"ris", "TY  - THES\nTI  - T\nPB  - U\nER  - \n"},
        {"endnote", "%0 Thesis\n%T T\n%I U\n"},
        {"json", R"([{"title": "T", "type": "thesis", "publisher": "U",)"
                 R"("issued": {"date-parts": [[2020]]}}])"}}) {
    INFO(text);
    CHECK(collect(format, text).records.at(0).venue == "U");
  }
}

TEST_CASE("what stands before the first RIS reference does not hide it", "[ingest]") {
  for (const char* before : {"", "1.\n", "Record #1 of 2\n", "Some Program\nExported today\n\n"}) {
    const std::string text = std::string(before) + "TY  - JOUR\nTI  - Hedges\nER  - \n";
    INFO(text);
    CHECK(chosen_format(text) == "ris");
    CHECK(collect("ris", text).records.size() == 1);
  }
}

}  // namespace papers::ingest_bibliography_tagged_reader_test
