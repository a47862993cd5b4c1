#include <set>
#include <string>

#include "ingest/reader.hpp"
#include "support/catch.hpp"

namespace papers::ingest_registry_test {

using namespace papers::ingest;

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

}  // namespace papers::ingest_registry_test
