// What is removed from a library, and what is the same again when it comes back.
#include "library/remove.hpp"

#include <algorithm>
#include <map>
#include <random>
#include <string>
#include <vector>

#include "library/marks.hpp"
#include "library/sqlite.hpp"
#include "outbox/outbox.hpp"
#include "support/catch.hpp"

namespace papers::library_remove_test {

using namespace papers::outbox;
using test::day;
using test::Outbox;

namespace {

Record record_of(int number) {
  Record record;
  record.title = fmt::format("Paper Number {}", number);
  record.abstract = fmt::format("We propose a thing of {} parts.", number);
  record.authors = {"Ada Alder", fmt::format("Bo Birch{}", number)};
  if (number % 3 == 0) record.arxiv_id = fmt::format("2101.{:05}", number);
  if (number % 3 == 1) record.doi = fmt::format("10.1000/{}", number);
  record.listing.emplace();
  return record;
}

/// A library of a few pages that share papers, marked and partly sent.
class SharedPages {
 public:
  explicit SharedPages(unsigned seed) : random_(seed) {
    for (int page = 0; page < 4; ++page) {
      std::vector<int> on_page;
      for (int number = 1; number <= 12; ++number) {
        if (random_() % 2 == 0) on_page.push_back(number);
      }
      if (on_page.empty()) on_page.push_back(1);
      pages_.push_back(on_page);
      ingest(static_cast<std::size_t>(page));
    }
    for (const std::int64_t id : ids()) {
      if (random_() % 3 == 0) box.library().add_tag(id, "star");
      if (random_() % 3 == 0) library::add_to_note(box.library(), id, fmt::format("note {}", id));
    }
    if (random_() % 2 == 0) catch_up(box.library(), box.all(), Outbox::options());
  }

  void ingest_all() {
    for (std::size_t page = 0; page < pages_.size(); ++page) ingest(page);
  }

  std::vector<std::int64_t> ids() {
    std::vector<std::int64_t> found;
    auto rows = box.library().database().prepare("SELECT id FROM paper ORDER BY id");
    while (rows.step()) found.push_back(rows.integer(0));
    return found;
  }

  /// What a user sees of each paper, by id.
  std::map<std::int64_t, std::string> shown() {
    std::map<std::int64_t, std::string> all;
    for (const std::int64_t id : ids()) {
      const Paper paper = box.library().paper(id).value();
      std::string text =
          fmt::format("{} {} {} {} {} {} {}", paper.key, paper.title, paper.abstract,
                      paper.arxiv_id, paper.doi, fmt::join(paper.tags, ","), paper.note);
      std::vector<std::string> sources;
      for (const auto& listing : paper.listings) sources.push_back(listing.source);
      std::sort(sources.begin(), sources.end());
      all[id] = fmt::format("{} {}", text, fmt::join(sources, ","));
    }
    return all;
  }

  Outbox box;

 private:
  void ingest(std::size_t page) {
    std::vector<Record> records;
    for (const int number : pages_[page]) records.push_back(record_of(number));
    test::take_in(box.library(), fmt::format("page-{}", page), std::move(records),
                  {.date = day("2026-03-12")});
  }

  std::mt19937 random_;
  std::vector<std::vector<int>> pages_;
};

}  // namespace

TEST_CASE("what was removed and comes back is the same, and is not sent again", "[library]") {
  for (unsigned seed = 1; seed <= 5; ++seed) {
    INFO("seed " << seed);
    SharedPages pages(seed);
    const auto before = pages.shown();
    const std::uint64_t waiting = pages.box.waiting().waiting;
    std::vector<std::int64_t> chosen;
    for (const std::int64_t id : pages.ids()) {
      if ((static_cast<unsigned>(id) * 7 + seed) % 3 == 0) chosen.push_back(id);
    }
    const library::Removal counted = library::remove_papers(pages.box.library(), chosen, true);
    CHECK(pages.shown() == before);
    const library::Removal removed = library::remove_papers(pages.box.library(), chosen, false);
    CHECK(removed.papers == chosen.size());
    CHECK(removed.papers == counted.papers);
    CHECK(removed.listings == counted.listings);
    CHECK(library::check(pages.box.library()).empty());
    for (const std::int64_t id : chosen) CHECK_FALSE(pages.box.library().paper(id).has_value());
    pages.ingest_all();
    CHECK(library::check(pages.box.library()).empty());
    CHECK(pages.shown() == before);
    CHECK(pages.box.waiting().waiting == waiting);
    CHECK(pages.box.library().database().integer("SELECT count(*) FROM removed_paper") == 0);
  }
}

TEST_CASE("a document takes its listings along, and the papers that no other document has",
          "[library]") {
  for (unsigned seed = 1; seed <= 5; ++seed) {
    INFO("seed " << seed);
    SharedPages pages(seed);
    const auto before = pages.shown();
    const std::string name = fmt::format("page-{}", seed % 4);
    for (const library::IngestedDocument& document : library::documents(pages.box.library())) {
      if (document.name != name) continue;
      library::remove_documents(pages.box.library(), std::vector{document.id}, false);
    }
    CHECK(library::check(pages.box.library()).empty());
    const auto after = pages.shown();
    for (const auto& [id, text] : before) {
      // A paper of that page alone is gone; of the others only the listing.
      const bool only_there = text.ends_with(" " + name);
      CHECK(after.contains(id) == !only_there);
      if (after.contains(id)) CHECK(after.at(id).find(name) == std::string::npos);
    }
    pages.ingest_all();
    CHECK(pages.shown() == before);
  }
}

TEST_CASE("a document is its own, however many others are called the same", "[library]") {
  for (unsigned seed = 1; seed <= 5; ++seed) {
    INFO("seed " << seed);
    std::mt19937 random(seed);
    Outbox box;
    const int pages = 2 + static_cast<int>(random() % 4);
    for (int page = 1; page <= pages; ++page) {
      // As `papers ingest -` twice.
      std::string text;
      for (const int number : {page, page + 100}) {
        text += fmt::format("{{\"title\":\"Paper Number {0}\",\"doi\":\"10.1000/{0}\"}}\n", number);
      }
      test::take_in(box.library(), "-", text);
    }
    const auto all = library::documents(box.library());
    REQUIRE(all.size() == static_cast<std::size_t>(pages));
    const auto gone = all[random() % all.size()];
    CHECK(gone.papers == 2);
    const auto counted =
        library::remove_documents(box.library(), std::vector{gone.id}, /*dry_run=*/true);
    const auto removed = library::remove_documents(box.library(), std::vector{gone.id}, false);
    CHECK(removed.documents == 1);
    CHECK(removed.papers == 2);
    CHECK(removed.papers == counted.papers);
    CHECK(library::documents(box.library()).size() == all.size() - 1);
    CHECK(library::check(box.library()).empty());
  }
}

TEST_CASE("a removed paper that is restored under another title keeps its id and key",
          "[library]") {
  Outbox box;
  box.add_paper(1);
  const Paper gone = box.library().paper(1).value();
  library::remove_papers(box.library(), std::vector<std::int64_t>{1}, false);
  Record other = record_of(2);
  other.restored = Record::Restored{};
  other.restored->id = 1;
  other.restored->key = gone.key;
  test::take_in(box.library(), "other", {other}, {.date = day("2026-03-12")});
  box.add_paper(1);
  const Paper back = box.library().paper(1).value();
  CHECK(back.key == gone.key);
}

TEST_CASE("removed papers that turn out to be one, or a stored one, are united with it",
          "[library]") {
  // One work as a preprint and, under another title, as published; then in records of both ids.
  Record preprint;
  preprint.title = "Lantern networks for kettle modelling";
  preprint.authors = {"Ida Fern", "Max Moss"};
  preprint.published = "2024";
  preprint.listing.emplace();
  Record published = preprint;
  preprint.arxiv_id = "2401.00001";
  published.title = "Learned quarry estimation with meadow priors";
  published.doi = "10.1000/w.1";
  for (unsigned seed = 1; seed <= 12; ++seed) {
    INFO("seed " << seed);
    std::mt19937 random(seed);
    const auto coin = [&random] { return random() % 2 == 0; };
    Outbox box;
    library::Library& library = box.library();
    const bool preprint_first = coin();
    std::vector<Paper> versions;
    for (const bool first : {true, false}) {
      const Record& version = first == preprint_first ? preprint : published;
      test::take_in(library, version.title, {version}, {.date = day("2026-03-12")});
      versions.push_back(
          library.paper(library.resolve(version.arxiv_id + version.doi).front()).value());
      const std::int64_t id = versions.back().id;
      library.add_tag(id, fmt::format("of-{}", id));
      library::add_to_note(library, id, fmt::format("note {}", id));
      if (!first) continue;
      catch_up(library, box.all(), Outbox::options());
      if (coin()) library::remove_papers(library, std::vector{id}, false);
    }
    catch_up(library, box.all(), Outbox::options());
    for (const Paper& version : versions) {
      if (library.paper(version.id) && (coin() || &version == &versions.back())) {
        library::remove_papers(library, std::vector{version.id}, false);
      }
    }
    if (coin()) {
      const Record& version = coin() ? preprint : published;
      test::take_in(library, version.title, {version}, {.date = day("2026-03-12")});
    }
    Record both = coin() ? preprint : published;
    both.arxiv_id = preprint.arxiv_id;
    both.doi = published.doi;
    test::take_in(library, "both", {both}, {.date = day("2026-03-13")});
    REQUIRE(library.database().integer("SELECT count(*) FROM paper") == 1);
    CHECK(library.database().integer("SELECT count(*) FROM removed_paper") == 0);
    CHECK(library::check(library).empty());
    CHECK(box.waiting().waiting == 0);
    const Paper one = library.paper(library.resolve(published.doi).front()).value();
    CHECK(one.tags == std::vector<std::string>{"of-1", "of-2"});
    for (const Paper& version : versions) {
      CHECK(library.resolve(std::to_string(version.id)) == std::vector{one.id});
      CHECK(library.resolve(version.key) == std::vector{one.id});
      CHECK(one.note.find(version.note) != std::string::npos);
    }
  }
}

}  // namespace papers::library_remove_test
