#include <string>
#include <vector>

#include "search/shelf.hpp"
#include "support/catch.hpp"

namespace papers::search_version_names_test {

using test::Shelf;

TEST_CASE("a version typed in one word finds the title that parts it", "[search]") {
  for (const char* const name : {"Llama", "Zorb", "Sam"}) {
    INFO(name);
    const std::string bare = name;
    Shelf shelf;
    shelf.put("The " + bare + " 3 herd of models", bare + " 3 is " + bare + " 3 and no other.");
    shelf.put(bare + " 3 in practice").put(bare + "-3 for all");
    shelf.put("Baichuan alignment", "Models are aligned; of " + bare + "3 we say little here.");
    for (int i = 0; i < 30; ++i) shelf.put("Another model, number " + std::to_string(i));
    CHECK(shelf.titles(bare + "3").at(3) == "Baichuan alignment");
    CHECK(shelf.titles(bare + "-3").size() == 4);
  }
}

}  // namespace papers::search_version_names_test
