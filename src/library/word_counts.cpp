#include "library/word_counts.hpp"

#include <fmt/format.h>

#include "library/sqlite.hpp"

namespace papers::library {
namespace {

/// Some 5 MB between two flushes.
constexpr std::size_t pending_forms = 100'000;

}  // namespace

WordCounts::WordCounts(Database& database, std::string_view table)
    : database_(database),
      upsert_(fmt::format("INSERT INTO {}(form, papers) VALUES (?, ?) ON CONFLICT(form) "
                          "DO UPDATE SET papers = papers + excluded.papers",
                          table)),
      remove_(fmt::format("DELETE FROM {} WHERE form = ? AND papers <= 0", table)) {}

void WordCounts::count(std::string_view forms, std::int32_t change) {
  // Rare words are in no cache: all of them are sent for before the first is waited for.
  for (std::string_view rest = forms; !rest.empty();) {
    const std::size_t end = rest.find('\n');
    counts_.prefetch(rest.substr(0, end));
    rest.remove_prefix(end + 1);
  }
  while (!forms.empty()) {
    const std::size_t end = forms.find('\n');
    counts_.count(forms.substr(0, end), change);
    forms.remove_prefix(end + 1);
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

void WordCounts::clear() { counts_.clear(); }

}  // namespace papers::library
