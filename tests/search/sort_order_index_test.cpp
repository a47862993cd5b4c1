// Orders and spans of days are read from indexes: the same papers in the same order as by looking
// at every one of them.
#include <algorithm>
#include <optional>
#include <random>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "base/ascii.hpp"
#include "library/schema.hpp"
#include "library/sqlite.hpp"
#include "search/fields.hpp"
#include "search/sort_order.hpp"
#include "support/catch.hpp"

namespace papers::search_sort_order_index_test {

using namespace papers::search;
using library::Database;

namespace {

struct Row {
  std::int64_t id = 0;
  std::string title, published, last_listed;  ///< empty: unknown
  std::optional<std::int64_t> position, upvotes;

  [[nodiscard]] std::string day() const { return last_listed.empty() ? published : last_listed; }
};

class Random {
 public:
  explicit Random(std::uint32_t seed) : numbers_(seed) {}
  int below(int count) { return static_cast<int>(numbers_() % static_cast<unsigned>(count)); }
  std::optional<std::int64_t> number(int count) {
    return below(3) == 0 ? std::nullopt : std::optional<std::int64_t>(below(count));
  }
  /// A day of few, sometimes its month or its year alone.
  std::string day() {
    const std::string whole = "202" + std::to_string(below(2)) + "-0" +
                              std::to_string(1 + below(3)) + "-0" + std::to_string(1 + below(9));
    return whole.substr(
        0, std::vector<std::size_t>{10, 10, 10, 7, 4}[static_cast<std::size_t>(below(5))]);
  }
  std::string title() {
    std::string title;
    for (int i = below(3); i >= 0; --i) title += "aAbB_zé"[below(6)];
    return title;
  }

 private:
  std::mt19937 numbers_;
};

std::vector<Row> random_rows(Random& random, int count) {
  std::vector<Row> rows;
  for (int i = 0; i < count; ++i) {
    Row row;
    row.id = 2 * i + 1;
    row.title = random.title();
    if (random.below(4) != 0) row.published = random.day();
    if (random.below(3) == 0)
      row.last_listed = "2020-0" + std::to_string(1 + random.below(9)) + "-01";
    row.position = random.number(4);
    row.upvotes = random.number(5);
    rows.push_back(row);
  }
  return rows;
}

void store(Database& database, const std::vector<Row>& rows) {
  library::migrate(database, library::migrations());
  for (const Row& row : rows) {
    database
        .cached(
            "INSERT INTO paper(id, key, title, published, last_listed, position, upvotes, "
            "added_at) VALUES (?1, ?1, ?2, ?3, ?4, ?5, ?6, '')")
        .bind(1, row.id)
        .bind(2, row.title)
        .bind_or_null(3, row.published)
        .bind_or_null(4, row.last_listed)
        .bind_optional(5, row.position)
        .bind_optional(6, row.upvotes)
        .run();
  }
}

/// -1, 0 or 1; what is unknown comes after everything, in either direction.
template <typename Value>
int compare(const Value& a, const Value& b, bool known_a, bool known_b, bool descending) {
  if (known_a != known_b) return known_a ? -1 : 1;
  if (a == b) return 0;
  return (a < b) != descending ? -1 : 1;
}

bool comes_before(const Row& a, const Row& b, std::string_view order, bool reverse) {
  const bool new_or_many_first = order != "position" && order != "title";
  const bool descending = new_or_many_first != reverse;
  const auto by_number = [&](const std::optional<std::int64_t>& x,
                             const std::optional<std::int64_t>& y) {
    const int found = compare(x, y, x.has_value(), y.has_value(), descending);
    return found != 0 ? found < 0 : a.id > b.id;
  };
  if (order == "votes") return by_number(a.upvotes, b.upvotes);
  if (order == "position") return by_number(a.position, b.position);
  if (order == "title") {
    const std::string x = ascii::lower(a.title);
    const std::string y = ascii::lower(b.title);
    const int found = compare(x, y, true, true, descending);
    return found != 0 ? found < 0 : a.id < b.id;
  }
  const std::string x = order == "listed" ? a.day() : a.published;
  const std::string y = order == "listed" ? b.day() : b.published;
  if (const int found = compare(x, y, !x.empty(), !y.empty(), descending); found != 0) {
    return found < 0;
  }
  const int found =
      compare(a.position, b.position, a.position.has_value(), b.position.has_value(), false);
  return found != 0 ? found < 0 : a.id < b.id;
}

}  // namespace

TEST_CASE("every order is that of all papers sorted, whatever was asked for", "[search]") {
  for (std::uint32_t seed = 1; seed <= 6; ++seed) {
    Random random(seed);
    const std::vector<Row> rows = random_rows(random, 150);
    Database database(":memory:", Database::Mode::write);
    store(database, rows);
    for (const int part : {1, 2, 30}) {
      std::vector<Row> wanted;
      IdSet ids;
      for (const Row& row : rows) {
        if (random.below(part) != 0) continue;
        wanted.push_back(row);
        ids.insert(row.id);
      }
      for (const std::string_view order : {"listed", "published", "votes", "position", "title"}) {
        for (const bool reverse : {false, true}) {
          std::sort(wanted.begin(), wanted.end(),
                    [&](const Row& a, const Row& b) { return comes_before(a, b, order, reverse); });
          for (const std::size_t limit : {std::size_t{0}, std::size_t{3}, std::size_t{1000}}) {
            CAPTURE(seed, part, order, reverse, limit);
            std::vector<std::int64_t> expected;
            for (const Row& row : wanted) {
              if (limit == 0 || expected.size() < limit) expected.push_back(row.id);
            }
            CHECK(in_order(database, find_sort_order(order), reverse, part == 1 ? nullptr : &ids,
                           limit) == expected);
            CHECK(in_order(database, find_sort_order(order), reverse, &ids, limit) == expected);
          }
        }
      }
    }
  }
}

TEST_CASE("a span of days has the papers whose day, month or year may lie in it", "[search]") {
  for (std::uint32_t seed = 1; seed <= 4; ++seed) {
    Random random(seed);
    const std::vector<Row> rows = random_rows(random, 150);
    Database database(":memory:", Database::Mode::write);
    store(database, rows);
    for (int i = 0; i < 60; ++i) {
      const std::string first = random.below(5) == 0 ? "" : random.day();
      const std::string last = random.below(5) == 0 ? "9999-99" : random.day();
      CAPTURE(seed, first, last);
      for (const std::string_view name : {"day", "published"}) {
        std::vector<std::int64_t> expected;
        for (const Row& row : rows) {
          const std::string day = name == "day" ? row.day() : row.published;
          if (!day.empty() && day + "~" >= first && day <= last) expected.push_back(row.id);
        }
        auto& found = database.cached(find_field(name)->sql).bind(1, first).bind(2, last);
        std::vector<std::int64_t> papers;
        while (found.step()) papers.push_back(found.integer(0));
        std::sort(papers.begin(), papers.end());
        CHECK(papers == expected);
      }
    }
  }
}

}  // namespace papers::search_sort_order_index_test
