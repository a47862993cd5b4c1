// The inverse of the page reader, at random: papers are rendered as the text of a page in some
// layout, and must come back. scripts/layout-eval measures the same over many days.
#include "support/page_layouts.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <vector>

#include "support/catch.hpp"
#include "support/collecting_sink.hpp"
#include "support/data_file.hpp"
#include "support/page_papers.hpp"
#include "support/sample_page.hpp"

namespace papers::ingest_page_page_layouts_test {

using namespace papers::test;

namespace {

const std::vector<PagePaper>& sample_papers() {
  static const std::vector<PagePaper> papers = [] {
    std::vector<PagePaper> all;
    for (const char* day : {"2024-05-27", "2025-08-22", "2026-01-13", "2026-02-12", "2026-05-08"}) {
      for (PagePaper& paper : page_papers(read_data(fmt::format("api/{}.json", day)))) {
        all.push_back(std::move(paper));
      }
    }
    return all;
  }();
  return papers;
}

/// The sample's papers, and ten of the sample page that every page has others of.
std::vector<PagePaper> papers_of_page(std::uint32_t seed) {
  static const std::vector<test::SamplePaper> texts = test::sample_page();
  std::vector<PagePaper> papers = sample_papers();
  for (std::size_t i = 0; i < 10; ++i) {
    const test::SamplePaper& text = texts[(seed * 10 + i) % texts.size()];
    PagePaper paper;
    paper.title = text.title;
    paper.abstract = text.abstract;
    paper.arxiv_id = fmt::format("2401.{:05}", i);
    paper.published = "Oct 4, 2025";
    paper.author_names = {"Ada Lovelace", "Charles Babbage", "Luigi Federico Menabrea"};
    papers.push_back(std::move(paper));
  }
  return papers;
}

struct Tally {
  std::size_t papers = 0, exact = 0;
  std::string failures;
};

void count(const std::vector<PagePaper>& papers, const PageLayout& layout, const std::string& name,
           Tally& tally) {
  const auto found = read_as("page", render_page(papers, layout)).records;
  std::size_t exact = 0;
  for (const PagePaper& paper : papers) {
    const bool same = std::any_of(found.begin(), found.end(), [&paper](const Record& record) {
      return record.title == paper.title && record.abstract == paper.abstract;
    });
    if (same) ++exact;
    if (!same) tally.failures += fmt::format("{}: {}\n", name, paper.title);
  }
  const std::size_t extra = found.size() - std::min(found.size(), exact);
  if (extra > 0 && exact == papers.size()) tally.failures += name + ": too many\n";
  tally.papers += papers.size();
  tally.exact += exact - std::min(exact, extra);
}

Tally measure(bool wrapped) {
  Tally tally;
  for (std::uint32_t seed = 1; seed <= 100; ++seed) {
    const PageLayout layout = random_layout(seed);
    if ((layout.columns > 0) != wrapped) continue;
    count(papers_of_page(seed), layout, fmt::format("seed {} ({})", seed, describe(layout)), tally);
  }
  return tally;
}

}  // namespace

TEST_CASE("papers come back from pages in any layout that keeps their lines", "[ingest]") {
  const Tally tally = measure(/*wrapped=*/false);
  INFO(tally.failures);
  REQUIRE(tally.papers > 500);
  CHECK(tally.exact * 1000 >= tally.papers * 999);
}

TEST_CASE("papers come back from pages whose lines were wrapped", "[ingest]") {
  const Tally tally = measure(/*wrapped=*/true);
  INFO(tally.failures);
  REQUIRE(tally.papers > 500);
  CHECK(tally.exact * 100 >= tally.papers * 99);
}

TEST_CASE("a title above its address is whole wherever a document without blank lines is cut",
          "[ingest]") {
  PageLayout layout;
  layout.title = PageLayout::Title::angle_link;
  layout.title_in_two_lines = true;
  layout.blank_between = layout.blank_after_title = false;
  const std::vector<PagePaper> papers = papers_of_page(0);
  const std::string page = render_page(papers, layout);
  std::string front_matter = "---\n";
  for (int lines = 0; lines < 64; lines += 3) {
    const auto found = read_as("page", front_matter + "---\n" + page).records;
    for (const PagePaper& paper : papers) {
      INFO(lines << " lines of front matter: " << paper.title);
      CHECK(std::any_of(found.begin(), found.end(),
                        [&paper](const Record& record) { return record.title == paper.title; }));
    }
    front_matter += "tag: a\ntag: b\ntag: c\n";
  }
}

TEST_CASE("what a page states of its papers becomes fields", "[ingest]") {
  PageLayout layout;
  layout.title = PageLayout::Title::heading_link;
  layout.votes = PageLayout::Votes::labelled_after;
  layout.print = PageLayout::Print::after_abstract;
  layout.trending = layout.github = layout.labels = true;
  const auto found = read_as("page", render_page(sample_papers(), layout)).records;
  REQUIRE(found.size() == sample_papers().size());
  for (std::size_t i = 0; i < found.size(); ++i) {
    const PagePaper& paper = sample_papers()[i];
    INFO(paper.title);
    CHECK(found[i].arxiv_id == paper.arxiv_id);
    CHECK(found[i].listing->position == static_cast<std::int64_t>(i + 1));
    CHECK(found[i].listing->upvotes == paper.votes);
    CHECK(found[i].listing->comments == paper.comments);
    CHECK(found[i].published ==
          format_day(*resolve_stated_day(*parse_stated_day(paper.published), Day{})));
    if (paper.github.empty()) continue;
    CHECK(found[i].links == std::vector<Link>{{"code", paper.github}});
  }
}

TEST_CASE("authors written out under their paper are its authors", "[ingest]") {
  for (const std::size_t columns : {0U, 72U}) {
    PageLayout layout;
    layout.people = PageLayout::People::names;
    layout.organisations = false;
    layout.print = PageLayout::Print::before_abstract;
    layout.columns = columns;
    const auto found = read_as("page", render_page(sample_papers(), layout)).records;
    REQUIRE(found.size() == sample_papers().size());
    for (std::size_t i = 0; i < found.size(); ++i) {
      INFO(found[i].title);
      CHECK(found[i].authors == sample_papers()[i].author_names);
    }
  }
}

}  // namespace papers::ingest_page_page_layouts_test
