#include "recommend/reasons.hpp"

#include <algorithm>
#include <random>
#include <set>

#include "recommend/subjects_shelf.hpp"
#include "support/catch.hpp"
#include "text/words.hpp"

namespace papers::recommend_reasons_test {

using namespace papers::recommend;
using namespace papers::test;

TEST_CASE("every word of a reason stands in the paper and in a starred one", "[recommend]") {
  const auto stems_of = [](const std::string& text) {
    std::set<std::string> out;
    for (const auto& word : text::words(text)) out.insert(text::porter_stem(word.folded));
    return out;
  };
  auto& library = subjects_shelf().library();
  const Marks marks{{1, 2, 26, 27, 28, 51}, {}};
  std::string liked;
  std::set<std::string> authors;
  for (const std::int64_t like : marks.likes) {
    const auto paper = library.paper(like);
    liked += paper->title + ' ' + paper->abstract + ' ';
    authors.insert(paper->authors.front());
  }
  const auto liked_stems = stems_of(liked);
  for (const auto& one : recommend::recommend(library, marks, unmarked(marks), 40)) {
    const auto paper = library.paper(one.paper);
    const auto own = stems_of(paper->title + ' ' + paper->abstract);
    CHECK(one.reasons.shared.size() <= 5);
    for (const std::string& reason : one.reasons.shared) {
      INFO(reason);
      if (reason.starts_with("by ")) {
        CHECK(authors.count(reason.substr(3)) == 1);
        continue;
      }
      const bool topic = std::any_of(paper->topics.begin(), paper->topics.end(),
                                     [&](const PaperTopic& of) { return of.name == reason; });
      for (const std::string& stem : stems_of(reason)) {
        CHECK((topic || (own.count(stem) == 1 && liked_stems.count(stem) == 1)));
      }
    }
    const auto nearest = one.reasons.nearest;
    CHECK((nearest == 0 || std::count(marks.likes.begin(), marks.likes.end(), nearest) == 1));
  }
}

TEST_CASE("a reason names what both papers are about, once and whole", "[recommend]") {
  struct Case {
    const char *starred, *starred_abstract, *offered, *offered_abstract;
    std::vector<std::string> reasons, none;
  };
  const Case cases[] = {
      // What one of them only mentions.
      {"barley ploughing",
       "Done in a barn.",
       "ploughing again",
       "Barley. Barley and a barn, a barn.",
       {"ploughing"},
       {"barn"}},
      // The end of a name goes with it, "framework" adds nothing to it.
      {"tractor cache compression",
       "A cache framework for ploughing. Ploughing frameworks.",
       "tractor cache compression framework",
       "The ploughing framework.",
       {"tractor cache compression"},
       {"cache", "compression framework", "framework"}},
      // A name and its acronym are one reason.
      {"vision tractor action (VTA)",
       "VTA is done.",
       "vision tractor action",
       "VTA. More VTA.",
       {"vision tractor action"},
       {"VTA"}},
      {"text-to-barley (T2B)",
       "T2B is done.",
       "text-to-barley",
       "T2B. More T2B.",
       {"text-to-barley"},
       {"T2B"}},
      // Half a name says something else.
      {"ploughing of a meadow",
       "Meadow.",
       "ploughing and meadow malting",
       "Meadow malting.",
       {"ploughing"},
       {"meadow"}},
      {"ploughing in a 4 barn compression",
       "A 4 barn compression.",
       "4 barn compression by ploughing",
       "The 4 barn compression.",
       {"ploughing", "compression"},
       {"barn", "barn compression"}},
  };
  for (const Case& one : cases) {
    INFO(one.offered);
    test::Shelf farm;
    std::mt19937 random(3);
    std::vector<Record> records;
    // Words that end titles, so that they name something.
    for (const char* word : {"barley", "ploughing", "barn", "compression", "framework", "action"}) {
      for (int i = 0; i < 3; ++i)
        records.push_back(titled(sentence(random, 0, 2) + "of the " + word));
    }
    // Others, among which these are few.
    while (records.size() < 100) {
      records.push_back(titled(fmt::format("{}number{}", sentence(random, 0, 4), records.size())));
    }
    farm.put(records);
    farm.put(one.starred, one.starred_abstract).put(one.offered, one.offered_abstract);
    const std::int64_t starred = 101;
    const std::vector<std::int64_t> offered{102};
    const auto found = recommend::recommend(farm.library(), {{starred}, {}}, offered, 1);
    REQUIRE(found.size() == 1);
    const auto& shared = found[0].reasons.shared;
    for (const auto& reason : one.reasons) {
      CHECK(std::count(shared.begin(), shared.end(), reason) == 1);
    }
    for (const auto& none : one.none) CHECK(std::count(shared.begin(), shared.end(), none) == 0);
  }
}

TEST_CASE("a word alone is told where it is a name in titles of several likes", "[recommend]") {
  const auto is_told = [](std::vector<const char*> starred) {
    test::Shelf farm;
    std::mt19937 random(9);
    std::vector<Record> records;
    while (records.size() < 100) {
      records.push_back(titled(fmt::format("{}number{}", sentence(random, 0, 4), records.size())));
    }
    farm.put(records);
    Marks marks;
    for (const char* title : starred) {
      farm.put(title, "Done by hand, with ploughing. And ploughing.");
      marks.likes.push_back(101 + static_cast<std::int64_t>(marks.likes.size()));
    }
    farm.put("a garden", "Ploughing. More ploughing.");
    const std::vector<std::int64_t> offered{101 + static_cast<std::int64_t>(starred.size())};
    const auto shared =
        recommend::recommend(farm.library(), marks, offered, 1).at(0).reasons.shared;
    return std::count(shared.begin(), shared.end(), "Ploughing") == 1;
  };
  CHECK(is_told({"ploughing", "on ploughing", "a field"}));
  CHECK_FALSE(is_told({"ploughing", "a meadow", "a field"}));
}

TEST_CASE("a like is named only where the paper is more like it than others are", "[recommend]") {
  std::size_t named = 0;
  for (std::int64_t like = 1; like < 100; like += 10) {
    const Marks marks{{like}, {}};
    for (const auto& one :
         recommend::recommend(subjects_shelf().library(), marks, unmarked(marks), 0)) {
      if (subject_of(one.paper) == subject_of(like)) {
        named += one.reasons.nearest == like ? 1 : 0;
      } else {
        CHECK(one.reasons.nearest == 0);
      }
    }
  }
  CHECK(named > 100);
}

TEST_CASE("where nothing ties a paper to the likes, that is said", "[recommend]") {
  const Marks marks{{1}, {}};
  auto& library = subjects_shelf().library();
  for (const auto& one : recommend::recommend(library, marks, unmarked(marks), 0)) {
    const bool nothing = one.reasons.shared.empty() && one.reasons.nearest == 0;
    CHECK(recommend::told(library, one).ends_with(": no strong tie to what you like") == nothing);
  }
}

TEST_CASE("what many papers have explains none, nor does one author's name", "[recommend]") {
  const auto reasons = [](std::size_t with_ploughing, std::vector<std::string> authors) {
    test::Shelf farm;
    std::mt19937 random(5);
    std::vector<Record> records;
    for (std::size_t i = 0; i < 100; ++i) {
      const std::string also = i < with_ploughing ? "of ploughing" : "";
      records.push_back(titled(fmt::format("number{} {}{}", i, sentence(random, i % 3, 3), also)));
    }
    for (const char* title : {"barley malting by ploughing", "ploughing and barley malting"}) {
      Record record = titled(title);
      record.authors = authors;
      authors.back() += 'x';
      records.push_back(record);
    }
    farm.put(records);
    const std::vector<std::int64_t> offered{102};
    const auto found = recommend::recommend(farm.library(), {{101}, {}}, offered, 1);
    return found.at(0).reasons.shared;
  };
  using Reasons = std::vector<std::string>;
  CHECK(reasons(3, {"Ada Field", "B"}) == Reasons{"barley malting", "ploughing"});
  CHECK(reasons(50, {"Ada Field", "B"}) == Reasons{"barley malting"});
  CHECK(reasons(50, {"Ada Field", "Ben Barn", "C"}) == Reasons{"barley malting", "by Ada Field"});
}

}  // namespace papers::recommend_reasons_test
