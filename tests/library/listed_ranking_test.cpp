// Ranking from posting lists against a walk of the full-text index.
#include "library/listed_ranking.hpp"

#include <fmt/format.h>

#include <filesystem>
#include <random>
#include <string>
#include <vector>

#include "library/checks.hpp"
#include "library/common_words.hpp"
#include "library/posting_store.hpp"
#include "library/remove.hpp"
#include "library/sqlite.hpp"
#include "search/shelf.hpp"
#include "support/catch.hpp"
#include "support/fault_vfs.hpp"
#include "support/process.hpp"
#include "support/take_in.hpp"
#include "support/temp_dir.hpp"

namespace papers::library_listed_ranking_test {

using namespace papers::library;
using papers::test::Fault;
using papers::test::FaultVfs;
using papers::test::in_another_process;
using papers::test::Shelf;
using papers::test::TempDir;

namespace {

constexpr ListSizes any_size{.papers_of_word = 40, .papers = 1};

/// Texts of words of which few are frequent, in several forms of a stem.
class Texts {
 public:
  explicit Texts(unsigned seed) : random_(seed) {}

  std::size_t pick(std::size_t count) { return random_() % count; }

  std::string word() {
    constexpr std::string_view letters = "abcdefghijklmnopqrstuvwxyz";
    constexpr const char* endings[] = {"", "s", "ing", "ed"};
    const double share = std::uniform_real_distribution(0.0, 1.0)(random_);
    const auto rank = static_cast<std::size_t>(share * share * share * 60);
    return fmt::format("{}o{}t{}", letters[rank % 26], letters[rank / 26], endings[pick(4)]);
  }

  std::string text(std::size_t words) {
    std::string out;
    for (std::size_t i = 0; i < words; ++i) out += (i == 0 ? "" : " ") + word();
    return out;
  }

  /// The same number again is a later version of the paper.
  Record record(std::size_t number, std::size_t abstract_words) {
    Record record;
    record.title = fmt::format("{} n{}", text(1 + pick(9)), number);
    record.abstract = text(abstract_words);
    record.abstract_kind = abstract_words > 60 ? AbstractKind::full : AbstractKind::truncated;
    record.arxiv_id = fmt::format("24{:02}.{:05}", 1 + number / 90'000, 10'000 + number % 90'000);
    if (pick(3) == 0) record.keywords = {word(), text(2)};
    if (pick(4) == 0) record.authors = {"A. " + word(), fmt::format("B. N{}", number)};
    return record;
  }

  std::vector<Record> records(std::size_t from, std::size_t to) {
    std::vector<Record> out;
    for (; from < to; ++from) out.push_back(record(from, pick(60)));
    return out;
  }

 private:
  std::mt19937 random_;
};

/// A query and the same for FTS5.
struct Asked {
  ListedQuery query;
  std::string expression;
  Bm25f ranking;
};

class Queries {
 public:
  explicit Queries(Texts& texts) : texts_(texts) {}

  Asked next() {
    Asked asked;
    std::vector<std::string> excluded;
    std::string wanted;
    const std::size_t groups = 1 + texts_.pick(3);
    bool out = false;
    // Of an AND below a NOT, FTS5 forgets phrases that it has read ahead.
    only_words_ = texts_.pick(2) == 0;
    for (std::size_t i = 0; i < groups; ++i) {
      out = out || (i > 0 && only_words_ && texts_.pick(2) == 0);
      const std::string text = group(asked, out);
      if (out)
        excluded.push_back(text);
      else
        wanted += (wanted.empty() ? "" : " AND ") + text;
    }
    // Of an AND below an OR too.
    if (groups == 1 && texts_.pick(2) == 0) {
      add_optional(asked, wanted);
      return with_weights(std::move(asked));
    }
    asked.expression = "(" + wanted + ")";
    for (const std::string& text : excluded) asked.expression += " NOT " + text;
    return with_weights(std::move(asked));
  }

 private:
  Asked with_weights(Asked asked) {
    asked.ranking.weight = {3, 1, 1, 1.5, 0.5};
    asked.ranking.length_norm = {0.6, 0.6, 0, 0, 0};
    if (texts_.pick(4) == 0) asked.ranking.weight = {1, 2, 0, 1, 1};
    if (texts_.pick(8) == 0) asked.ranking.length_norm = {0, 0.9, 0, 0, 0};
    constexpr std::size_t wanted_rows[] = {0, 1, 7, 40, 300, 1'000'000};
    asked.ranking.keep = wanted_rows[texts_.pick(std::size(wanted_rows))];
    return asked;
  }

  /// A group that only adds to scores. The index is asked for what must be there twice: alone, and
  /// beside the rest.
  void add_optional(Asked& asked, const std::string& wanted) {
    auto& phrases = asked.ranking.phrases;
    const auto counted = phrases;
    for (auto& phrase : phrases) phrase.counts = false;
    phrases.insert(phrases.end(), counted.begin(), counted.end());
    const std::string text = group(asked, false);
    asked.query.groups.back().optional = true;
    asked.expression = fmt::format("(({0}) AND (({0}) OR {1}))", wanted, text);
  }

  std::string group(Asked& asked, bool excluded) {
    auto& group = asked.query.groups.emplace_back();
    group.excluded = excluded;
    std::string text;
    const std::size_t terms = 1 + texts_.pick(excluded ? 2 : 5);
    for (std::size_t i = 0; i < terms; ++i) text += (i == 0 ? "" : " OR ") + term(asked, group);
    return "(" + text + ")";
  }

  std::string term(Asked& asked, ListedQuery::Group& group) {
    auto& term = group.terms.emplace_back();
    term.index = asked.ranking.terms.size();
    asked.ranking.terms.push_back(
        {static_cast<double>(1 + texts_.pick(900)), static_cast<double>(1 + texts_.pick(2))});
    const unsigned columns =
        !only_words_ && texts_.pick(3) == 0 ? 1 + static_cast<unsigned>(texts_.pick(31)) : 31;
    std::string text;
    const std::size_t forms = 1 + texts_.pick(3);
    for (std::size_t i = 0; i < forms; ++i) {
      ListedQuery::Form form{{texts_.word()}, columns, i == 0 ? 1 : 0.8};
      if (!only_words_ && texts_.pick(6) == 0) form.words.push_back(texts_.word());
      text += (i == 0 ? "" : " OR ") + written(form);
      asked.ranking.phrases.push_back({term.index, form.weight, !group.excluded});
      term.forms.push_back(std::move(form));
    }
    return "(" + text + ")";
  }

  static std::string written(const ListedQuery::Form& form) {
    constexpr const char* names[] = {"title", "abstract", "authors_text", "keywords_text",
                                     "variants"};
    std::string text;
    for (std::size_t i = 0; i < std::size(names) && form.columns != 31; ++i) {
      if ((form.columns >> i & 1U) != 0) text += std::string(names[i]) + " ";
    }
    if (!text.empty()) text = "{" + text + "} : ";
    text += '"';
    for (const std::string& word : form.words) text += word + " ";
    return text + "\"";
  }

  Texts& texts_;
  bool only_words_ = false;  ///< without phrases and columns
};

void check_same_ranking(Database& database, Texts& texts, int queries) {
  Queries random(texts);
  for (int i = 0; i < queries; ++i) {
    const Asked asked = random.next();
    INFO(asked.expression);
    std::vector<std::uint64_t> allowed;
    for (int word = 0; word < 45; ++word) {
      allowed.push_back(texts.pick(3) == 0 ? 0 : (texts.pick(1U << 30U) * 0x9E3779B97F4A7C15U));
    }
    Bm25f walked = asked.ranking;
    Bm25f listed = asked.ranking;
    if (texts.pick(3) == 0) walked.allowed = listed.allowed = &allowed;
    rank_rows(database, asked.expression, walked);
    rank_listed(database, asked.query, asked.expression, listed);
    CHECK(listed.total == walked.total);
    REQUIRE(listed.best.size() == walked.best.size());
    for (std::size_t row = 0; row < walked.best.size(); ++row) {
      INFO(row << ": " << listed.best[row].score << ", " << walked.best[row].score);
      REQUIRE(listed.best[row].paper == walked.best[row].paper);
      REQUIRE(listed.best[row].score == walked.best[row].score);
      REQUIRE(listed.best[row].terms == walked.best[row].terms);
    }
    if (walked.total > 0) CHECK(listed.average == walked.average);
  }
}

void check_sound(Library& library) {
  for (const Damage& damage : check(library)) FAIL_CHECK(damage.what);
}

}  // namespace

TEST_CASE("posting lists rank as a walk of the index does, whatever became of the papers",
          "[library]") {
  const unsigned seed = 20261129;
  Texts texts(seed);
  Shelf shelf;
  Library& library = shelf.library();
  Database& database = library.database();
  shelf.put(texts.records(0, 1100));
  list_papers(library, any_size);
  CHECK(last_listed(database) == 1100);
  CHECK(database.integer("SELECT count(*) FROM posting WHERE first = 0") > 20);
  check_same_ranking(database, texts, 150);
  check_sound(library);

  // Later papers, of which the lists know nothing yet; fuller abstracts; papers that go.
  shelf.put(texts.records(1100, 1300));
  std::vector<Record> fuller;
  for (int i = 0; i < 30; ++i)
    fuller.push_back(texts.record(texts.pick(1100), 61 + texts.pick(90)));
  shelf.put(fuller);
  std::vector<std::int64_t> gone;
  for (std::int64_t id = 3; id < 1300; id += 97) gone.push_back(id);
  remove_papers(library, gone, false);
  CHECK(last_listed(database) == 1100);
  check_same_ranking(database, texts, 150);
  check_sound(library);

  // A removed paper comes back under its id.
  shelf.put({texts.record(99, 80)});
  list_papers(library, any_size);
  CHECK(last_listed(database) == 1300);
  check_same_ranking(database, texts, 100);
  check_sound(library);
}

TEST_CASE("lists that say something else than the index are found and made again", "[library]") {
  Texts texts(7);
  Shelf shelf;
  Library& library = shelf.library();
  Database& database = library.database();
  shelf.put(texts.records(0, 300));
  const char* const damages[] = {
      "UPDATE posting SET blocks = zeroblob(length(blocks)) WHERE stem = 'aoat'",
      "UPDATE posting SET blocks = substr(blocks, 1, length(blocks) - 1) WHERE stem = 'aoat'",
      "UPDATE posting SET blocks = (SELECT blocks FROM posting WHERE stem = 'aoat')",
      "UPDATE posting SET stem = 'other' WHERE stem = 'aoat'",
      "UPDATE posting SET first = 1",
      "DELETE FROM text_length",
      "UPDATE setting SET value = '999999999999' WHERE name = 'last_listed'",
      "UPDATE setting SET value = '0' WHERE name = 'last_listed'",
      "UPDATE posting SET blocks = randomblob(length(blocks))",
  };
  for (const char* const damage : damages) {
    INFO(damage);
    list_papers(library, any_size);
    check_sound(library);
    database.run(damage);
    CHECK_FALSE(check(library).empty());
    CHECK(repair(library).empty());
    CHECK(last_listed(database) == 0);
  }
  // Nor are rows without an end appended to.
  list_papers(library, any_size);
  database.run("UPDATE setting SET value = '0' WHERE name = 'last_listed'");
  list_papers(library, any_size);
  check_sound(library);
}

TEST_CASE("a paper with an id far above all others costs no room for those between", "[library]") {
  const TempDir dir;
  Texts texts(5);
  Library library(dir / "papers.db", Access::create);
  test::take_in(library, "first", texts.records(0, 120));
  list_papers(library, any_size);
  REQUIRE(last_listed(library.database()) == 120);
  std::vector<Record> far = texts.records(200, 201);
  far.front().restored = Record::Restored{90'000'000, {}, {}, {}, {}};
  test::take_in(library, "second", far);
  list_papers(library, any_size);
  CHECK(last_listed(library.database()) == 120);
}

TEST_CASE("papers that are listed when power fails are listed wholly or not at all", "[library]") {
  FaultVfs vfs;
  const TempDir dir;
  {
    Texts texts(9);
    Library library(dir / "papers.db", Access::create);
    test::take_in(library, "first", texts.records(0, 120));
    list_papers(library, any_size);
    test::take_in(library, "second", texts.records(120, 160));
  }
  int code = FaultVfs::power_loss_code;
  for (int nth = 1; code != 0; nth += 1 + nth / 4) {
    CAPTURE(nth);
    std::filesystem::copy_file(dir / "papers.db", dir / "copy.db",
                               std::filesystem::copy_options::overwrite_existing);
    code = in_another_process([&] {
      vfs.fail_at(nth, Fault::power_loss);
      Library library(dir / "copy.db", Access::write);
      list_papers(library, any_size);
    });
    REQUIRE((code == 0 || code == FaultVfs::power_loss_code));
    Library library(dir / "copy.db", Access::write);
    check_sound(library);
    CHECK(last_listed(library.database()) == (code == 0 ? 160 : 120));
  }
}

TEST_CASE("damaged lists end a search with one line, or with an answer", "[library]") {
  Texts texts(8);
  Shelf shelf;
  Database& database = shelf.library().database();
  shelf.put(texts.records(0, 300));
  list_papers(shelf.library(), any_size);
  Queries queries(texts);
  for (int i = 0; i < 200; ++i) {
    const Transaction taken_back(database);
    database
        .prepare(
            "UPDATE posting SET blocks = CAST(substr(blocks, 1, ?1) || char(?2) || "
            "substr(blocks, ?1 + 2) AS BLOB)")
        .bind(1, static_cast<std::int64_t>(texts.pick(120)))
        .bind(2, static_cast<std::int64_t>(1 + texts.pick(127)))
        .run();
    Asked asked = queries.next();
    try {
      rank_listed(database, asked.query, asked.expression, asked.ranking);
    } catch (const Error& error) {
      CHECK(std::string(error.what()).find("papers check --repair") != std::string::npos);
    }
  }
}

}  // namespace papers::library_listed_ranking_test
