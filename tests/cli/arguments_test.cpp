#include "cli/arguments.hpp"

#include "base/error.hpp"
#include "support/catch.hpp"

namespace papers::cli_arguments_test {

namespace {

using papers::cli::Arguments;
using papers::cli::split_words;
using Words = std::vector<std::string>;

/// A command with a flag, a number, a choice and a text option.
struct Declared {
  bool any = false, quiet = false;
  std::optional<std::int64_t> limit;
  std::string format;
  std::vector<std::string> topics;
  Arguments arguments;

  Declared() {
    arguments.options = {{"--any", "", "help", &any},
                         {"-q,--quiet", "", "help", &quiet},
                         {"-n,--limit", "N", "help", &limit},
                         {"-f,--format", "text|json", "help", &format},
                         {"-t,--topic", "TOPIC", "help", &topics}};
  }
};

}  // namespace

TEST_CASE("a dash word is text unless it is exactly a known option", "[cli]") {
  const Declared declared;
  const auto split = [&declared](const Words& words) {
    return split_words(words, declared.arguments, true);
  };
  CHECK(split({"vision", "-text"}).texts == Words{"vision", "-text"});
  CHECK(split({"-n", "5", "x"}).options == Words{"--limit", "5"});
  CHECK(split({"-nx"}).texts == Words{"-nx"});
  CHECK(split({"-t", "-odd"}).options == Words{"--topic", "-odd"});
  CHECK(split({"--", "-n", "5"}).texts == Words{"-n", "5"});
  CHECK(split({"-", "--", "--"}).texts == Words{"-", "--"});
  CHECK(split({"--5", "-"}).texts == Words{"--5", "-"});
}

TEST_CASE("an option is the same option in each way it can be typed", "[cli]") {
  const Declared declared;
  for (const bool dash_words : {false, true}) {
    for (const Words& words : {Words{"-q", "-n", "5"}, Words{"-qn", "5"}, Words{"-qn5"},
                               Words{"-qn=5"}, Words{"-q", "-n=5"}, Words{"-q", "-n5"},
                               Words{"--quiet", "--limit=5"}, Words{"-q", "--limit", "5"}}) {
      INFO(words.front() << " " << words.back());
      const papers::cli::SplitWords split = split_words(words, declared.arguments, dash_words);
      CHECK(split.texts.empty());
      CHECK(split.typed == Words{"--quiet", "--limit"});
      Declared parsed;
      parse_options(parsed.arguments, split_words(words, parsed.arguments, dash_words).options);
      CHECK(parsed.quiet);
      CHECK(parsed.limit == 5);
    }
    CHECK_THROWS_AS(split_words({"--any=1"}, declared.arguments, dash_words), papers::UsageError);
  }
  // "Qt" and "qf" are words: nothing in them can only be an option.
  for (const char* word : {"-qt", "-qf", "-nx", "-question", "-n5x"}) {
    INFO(word);
    CHECK(split_words({word, "x"}, declared.arguments, true).texts == Words{word, "x"});
  }
}

TEST_CASE("a misspelt long option is refused where dashes are text", "[cli]") {
  const Declared declared;
  CHECK_THROWS_AS(split_words({"--limitt=5"}, declared.arguments, true), papers::UsageError);
  CHECK(split_words({"--zebra"}, declared.arguments, true).texts == Words{"--zebra"});
}

TEST_CASE("options reach their targets, the last one wins, lists collect", "[cli]") {
  Declared declared;
  parse_options(declared.arguments,
                {"-n", "5", "--limit=7", "--any", "-t", "a", "-t", "[b,c]", "-fjson"});
  CHECK(declared.limit == 7);
  CHECK(declared.any);
  CHECK(declared.topics == Words{"a", "[b,c]"});
  CHECK(declared.format == "json");
}

TEST_CASE("values that make no sense are refused", "[cli]") {
  Declared declared;
  for (const Words& words : {Words{"-n", "five"}, Words{"-n", "-1"}, Words{"-n"}, Words{"--wat"},
                             Words{"-f", "jsn"}, Words{"-n", "99999999999999999999"}}) {
    INFO(words.front());
    CHECK_THROWS_AS(parse_options(declared.arguments, words), papers::UsageError);
  }
}

}  // namespace papers::cli_arguments_test
