#include "paper/merge.hpp"

#include <algorithm>

#include "support/catch.hpp"

namespace papers::paper_merge_test {

namespace {
Record full(const char* title, const char* abstract) {
  Record record;
  record.title = title;
  record.abstract = abstract;
  record.abstract_kind = AbstractKind::full;
  return record;
}
}  // namespace

TEST_CASE("abstract kinds have names that lead back", "[paper]") {
  for (const AbstractKind kind :
       {AbstractKind::none, AbstractKind::summary, AbstractKind::truncated, AbstractKind::full}) {
    CHECK(parse_abstract_kind(to_string(kind)) == kind);
  }
  CHECK_FALSE(parse_abstract_kind("Full"));
}

TEST_CASE("a full abstract is never replaced by less", "[paper]") {
  const Record whole = full("T", "All of the text.");
  for (const AbstractKind kind :
       {AbstractKind::none, AbstractKind::summary, AbstractKind::truncated}) {
    Record stored = whole;
    Record incoming = full("T", "All of…");
    incoming.abstract_kind = kind;
    CHECK_FALSE(merge(stored, incoming).any());
    CHECK(stored.abstract == whole.abstract);
    Record other = incoming;
    CHECK(merge(other, whole).text);
    CHECK(other.abstract == whole.abstract);
    CHECK(other.abstract_kind == AbstractKind::full);
  }
}

TEST_CASE("an edited abstract replaces, another spelling of it does not", "[paper]") {
  Record stored = full("T", "We reach 256times256 pixels.");
  CHECK_FALSE(merge(stored, full("T", "We reach  $256\\times256$ pixels.")).any());
  CHECK(merge(stored, full("T", "We reach 512 pixels.")).text);
  CHECK(stored.abstract == "We reach 512 pixels.");
}

TEST_CASE("a sentence that calls itself the abstract does not replace the whole of it", "[paper]") {
  const std::string whole(1200, 'a');
  Record stored = full("T", whole.c_str());
  CHECK_FALSE(merge(stored, full("T", "We train any agent.")).any());
  CHECK(stored.abstract == whole);
  Record summary = full("T", "We train any agent.");
  CHECK(merge(summary, full("T", whole.c_str())).text);
  CHECK(summary.abstract == whole);
}

TEST_CASE("a title is edited, or spelled better, never worse", "[paper]") {
  Record stored = full("A Study of LLMs", "x");
  CHECK_FALSE(merge(stored, full("A STUDY OF LLMS", "x")).any());
  CHECK_FALSE(merge(stored, full("A Study…", "x")).any());
  CHECK(merge(stored, full("A Better Study of LLMs", "x")).text);
  stored.title = "SCALING TO 256TIMES256";
  CHECK(merge(stored, full("Scaling to 256×256", "x")).text);
  CHECK_FALSE(merge(stored, full("Scaling to 256times256", "x")).any());
}

TEST_CASE("what is missing is filled, what is known stays", "[paper]") {
  Record stored = full("T", "x");
  stored.published = "2025";
  stored.authors = {"J. Doe"};
  stored.keywords = {"Vision"};
  Record incoming = stored;
  incoming.arxiv_id = "2412.15115";
  incoming.published = "2025-03-12";
  incoming.authors = {"Jane Doe", "R. Roe"};
  incoming.keywords = {"vision", "language"};
  incoming.links = {{"code", "https://github.com/a/b"}};
  const Changes changes = merge(stored, incoming);
  CHECK(changes.fields);
  CHECK(changes.authors);
  CHECK(changes.keywords);
  CHECK(changes.links);
  CHECK_FALSE(changes.text);
  CHECK(stored.keywords == std::vector<std::string>{"Vision", "language"});
  CHECK(stored.published == "2025-03-12");
  CHECK_FALSE(merge(stored, incoming).any());
  Record poorer = full("T", "x");
  poorer.arxiv_id = "2412.99999";
  poorer.published = "2024";
  poorer.authors = {"J. Doe"};
  CHECK_FALSE(merge(stored, poorer).any());
}

TEST_CASE("merging the same record again changes nothing", "[paper]") {
  Record record = full("T", "Some text at https://x.org.");
  record.authors = {"A", "B"};
  record.keywords = {"k", "K"};
  record.links = {{"project", "https://x.org"}, {"code", "https://github.com/a/b"}};
  Record stored = record;
  CHECK_FALSE(merge(stored, record).any());
}

TEST_CASE("who only names a paper gives it no other title or abstract", "[paper]") {
  Record known = full("Boats That Vote", "We let boats vote on where to go, and prove it.");
  known.authors = {"Ida Fern", "Jo Moss"};
  for (const char* const title : {"The boat paper", "[R] Boats are wild", "Boats That Vote [pdf]",
                                  "Boats", "投票する船", "Boats That Vote: a thread of rants"}) {
    INFO(title);
    Record stored = known;
    const Record incoming = full(title, "Whoever wants to vote should read this one first of all.");
    CHECK_FALSE(merge(stored, incoming).text);
    CHECK(stored.title == known.title);
    Record named;
    named.title = title;
    CHECK(merge(named, known).text);
    CHECK(named.title == known.title);
  }
  Record stored = known;
  Record longer = known;
  longer.title = "Boats That Vote: Three Rounds";
  CHECK(merge(stored, longer).text);
  CHECK_FALSE(merge(stored, known).text);
  CHECK(stored.title == longer.title);
  Record cut = known;
  cut.title = "Boats That…";
  CHECK(merge(cut, full("Boats That Vote", "")).text);
  Record revised = known;
  revised.title = "Boats That Agree";
  CHECK(merge(stored, revised).text);
  CHECK(stored.title == "Boats That Agree");
}

TEST_CASE("a title with its subtitle stays in whatever order records come", "[paper]") {
  const auto record_of = [](const char* title, int standing) {
    Record record = full(title, standing == 1 ? "We let boats vote, and prove it." : "");
    if (standing == 0) record.abstract_kind = AbstractKind::none;
    if (standing == 2) record.authors = {"Ida Fern"};
    return record;
  };
  const char* const shorter = "Boats That Vote";
  for (int one = 0; one <= 2; ++one) {
    for (int other = 0; other <= 2; ++other) {
      INFO(one << ", " << other);
      const char* const longer = "Boats That Vote: Three Rounds";
      Record first = record_of(shorter, one), second = record_of(longer, other);
      merge(first, record_of(longer, other));
      merge(second, record_of(shorter, one));
      CHECK(first.title == longer);
      CHECK(second.title == longer);
      // A remark is none, whoever says it of a paper with authors.
      Record known = record_of(shorter, 2);
      for (const char* const remark :
           {"Boats That Vote: a thread of rants", "Boats That Vote: ICML 2024 Oral"}) {
        merge(known, record_of(remark, std::min(other, 1)));
        CHECK(known.title == shorter);
      }
    }
  }
}

TEST_CASE("a remark in place of an abstract does not replace a short one either", "[paper]") {
  for (const char* const remark : {"See the paper.", "https://x.example/abs", "A must read!"}) {
    Record stored = full("T", "We let boats vote on where to go, and prove it.");
    CHECK_FALSE(merge(stored, full("T", remark)).any());
  }
}

}  // namespace papers::paper_merge_test
