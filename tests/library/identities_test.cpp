// Which records become one paper: over sets of works whose records say so of themselves.
#include "library/identities.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "library/library.hpp"
#include "support/catch.hpp"
#include "support/temp_dir.hpp"
#include "support/work.hpp"

namespace papers::library_identities_test {

using namespace papers::library;
using papers::test::TempDir;

namespace {

/// A record and the work that it is of.
struct OfWork {
  int work = 0;
  Record record;
};

/// Works that share titles: a preprint with its published paper, the same title by other authors,
/// decades apart, as a book, of another language; records that lack authors or a year only where
/// the title is of one work. Names and titles are spelled as different bibliographies do.
class Works {
 public:
  explicit Works(unsigned seed) : random_(seed) {}

  std::vector<OfWork> records() {
    std::vector<OfWork> all;
    for (int title = 0; title < 12; ++title) {
      const int homonyms = 1 + below(5);
      for (int i = 0; i < homonyms; ++i) add_work(title, i, homonyms == 1, all);
    }
    std::shuffle(all.begin(), all.end(), random_);
    return all;
  }
  void shuffle(std::vector<OfWork>& records) {
    std::shuffle(records.begin(), records.end(), random_);
  }

 private:
  int below(int limit) { return static_cast<int>(random_() % static_cast<unsigned>(limit)); }

  void add_work(int title, int homonym, bool alone, std::vector<OfWork>& all) {
    const int work = ++works_;
    Record base;
    const std::string subject(1, static_cast<char>('a' + title));
    // Homonyms differ in one way each, the book in its kind alone.
    const bool is_book = homonym == 1;
    const bool turned = below(2) == 0;
    const int year = homonym == 3 ? 1990 : 2015;
    base.published = std::to_string(year);
    base.work_kind = is_book ? WorkKind::book : WorkKind::article;
    const std::string number = std::to_string(1000 + work);
    for (int copies = 1 + below(3); copies > 0; --copies) {
      Record record = base;
      record.title = spelled_title(subject + (homonym == 4 ? "++" : ""));
      record.authors = {spelled_author(homonym == 2, turned), "Max Moss"};
      record.published = std::to_string(year + below(2));
      if (!is_book && year > 2000 && below(2) == 0) record.arxiv_id = "1501.0" + number;
      if (below(3) == 0) record.doi = "10.1000/" + number;
      if (alone && below(3) == 0) record.authors.clear();
      if (alone && below(3) == 0) record.published.clear();
      all.push_back({work, record});
    }
  }

  std::string spelled_title(const std::string& subject) {
    return "Talks " + std::string(below(2) == 0 ? "&" : "and") + " walks" +
           (below(2) == 0 ? ": " : " -- ") + "subject " + subject;
  }

  std::string spelled_author(bool other, bool turned) {
    const std::vector<std::string> whole = {other ? "Ida Bjørk" : "Yara Müller"};
    const std::vector<std::string> spellings =
        turned ? std::vector<std::string>{whole[0], other ? "Bjork Ida" : "Mueller Yara"}
               : std::vector<std::string>{whole[0], other ? "I. Bjork" : "Y. Muller",
                                          other ? "Bjørk I" : "Mueller Y."};
    return spellings[static_cast<std::size_t>(below(static_cast<int>(spellings.size())))];
  }

  std::mt19937 random_;
  int works_ = 0;
};

/// The works of each paper's records.
std::map<std::int64_t, std::set<int>> papers_of(const std::vector<OfWork>& records) {
  const TempDir dir;
  Library library(dir / "papers.db", Access::create);
  std::map<std::int64_t, std::set<int>> papers;
  Import import(library, {"all", "bibtex"});
  for (const OfWork& one : records)
    papers[import.add(one.record, std::nullopt).paper].insert(one.work);
  import.finish("sum", std::nullopt, "", 0);
  for (const Damage& damage : check(library)) FAIL_CHECK(damage.what);
  return papers;
}

std::int64_t put_one(Library& library, const Record& record) {
  Import import(library, {record.title, "bibtex"});
  const std::int64_t paper = import.add(record, std::nullopt).paper;
  import.finish("sum of " + record.doi + record.title, std::nullopt, "", 0);
  return paper;
}

}  // namespace

TEST_CASE("in any order each work is one paper, and no paper is of two", "[library]") {
  for (unsigned seed = 1; seed <= 6; ++seed) {
    INFO("seed " << seed);
    Works works(seed);
    std::vector<OfWork> records = works.records();
    std::set<int> all;
    for (const OfWork& one : records) all.insert(one.work);
    for (int order = 0; order < 3; ++order) {
      const auto papers = papers_of(records);
      for (const auto& [paper, its] : papers) CHECK(its.size() == 1);
      CHECK(papers.size() == all.size());
      works.shuffle(records);
    }
  }
}

TEST_CASE("two works under one DOI are told apart, and both are found by it", "[library]") {
  const TempDir dir;
  Library library(dir / "papers.db", Access::create);
  Record gates, kites;
  gates.title = "Gates of the old canal";
  kites.title = "Kites in dry air";
  gates.doi = kites.doi = "10.1000/77";
  const std::int64_t first = put_one(library, gates);
  Import import(library, {"kites", "bibtex"});
  const Import::Result second = import.add(kites, std::nullopt);
  CHECK(second.outcome == Outcome::added);
  CHECK(second.namesake == first);
  CHECK(import.add(kites, std::nullopt).paper == second.paper);
  CHECK(import.add(gates, std::nullopt).paper == first);
  import.finish("kites", std::nullopt, "", 0);
  CHECK(library.resolve("10.1000/77").size() == 2);
}

TEST_CASE("the work to find a key does not grow with the works of one title", "[library]") {
  const TempDir dir;
  Library library(dir / "papers.db", Access::create);
  Import import(library, {"page", "page"});
  const auto bytes_of_adding = [&](int from, int count) {
    return test::bytes_allocated_by([&] {
      for (int i = from; i < from + count; ++i) {
        Record record;
        record.title = "Introduction";
        record.authors = {fmt::format("Ada Author{}", i)};
        import.add(prepare(std::move(record)), std::nullopt);
      }
    });
  };
  bytes_of_adding(0, 100);
  const std::size_t second = bytes_of_adding(100, 100);
  bytes_of_adding(200, 600);
  CHECK(bytes_of_adding(800, 100) < 2 * second);
  import.finish("page", std::nullopt, "", 0);
}

TEST_CASE("the work to find a paper does not grow with the titles that its DOI comes under",
          "[library]") {
  const TempDir dir;
  Library library(dir / "papers.db", Access::create);
  Import import(library, {"volume", "bibtex"});
  const auto bytes_of_adding = [&](int from, int count) {
    return test::bytes_allocated_by([&] {
      for (int i = from; i < from + count; ++i) {
        Record record;
        record.title = fmt::format("Boats vote in round {}", i);
        record.authors = {"Ida Fern"};
        record.doi = "10.1000/77";
        import.add(prepare(std::move(record)), std::nullopt);
      }
    });
  };
  bytes_of_adding(0, 200);
  const std::size_t early = bytes_of_adding(200, 100);
  bytes_of_adding(300, 600);
  CHECK(bytes_of_adding(900, 100) < 2 * early);
  import.finish("volume", std::nullopt, "", 0);
  CHECK(import.totals().added == 1);
  for (const Damage& damage : check(library)) FAIL_CHECK(damage.what);
}

TEST_CASE("a key that two libraries gave to two works of one title leads to one of them",
          "[library]") {
  const TempDir dir;
  Library library(dir / "papers.db", Access::create);
  Record ours;
  ours.title = "Deep gardens";
  ours.authors = {"Yara Fern"};
  const std::int64_t paper = put_one(library, ours);
  Record theirs = ours;
  Record::Restored restored;
  restored.key = library.paper(paper).value().key;
  theirs.restored = restored;
  CHECK(put_one(library, theirs) == paper);
  theirs.authors = {"Ida Birch"};
  theirs.doi = "10.1000/1";
  CHECK(put_one(library, theirs) != paper);
}

TEST_CASE("digits alone are a row id, whatever keys begin so", "[library]") {
  const TempDir dir;
  Library library(dir / "papers.db", Access::create);
  int beginnings = 0;
  for (int n = 1; n <= 60; ++n) {
    Record record;
    record.title = fmt::format("Garden {} and its keeper", n);
    const std::int64_t paper = put_one(library, record);
    const std::string key = library.paper(paper).value().key;
    const std::string beginning = key.substr(0, 4);
    if (beginning.find_first_not_of("0123456789") == std::string::npos && beginning > "0060") {
      ++beginnings;
      CHECK(library.resolve(beginning).empty());
    }
    const auto forced = library.resolve("key:" + beginning);
    CHECK(std::find(forced.begin(), forced.end(), paper) != forced.end());
    CHECK(library.resolve(std::to_string(paper)) == std::vector{paper});
  }
  CHECK(beginnings > 0);
}

}  // namespace papers::library_identities_test
