#include "recommend/recommend.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <random>
#include <set>

#include "search/shelf.hpp"
#include "support/catch.hpp"
#include "text/words.hpp"

namespace papers::recommend_recommend_test {

using namespace papers::recommend;

namespace {

constexpr const char* subjects[][8] = {
    {"robot", "grasp", "manipulation", "arm", "tactile", "gripper", "control", "demonstration"},
    {"protein", "folding", "amino", "residue", "enzyme", "structure", "binding", "sequence"},
    {"speech", "audio", "speaker", "voice", "acoustic", "phoneme", "recognition", "prosody"},
    {"graph", "node", "edge", "message", "spectral", "community", "embedding", "citation"}};
constexpr std::size_t papers_a_subject = 25;

std::string sentence(std::mt19937& random, std::size_t subject, int words) {
  std::string out;
  for (int i = 0; i < words; ++i) {
    out += subjects[subject][random() % 8];
    out += i % 5 == 4 ? fmt::format(" filler{} ", random() % 40) : std::string(" ");
  }
  return out;
}

// Papers 1 to 25 are of the first subject, and so on; all of one day.
test::Shelf& shelf() {
  static test::Shelf shelf;
  static bool filled = false;
  if (filled) return shelf;
  filled = true;
  std::mt19937 random(7);
  std::vector<Record> records;
  for (std::size_t i = 0; i < 4 * papers_a_subject; ++i) {
    Record record;
    record.title = fmt::format("{}number{}", sentence(random, i / papers_a_subject, 4), i);
    record.abstract = sentence(random, i / papers_a_subject, 40);
    record.abstract_kind = AbstractKind::full;
    record.authors = {fmt::format("Author {}", i % 9)};
    records.push_back(record);
  }
  shelf.put(records, "2026-03-12");
  return shelf;
}

Record titled(std::string title) {
  Record record;
  record.title = std::move(title);
  return record;
}

search::Request within(std::vector<std::int64_t> papers) {
  search::Request request;
  request.within = std::move(papers);
  return request;
}

search::Request asking(const char* query) {
  search::Request request;
  request.query = query;
  return request;
}

std::size_t subject_of(std::int64_t paper) {
  return (static_cast<std::size_t>(paper) - 1) / papers_a_subject;
}

std::vector<std::int64_t> unmarked(const Marks& marks) {
  return candidates(shelf().library(), {}, marks, test::today);
}

}  // namespace

TEST_CASE("papers of a starred subject come first, whatever the number of stars", "[recommend]") {
  for (std::size_t subject = 0; subject < 4; ++subject) {
    for (const std::size_t stars : {1U, 2U, 4U, 5U, 12U, 20U, 24U}) {
      INFO("subject " << subject << ", stars " << stars);
      Marks marks;
      for (std::size_t i = 0; i < stars; ++i) {
        marks.likes.push_back(static_cast<std::int64_t>(subject * papers_a_subject + i + 1));
      }
      const auto all = recommend::recommend(shelf().library(), marks, unmarked(marks), 0);
      REQUIRE(all.size() == 4 * papers_a_subject - stars);
      double last_kin = 1e9;
      double first_other = -1e9;
      for (const auto& one : all) {
        if (subject_of(one.paper) == subject) last_kin = std::min(last_kin, one.standing);
        if (subject_of(one.paper) != subject) first_other = std::max(first_other, one.standing);
        CHECK(one.score >= 0);
        CHECK(one.score <= 100);
      }
      CHECK(last_kin > first_other);
      CHECK(all.front().score > all.back().score);
    }
  }
}

TEST_CASE("a dismissed subject sinks below those nobody marked", "[recommend]") {
  for (const std::size_t stars : {3U, 8U}) {
    Marks marks;
    for (std::size_t i = 1; i <= stars; ++i) marks.likes.push_back(static_cast<std::int64_t>(i));
    marks.dislikes = {30, 31, 32, 33};
    const auto all = recommend::recommend(shelf().library(), marks, unmarked(marks), 0);
    double dismissed = 0;
    double others = 0;
    for (const auto& one : all) {
      if (subject_of(one.paper) == 1) dismissed += one.standing / 21;
      if (subject_of(one.paper) > 1) others += one.standing / 50;
    }
    CHECK(dismissed < others);
  }
}

TEST_CASE("what is marked is never recommended, and a limit holds", "[recommend]") {
  std::mt19937 random(3);
  for (int round = 0; round < 20; ++round) {
    INFO("round " << round);
    Marks marks;
    for (std::int64_t paper = 1; paper <= 100; ++paper) {
      if (random() % 12 == 0) (random() % 3 == 0 ? marks.dislikes : marks.likes).push_back(paper);
    }
    if (marks.likes.empty()) continue;
    const std::size_t limit = random() % 30 + 1;
    const auto few = recommend::recommend(shelf().library(), marks, unmarked(marks), limit);
    REQUIRE(few.size() == limit);
    std::set<std::int64_t> seen(marks.likes.begin(), marks.likes.end());
    seen.insert(marks.dislikes.begin(), marks.dislikes.end());
    for (const auto& one : few) CHECK(seen.insert(one.paper).second);
    // A short answer is the beginning of a long one.
    const auto all = recommend::recommend(shelf().library(), marks, unmarked(marks), 0);
    for (std::size_t i = 0; i < limit; ++i) CHECK(few[i].paper == all[i].paper);
  }
}

TEST_CASE("a score does not depend on what else is asked for", "[recommend]") {
  const Marks marks{{1, 2, 3, 30, 60, 61}, {5}};
  const auto papers = unmarked(marks);
  for (const auto& one : recommend::recommend(shelf().library(), marks, papers, 0)) {
    const std::vector<std::int64_t> alone = {one.paper};
    CHECK(recommend::recommend(shelf().library(), marks, alone, 0).front().score == one.score);
  }
}

TEST_CASE("every word of a reason stands in the paper and in a starred one", "[recommend]") {
  const auto stems_of = [](const std::string& text) {
    std::set<std::string> out;
    for (const auto& word : text::words(text)) out.insert(text::porter_stem(word.folded));
    return out;
  };
  auto& library = shelf().library();
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
    CHECK(std::count(marks.likes.begin(), marks.likes.end(), one.reasons.nearest) == 1);
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

TEST_CASE("a word that several likes are about is told, though it names nothing alone",
          "[recommend]") {
  test::Shelf farm;
  std::mt19937 random(9);
  std::vector<Record> records;
  while (records.size() < 100) {
    records.push_back(titled(fmt::format("{}number{}", sentence(random, 0, 4), records.size())));
  }
  farm.put(records);
  for (const char* noun : {"reports", "images", "questions"}) {
    farm.put(fmt::format("medical {}", noun), fmt::format("Medical {} by hand.", noun));
  }
  farm.put("medical understanding", "A medical garden.");
  const std::vector<std::int64_t> offered{104};
  const auto found = recommend::recommend(farm.library(), {{101, 102, 103}, {}}, offered, 1);
  const auto& shared = found.at(0).reasons.shared;
  CHECK(std::count(shared.begin(), shared.end(), "medical") == 1);
}

TEST_CASE("no reason is empty where words are shared, whatever the library's size", "[recommend]") {
  for (std::int64_t like = 1; like < 100; like += 10) {
    const Marks marks{{like}, {}};
    for (const auto& one : recommend::recommend(shelf().library(), marks, unmarked(marks), 0)) {
      if (subject_of(one.paper) == subject_of(like)) CHECK_FALSE(one.reasons.shared.empty());
    }
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

TEST_CASE("near copies never stand five in a row", "[recommend]") {
  test::Shelf copies;
  std::mt19937 random(11);
  std::vector<Record> records;
  const std::string text = sentence(random, 0, 60);
  for (int i = 0; i < 30; ++i) {
    Record record;
    record.title = fmt::format("robot grasp manipulation {}", i);
    record.abstract = i < 12 ? text + fmt::format(" copy{}", i) : sentence(random, 0, 40);
    record.abstract_kind = AbstractKind::full;
    if (i >= 12) record.title = sentence(random, 2, 3) + record.title;
    records.push_back(record);
  }
  copies.put(records, "2026-03-12");
  const Marks marks{{1}, {}};
  const auto papers = candidates(copies.library(), {}, marks, test::today);
  const auto all = recommend::recommend(copies.library(), marks, papers, 20);
  int row = 0;
  for (const auto& one : all) {
    row = one.paper <= 12 ? row + 1 : 0;
    CHECK(row < 5);
  }
}

TEST_CASE("the new papers are ranked unless the query says days", "[recommend]") {
  test::Shelf days;
  days.put({titled("Old robots")}, "2025-01-02");
  days.put({titled("Robots of February")}, "2026-02-15");
  days.put({titled("Robots of March")}, "2026-03-12");
  days.put("Robots nobody listed");
  const auto found = [&](search::Request request) {
    auto papers = candidates(days.library(), std::move(request), {}, test::today);
    std::sort(papers.begin(), papers.end());
    return papers;
  };
  using Ids = std::vector<std::int64_t>;
  CHECK(found({}) == Ids{2, 3});
  CHECK(found(asking("march")) == Ids{3});
  CHECK(found(asking("day:2025..")) == Ids{1, 2, 3});
  CHECK(found(asking("robots (listed:2025 OR old)")) == Ids{1});
  CHECK(found(within({4, 1})) == Ids{1, 4});
  CHECK(candidates(days.library(), {}, {{2}, {3}}, test::today).empty());
}

TEST_CASE("a library without days ranks all it has", "[recommend]") {
  test::Shelf shelf;
  shelf.put("Robots that grasp").put("Robots that walk").put("Proteins that fold");
  const Marks marks{{1}, {}};
  const auto papers = candidates(shelf.library(), {}, marks, test::today);
  REQUIRE(papers.size() == 2);
  CHECK(recommend::recommend(shelf.library(), marks, papers, 0).front().paper == 2);
}

}  // namespace papers::recommend_recommend_test
