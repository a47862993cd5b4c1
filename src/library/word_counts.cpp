#include "library/word_counts.hpp"

#include <fmt/format.h>

#include "library/paper_rows.hpp"
#include "library/sqlite.hpp"
#include "papers/text/words.hpp"

namespace papers::library {
namespace {

/// Some 5 MB between two flushes.
constexpr std::size_t pending_forms = 100'000;

/// Longer "words" are data (hashes, URLs run together) that nobody misspells.
constexpr std::size_t form_size_bytes = 64;

}  // namespace

WordCounts::WordCounts(Database& database, std::string_view table)
    : database_(database),
      upsert_(fmt::format("INSERT INTO {}(form, papers) VALUES (?, ?) ON CONFLICT(form) "
                          "DO UPDATE SET papers = papers + excluded.papers",
                          table)),
      remove_(fmt::format("DELETE FROM {} WHERE form = ? AND papers <= 0", table)) {}

void WordCounts::count(const IndexRow& row, std::int32_t change) {
  ++paper_;
  const auto visit = [this, change](std::string_view form, std::size_t, std::size_t) {
    if (form.size() > form_size_bytes) return;
    counts_.count(form, change, paper_);
  };
  for (const std::string* text :
       {&row.title, &row.abstract, &row.authors_text, &row.keywords_text}) {
    text::for_each_word(*text, visit);
  }
  if (counts_.size() >= pending_forms) flush();
}

void WordCounts::flush() {
  const auto changes = counts_.changes();
  // Sorted, and so in the order of the table's pages.
  Statement& upsert = database_.cached(upsert_);
  for (const auto& [form, change] : changes) upsert.bind(1, form).bind(2, change).run();
  Statement& remove = database_.cached(remove_);
  for (const auto& [form, change] : changes) {
    if (change < 0) remove.bind(1, form).run();
  }
  clear();
}

void WordCounts::clear() {
  counts_.clear();
  paper_ = 0;
}

}  // namespace papers::library
