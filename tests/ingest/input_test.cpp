#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include "base/error.hpp"
#include "base/sha256.hpp"
#include "ingest/reader.hpp"
#include "support/catch.hpp"

namespace papers::ingest_input_test {

using papers::ingest::Input;

namespace {

/// Hands out `bytes` in pieces of 1 to `most` bytes, as pipes do.
ingest::ReadBytes in_pieces(std::string bytes, std::size_t most, unsigned seed) {
  return [bytes = std::move(bytes), at = std::size_t{0}, random = std::mt19937(seed), most](
             char* buffer, std::size_t size) mutable {
    std::size_t take = 1 + random() % most;
    take = std::min({take, size, bytes.size() - at});
    std::copy_n(bytes.data() + at, take, buffer);
    at += take;
    return take;
  };
}

std::vector<std::string> lines_of(Input& input) {
  std::vector<std::string> lines;
  while (const auto line = input.next_line()) {
    CHECK(line->number == lines.size() + 1);
    lines.emplace_back(line->text);
  }
  return lines;
}

}  // namespace

TEST_CASE("lines end in LF, CRLF or CR, however the bytes arrive", "[ingest]") {
  // What comes after the first few kilobytes arrives in the pieces it was read in.
  const std::string first(5000, 'x');
  const std::string text = first + "\r\ntwo\rthree\n\n\r\n\rlast";
  const std::vector<std::string> lines = {first, "two", "three", "", "", "", "last"};
  for (const std::size_t most : {1U, 2U, 3U, 100U}) {
    for (unsigned seed = 0; seed < 20; ++seed) {
      INFO("pieces of up to " << most << " bytes, seed " << seed);
      Input input("x", in_pieces(text, most, seed));
      CHECK(lines_of(input) == lines);
    }
  }
}

TEST_CASE("a line end is found without looking at what follows the line", "[ingest]") {
  // A search for the other kind of line end to the end of what was read would take minutes here.
  constexpr std::uint64_t line_count = 8'000'000;
  for (const char end : {'\r', '\n'}) {
    const std::string text(line_count, end);
    Input input("x", in_pieces(text, 256 * 1024, 1));
    std::uint64_t lines = 0;
    while (input.next_line()) ++lines;
    CHECK(lines == line_count);
  }
}

TEST_CASE("a line is cut at the limit and not one byte before", "[ingest]") {
  const std::string text = "12345678\n123456789\r\nrest";
  for (unsigned seed = 0; seed < 20; ++seed) {
    INFO("seed " << seed);
    Input input("page", in_pieces(text, 5, seed));
    const auto fits = input.next_line(8);
    REQUIRE(fits);
    CHECK(fits->text == "12345678");
    CHECK_FALSE(fits->cut);
    const auto longer = input.next_line(8);
    REQUIRE(longer);
    CHECK(longer->text == "12345678");
    CHECK(longer->cut);
    const auto after = input.next_line(8);
    REQUIRE(after);
    CHECK(after->text == "rest");
    CHECK(after->number == 3);
    CHECK_FALSE(input.next_line(8));
  }
}

TEST_CASE("the SHA-256 is that of the whole document, read or not", "[ingest]") {
  std::string text;
  for (int i = 0; i < 100'000; ++i) text += "line " + std::to_string(i) + "\n";
  Sha256 hash;
  hash.update(text);
  Input memory("page", text);
  memory.next_line();
  CHECK(memory.sha256() == hash.hex());
  CHECK(memory.sha256() == hash.hex());
  Input stream("page", in_pieces(text, 70'000, 1));
  stream.peek(100);
  stream.next_line();
  CHECK(stream.sha256() == hash.hex());
  CHECK(stream.bytes_read() == text.size());
}

TEST_CASE("peeking consumes nothing, and the rest is what was not taken", "[ingest]") {
  const std::string text = "head\nbody\nend";
  Input input("page", in_pieces(text, 3, 7));
  CHECK(input.peek(6) == "head\nb");
  CHECK(input.peek(1000) == text);
  CHECK(input.next_line()->text == "head");
  CHECK(input.rest(8) == "body\nend");
  CHECK(input.rest(8).empty());
  CHECK_FALSE(input.next_line());
}

TEST_CASE("a document too large to be read at once is refused by name", "[ingest]") {
  Input input("big.html", std::string_view("123456789"));
  CHECK_THROWS_AS(input.rest(8), Error);
  Input same("big.html", std::string_view("123456789"));
  CHECK(same.rest(9) == "123456789");
}

TEST_CASE("chunks together are the document", "[ingest]") {
  std::string text(700'000, 'x');
  Input input("page", in_pieces(text, 100'000, 3));
  std::string all;
  for (auto chunk = input.next_chunk(); !chunk.empty(); chunk = input.next_chunk()) all += chunk;
  CHECK(all == text);
}

}  // namespace papers::ingest_input_test
