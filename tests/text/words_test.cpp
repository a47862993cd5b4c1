#include "text/words.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <random>
#include <string>
#include <vector>

#include "base/ascii.hpp"
#include "support/catch.hpp"
#include "support/data_file.hpp"
#include "text/byte_block.hpp"
#include "text/word_finder.hpp"

namespace papers::text_words_test {

TEST_CASE("text is cut into the words that FTS5's unicode61 makes of it", "[text]") {
  for (const auto& [source, expected] : test::read_pairs("unicode61-tokens.tsv")) {
    std::string joined;
    for (const text::Word& word : text::words(source)) {
      joined += joined.empty() ? "" : " ";
      joined += word.folded;
      CHECK(source.substr(word.offset, word.text.size()) == word.text);
    }
    INFO(source);
    CHECK(joined == expected);
  }
}

TEST_CASE("ASCII is cut into runs of letters and digits, wherever they begin and end", "[text]") {
  // The neighbours of letters and digits in ASCII among them; lengths around eight bytes.
  constexpr std::string_view bytes = "aabbmmyyzzAMZ059`{@[/: -";
  std::mt19937 random(11);
  for (int round = 0; round < 5000; ++round) {
    std::string text(random() % 40, ' ');
    for (char& c : text) c = bytes[random() % bytes.size()];
    std::vector<std::string> expected(1);
    for (const char c : text) {
      const bool inside = ascii::is_alphanumeric(c);
      if (inside) expected.back() += ascii::lower(c);
      if (!inside && !expected.back().empty()) expected.emplace_back();
    }
    if (expected.back().empty()) expected.pop_back();
    std::vector<std::string> found;
    for (const text::Word& word : text::words(text)) found.push_back(word.folded);
    INFO(text);
    CHECK(found == expected);
  }
}

TEST_CASE("words without a copy are the same words", "[text]") {
  const std::string source = "Naïve Qwen2.5-VL beats GPT-4V by 3\u00d7.";
  const auto expected = text::words(source);
  std::size_t count = 0;
  text::for_each_word(source, [&](std::string_view folded, std::size_t offset, std::size_t size) {
    REQUIRE(count < expected.size());
    CHECK(folded == expected[count].folded);
    CHECK(offset == expected[count].offset);
    CHECK(size == expected[count].text.size());
    ++count;
  });
  CHECK(count == expected.size());
}

TEST_CASE("wanted words are those that are cut, at their places among all", "[text]") {
  // Lengths around a block; wide letters, separators and marks inside and between words.
  const std::vector<std::string> pieces = {
      "model", "a", "B2", "Naïve", "é", "\u0301",  "\u2014",          "\u4e2d",
      ".",     " ", " ",  "-",     "z", "Mixture", "interpretability"};
  std::mt19937 random(17);
  for (int round = 0; round < 5000; ++round) {
    std::string source;
    for (std::size_t left = random() % 48; left > 0; --left)
      source += pieces[random() % pieces.size()];
    text::FirstBytes wanted;
    for (const std::string_view begin : {"mo", "a", "b2", "na", "e", "z", "\u4e2d", "in"}) {
      if (random() % 2 == 0) wanted.add(begin);
    }
    text::WordFinder finder(wanted);
    const auto all = text::words(source);
    INFO("round " << round << ": " << source);
    CHECK(finder.read(source) == all.size());
    auto found = finder.found().begin();
    for (std::size_t place = 0; place < all.size(); ++place) {
      const text::Word& word = all[place];
      if (!wanted.has(word.folded)) continue;
      REQUIRE(found != finder.found().end());
      CHECK(found->place == place);
      CHECK(finder.folded(*found) == word.folded);
      CHECK(source.substr(found->offset, found->size_bytes) == word.text);
      ++found;
    }
    CHECK(found == finder.found().end());
  }
}

TEST_CASE("a block of bytes is read alike on every machine", "[text]") {
  std::mt19937 random(18);
  for (int round = 0; round < 2000; ++round) {
    std::array<char, text::block_bytes> bytes{};
    for (char& c : bytes) c = static_cast<char>(random() % (round % 2 == 0 ? 256 : 128));
    const text::PlainBlock plain(bytes.data());
    const text::ByteBlock block(bytes.data());
    INFO("round " << round);
    CHECK(plain.wide() == block.wide());
    CHECK(plain.alphanumeric() == block.alphanumeric());
    CHECK(plain.one_of(".!?~") == block.one_of(".!?~"));
    const std::uint64_t of_words = plain.alphanumeric();
    CHECK((plain.equal('m') & of_words) == (block.equal('m') & of_words));
    for (std::size_t i = 0; i < bytes.size(); ++i) {
      const bool is_of_word = (plain.alphanumeric() >> i & 1U) != 0;
      CHECK(is_of_word == ascii::is_alphanumeric(bytes[i]));
    }
  }
}

TEST_CASE("words with one stem are found by each other's first bytes", "[text]") {
  std::map<std::string, std::vector<std::string>> having;
  const std::string_view letters = "aedingsyb";  // of the shortest words with endings
  std::vector<std::string> words = {""};
  for (std::size_t i = 0; i < words.size(); ++i) {
    for (const char c : letters) {
      if (words[i].size() < 5) words.push_back(words[i] + c);
    }
  }
  for (const auto& [word, stem] : test::read_pairs("porter-stems.tsv")) words.push_back(word);
  for (const std::string& word : words) {
    if (!word.empty()) having[text::porter_stem(word)].push_back(word);
  }
  for (const auto& [stem, alike] : having) {
    for (const std::string& wanted : {stem, alike.front(), alike.back()}) {
      text::FirstBytes starts;
      starts.add(wanted);
      const bool all = std::all_of(alike.begin(), alike.end(),
                                   [&](const std::string& word) { return starts.has(word); });
      INFO(wanted);
      CHECK(all);
    }
  }
}

TEST_CASE("words are stemmed as FTS5's porter tokenizer stems them", "[text]") {
  for (const auto& [word, stem] : test::read_pairs("porter-stems.tsv")) {
    INFO(word);
    CHECK(text::porter_stem(word) == stem);
  }
}

TEST_CASE("function words are stop words, subject words are not", "[text]") {
  for (const char* word : {"the", "of", "which", "using", "a", "yourselves", "didn"}) {
    INFO(word);
    CHECK(text::is_stop_word(word));
  }
  for (const char* word :
       {"model", "learning", "attention", "c", "vision", "", "zero", "mixture"}) {
    INFO(word);
    CHECK_FALSE(text::is_stop_word(word));
  }
}

TEST_CASE("plain words are told in every form", "[text]") {
  for (const char* word :
       {"improve", "improves", "improved", "improving", "robustly", "studies", "novel"}) {
    INFO(word);
    CHECK(text::plainness(word) == text::Plainness::claim);
  }
  for (const char* word : {"model", "models", "modeling", "abilities", "frameworks"}) {
    INFO(word);
    CHECK(text::plainness(word) == text::Plainness::general_noun);
  }
  for (const char* word : {"diffusion", "agents", "transformer", "reasoning", "", "x"}) {
    INFO(word);
    CHECK(text::plainness(word) == text::Plainness::none);
  }
}

}  // namespace papers::text_words_test
