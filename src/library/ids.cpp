#include "library/ids.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <string>
#include <vector>

#include "base/ascii.hpp"
#include "base/error.hpp"
#include "library/identities.hpp"
#include "library/library.hpp"
#include "library/sqlite.hpp"
#include "paper/identity.hpp"
#include "text/escape.hpp"

namespace papers::library {
namespace {

constexpr std::size_t key_digits = 16;
constexpr std::size_t shortest_prefix_digits = 4;

using ascii::is_digit;

using ascii::lower;

bool is_lower_hex(char c) { return is_digit(c) || (c >= 'a' && c <= 'f'); }

std::vector<std::int64_t> papers_with_row_id(Database& database, std::int64_t id) {
  Statement& row = database.cached("SELECT 1 FROM paper WHERE id = ?").bind(1, id);
  const bool there = row.step();
  row.reset();
  return there ? std::vector{id} : papers_called(database, "id", std::to_string(id));
}

std::vector<std::int64_t> papers_with_key_prefix(Database& database, std::string_view typed) {
  std::string first;
  for (const char c : typed) first += lower(c);
  // Above every continuation of the prefix.
  const std::string last = first + "g";
  Statement& rows = database
                        .cached(
                            "SELECT id FROM paper WHERE key >= ?1 AND key < ?2 UNION "
                            "SELECT paper FROM identity WHERE kind = 'key' AND value >= ?1 "
                            "AND value < ?2")
                        .bind(1, first)
                        .bind(2, last);
  std::vector<std::int64_t> papers;
  while (rows.step()) papers.push_back(rows.integer(0));
  return papers;
}

}  // namespace

bool is_key(std::string_view text) {
  return text.size() == key_digits && std::all_of(text.begin(), text.end(), is_lower_hex);
}

bool is_key_prefix(std::string_view text) {
  return text.size() >= shortest_prefix_digits && text.size() <= key_digits &&
         std::all_of(text.begin(), text.end(), [](char c) { return is_lower_hex(lower(c)); });
}

std::optional<std::int64_t> parse_row_id(std::string_view text) {
  std::int64_t id = 0;
  if (text.empty() || !std::all_of(text.begin(), text.end(), is_digit<char>)) return std::nullopt;
  const auto parsed = std::from_chars(text.data(), text.data() + text.size(), id);
  return parsed.ec == std::errc() ? std::optional(id) : std::nullopt;
}

std::vector<std::int64_t> Library::resolve(std::string_view id) {
  Database& connection = database();
  constexpr std::string_view forced = "key:";
  if (id.starts_with(forced)) {
    const std::string_view prefix = id.substr(forced.size());
    if (is_key_prefix(prefix)) return papers_with_key_prefix(connection, prefix);
    throw UsageError(fmt::format("'{}' is no key: expected 4 to 16 hex digits after 'key:'",
                                 text::single_line(id)));
  }
  if (const auto row_id = parse_row_id(id)) {
    // The id of a paper that is gone must not name another, whose key happens to begin so.
    if (!is_key(id)) return papers_with_row_id(connection, *row_id);
  }
  if (is_key_prefix(id)) return papers_with_key_prefix(connection, id);
  if (const std::string arxiv = normalize_arxiv_id(id); !arxiv.empty()) {
    return papers_called(connection, "arxiv", arxiv);
  }
  if (const std::string doi = normalize_doi(id); !doi.empty()) {
    const std::string arxiv = arxiv_id_of_doi(doi);
    return arxiv.empty() ? papers_called(connection, "doi", doi)
                         : papers_called(connection, "arxiv", arxiv);
  }
  throw UsageError(
      fmt::format("'{}' is no id: expected a row id, a key of 4 or more hex digits, an arXiv id or "
                  "a DOI",
                  text::single_line(id)));
}

}  // namespace papers::library
