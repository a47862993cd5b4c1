// What stands in items and rows, wherever the lines end, and the names of those who wrote it.
#include <fmt/format.h>

#include <string>
#include <vector>

#include "ingest/page/block.hpp"
#include "support/catch.hpp"
#include "support/collected.hpp"
#include "support/listed.hpp"

namespace papers::ingest_page_page_names_test {

using test::check_listed;
using test::Listed;
using test::listed;
using test::read_as_chosen;

TEST_CASE("tables and lists of HTML stand on any number of lines", "[ingest]") {
  const std::string head = "<table><tr><th>Title</th><th>Link</th></tr>";
  for (const std::string mark : {"", "\n"}) {
    std::string tables = "# Papers\n\n", list = "# Papers\n\n<ul>" + mark, works = list;
    for (const Listed& one : listed()) {
      tables += fmt::format("{0}<tr><td>{1}</td>{2}<td><a href=\"{3}\">x</a></td></tr></table>{2}",
                            head, one.title, mark.empty() ? "" : " ", one.url);
      list += fmt::format("<li><a href=\"{}\">{}</a>. {}.</li>{}", one.url, one.title, one.authors,
                          mark);
      works += fmt::format("<li>Ann One, Bob Two. {}. ICML 2024.</li>{}", one.title, mark);
    }
    for (const std::string& text : {tables + "\n", list + "</ul>\n"}) {
      INFO(text);
      check_listed(read_as_chosen(text).records);
    }
    CHECK(read_as_chosen(works + "</ul>\n").records.size() == listed().size());
    CHECK(read_as_chosen("<h2>Publications</h2>\n" + works.substr(works.find("<ul>")) + "</ul>\n")
              .records.size() == listed().size());
  }
}

TEST_CASE("names are those of people, however they are set", "[ingest]") {
  using Names = std::vector<std::string>;
  const Names two = {"Ann M. One", "Bob Two"};
  for (const auto& [written, names] :
       {std::pair<std::string, Names>{"- [{}]({}) by Google DeepMind\n", {}},
        {"- [{}]({})\n  - Ann M. One, Bob Two\n  - ICML 2022\n", two},
        {"- [{}]({}) by Ann M. One and Bob Two, 2018.\n", two},
        {"* <[{}]({})> by\nAnn M. One, Bob Two, ICML, 2018.\n", two},
        {"- {} [[pdf]]({})\n    Ann M. One \u00B7 Bob Two\n", two},
        {"**{}**\n[(pdf)]({})  \nOne, A., Two, B. and Three, C.  \nICLR, 2017\n\n",
         {"A. One", "B. Two", "C. Three"}},
        {"Title: {}\nAuthors: Ann M. One; Bob Two, MIT\nLink: {}\n\n", two},
        {"Title: {}\nAuthors: One, Ann M.; Two, Bob;\nLink: {}\n\n", two},
        {"Title: {}\nAuthors: Ann M. One, Bob Two; and Cara Three\nLink: {}\n\n",
         {"Ann M. One", "Bob Two", "Cara Three"}}}) {
    std::string text;
    for (const Listed& one : listed()) {
      text += fmt::format(fmt::runtime(written), one.title, one.url);
    }
    INFO(text);
    const auto read = read_as_chosen(text);
    check_listed(read.records);
    for (const Record& record : read.records) CHECK(record.authors == names);
  }
}

}  // namespace papers::ingest_page_page_names_test
