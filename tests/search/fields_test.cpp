// docs/query.md is the reference of the language: it has every field as the table of fields has it.
#include "search/fields.hpp"

#include <fmt/format.h>

#include <string>

#include "support/catch.hpp"
#include "support/places.hpp"
#include "support/shell.hpp"

namespace papers::search_fields_test {

TEST_CASE("docs/query.md says of each field what the program says", "[search]") {
  const std::string doc = test::read_file(test::source_folder() / "docs/query.md");
  for (const search::Field& field : search::fields()) {
    const std::string line =
        fmt::format("\n| `{}` | {} |\n", field.example, search::help_of(field));
    INFO(line);
    CHECK(doc.find(line) != std::string::npos);
    CHECK(field.example.substr(0, field.name.size() + 1) == std::string(field.name) + ":");
    if (!field.alias.empty()) CHECK(doc.find(fmt::format("`{}:`", field.alias)) != doc.npos);
  }
}

TEST_CASE("docs/query.md has no field that there is not", "[search]") {
  const std::string doc = test::read_file(test::source_folder() / "docs/query.md");
  for (const std::string& line : test::lines_of(doc)) {
    const std::size_t colon = line.find(':');
    if (!line.starts_with("| `") || colon == std::string::npos) continue;
    const std::string name = line.substr(3, colon - 3);
    if (name.find_first_not_of("abcdefghijklmnopqrstuvwxyz") != std::string::npos) continue;
    INFO(line);
    CHECK(search::find_field(name) != nullptr);
  }
}

}  // namespace papers::search_fields_test
