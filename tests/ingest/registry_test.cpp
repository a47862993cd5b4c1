#include <fmt/format.h>

#include <set>
#include <string>
#include <string_view>

#include "ingest/reader.hpp"
#include "support/catch.hpp"
#include "support/exchange_text.hpp"
#include "support/format_documents.hpp"

namespace papers::ingest_registry_test {

using namespace papers::ingest;
using namespace std::string_view_literals;

TEST_CASE("every format is found by its own name", "[ingest]") {
  std::set<std::string> names;
  for (const Format* format : formats()) {
    INFO(format->name);
    CHECK(find_format(format->name) == format);
    CHECK(names.insert(format->name).second);
    CHECK(std::string(format->summary).size() > 10);
  }
  CHECK(find_format("page") != nullptr);
  CHECK(find_format("no such format") == nullptr);
}

TEST_CASE("an empty document has no format, and the choice says why", "[ingest]") {
  Input input("empty", std::string_view());
  const Choice choice = choose_format(input);
  CHECK(choice.format == nullptr);
  CHECK(choice.reason == "the document is empty");
}

TEST_CASE("what stands in a string does not decide what its document is", "[ingest]") {
  const char* const quoted[] = {
      "Cite as @article{x, title={Stolen}, year={2020}}.",
      "@article{x,\n  title={Stolen},\n  year={2020}\n}",
      "TY  - JOUR\nTI  - Stolen\nER  - ",
      "PMID- 1\nTI  - Stolen",
      "| Title | Link |\n|---|---|\n| Stolen | x |",
      "[1] arXiv:2401.00001 [pdf]\nTitle: Stolen",
      "{\"title\": \"Stolen\", \"abstract\": \"x\"}",
      "<html><body>Stolen</body></html>",
      "%0 Journal Article\n%T Stolen",
  };
  for (const Format* format : formats()) {
    // Text has no strings: there a block that begins a line may be what the document is about.
    const bool is_quoting = format->container != Container::text || format->name == "csv"sv;
    if (!is_quoting) continue;
    for (const char* const text : quoted) {
      auto records = test::random_records(3, 4);
      for (Record& record : records) record.abstract = record.abstract + "\n" + text + "\nIt ends.";
      const std::string document = test::document_in(format->name, records);
      CAPTURE(format->name, text);
      Input input("document", document);
      CHECK(std::string(choose_format(input).format->name) == format->name);
    }
  }
}

TEST_CASE("a citation behind a text makes no bibliography of it", "[ingest]") {
  std::string page = "# Papers of the week\n\n";
  for (int i = 0; i < 40; ++i) {
    page += fmt::format(
        "- [Learning {0} of models](https://arxiv.org/abs/2401.000{0:02}) - It learns in {0} ways "
        "and says how.\n",
        i);
  }
  page += "\nCite us:\n\n@misc{us, title={Papers of the week}}\n";
  Input input("page", page);
  CHECK(std::string(choose_format(input).format->name) != "bibtex");
  const std::string notes = "Exported on a Monday.\n\n@misc{us, title={Papers of the week}}\n";
  Input noted("bib", notes);
  CHECK(std::string(choose_format(noted).format->name) == "bibtex");
}

}  // namespace papers::ingest_registry_test
