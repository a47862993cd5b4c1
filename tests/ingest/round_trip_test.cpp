// What papers exports and reads again is the same paper, as far as docs/formats.md says.
#include <algorithm>

#include "render/render.hpp"
#include "render/visible.hpp"
#include "support/catch.hpp"
#include "support/collected.hpp"
#include "support/exchange_text.hpp"
#include "support/replaced.hpp"

namespace papers::ingest_round_trip_test {

using test::chosen_format;
using test::collect;
using test::replaced;

namespace {

/// Names that are hard to take apart.
const std::vector<std::string> hard_names = {"Maria de la Cruz Jr.",
                                             "World Garden Organization",
                                             "Birch and Noble",
                                             "Jean de La Fontaine",
                                             "Ludwig van Beethoven",
                                             "OpenAI",
                                             "Qwen Team",
                                             "Ng Y II",
                                             "Smith, Jones and Sons",
                                             "de Gaulle",
                                             "王小明"};

Paper paper_of(const Record& record, std::size_t number) {
  Paper paper;
  paper.id = static_cast<std::int64_t>(number + 1);
  paper.key = "0123456789abcde" + std::to_string(number % 10);
  paper.title = record.title;
  paper.abstract = record.abstract;
  paper.abstract_kind = AbstractKind::full;
  paper.authors = record.authors;
  paper.authors.push_back(hard_names[number % hard_names.size()]);
  paper.arxiv_id = record.arxiv_id;
  paper.doi = record.doi;
  paper.published = record.published.substr(0, number % 3 == 0 ? 10 : number % 3 == 1 ? 7 : 4);
  paper.venue = record.venue;
  paper.keywords = record.keywords;
  paper.keywords.emplace_back("one, two");
  return paper;
}

std::string exported(const char* format, const std::vector<Paper>& papers) {
  const auto writer = render::find_list_format(format)->make({});
  std::string out;
  writer->begin({"", papers.size()}, out);
  for (const Paper& paper : papers) {
    Hit hit;
    hit.paper = paper;
    writer->paper(hit, out);
  }
  writer->end(out);
  return out;
}

/// A text as the format can say it.
std::string shown(std::string_view format, std::string text) {
  if (format == "csv" || format == "jsonl") return text;
  text = render::visible(text);
  if (format == "bibtex") return replaced(replaced(std::move(text), "{", "("), "}", ")");
  // <b> is CSL's own way to write bold.
  if (format == "csl-json") return replaced(replaced(std::move(text), "<b>", ""), "</b>", "");
  return text;
}

}  // namespace

TEST_CASE("what papers exports comes back as it was", "[ingest]") {
  struct Way {
    const char* written;
    const char* read;
  };
  for (const Way way : {Way{"bibtex", "bibtex"}, Way{"ris", "ris"}, Way{"csl-json", "json"},
                        Way{"csv", "csv"}, Way{"atom", "arxiv-atom"}, Way{"jsonl", "jsonl"}}) {
    for (unsigned seed = 1; seed <= 10; ++seed) {
      std::vector<Paper> papers;
      for (const Record& record : test::random_records(seed, 12)) {
        papers.push_back(paper_of(record, papers.size()));
      }
      const std::string text = exported(way.written, papers);
      CHECK(chosen_format(text) == way.read);
      const auto read = collect(way.read, text);
      CHECK(read.skipped().empty());
      REQUIRE(read.records.size() == papers.size());
      for (std::size_t i = 0; i < papers.size(); ++i) {
        INFO(way.written << ", seed " << seed << ", paper " << i);
        const Record& record = read.records[i];
        CHECK(record.title == shown(way.written, papers[i].title));
        CHECK(record.abstract == shown(way.written, papers[i].abstract));
        CHECK(record.authors == papers[i].authors);
        CHECK(record.arxiv_id == papers[i].arxiv_id);
        CHECK(record.doi == papers[i].doi);
        CHECK(record.published == papers[i].published);
        CHECK(record.venue == papers[i].venue);
        CHECK(record.keywords == papers[i].keywords);
      }
    }
  }
}

}  // namespace papers::ingest_round_trip_test
