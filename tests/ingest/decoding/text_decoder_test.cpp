#include "ingest/decoding/text_decoder.hpp"

#include <lzma.h>
#include <zlib.h>
#include <zstd.h>

#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include "base/error.hpp"
#include "ingest/decoding/gbk.hpp"
#include "support/catch.hpp"
#include "text/utf8.hpp"

namespace papers::ingest_decoding_text_decoder_test {

using namespace papers::ingest;
using namespace std::string_literals;

namespace {

/// Reads `bytes` in pieces of `piece` bytes, as a pipe may give them.
std::string decode(std::string_view bytes, std::vector<std::string>& remarks,
                   std::size_t piece = 7) {
  const ReadBytes read = decoded(
      [bytes, piece](char* buffer, std::size_t size) mutable {
        const std::size_t given = bytes.copy(buffer, std::min(size, piece));
        bytes.remove_prefix(given);
        return given;
      },
      "document", remarks);
  std::string all;
  std::string buffer(piece + 4, '\0');
  while (const std::size_t got = read(buffer.data(), buffer.size())) all.append(buffer, 0, got);
  return all;
}

std::string decode(std::string_view bytes) {
  std::vector<std::string> remarks;
  return decode(bytes, remarks);
}

std::string utf16(std::string_view text, bool little) {
  std::string out;
  const auto add = [&out, little](char32_t unit) {
    const char high = static_cast<char>(unit >> 8U), low = static_cast<char>(unit & 0xFFU);
    out += little ? std::string{low, high} : std::string{high, low};
  };
  while (!text.empty()) {
    const char32_t c = text::next_codepoint(text);
    if (c < 0x10000) {
      add(c);
    } else {
      add(0xD800 + ((c - 0x10000) >> 10U));
      add(0xDC00 + ((c - 0x10000) & 0x3FFU));
    }
  }
  return out;
}

std::string gbk(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    const char32_t c = text::next_codepoint(text);
    if (c < 0x80) out += static_cast<char>(c);
    for (unsigned lead = 0x81; c >= 0x80 && lead < 0xFF; ++lead) {
      for (unsigned trail = 0x40; trail < 0xFF; ++trail) {
        if (gbk_character(static_cast<unsigned char>(lead), static_cast<unsigned char>(trail)) ==
            c) {
          out += static_cast<char>(lead);
          out += static_cast<char>(trail);
          lead = trail = 0xFF;
        }
      }
    }
  }
  return out;
}

std::string gzipped(std::string_view text) {
  std::string out(compressBound(text.size()) + 64, '\0');
  z_stream stream = {};
  deflateInit2(&stream, 9, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY);
  std::string in(text);
  stream.next_in = reinterpret_cast<unsigned char*>(in.data());
  stream.avail_in = static_cast<uInt>(in.size());
  stream.next_out = reinterpret_cast<unsigned char*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  deflate(&stream, Z_FINISH);
  out.resize(stream.total_out);
  deflateEnd(&stream);
  return out;
}

std::string zstd_packed(std::string_view text) {
  std::string out(ZSTD_compressBound(text.size()), '\0');
  out.resize(ZSTD_compress(out.data(), out.size(), text.data(), text.size(), 3));
  return out;
}

std::string xz_packed(std::string_view text) {
  std::string out(text.size() + 1024, '\0');
  std::size_t size = 0;
  lzma_easy_buffer_encode(6, LZMA_CHECK_CRC64, nullptr,
                          reinterpret_cast<const std::uint8_t*>(text.data()), text.size(),
                          reinterpret_cast<std::uint8_t*>(out.data()), &size, out.size());
  out.resize(size);
  return out;
}

const std::string western = "title = {Étude des haies}, author = {Müller, Jürgen — Íñigo}\n";
const std::string western1252 =
    "title = {\xC9tude des haies}, author = {M\xFCller, J\xFCrgen \x97 \xCD\xF1igo}\n";
const std::string chinese = "title = {深度学习的方法与应用研究}, author = {王小明 and 李四}\n";

}  // namespace

TEST_CASE("text comes out as UTF-8 whatever it is stored in", "[ingest]") {
  CHECK(decode(western) == western);
  CHECK(decode(chinese) == chinese);
  CHECK(decode("\xEF\xBB\xBF" + western) == western);
  CHECK(decode(western1252) == western);
  CHECK(decode(gbk(chinese)) == chinese);
  const std::string outside = western + "\xF0\x9D\x94\xB8";
  CHECK(decode("\xFF\xFE" + utf16(outside, true)) == outside);
  CHECK(decode("\xFE\xFF" + utf16(outside, false)) == outside);
  CHECK(decode(utf16(outside, true)) == outside);
  CHECK(decode(utf16(outside, false)) == outside);
  for (const auto& packed :
       {gzipped(western1252), zstd_packed(western1252), xz_packed(western1252),
        gzipped("") + gzipped(western1252),
        "\x5E\x2A\x4D\x18\x02" + std::string(3, '\0') + "ab" + zstd_packed(western1252)}) {
    CHECK(decode(packed) == western);
  }
}

TEST_CASE("a terminal's colours and titles are no text", "[ingest]") {
  CHECK(decode("\x1B[1;31mLantern\x1B[0m Routing\x1B(B\n\x1B]0;papers\x07"
               "4 votes\n") == "Lantern Routing\n4 votes\n");
  CHECK(decode("Lantern \x1B[31\nRouting") == "Lantern \nRouting");
  CHECK(decode("\x1B[31m\x1B[0m").empty());
  CHECK(decode("Lantern\x1B\nRouting \x1BPq#0;2\x1B\\of boats") == "Lantern\nRouting of boats");
  CHECK(is_plain_utf8("Lantern"));
  CHECK_FALSE(is_plain_utf8("\x1B[1mLantern"));
}

TEST_CASE("what was done to a text is said, of plain UTF-8 nothing", "[ingest]") {
  std::vector<std::string> remarks;
  decode(western, remarks);
  CHECK(remarks.empty());
  decode(gzipped(western1252), remarks);
  CHECK(remarks == std::vector<std::string>{"unpacked, it was compressed with gzip",
                                            "read as Windows-1252 (by its bytes) and kept as "
                                            "UTF-8"});
}

TEST_CASE("bytes that are UTF-8 are, whatever was declared; else the declaration counts",
          "[ingest]") {
  for (const std::string& declaration :
       {"% Encoding: Cp1252\n"s, "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>\n"s,
        "<meta charset=windows-1252>\n"s}) {
    INFO(declaration);
    CHECK(decode(declaration + western) == declaration + western);
    CHECK(decode(declaration + western1252) == declaration + western);
    // A single letter is no evidence.
    CHECK(decode(declaration + "\xE9") == declaration + "é");
  }
  CHECK_THROWS_AS(decode("<meta charset=\"Shift_JIS\">\n\x93\xFA\x96\x7B\x8C\xEA"), Error);
}

TEST_CASE("damage in a text that is UTF-8 stays where it is", "[ingest]") {
  std::string damaged;
  for (int i = 0; i < 20; ++i) damaged += western;
  damaged += "\xC3 and the rest\n";
  CHECK(decode(damaged) == damaged);
}

TEST_CASE("a few stray bytes are no reason to refuse a text", "[ingest]") {
  std::mt19937 random(20261129);
  for (int round = 0; round < 300; ++round) {
    std::string text;
    while (text.size() < 4000) text += "A plain line of a page about learning to read.\n";
    for (auto stray = random() % 8 + 1; stray > 0; --stray) {
      std::string bytes;
      for (auto size = random() % 3 + 1; size > 0; --size) {
        bytes += static_cast<char>(0x80 + random() % 0x80);
      }
      text.insert(random() % text.size(), bytes);
    }
    CHECK_NOTHROW(decode(text));
  }
}

TEST_CASE("packed data that are cut, damaged or made to fill memories end in one error",
          "[ingest]") {
  std::string text;
  std::mt19937 random(1);
  for (int i = 0; i < 300; ++i) text += std::to_string(random()) + ' ';
  for (const std::string& whole : {gzipped(text), zstd_packed(text), xz_packed(text)}) {
    for (std::size_t size = whole.size() - 1; size > 16; size /= 2) {
      CHECK_THROWS_AS(decode(std::string_view(whole).substr(0, size)), Error);
    }
    for (int i = 0; i < 10; ++i) {
      std::string damaged = whole;
      damaged[random() % damaged.size()] ^= static_cast<char>(1U << random() % 8);
      try {
        decode(damaged);
      } catch (const Error&) {
      }
    }
  }
  std::string second = gzipped(text);
  CHECK_NOTHROW(decode(second + std::string(512, '\0')));
  CHECK_NOTHROW(decode(second + std::string(512, '\0') + second));
  CHECK_THROWS_WITH(decode(gzipped(second)), test::has_text("compressed twice"));
  second.front() = '\x1E';
  CHECK_THROWS_AS(decode(gzipped(text) + second), Error);
  const std::string bomb = gzipped(std::string(std::size_t{80} << 20, ' '));
  std::vector<std::string> remarks;
  CHECK_THROWS_AS(decode(bomb, remarks, bomb.size()), Error);
}

}  // namespace papers::ingest_decoding_text_decoder_test
