#include "cli/arguments.hpp"

#include "base/error.hpp"
#include "support/catch.hpp"

namespace {

using papers::cli::Arguments;
using papers::cli::split_words;
using Words = std::vector<std::string>;

/// A command with a flag, a number, a choice and a text option.
struct Declared {
  bool any = false;
  std::optional<std::int64_t> limit;
  std::string format;
  std::vector<std::string> topics;
  Arguments arguments;

  Declared() {
    arguments.options = {{"--any", "", "help", &any},
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
  CHECK(split({"-n", "5", "x"}).options == Words{"-n", "5"});
  CHECK(split({"-n5", "x"}).options == Words{"-n5"});
  CHECK(split({"-nx"}).texts == Words{"-nx"});
  CHECK(split({"-fjson"}).options == Words{"-fjson"});
  CHECK(split({"--limit=5"}).options == Words{"--limit=5"});
  CHECK(split({"-t", "-odd"}).options == Words{"-t", "-odd"});
  CHECK(split({"--", "-n", "5"}).texts == Words{"-n", "5"});
  CHECK(split({"-", "--", "--"}).texts == Words{"-", "--"});
  CHECK(split({"--5", "-"}).texts == Words{"--5", "-"});
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
