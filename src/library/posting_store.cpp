#include "library/posting_store.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "library/fts_walk.hpp"
#include "library/sqlite.hpp"
#include "library/sqlite_error.hpp"

namespace papers::library {
namespace {

constexpr double average_unit = 1000;  // of a stored average, as an integer

/// Each list has a statement of its own, as several are read side by side.
class StoredRows : public postings::RowSource {
 public:
  StoredRows(Database& database, std::string_view stem)
      : database_(database),
        rows_(database.prepare("SELECT blocks FROM posting WHERE stem = ?1 ORDER BY first")) {
    rows_.bind(1, stem);
  }
  std::optional<std::string_view> next() override {
    if (!rows_.step()) return std::nullopt;
    return rows_.text(0);
  }
  [[noreturn]] void damaged() const override { throw_lists_damaged(database_); }

 private:
  Database& database_;
  Statement rows_;
};

class OneRow : public postings::RowSource {
 public:
  explicit OneRow(std::string blocks) : blocks_(std::move(blocks)) {}
  std::optional<std::string_view> next() override {
    if (std::exchange(given_, true)) return std::nullopt;
    return blocks_;
  }
  [[noreturn]] void damaged() const override { throw DamageError("a list in memory is damaged"); }

 private:
  std::string blocks_;
  bool given_ = false;
};

std::int64_t setting_number(Database& database, std::string_view name) {
  Statement& row = database.cached("SELECT value FROM setting WHERE name = ?1").bind(1, name);
  const std::int64_t number = row.step() ? row.integer(0) : 0;
  row.reset();
  return number;
}

class StoredLengths : public postings::LengthsSource {
 public:
  explicit StoredLengths(Database& database) : database_(database) {}
  postings::LengthsRow window(std::uint32_t first) override {
    Statement& row = database_.cached("SELECT lengths FROM text_length WHERE first = ?1");
    row.bind(1, std::int64_t{first});
    auto lengths = row.step() ? postings::LengthsRow::read(row.text(0))
                              : std::optional<postings::LengthsRow>();
    row.reset();
    if (!lengths) throw_lists_damaged(database_);
    return std::move(*lengths);
  }

 private:
  Database& database_;
};

}  // namespace

std::int64_t last_listed(Database& database) { return setting_number(database, "last_listed"); }

void set_last_listed(Database& database, std::int64_t paper) {
  database.cached("INSERT OR REPLACE INTO setting(name, value) VALUES ('last_listed', ?1)")
      .bind(1, std::to_string(paper))
      .run();
}

postings::Formula stored_impacts(Database& database) {
  const auto average = [&](std::string_view name) {
    return std::max(1.0, static_cast<double>(setting_number(database, name)) / average_unit);
  };
  return postings::impact_formula(average("listed_title_words"), average("listed_abstract_words"));
}

void start_impacts(Database& database) {
  const FtsTotals totals = fts_totals(database);
  const auto papers = static_cast<double>(std::max<std::uint64_t>(totals.rows, 1));
  const auto store = [&](std::string_view name, std::uint64_t words) {
    const double average = static_cast<double>(words) / papers * average_unit;
    database.cached("INSERT OR REPLACE INTO setting(name, value) VALUES (?1, ?2)")
        .bind(1, name)
        .bind(2, std::to_string(static_cast<std::int64_t>(average)))
        .run();
  };
  store("listed_title_words", totals.words[0]);
  store("listed_abstract_words", totals.words[1]);
}

bool has_list(Database& database, std::string_view stem) {
  Statement& row = database.cached("SELECT 1 FROM posting WHERE stem = ?1 AND first = 0");
  const bool found = row.bind(1, stem).step();
  row.reset();
  return found;
}

std::unique_ptr<postings::RowSource> stored_rows(Database& database, std::string_view stem) {
  return std::make_unique<StoredRows>(database, stem);
}

std::unique_ptr<postings::RowSource> one_row(std::string blocks) {
  return std::make_unique<OneRow>(std::move(blocks));
}

std::unique_ptr<postings::LengthsSource> stored_lengths(Database& database) {
  return std::make_unique<StoredLengths>(database);
}

void store_lengths(Database& database, std::uint32_t first,
                   const std::vector<postings::Lengths>& lengths) {
  database.cached("INSERT OR REPLACE INTO text_length(first, lengths) VALUES (?1, ?2)")
      .bind(1, std::int64_t{first})
      .bind_blob(2, postings::lengths_row(lengths))
      .run();
}

void throw_lists_damaged(Database& database) {
  throw DamageError(fmt::format(
      "{}: the lists of common words are damaged; 'papers check --repair' makes them again",
      database.file()));
}

void drop_lists(Database& database) {
  for (const char* const table : {"posting", "text_length"}) {
    database.run(fmt::format("DELETE FROM {}", table));
  }
  database.run(
      "DELETE FROM setting WHERE name IN ('last_listed', 'listed_changes', 'listed_title_words', "
      "'listed_abstract_words')");
}

}  // namespace papers::library
