#include "search/sieve.hpp"

#include <algorithm>
#include <array>
#include <random>

#include "search/shelf.hpp"
#include "support/catch.hpp"
#include "text/words.hpp"

namespace papers::search_sieve_test {

namespace papers {
namespace {

using test::Shelf;

// Texts of few stems, each in several forms, so that most matches of the index are no matches.
class Texts {
 public:
  explicit Texts(unsigned seed) : random_(seed) {}

  std::string some(std::size_t words) {
    static const std::vector<std::string> forms = {
        "learn",  "learns", "learning", "learned",  "model",    "models",   "modelling",
        "Models", "agent",  "agents",   "naïve",    "Naive",    "planning", "plans",
        "graph",  "graphs", "the",      "2D-plans", "planning,"};
    std::string out;
    for (std::size_t i = 0; i < words; ++i) out += (i > 0 ? " " : "") + forms[below(forms.size())];
    return out;
  }
  std::size_t below(std::size_t end) { return random_() % end; }

  std::string query() {
    std::string out;
    for (std::size_t i = 0; i <= below(3); ++i) {
      if (i > 0) out += below(4) == 0 ? " OR " : " ";
      if (below(6) == 0) out += i > 0 ? "-" : "";
      if (below(8) == 0) out += "title:";
      out += below(3) == 0 ? some(1) : '"' + some(1 + below(2)) + '"';
    }
    return out;
  }

 private:
  std::mt19937 random_;
};

Shelf& fill(Shelf& shelf, Texts& texts, int papers) {
  std::vector<Record> records;
  for (int i = 0; i < papers; ++i) {
    Record record;
    record.title = texts.some(3 + texts.below(3));
    record.abstract = texts.some(4 + texts.below(20)) + ".";
    record.abstract_kind = AbstractKind::full;
    record.arxiv_id = "2401." + std::to_string(10'001 + i);
    record.listing.emplace();
    record.listing->upvotes = static_cast<std::int64_t>(texts.below(20));
    records.push_back(record);
  }
  return shelf.put(records, "2026-03-01");
}

search::Request some_request(Texts& texts) {
  using Mode = search::Request::Mode;
  search::Request request;
  request.query = texts.query();
  request.limit = static_cast<std::int64_t>(1 + texts.below(12));
  request.exact = texts.below(3) == 0;
  request.ranked = texts.below(4) != 0;
  request.reverse = texts.below(8) == 0;
  request.mode = std::array{Mode::usual, Mode::any, Mode::all}[texts.below(3)];
  if (texts.below(3) == 0) request.order = search::find_sort_order("votes");
  return request;
}

TEST_CASE("papers whose text is read down the list are those of reading every match", "[search]") {
  constexpr unsigned seed = 20261129;
  Texts texts(seed);
  Shelf shelf;
  fill(shelf, texts, 300);
  search::Weights weights;
  for (int round = 0; round < 400; ++round) {
    search::Request request = some_request(texts);
    weights.reread = static_cast<double>(texts.below(30));
    INFO("seed " << seed << ", round " << round << ": " << request.query);
    const auto slow = search::search(shelf.library(), request, test::today, weights);
    request.counted = false;
    const auto fast = search::search(shelf.library(), request, test::today, weights);
    REQUIRE(fast.entries.size() == slow.entries.size());
    CHECK(fast.total <= slow.total);
    CHECK(fast.remarks == slow.remarks);
    for (std::size_t i = 0; i < fast.entries.size(); ++i) {
      CHECK(fast.entries[i].paper == slow.entries[i].paper);
      CHECK(fast.entries[i].score == slow.entries[i].score);
      CHECK(fast.entries[i].match == slow.entries[i].match);
    }
  }
}

TEST_CASE("a quoted phrase is found where its words stand one after the other", "[search]") {
  constexpr unsigned seed = 20261131;
  Texts texts(seed);
  Shelf shelf;
  fill(shelf, texts, 200);
  std::vector<std::vector<text::Word>> titles;
  for (std::int64_t id = 1; id <= 200; ++id) {
    titles.push_back(text::words(shelf.library().paper(id)->title));
  }
  const auto same = [](const text::Word& a, const text::Word& b) { return a.folded == b.folded; };
  for (int round = 0; round < 100; ++round) {
    const std::string phrase = texts.some(1 + texts.below(3));
    INFO("seed " << seed << ", round " << round << ": " << phrase);
    const auto wanted = text::words(phrase);
    std::size_t having = 0;
    for (const auto& title : titles) {
      having += std::search(title.begin(), title.end(), wanted.begin(), wanted.end(), same) !=
                title.end();
    }
    search::Request request;
    request.query = "title:\"" + phrase + '"';
    request.mode = search::Request::Mode::all;
    CHECK(search::search(shelf.library(), request, test::today).total == having);
  }
}

TEST_CASE("the best of an answer are the same, however many are asked for", "[search]") {
  constexpr unsigned seed = 20261130;
  Texts texts(seed);
  Shelf shelf;
  fill(shelf, texts, 200);
  search::Weights weights;
  for (int round = 0; round < 200; ++round) {
    search::Request request = some_request(texts);
    request.ranked = true;
    request.reverse = false;
    request.order = nullptr;
    weights.nearest = static_cast<double>(1 + texts.below(15));
    INFO("seed " << seed << ", round " << round << ": " << request.query);
    const auto few = search::search(shelf.library(), request, test::today, weights);
    request.limit = 200;
    const auto many = search::search(shelf.library(), request, test::today, weights);
    REQUIRE(few.entries.size() <= many.entries.size());
    // Where all that are shown have all the words, those with some are not read.
    const bool filled = few.entries.empty() || few.entries.back().match == Hit::Match::partial;
    if (request.mode == search::Request::Mode::usual && !filled) continue;
    for (std::size_t i = 0; i < few.entries.size(); ++i) {
      CHECK(few.entries[i].paper == many.entries[i].paper);
      CHECK(few.entries[i].score == many.entries[i].score);
    }
  }
}

}  // namespace
}  // namespace papers

}  // namespace papers::search_sieve_test
