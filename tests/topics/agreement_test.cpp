// A topic's definition means in memory what it means to `papers search`.
#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include "search/search.hpp"
#include "support/catch.hpp"
#include "support/sample_page.hpp"
#include "topics/scorer.hpp"
#include "topics/shipped.hpp"
#include "topics/taxonomy.hpp"
#include "topics/topic_shelf.hpp"

namespace papers::topics_agreement_test {

namespace {

std::set<std::int64_t> searched(library::Library& library, const std::string& query, bool exact) {
  search::Request request;
  request.query = query;
  request.exact = exact;
  request.mode = search::Request::Mode::all;
  request.limit = 0;
  std::set<std::int64_t> papers;
  for (const auto& entry : search::search(library, request, *parse_iso_day("2026-11-24")).entries)
    papers.insert(entry.paper);
  return papers;
}

bool includes(const std::set<std::int64_t>& all, const std::set<std::int64_t>& part) {
  return std::includes(all.begin(), all.end(), part.begin(), part.end());
}

}  // namespace

TEST_CASE("a shipped definition matches what a search for it finds", "[topics]") {
  test::TopicShelf shelf;
  const auto page = test::sample_page();
  const std::vector<std::int64_t> ids = shelf.put(page);
  topics::Scorer scorer(topics::parse_taxonomy(data::topics_json, "data/topics.json"), {});

  const std::vector<topics::Topic>& all = scorer.taxonomy().topics;
  std::vector<std::set<std::int64_t>> matched(all.size());
  for (std::size_t i = 0; i < page.size(); ++i) {
    const std::vector<bool> matches = scorer.definitions({page[i].title, "", page[i].abstract});
    for (std::size_t topic = 0; topic < all.size(); ++topic) {
      if (matches[topic]) matched[topic].insert(ids[i]);
    }
  }
  // Searching for forty words takes its time without optimisation: every third one.
  for (std::size_t topic = 0; topic < all.size(); topic += 3) {
    if (all[topic].definition.empty()) continue;
    INFO(all[topic].slug);
    // Search also knows spellings and the acronyms that papers introduce; exactly, it knows fewer.
    CHECK(includes(searched(shelf.library(), all[topic].definition, false), matched[topic]));
    CHECK(includes(matched[topic], searched(shelf.library(), all[topic].definition, true)));
  }
}

}  // namespace papers::topics_agreement_test
