#include <cstdint>
#include <string>
#include <vector>

#include "base/sha256.hpp"
#include "latent/learn.hpp"
#include "latent/space.hpp"
#include "library/sqlite.hpp"
#include "support/catch.hpp"
#include "support/take_in.hpp"
#include "support/temp_dir.hpp"

namespace papers::latent_latent_test {

using namespace papers::latent;

namespace {

constexpr int subjects = 12;
constexpr int words_of_subject = 30;

/// The same numbers everywhere, which the standard distributions are not.
class Dice {
 public:
  int upto(int end) {
    state_ = state_ * 6364136223846793005U + 1442695040888963407U;
    return static_cast<int>((state_ >> 33) % static_cast<std::uint64_t>(end));
  }

 private:
  std::uint64_t state_ = 7;
};

/// A word that no other number has, and that no stemmer cuts.
std::string word(int number) {
  static const std::string consonants = "bdfgklmnprtvz";
  std::string out;
  for (int i = 0; i < 3; ++i, number /= 13) {
    out += consonants[static_cast<std::size_t>(number % 13)];
    out += 'o';
  }
  return out + 'k';
}

std::string word_of(int subject, int place) { return word(subject * words_of_subject + place); }

/// Papers of twelve subjects in turn; each uses a few of its subject's words.
std::vector<Record> papers_from(int first, int end) {
  Dice dice;
  std::vector<Record> out;
  for (int i = 0; i < end; ++i) {
    Record record;
    record.title = "Work " + word(2000 + i);
    for (int k = 0; k < 12; ++k) {
      record.abstract += word_of(i % subjects, dice.upto(words_of_subject)) + ' ';
    }
    record.abstract_kind = AbstractKind::full;
    if (i >= first) out.push_back(std::move(record));
  }
  return out;
}

class NumberedPapers {
 public:
  NumberedPapers() : library_(dir_ / "papers.db", library::Access::create) {}
  NumberedPapers& put(int first, int end) {
    test::take_in(library_, "page " + std::to_string(end), papers_from(first, end));
    return *this;
  }
  library::Library& library() { return library_; }
  library::Database& database() { return library_.database(); }
  std::string content() {
    Sha256 sum;
    for (const char* const table : {"SELECT stem || weight, vector FROM latent_stem ORDER BY stem",
                                    "SELECT paper, vector FROM latent_paper ORDER BY paper"}) {
      auto row = database().prepare(table);
      while (row.step()) {
        sum.update(row.text(0));
        sum.update(row.text(1));
      }
    }
    return sum.hex();
  }
  std::int64_t count(const std::string& table) {
    return database().integer("SELECT count(*) FROM " + table);
  }

 private:
  test::TempDir dir_;
  library::Library library_;
};

std::string some_words(int subject, int first, int end) {
  std::string out;
  for (int place = first; place < end; ++place) out += word_of(subject, place) + ' ';
  return out;
}

}  // namespace

TEST_CASE("a small library has no space, and nothing is wrong with that", "[latent]") {
  NumberedPapers shelf;
  shelf.put(0, 399);
  Space space(shelf.database());
  CHECK_FALSE(space.exists());
  CHECK(space.of_paper(1).empty());
  CHECK(space.of_text("loom", "").empty());
  CHECK(similarity({}, {}) == 0);
  CHECK(latent::check(shelf.library()).empty());
}

TEST_CASE("texts on one subject are near each other though they share no word", "[latent]") {
  NumberedPapers shelf;
  shelf.put(0, 480);
  Space space(shelf.database());
  REQUIRE(space.exists());
  for (int subject = 0; subject < subjects; ++subject) {
    const Vector one = space.of_text(some_words(subject, 0, 15), "");
    const Vector rest = space.of_text("", some_words(subject, 15, 30));
    const Vector other = space.of_text("", some_words((subject + 1) % subjects, 15, 30));
    CHECK(similarity(one, rest) > 0.8);
    CHECK(similarity(one, other) < 0.2);
  }
  CHECK(similarity(space.of_paper(1), space.of_paper(1 + subjects)) >
        similarity(space.of_paper(1), space.of_paper(2)));
  CHECK(space.of_text("xyzzy", "plugh 12 the").empty());
}

TEST_CASE("a space is the same bytes whoever built papers", "[latent]") {
  NumberedPapers shelf;
  shelf.put(0, 480);
  CHECK(shelf.content() == "ad72dfd4476a6ece8525b599c32e97f4f21d02e18cc642c13e3e2a8deb8e4ce9");
  learn(shelf.library());
  CHECK(shelf.content() == "ad72dfd4476a6ece8525b599c32e97f4f21d02e18cc642c13e3e2a8deb8e4ce9");
}

TEST_CASE("papers that come later are placed with their document", "[latent]") {
  NumberedPapers shelf;
  shelf.put(0, 480).put(480, 500);
  CHECK(shelf.count("latent_paper") == 500);
  CHECK(latent::check(shelf.library()).empty());

  // What is known better moves the paper.
  Record longer = papers_from(0, 1).front();
  longer.abstract += some_words(5, 0, 30);
  test::take_in(shelf.library(), "more", {longer});
  CHECK(shelf.count("paper") == 500);
  CHECK(latent::check(shelf.library()).empty());

  shelf.database().run("DELETE FROM paper WHERE id = 7");
  CHECK(shelf.count("latent_paper WHERE paper = 7") == 0);
}

TEST_CASE("a space is learned again when the library has doubled, but not for a page", "[latent]") {
  const auto then = [](NumberedPapers& shelf) {
    return shelf.database().integer("SELECT value FROM setting WHERE name = 'latent_papers'");
  };
  NumberedPapers shelf;
  shelf.put(0, 400);
  CHECK(then(shelf) == 400);
  shelf.put(400, 799);
  CHECK(then(shelf) == 400);
  shelf.put(799, 803);
  CHECK(then(shelf) == 400);
  shelf.put(803, 830);
  CHECK(then(shelf) == 830);
}

TEST_CASE("what is wrong with a space is found and learned again", "[latent]") {
  NumberedPapers shelf;
  shelf.put(0, 480);
  const std::string sound = shelf.content();
  for (const char* const harm : {"UPDATE latent_paper SET vector = zeroblob(16) WHERE paper = 3",
                                 "UPDATE latent_paper SET vector = x'01' WHERE paper = 4",
                                 "DELETE FROM latent_paper WHERE paper = 5",
                                 "DELETE FROM latent_stem", "UPDATE latent_stem SET weight = 1"}) {
    INFO(harm);
    shelf.database().run(harm);
    CHECK(latent::check(shelf.library()).size() == 1);
    learn(shelf.library());
    CHECK(latent::check(shelf.library()).empty());
    CHECK(shelf.content() == sound);
  }
}

}  // namespace papers::latent_latent_test
