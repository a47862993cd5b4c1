// The shipped taxonomy and weights as they stand.
#include "topics/shipped.hpp"

#include <algorithm>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "support/catch.hpp"
#include "support/data_file.hpp"
#include "support/sample_page.hpp"
#include "topics/scorer.hpp"

namespace papers::topics_shipped_test {

using namespace papers::topics;

namespace {

using Words = std::vector<std::string>;

Words split(std::string_view text, char separator) {
  Words parts;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(separator), text.size());
    parts.emplace_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return parts;
}

struct Verdict {
  Words right, passable;
};

/// The table of what a reader calls right, and what the same reader lets pass, by title.
std::map<std::string, Verdict> verdicts() {
  std::map<std::string, Verdict> table;
  for (const std::string& line : split(test::read_data("sample-topics.tsv"), '\n')) {
    if (line.empty() || line.front() == '#') continue;
    const Words columns = split(line, '\t');
    table[columns.at(0)] = {split(columns.at(1), ' '), split(columns.at(2), ' ')};
  }
  return table;
}

bool has(const Words& words, const std::string& word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

Scorer shipped() {
  return Scorer(parse_taxonomy(data::topics_json, "data/topics.json"),
                {{data::topic_weights, "data/topic-weights.tsv"}});
}

}  // namespace

TEST_CASE("a text about nothing that is known has no topic", "[topics]") {
  Scorer scorer = shipped();
  CHECK(scorer.assign({"Ten recipes for rhubarb", "", "Cut the stalks and add sugar."}).empty());
  CHECK(scorer.assign({"", "", ""}).empty());
}

TEST_CASE("every paper of the sample page has a right topic and no wrong one", "[topics]") {
  Scorer scorer = shipped();
  const auto table = verdicts();
  const auto page = test::sample_page();
  CHECK(page.size() == 59);
  for (const auto& paper : page) {
    INFO(paper.title);
    REQUIRE(table.count(paper.title) == 1);
    const Verdict& verdict = table.at(paper.title);
    bool right = false;
    for (const Assignment& score : scorer.assign({paper.title, "", paper.abstract})) {
      const std::string& slug = scorer.taxonomy().topics[score.topic].slug;
      INFO(slug);
      right = right || has(verdict.right, slug);
      CHECK((has(verdict.right, slug) || has(verdict.passable, slug)));
    }
    CHECK(right);
  }
}

TEST_CASE("shipped weights are a file that a person can read", "[topics]") {
  CHECK(data::topic_weights.size() > 10'000);
  CHECK(data::topic_weights.size() < 400'000);
  CHECK(data::topic_weights.front() == '#');
}

}  // namespace papers::topics_shipped_test
