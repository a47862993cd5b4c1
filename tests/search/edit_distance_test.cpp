#include "search/edit_distance.hpp"

#include <string>
#include <utility>

#include "support/catch.hpp"

namespace papers::search_edit_distance_test {

using papers::search::edit_distance;

TEST_CASE("each slip of the fingers is one edit", "[search]") {
  const std::string word = "attention";
  CHECK(edit_distance(word, word, 2) == 0);
  for (std::size_t at = 0; at < word.size(); ++at) {
    std::string changed = word;
    changed[at] = 'x';
    CHECK(edit_distance(word, changed, 2) == 1);
    CHECK(edit_distance(word, std::string(word).insert(at, "x"), 2) == 1);
    CHECK(edit_distance(word, std::string(word).erase(at, 1), 2) == 1);
    if (at + 1 == word.size() || word[at] == word[at + 1]) continue;
    std::string swapped = word;
    std::swap(swapped[at], swapped[at + 1]);
    CHECK(edit_distance(word, swapped, 2) == 1);
    CHECK(edit_distance(swapped, word, 2) == 1);
  }
}

TEST_CASE("what is further apart than asked is one more than that", "[search]") {
  CHECK(edit_distance("attention", "retention", 1) == 2);
  CHECK(edit_distance("attention", "retention", 2) == 2);
  CHECK(edit_distance("cat", "transformer", 2) == 3);
}

}  // namespace papers::search_edit_distance_test
