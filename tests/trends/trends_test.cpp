#include "trends/trends.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <numeric>
#include <random>

#include "search/shelf.hpp"
#include "support/catch.hpp"

namespace papers::trends_trends_test {

namespace {

Day day(const std::string& text) { return parse_iso_day(text).value(); }

trends::Request january_and_february() {
  trends::Request out;
  out.before = {day("2026-01-01"), day("2026-01-31")};
  out.now = {day("2026-02-01"), day("2026-02-28")};
  return out;
}

Record paper(const std::string& title, const std::string& abstract) {
  Record record;
  record.title = title;
  record.abstract = abstract;
  record.abstract_kind = AbstractKind::full;
  return record;
}

const trends::Trend* find(const std::vector<trends::Trend>& list, std::string_view text) {
  const auto found =
      std::find_if(list.begin(), list.end(), [&](const auto& one) { return one.text == text; });
  return found == list.end() ? nullptr : &*found;
}

// `january` and `february` papers with the words in their titles, among 40 others a month.
void fill(test::Shelf& shelf, const std::string& words, int january, int february) {
  std::mt19937 random(5);
  const char* others[] = {"alpha", "beta", "gamma", "delta", "epsilon", "zeta", "eta", "theta"};
  int number = 0;
  std::map<std::string, std::vector<Record>> pages;
  for (const bool now : {false, true}) {
    for (int i = 0; i < 40 + (now ? february : january); ++i) {
      ++number;
      const std::string about = i < 40 ? others[random() % 8] : words;
      pages[fmt::format("2026-{:02}-{:02}", now ? 2 : 1, 1 + i % 4 * 7)].push_back(
          paper(fmt::format("{}: entry{}", about, number),
                fmt::format("Prose significantly outperforms prose{}.", number)));
    }
  }
  for (const auto& [day, records] : pages) shelf.put(records, day.c_str());
}

}  // namespace

TEST_CASE("a term of titles rises or falls by more than chance, and prose never", "[trends]") {
  for (const auto& [january, february] :
       {std::pair{0, 12}, std::pair{2, 20}, std::pair{12, 0}, std::pair{20, 2}}) {
    INFO(january << " then " << february);
    test::Shelf shelf;
    fill(shelf, "diffusion language models", january, february);
    const auto found = trends::trends(shelf.library(), january_and_february(), test::today);
    const bool rises = february > january;
    const auto* term = find(rises ? found.rising : found.falling, "diffusion language models");
    REQUIRE(term != nullptr);
    CHECK(term->now == static_cast<std::uint64_t>(february));
    CHECK(term->before == static_cast<std::uint64_t>(january));
    CHECK((term->bound > 0) == rises);
    CHECK(find(rises ? found.falling : found.rising, "diffusion language models") == nullptr);
    // A part of it says nothing more.
    CHECK(find(found.rising, "diffusion") == nullptr);
    CHECK(find(found.falling, "language models") == nullptr);
    for (const auto* list : {&found.rising, &found.falling}) {
      CHECK(find(*list, "outperforms") == nullptr);
    }
    std::uint64_t weeks = 0;
    for (const std::uint64_t week : term->weeks_now) weeks += week;
    CHECK(weeks == term->now);
    CHECK(term->papers.size() <= 2);
    CHECK(term->papers.empty() == (february == 0));
  }
}

TEST_CASE("what does not move is no trend", "[trends]") {
  test::Shelf shelf;
  fill(shelf, "steady subject", 10, 10);
  const auto found = trends::trends(shelf.library(), january_and_february(), test::today);
  CHECK(find(found.rising, "steady subject") == nullptr);
  CHECK(find(found.falling, "steady subject") == nullptr);
}

TEST_CASE("a term is what a researcher would name", "[trends]") {
  struct Case {
    const char* title;
    std::vector<std::string> terms, none;
  };
  for (const auto& [title, terms, none] : {
           Case{"improving robust tractors", {"tractors"}, {"improving", "robust tractors"}},
           Case{"on-policy self-distillation", {}, {"policy self", "distillation", "policy"}},
           Case{"long-horizon ploughing", {"long-horizon ploughing"}, {"horizon ploughing"}},
           Case{"barn language models", {"barn language models"}, {"barn language", "models"}},
           Case{"herd of cows", {"herd of cows"}, {"herd of", "of cows"}},
       }) {
    test::Shelf shelf;
    fill(shelf, title, 0, 12);
    const auto found = trends::trends(shelf.library(), january_and_february(), test::today).rising;
    for (const auto& term : terms) {
      INFO(title << ": " << term);
      CHECK(find(found, term) != nullptr);
    }
    for (const auto& term : none) {
      INFO(title << ": " << term);
      CHECK(find(found, term) == nullptr);
    }
  }
}

TEST_CASE("an acronym counts with its long form", "[trends]") {
  test::Shelf shelf;
  fill(shelf, "steady subject", 5, 5);
  std::vector<Record> page;
  for (int i = 1; i <= 16; ++i) {
    const bool is_short = i % 2 == 0;
    page.push_back(
        paper(fmt::format("{}: number{}", is_short ? "VLA" : "vision language action", i),
              is_short ? "About it." : "Of vision language action (VLA) kind."));
  }
  shelf.put(page, "2026-02-20");
  const auto found = trends::trends(shelf.library(), january_and_february(), test::today);
  const auto* term = find(found.rising, "vision language action (VLA)");
  REQUIRE(term != nullptr);
  CHECK(term->now == 16);
  CHECK(find(found.rising, "VLA") == nullptr);
}

TEST_CASE("papers that stand for a term have it in their title and are like the rest", "[trends]") {
  test::Shelf shelf;
  std::vector<Record> old;
  std::vector<Record> page;
  for (int i = 0; i < 400; ++i) {
    const bool of_farms = i % 2 == 0;
    old.push_back(paper(fmt::format("Entry{} of {}", i, of_farms ? "farms" : "stars"),
                        of_farms ? "Tractors plough fields of barley and rye."
                                 : "Galaxies collide in clusters of dark matter."));
  }
  for (int i = 0; i < 12; ++i) {
    page.push_back(paper(fmt::format("Harvest robots: number{}", i),
                         "Tractors plough fields of barley and rye."));
    page.back().listing.emplace().upvotes = i;
  }
  // One that only mentions it, and one of another subject.
  page.push_back(paper("Barley and rye", "Harvest robots, tractors that plough fields."));
  page.push_back(paper("Harvest robots among galaxies", "Galaxies collide in clusters of matter."));
  for (std::size_t i = 12; i < page.size(); ++i) page[i].listing.emplace().upvotes = 900;
  shelf.put(old, "2026-01-10").put(page, "2026-02-20");
  const auto rising = trends::trends(shelf.library(), january_and_february(), test::today).rising;
  const auto* term = find(rising, "Harvest robots");
  REQUIRE(term != nullptr);
  CHECK(term->now == 14);
  REQUIRE(term->papers.size() == 2);
  for (const std::int64_t id : term->papers) {
    CHECK(shelf.library().paper(id)->title.starts_with("Harvest robots: number"));
  }
}

TEST_CASE("terms asked for are followed whether they move or not", "[trends]") {
  test::Shelf shelf;
  fill(shelf, "steady subject", 7, 7);
  auto request = january_and_february();
  request.asked = {"steady", "nowhere"};
  const auto found = trends::trends(shelf.library(), request, test::today);
  REQUIRE(found.asked.size() == 2);
  CHECK(found.asked[0].now == 7);
  CHECK(found.asked[0].before == 7);
  CHECK(found.asked[1].now == 0);
  REQUIRE(found.asked[0].months.size() == 2);
  CHECK(found.asked[0].months[0].name == "2026-01");
  CHECK(found.asked[0].months[0].papers == 7);
  CHECK(found.asked[0].months[1].listed == 47);
}

TEST_CASE("what is listed evenly is drawn evenly, whatever days a span has", "[trends]") {
  test::Shelf shelf;
  const Day first = day("2026-01-01");
  for (int at = 0; at < 160; ++at) {
    shelf.put({paper(fmt::format("Steady subject: number{}", at), "About it.")},
              format_day(first + std::chrono::days(at)).c_str());
  }
  for (const int days : {1, 3, 7, 8, 13, 15, 30, 73}) {
    INFO(days);
    const Day middle = first + std::chrono::days(80);
    trends::Request request;
    request.before = {middle - std::chrono::days(days), middle - std::chrono::days(1)};
    request.now = {middle, middle + std::chrono::days(days - 1)};
    request.asked = {"steady"};
    const auto found = trends::trends(shelf.library(), request, test::today);
    REQUIRE(found.asked.size() == 1);
    for (const auto& weeks : {found.asked[0].weeks_before, found.asked[0].weeks_now}) {
      REQUIRE_FALSE(weeks.empty());
      const auto [least, most] = std::minmax_element(weeks.begin(), weeks.end());
      CHECK(*most - *least <= 1);
      CHECK(std::accumulate(weeks.begin(), weeks.end(), std::uint64_t{0}) ==
            static_cast<std::uint64_t>(days));
    }
  }
}

TEST_CASE("an acronym of two things is followed as two, one of two spellings as one", "[trends]") {
  test::Shelf shelf;
  std::vector<Record> page;
  const auto add = [&page](int count, const std::string& form, const std::string& acronym) {
    for (int i = 0; i < count; ++i) {
      page.push_back(paper(fmt::format("{} number{}", acronym, page.size()),
                           fmt::format("We look at {} ({}).", form, acronym)));
    }
  };
  add(5, "test-time scaling", "TTS");
  add(4, "text-to-speech", "TTS");
  add(5, "vision language models", "VLM");
  add(4, "visual language model", "VLM");
  page.push_back(paper("TTS alone", "It says no more."));
  shelf.put(page, "2026-02-20");
  auto request = january_and_february();
  request.asked = {"TTS"};
  const auto apart = trends::trends(shelf.library(), request, test::today).asked;
  REQUIRE(apart.size() == 2);
  CHECK(apart[0].text == "test-time scaling (TTS)");
  CHECK(apart[0].now == 5);
  CHECK(apart[1].text == "text-to-speech (TTS)");
  CHECK(apart[1].now == 4);
  REQUIRE_FALSE(apart[0].remarks.empty());
  for (const std::string one : {"VLM", "look", "\"text to speech\""}) {
    INFO(one);
    request.asked = {one};
    const auto together = trends::trends(shelf.library(), request, test::today).asked;
    REQUIRE(together.size() == 1);
    CHECK(together[0].text == one);
  }
}

TEST_CASE("an empty span is no error", "[trends]") {
  test::Shelf shelf;
  const auto none = trends::trends(shelf.library(), january_and_february(), test::today);
  CHECK(none.papers_now == 0);
  CHECK(none.rising.empty());
  CHECK(!trends::newest_day(shelf.library()));
  fill(shelf, "anything", 0, 3);
  auto request = january_and_february();
  request.before = {day("2020-01-01"), day("2020-02-01")};
  CHECK(trends::trends(shelf.library(), request, test::today).rising.empty());
}

}  // namespace papers::trends_trends_test
