#include <string>

#include "render/fixture.hpp"
#include "support/catch.hpp"

namespace papers::render_list_bibtex_test {

using namespace papers::test;

TEST_CASE("what TeX would act on is escaped", "[render]") {
  const std::string out = listed("bibtex");
  CHECK(out.find(R"(\#\%\&\_\$\textasciitilde{}\textasciicircum{})") != std::string::npos);
}

TEST_CASE("words with capitals inside keep them in styles that lower titles", "[render]") {
  papers::Paper paper = bare_paper();
  paper.title = "What GPT-4 and LoRA Share";
  papers::Hit hit;
  hit.paper = paper;
  const auto writer = papers::render::find_list_format("bibtex")->make({});
  std::string out;
  writer->begin({"", 1}, out);
  writer->paper(hit, out);
  writer->end(out);
  CHECK(out.find("{What {GPT-4} and {LoRA} Share}") != std::string::npos);
}

}  // namespace papers::render_list_bibtex_test
