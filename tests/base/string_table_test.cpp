#include "base/string_table.hpp"

#include <map>
#include <random>
#include <string>

#include "support/catch.hpp"

namespace papers::base_string_table_test {

using papers::StringTable;

TEST_CASE("a string table numbers strings as a map would, in the order they came") {
  // Lengths around the eight bytes that are hashed at once; few letters, so that many are alike.
  std::mt19937 random(7);
  std::map<std::string, std::uint32_t> expected;
  StringTable table;
  for (int i = 0; i < 20'000; ++i) {
    std::string text(random() % 20, 'a');
    for (char& c : text) c = static_cast<char>('a' + random() % 3);
    const auto next = static_cast<std::uint32_t>(expected.size());
    const auto [entry, is_new] = expected.try_emplace(text, next);
    REQUIRE(table.number_of(text) == entry->second);
    REQUIRE(table.size() == expected.size());
  }
  for (const auto& [text, number] : expected) REQUIRE(table.text(number) == text);
}

TEST_CASE("a string table tells strings apart that share bytes, the empty one and NUL too") {
  using namespace std::string_view_literals;
  StringTable table;
  std::uint32_t next = 0;
  for (const auto text : {""sv, "\0"sv, "\0\0"sv, "a\0"sv, "a"sv, "abcdefgh"sv,
                          "abcdefghabcdefgh"sv, "abcd"sv, "abcdabcd"sv, "\xff\xfe"sv}) {
    CHECK(table.number_of(text) == next++);
  }
  CHECK(table.number_of(""sv) == 0);
  CHECK(table.text(1) == "\0"sv);
}

TEST_CASE("a cleared string table counts from 0 again") {
  StringTable table;
  for (int i = 0; i < 3000; ++i) table.number_of(std::to_string(i));
  table.clear();
  CHECK(table.size() == 0);
  CHECK(table.number_of("2999") == 0);
  CHECK(table.number_of("0") == 1);
}

}  // namespace papers::base_string_table_test
