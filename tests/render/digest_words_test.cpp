#include "render/digest_words.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "render/fixture.hpp"
#include "support/catch.hpp"
#include "text/width.hpp"

namespace papers::render_digest_words_test {

using namespace papers::test;

namespace {

digest::Digest digest_of_groups(const std::vector<std::size_t>& sizes) {
  digest::Digest digest;
  digest.by = digest::GroupBy::topic;
  for (std::size_t at = 0; at < sizes.size(); ++at) {
    digest::Group group{fmt::format("Topic {}", at), fmt::format("topic-{}", at), {}};
    for (std::size_t i = 0; i < sizes[at]; ++i) {
      group.entries.push_back({ordinary_paper(), "We propose it.", {}, {}});
    }
    digest.total += sizes[at];
    digest.groups.push_back(std::move(group));
  }
  return digest;
}

std::size_t occurrences(std::string_view text, std::string_view piece) {
  std::size_t found = 0;
  for (std::size_t at = text.find(piece); at != std::string_view::npos;
       at = text.find(piece, at + piece.size())) {
    ++found;
  }
  return found;
}

}  // namespace

TEST_CASE("a contents list gathers topics of one paper when there are many", "[render]") {
  CHECK(render::contents_of(digest_of_groups({3})).empty());
  CHECK(render::contents_of(digest_of_groups({3, 1, 1})).singles.empty());
  const digest::Digest digest = digest_of_groups({3, 2, 1, 1, 1, 1, 1});
  const render::Contents contents = render::contents_of(digest);
  CHECK(contents.rows.size() == 2);
  CHECK(contents.singles.size() == 5);
  digest::Digest by_area = digest;
  by_area.by = digest::GroupBy::area;
  CHECK(render::contents_of(by_area).rows.size() == 7);
}

TEST_CASE("the best are said to be the best of something, and are in no contents list",
          "[render]") {
  digest::Digest digest = fixture_digest();
  for (const digest::Group* group : render::contents_of(digest).rows) CHECK_FALSE(group->is_top);
  CHECK(render::heading_note(digest, digest.groups.front()) == "by votes");
  CHECK(render::heading_note(digest, digest.groups.back()).empty());
  digest.measure = digest::Measure::position;
  CHECK(render::heading_note(digest, digest.groups.front()).empty());
  CHECK(render::entry_mark(digest, digest.groups.front().entries.front(), 7) == "7.");
}

TEST_CASE("a paper without an address leads to a search for its title, and says so", "[render]") {
  const digest::Digest digest = fixture_digest();
  for (const char* format : {"text", "markdown", "html", "json"}) {
    INFO(format);
    const std::string out = digested(format);
    CHECK(out.find("query=Untitled+Thoughts") != std::string::npos);
    CHECK(out.find("query=Retrieval") == std::string::npos);
  }
  for (const char* format : {"text", "markdown", "html"}) {
    CHECK(occurrences(digested(format), "no address: search by title") == 2);
  }
  digest::Digest without = digest;
  without.title_search.clear();
  CHECK(render::find_digest_format("html")->render(without, {}, {}).find("query=") ==
        std::string::npos);
}

TEST_CASE("a day is said without the year that the heading has, and with it where there are two",
          "[render]") {
  digest::Digest digest = fixture_digest();
  digest::Entry entry{ordinary_paper(), "", {}, {}};
  const auto says = [&](const std::string& fact) {
    const auto facts = render::entry_facts(digest, digest.groups.back(), entry);
    return std::find(facts.begin(), facts.end(), fact) != facts.end();
  };
  digest.by = digest::GroupBy::area;
  entry.paper.listed_on = digest.last_day = parse_iso_day("2026-03-12");
  digest.first_day = parse_iso_day("2026-02-02");
  CHECK(says("Mar 12"));
  digest.first_day = parse_iso_day("2025-12-02");
  CHECK(says("Mar 12, 2026"));
  digest.first_day = digest.last_day;
  CHECK_FALSE(says("Mar 12"));
  CHECK_FALSE(says("Mar 12, 2026"));
}

TEST_CASE("no line of the text ends within a fact", "[render]") {
  for (int width = 40; width <= 80; ++width) {
    INFO(width);
    render::Style style;
    style.width_cols = width;
    const std::string out = render::find_digest_format("text")->render(fixture_digest(), style, {});
    for (const char* halves : {"Mar\n", "no address:\n", "search by\n"}) {
      CHECK(out.find(halves) == std::string::npos);
    }
  }
}

TEST_CASE("every topic's name links to its section in the page and in Markdown", "[render]") {
  const digest::Digest digest = digest_of_groups({3, 2, 1, 1, 1, 1, 1});
  const std::string page = render::find_digest_format("html")->render(digest, {}, {});
  const std::string markdown = render::find_digest_format("markdown")->render(digest, {}, {});
  for (const digest::Group& group : digest.groups) {
    CHECK(occurrences(page, fmt::format("href=\"#in-{}\"", group.slug)) == 1);
    CHECK(occurrences(page, fmt::format("id=\"in-{}\"", group.slug)) == 1);
    CHECK(occurrences(markdown, fmt::format("[{}](#{})", group.name, group.slug)) == 1);
    CHECK(occurrences(markdown, fmt::format("\n## {}\n", group.name)) == 1);
  }
}

TEST_CASE("many days become months, few are left to the words", "[render]") {
  digest::Digest digest = fixture_digest();
  CHECK(render::timeline_of(digest).bars.size() == 3);
  digest.days.resize(2);
  CHECK(render::timeline_of(digest).bars.empty());
  digest.days.clear();
  const Day start = *parse_iso_day("2025-01-01");
  for (int i = 0; i < 200; ++i) digest.days.push_back({start + std::chrono::days(i), 2});
  const render::Timeline timeline = render::timeline_of(digest);
  CHECK(timeline.unit == "month");
  REQUIRE(timeline.bars.size() == 7);
  CHECK(timeline.bars.front().label == "Jan 2025");
  CHECK(timeline.bars.front().papers == 62);
  CHECK(timeline.most == 62);
}

TEST_CASE("lines of the text are at most 72 columns wide whatever they are made of", "[render]") {
  digest::Digest digest = digest_of_groups({2, 1});
  digest.groups[0].name =
      std::string(100, 'x') + " 論文検索論文検索論文検索論文検索論文検索論文検索論文検索";
  digest.groups[0].entries[0].paper.title =
      "👩‍🔬 e\u0301tude "
      "検索拡張生成のための論文検索論文検索論文検索論文検索論文検索論文検索 " +
      std::string(400, 'y');
  digest.groups[1].entries[0].text = std::string(1000, 'z');
  std::string_view text;
  const std::string out = render::find_digest_format("text")->render(digest, {}, {});
  for (text = out; !text.empty();) {
    const std::string_view line = text.substr(0, text.find('\n'));
    text.remove_prefix(std::min(line.size() + 1, text.size()));
    INFO(line);
    CHECK((text::width_cols(line) <= 72 || line.find("https://") != std::string_view::npos));
  }
}

TEST_CASE("a mail of many papers says less of each and stays below what clients show", "[render]") {
  const auto size_of = [](std::size_t papers) {
    const std::string mail =
        render::find_digest_format("email")->render(digest_of_groups({papers}), {}, {});
    CHECK(occurrences(mail, "\n  1. ") == 1);
    return mail.size();
  };
  CHECK(size_of(20) > size_of(10));
  const std::int64_t most = render::find_digest_format("email")->most_papers;
  REQUIRE(most > 0);
  // Two parts in quoted-printable, of which the page has 90 KB at most.
  CHECK(size_of(static_cast<std::size_t>(most)) < 150'000);
}

}  // namespace papers::render_digest_words_test
