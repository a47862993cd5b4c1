// Which paper comes first.
#include <algorithm>
#include <iterator>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "search/shelf.hpp"
#include "search/weights.hpp"
#include "support/catch.hpp"
#include "support/data_file.hpp"
#include "support/sample_page.hpp"

namespace papers::search_ranking_test {

using test::Shelf;

namespace {

// Where `title` stands in the answer to `query`, from 0; past the end when it is not there.
std::size_t place_of(Shelf& shelf, const std::string& query, const std::string& title) {
  const auto titles = shelf.titles(query);
  INFO(query << " -> " << (titles.empty() ? "nothing" : titles.front()));
  const auto place =
      static_cast<std::size_t>(std::find(titles.begin(), titles.end(), title) - titles.begin());
  CHECK(place < std::min<std::size_t>(3, titles.size()));
  return place;
}

}  // namespace

TEST_CASE("a title that is the query comes first", "[search]") {
  Shelf shelf;
  shelf.put("Attention is all you need attention attention", "Attention, attention, attention.");
  shelf.put("Attention", "Nothing of the kind in here, at some length, so that it scores low.");
  CHECK(shelf.titles("attention").front() == "Attention");
  CHECK(shelf.titles("ATTENTION!").front() == "Attention");
}

TEST_CASE("related papers share words, which are shown, and leave the paper itself out",
          "[search]") {
  Shelf shelf;
  shelf.put("Dense passage retrieval", "Passages are retrieved by dense vectors.");
  shelf.put("Passage retrieval by sparse vectors", "Sparse vectors retrieve passages.");
  shelf.put("Protein folding", "Structures of proteins are predicted.");
  const auto related = search::related_to_papers(shelf.library(), std::vector<std::int64_t>{1}, 10);
  REQUIRE_FALSE(related.empty());
  CHECK(related.front().entry.paper == 2);
  CHECK_FALSE(related.front().shared.empty());
  CHECK(std::none_of(related.begin(), related.end(),
                     [](const auto& one) { return one.entry.paper == 1; }));
  CHECK(search::related_to_text(shelf.library(), "how proteins fold", 1).front().entry.paper == 3);
  CHECK(search::related_to_text(shelf.library(), "the of and", 5).empty());
}

TEST_CASE("related papers are found by rare words, however many share the everyday ones",
          "[search]") {
  const std::string everyday =
      "agents plan graphs and search trees with tools, memory, code, maps, speech, vision, audio, "
      "games, robots, arms, hands, joints, tasks, skills, goals, rules, logic, proofs, facts, "
      "quota";
  constexpr int papers = 700;
  constexpr int every = 100;  // paper that has the rare word
  std::vector<Record> records;
  for (int i = 0; i < papers; ++i) {
    Record record;
    record.title = "Number " + std::to_string(i);
    record.abstract = everyday + (i % every == 0 ? " quasar." : ".");
    record.abstract_kind = AbstractKind::full;
    record.arxiv_id = "2401." + std::to_string(10'001 + i);
    records.push_back(std::move(record));
  }
  Shelf shelf;
  shelf.put(records, "2026-03-01");
  const auto related = search::related_to_papers(shelf.library(), std::vector<std::int64_t>{1}, 0);
  constexpr std::size_t others = papers / every - 1;
  REQUIRE(related.size() > others);
  for (std::size_t i = 0; i < others; ++i) {
    CHECK(related[i].entry.paper % every == 1);
    CHECK(related[i].shared.front() == "quasar");
  }
}

TEST_CASE("lists come newest first and in the order asked for", "[search]") {
  Shelf shelf;
  const auto listed = [](const char* title, std::int64_t position, std::int64_t votes) {
    Record record;
    record.title = title;
    record.listing = Listing{};
    record.listing->position = position;
    record.listing->upvotes = votes;
    return record;
  };
  shelf.put({listed("B", 2, 5), listed("A", 1, 9)}, "2026-03-10");
  shelf.put({listed("C", 1, 7)}, "2026-03-12");
  const auto list = [&](std::string_view order, bool reverse = false) {
    search::Request request;
    request.ranked = false;
    request.order = search::find_sort_order(order);
    request.reverse = reverse;
    std::string out;
    for (const auto& entry : search::search(shelf.library(), request, test::today).entries) {
      out += shelf.library().paper(entry.paper)->title;
    }
    return out;
  };
  CHECK(list("") == "CAB");
  CHECK(list("votes") == "ACB");
  CHECK(list("votes", true) == "BCA");
  CHECK(list("title") == "ABC");
  CHECK(list("listed", true) == "ABC");
}

TEST_CASE("every title of the sample page finds its own paper first", "[search]") {
  Shelf& shelf = Shelf::sample();
  for (const auto& paper : test::sample_page()) {
    INFO(paper.title);
    CHECK(shelf.titles(paper.title).front() == paper.title);
    std::string shouted;
    for (const char c : paper.title) {
      shouted += c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    }
    CHECK(shelf.titles(shouted + '!').front() == paper.title);
  }
}

TEST_CASE("words side by side outrank the same words apart", "[search]") {
  Shelf shelf;
  shelf.put("One", "Graph matters here. Later a longer text speaks of many things, then network.");
  shelf.put("Two", "Matters here. Later a longer text speaks of many graph network things, then.");
  shelf.put("Three", "Nothing of the kind.");
  CHECK(shelf.titles("graph network").front() == "Two");
}

TEST_CASE("more papers wanted change nothing in the first of them, and scores fall", "[search]") {
  const char* const words[] = {"graphs", "vision", "speech", "tokens", "robots", "proteins"};
  const unsigned seed = 20261129;
  std::mt19937 random(seed);
  std::vector<Record> records;
  for (int i = 0; i < 200; ++i) {
    Record record;
    record.title = "Number " + std::to_string(i);
    for (auto k = 3 + random() % 9; k > 0; --k) {
      record.abstract += std::string(words[random() % std::size(words)]) + ' ';
    }
    record.abstract_kind = AbstractKind::full;
    record.arxiv_id = "2401." + std::to_string(10'001 + i);
    records.push_back(std::move(record));
  }
  Shelf shelf;
  shelf.put(records, "2026-03-01");
  const auto ask = [&](search::Request::Mode mode, std::int64_t limit) {
    search::Request request;
    request.mode = mode;
    request.limit = limit;
    return shelf.ask("vision robots proteins", request).entries;
  };
  const std::pair<search::Request::Mode, std::int64_t> fewer[] = {
      {search::Request::Mode::any, 10},
      {search::Request::Mode::any, 20},
      {search::Request::Mode::any, 100},
      {search::Request::Mode::usual, 100}};
  for (const auto& [mode, limit] : fewer) {
    const auto many = ask(mode, 150);
    const auto few = ask(mode, limit);
    REQUIRE(static_cast<std::int64_t>(few.size()) == limit);
    for (std::size_t i = 0; i < few.size(); ++i) {
      INFO("seed " << seed << ", place " << i << " of " << limit);
      CHECK(few[i].paper == many[i].paper);
      CHECK((i == 0 || many[i].score <= many[i - 1].score));
    }
  }
}

TEST_CASE("a pasted id or address finds its paper and nothing else", "[search]") {
  Shelf shelf;
  Record record;
  record.title = "DeepSeek-VL";
  record.arxiv_id = "2403.05525";
  record.url = "https://example.org/deepseek-vl";
  record.abstract = "Real-world vision and language: https.";
  record.abstract_kind = AbstractKind::full;
  Record other;
  other.title = "Another";
  other.doi = "10.1145/3477495.3531735";
  shelf.put({record, other});
  for (const char* query :
       {"2403.05525", "arXiv:2403.05525v2", "https://arxiv.org/abs/2403.05525",
        "https://arxiv.org/pdf/2403.05525v1.pdf", "https://huggingface.co/papers/2403.05525",
        "10.48550/arXiv.2403.05525", " https://example.org/deepseek-vl "}) {
    INFO(query);
    CHECK(shelf.titles(query) == test::Lines{"DeepSeek-VL"});
  }
  CHECK(shelf.titles("https://doi.org/10.1145/3477495.3531735") == test::Lines{"Another"});
  const auto missing = shelf.ask("arXiv:2403.99999");
  CHECK(missing.total == 0);
  CHECK(test::all_remarks(missing) == "no paper here is arXiv 2403.99999\n");
  CHECK(shelf.titles("day:..2026 -tag:star 2403.05525").empty());
  CHECK(shelf.titles("-tag:star 2403.05525") == test::Lines{"DeepSeek-VL"});
  CHECK(test::all_remarks(shelf.ask("tag:star 2403.05525")) ==
        "arXiv 2403.05525 is left out by the filters\n");
}

TEST_CASE("every weight has a name under which it is measured", "[search]") {
  search::Weights weights;
  const std::size_t count = sizeof(weights) / sizeof(double);
  std::size_t named = 0;
  for (const char* name :
       {"title",         "abstract",   "authors", "keywords",        "variants",    "title_norm",
        "abstract_norm", "saturation", "name",    "version",         "longer",      "joined",
        "split",         "spelling",   "acronym", "long_form",       "compound",    "part",
        "reread",        "adjacent",   "close",   "window",          "unstemmed",   "neighbours",
        "nearest",       "page",       "family",  "rest_neighbours", "rest_nearest"}) {
    if (search::find_weight(weights, name) != nullptr) ++named;
  }
  CHECK(named == count);
  CHECK(search::find_weight(weights, "nonsense") == nullptr);
}

TEST_CASE("the words shown as shared name something, unless none does", "[search]") {
  Shelf shelf;
  shelf.put("Ploughs that fail", "We improve. When conducting, ploughs fail.");
  shelf.put("Why ploughs fail", "To improve they fail, conducting them too.");
  shelf.put("Barley can fail", "We improve. When conducting, they fail.");
  for (const auto& one :
       search::related_to_papers(shelf.library(), std::vector<std::int64_t>{1}, 2)) {
    if (one.entry.paper == 2)
      CHECK(one.shared == std::vector<std::string>{"ploughs"});
    else
      CHECK_FALSE(one.shared.empty());
  }
}

// The 40 questions were written before any weight was chosen, and are not to be bent to them: 30 to
// the sample page, 10 to two days of the site's API. All but one have their paper first, every one
// among the first three.
TEST_CASE("40 real questions are answered by the paper a person would name", "[search]") {
  std::size_t first = 0;
  const auto sample = test::read_pairs("questions.tsv");
  for (const auto& question : sample) {
    if (place_of(Shelf::sample(), question.first, question.second) == 0) ++first;
  }
  Shelf days;
  std::vector<Record> records;
  for (const auto& paper : test::read_pairs("questions-api-papers.tsv")) {
    Record record;
    record.title = paper.first;
    record.abstract = paper.second;
    record.abstract_kind = AbstractKind::full;
    records.push_back(std::move(record));
  }
  days.put(records);
  const auto api = test::read_pairs("questions-api.tsv");
  for (const auto& question : api) {
    if (place_of(days, question.first, question.second) == 0) ++first;
  }
  CHECK(sample.size() + api.size() == 40);
  WARN(first << " of 40 questions have the paper first");
  CHECK(first >= 39);
}

}  // namespace papers::search_ranking_test
