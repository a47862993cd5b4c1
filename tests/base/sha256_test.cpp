#include "base/sha256.hpp"

#include <algorithm>
#include <array>
#include <random>
#include <string>

#include "base/sha256_compress.hpp"
#include "support/catch.hpp"

namespace papers::base_sha256_test {

namespace {

std::string hex_of(std::string_view bytes) {
  papers::Sha256 digest;
  digest.update(bytes);
  return digest.hex();
}

}  // namespace

TEST_CASE("the examples of FIPS 180-4 give the published digests", "[base]") {
  CHECK(hex_of("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  CHECK(hex_of("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  CHECK(hex_of("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq") ==
        "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
  CHECK(hex_of("abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmn"
               "hijklmnoijklmnopjklmnopqklmnopqrlmnopqrsmnopqrstnopqrstu") ==
        "cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1");
  CHECK(hex_of(std::string(1'000'000, 'a')) ==
        "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

TEST_CASE("the digest of a document does not depend on how it is cut into reads", "[base]") {
  std::mt19937 random(7);
  for (int round = 0; round < 200; ++round) {
    std::string bytes(random() % 400, '\0');
    for (char& byte : bytes) byte = static_cast<char>(random() & 0xff);
    papers::Sha256 pieces;
    for (std::size_t at = 0; at < bytes.size();) {
      const std::size_t size = std::min<std::size_t>(1 + random() % 150, bytes.size() - at);
      pieces.update(std::string_view(bytes).substr(at, size));
      at += size;
      CHECK(pieces.hex() == hex_of(std::string_view(bytes).substr(0, at)));
    }
    INFO("round " << round);
    CHECK(pieces.hex() == hex_of(bytes));
  }
}

TEST_CASE("processors with and without SHA instructions give the same digest", "[base]") {
  std::mt19937 random(13);
  for (int round = 0; round < 100; ++round) {
    std::array<unsigned char, 3 * papers::sha256::block_size_bytes> blocks{};
    for (unsigned char& byte : blocks) byte = static_cast<unsigned char>(random() & 0xff);
    papers::sha256::State fast{};
    for (std::uint32_t& word : fast) word = static_cast<std::uint32_t>(random());
    papers::sha256::State portable = fast;
    papers::sha256::compress(fast, blocks.data(), 3);
    papers::sha256::compress_portable(portable, blocks.data(), 3);
    INFO("round " << round << " of seed 13");
    CHECK(fast == portable);
  }
}

}  // namespace papers::base_sha256_test
