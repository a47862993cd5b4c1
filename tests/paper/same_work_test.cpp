#include "paper/same_work.hpp"

#include <string>
#include <vector>

#include "paper/author_key.hpp"
#include "support/catch.hpp"

namespace papers::paper_same_work_test {

namespace {

Record cited(std::string title, std::vector<std::string> authors, std::string published,
             WorkKind kind = WorkKind::unknown) {
  Record record;
  record.title = std::move(title);
  record.authors = std::move(authors);
  record.published = std::move(published);
  record.work_kind = kind;
  return record;
}

Record under(Record record, std::string arxiv_id, std::string doi = {}) {
  record.arxiv_id = std::move(arxiv_id);
  record.doi = std::move(doi);
  return record;
}

/// Whatever is compared, the order is no matter.
Comparison compared(const Record& a, const Record& b) {
  const Comparison one = compare_works(facts_of(a), facts_of(b));
  const Comparison other = compare_works(facts_of(b), facts_of(a));
  CHECK(one.evidence == other.evidence);
  CHECK(one.difference == other.difference);
  return one;
}

}  // namespace

TEST_CASE("one title is one work as far as nothing speaks against it", "[paper]") {
  const Record known = cited("Deep gardens", {"Yara Fern", "Max Moss"}, "2015", WorkKind::article);
  CHECK(compared(known, cited("Deep Gardens.", {}, "")).evidence == Evidence::title);
  CHECK(compared(known, cited("Deep Gardens", {}, "2016")).evidence == Evidence::title_and_year);
  CHECK(compared(known, cited("Deep Gardens", {"Fern, Y."}, "")).evidence ==
        Evidence::title_and_author);
  CHECK(compared(known, cited("Deep Gardens", {"Y. Fern"}, "2017-02")).evidence ==
        Evidence::title_author_and_year);
  CHECK(compared(known, cited("Deep Gardens", {"Y. Fern"}, "2018")).difference == Difference::year);
  CHECK(compared(known, cited("Deep Gardens", {"Ida Birch", "Max Moss"}, "2015")).difference ==
        Difference::first_author);
  CHECK(compared(known, cited("Deep Gardens", {"Y. Fern"}, "2015", WorkKind::book)).difference ==
        Difference::kind);
  CHECK(compared(known, cited("Deeper Gardens", {"Y. Fern"}, "2015")).difference ==
        Difference::title);
}

TEST_CASE("ids decide where both have one, and a preprint is its published paper", "[paper]") {
  const Record preprint = under(cited("Deep gardens", {"Yara Fern"}, "2015"), "1501.00001");
  const Record printed = under(cited("Deep gardens", {"Yara Fern"}, "2016"), "", "10.1000/1");
  CHECK(compared(preprint, printed).evidence == Evidence::title_author_and_year);
  CHECK(compared(preprint, under(cited("Deep gardens", {"Yara Fern"}, "2015"), "1501.00002"))
            .difference == Difference::arxiv_id);
  CHECK(compared(printed, under(cited("Deep gardens", {"Yara Fern"}, "2016"), "", "10.1000/2"))
            .difference == Difference::doi);
  CHECK(compared(preprint, under(cited("Gardens, revisited", {}, ""), "1501.00001")).evidence ==
        Evidence::arxiv_id);
  // arXiv's own DOI says no more than the id.
  const Record listed = under(cited("Deep gardens", {"Yara Fern"}, "2015"), "1501.00001",
                              "10.48550/arxiv.1501.00001");
  CHECK(compared(listed, printed).same());
}

TEST_CASE("one id under titles and authors that share nothing is two works", "[paper]") {
  const Record gates = under(cited("Gates of the old canal", {"A. One"}, "1996"), "", "10.1000/77");
  CHECK(compared(gates, under(cited("A study of the kites", {"B. Two"}, "2010"), "", "10.1000/77"))
            .difference == Difference::all_but_the_id);
  CHECK(compared(gates, under(cited("Portes", {"Anna One"}, "1996"), "", "10.1000/77")).evidence ==
        Evidence::doi);
  CHECK(compared(gates, under(cited("Canal gates", {"B. Two"}, "1996"), "", "10.1000/77")).same());
  // A word that half of all titles have is not enough.
  const Record goals =
      under(cited("Learning to reach goals by diffusion", {"V. One"}, "2023"), "2310.00001");
  CHECK(compared(goals, under(cited("Rich policies for reinforcement learning", {"Z. Two"}, "2023"),
                              "2310.00001"))
            .difference == Difference::all_but_the_id);
  CHECK(compared(goals, under(cited("Reaching goals: learning", {"Z. Two"}, "2023"), "2310.00001"))
            .same());
}

TEST_CASE("what many works have as a title tells nothing by itself", "[paper]") {
  const Record one = cited("Introduction", {"A. One"}, "1996", WorkKind::chapter);
  CHECK(compared(one, one).same());
  CHECK(compared(one, cited("Introduction", {}, "1996")).difference == Difference::part_title);
  CHECK(compared(one, cited("Introduction", {"A. One"}, "1997")).difference ==
        Difference::part_title);
  Record first = cited("Recall", {}, "1996", WorkKind::chapter);
  Record second = first;
  first.venue = "Handbook A";
  second.venue = "Handbook B";
  CHECK(compared(first, second).difference == Difference::book);
}

TEST_CASE("an author is the same in the spellings of bibliographies", "[paper]") {
  for (const char* name : {"Jürgen Müller", "Müller, J.", "J Mueller", "Muller J"}) {
    INFO(name);
    CHECK(author_key(name) == author_key("Jurgen Muller"));
  }
  CHECK(author_key("Maria de la Cruz") == author_key("Cruz, Maria"));
  CHECK(author_key("World Health Organization") != author_key("World Trade Organization"));
}

TEST_CASE("a name turned round is the same author, and other people stay others", "[paper]") {
  const auto same = [](const char* a, const char* b) {
    Record one, other;
    one.title = other.title = "Deep kettles";
    one.published = other.published = "2020";
    one.authors = {a};
    other.authors = {b};
    return compare_works(facts_of(one), facts_of(other)).same();
  };
  for (const auto& [a, b] : std::vector<std::pair<const char*, const char*>>{
           {"Yi Wang", "Wang Yi"},
           {"Ann Mary Kettle", "Kettle Ann Mary"},
           {"Łukasz Łapiński", "Lukasz Lapinski"},
           {"Bjørn Ødegård", "Odegard B."},
           {"The ATLAS Collaboration", "ATLAS Collaboration"}}) {
    INFO(a << " / " << b);
    CHECK(same(a, b));
    CHECK(same(b, a));
    // Whichever of them is stored, the other one looks there.
    const auto keys = other_author_keys(a);
    CHECK((author_key(a) == author_key(b) ||
           std::find(keys.begin(), keys.end(), author_key(b)) != keys.end()));
  }
  CHECK_FALSE(same("Yi Wang", "Yi Li"));
  CHECK_FALSE(same("Martin James", "James Smith"));
}

TEST_CASE("marks behind words tell titles apart that fold to one", "[paper]") {
  const auto same = [](const char* a, const char* b) {
    Record one, other;
    one.title = a;
    other.title = b;
    one.authors = other.authors = {"Ann Kettle"};
    return compare_works(facts_of(one), facts_of(other)).same();
  };
  CHECK_FALSE(same("Programming in C", "Programming in C++"));
  CHECK_FALSE(same("C# in depth", "C in depth"));
  CHECK(same("Programming in C++", "Programming in C++."));
  CHECK(same("Vision+language models", "Vision-language models"));
  CHECK(same("Kettles & rooms", "Kettles and rooms"));
}

TEST_CASE("a source's word for a kind of work is understood in every spelling", "[paper]") {
  for (const char* name : {"incollection", "CHAP", "book-chapter", "Book Section", "bookSection"}) {
    CHECK(work_kind_called(name) == WorkKind::chapter);
  }
  CHECK(work_kind_called("misc") == WorkKind::unknown);
  for (int kind = 1; kind <= static_cast<int>(WorkKind::software); ++kind) {
    CHECK(work_kind_called(to_string(static_cast<WorkKind>(kind))) == static_cast<WorkKind>(kind));
  }
}

}  // namespace papers::paper_same_work_test
