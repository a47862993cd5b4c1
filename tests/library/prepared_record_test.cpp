#include "library/prepared_record.hpp"

#include <set>
#include <sstream>
#include <string>

#include "support/catch.hpp"

namespace papers::library_prepared_record_test {

using papers::library::word_forms;

namespace {

std::multiset<std::string> forms_in(const std::string& text) {
  std::multiset<std::string> lines;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) lines.insert(line);
  return lines;
}

}  // namespace

TEST_CASE("each form of a paper's words is told once, wherever it stands", "[library]") {
  const std::string forms = word_forms({.title = "The the Cafe of caf\xC3\xA9s",
                                        .abstract = "cafes the models\nmodels, MODELS",
                                        .authors_text = "Ada Models",
                                        .keywords_text = "of",
                                        .variants = "elsewhere"});
  CHECK(forms_in(forms) ==
        std::multiset<std::string>{"the", "cafe", "of", "cafes", "models", "ada"});
}

TEST_CASE("a form is no longer than a word may be", "[library]") {
  const std::string data(65, 'x');
  CHECK(word_forms({.title = data + " " + data.substr(1),
                    .abstract = {},
                    .authors_text = {},
                    .keywords_text = {},
                    .variants = {}}) == data.substr(1) + "\n");
}

}  // namespace papers::library_prepared_record_test
