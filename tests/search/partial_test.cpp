// The limit says how much of an answer is shown, not which.
#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include "search/shelf.hpp"
#include "support/catch.hpp"

namespace papers::search_partial_test {

using test::Shelf;

namespace {

// Words of which some are in most texts and most in few.
class Words {
 public:
  explicit Words(unsigned seed) : random_(seed) {}

  std::size_t below(std::size_t end) { return random_() % end; }
  std::string some(std::size_t count) {
    static const std::vector<std::string> words = {
        "model",  "learning",  "agent", "image",    "robot", "memory",   "graph",      "improve",
        "speech", "diffusion", "novel", "protein",  "video", "KV-cache", "compressed", "GPT-4",
        "reward", "fine",      "tuned", "language", "sound", "efficient"};
    std::string out;
    for (std::size_t i = 0; i < count; ++i) {
      out += (i > 0 ? " " : "") + words[std::min(below(words.size()), below(words.size()))];
    }
    return out;
  }

 private:
  std::mt19937 random_;
};

void fill(Shelf& shelf, Words& words, int papers) {
  std::vector<Record> records;
  for (int i = 0; i < papers; ++i) {
    Record record;
    record.title = words.some(3 + words.below(3));
    record.abstract = words.some(5 + words.below(20)) + ".";
    record.abstract_kind = AbstractKind::full;
    record.arxiv_id = "2401." + std::to_string(10'001 + i);
    records.push_back(std::move(record));
  }
  shelf.put(records, "2026-03-01");
}

}  // namespace

TEST_CASE("an answer of a few papers is the head of a longer one", "[search]") {
  constexpr unsigned seed = 20261130;
  Words words(seed);
  Shelf shelf;
  fill(shelf, words, 400);
  constexpr std::int64_t most = 350;
  search::Weights weights;
  for (int round = 0; round < 16; ++round) {
    search::Request request;
    request.query = words.some(1 + words.below(4));
    if (words.below(4) == 0) request.mode = search::Request::Mode::any;
    weights.reread = words.below(2) == 0 ? 100 : 300;
    request.limit = most;
    const auto longest = search::search(shelf.library(), request, test::today, weights);
    for (const std::int64_t limit : {1, 2, 5, 19, 20, 21, 50, 120, 310, 0}) {
      INFO("seed " << seed << ", round " << round << ", limit " << limit << ": " << request.query);
      request.limit = limit;
      const auto answer = search::search(shelf.library(), request, test::today, weights);
      CHECK(answer.total == longest.total);
      if (limit > 0) {
        REQUIRE(answer.entries.size() ==
                std::min(longest.entries.size(), static_cast<std::size_t>(limit)));
      }
      const std::size_t both = std::min(answer.entries.size(), longest.entries.size());
      for (std::size_t i = 0; i < both; ++i) {
        REQUIRE(answer.entries[i].paper == longest.entries[i].paper);
        CHECK(answer.entries[i].match == longest.entries[i].match);
      }
    }
  }
}

}  // namespace papers::search_partial_test
