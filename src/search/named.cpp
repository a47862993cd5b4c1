#include "search/named.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "library/identities.hpp"
#include "library/sqlite.hpp"
#include "paper/identity.hpp"
#include "text/fold.hpp"
#include "text/utf8.hpp"
#include "text/words.hpp"

namespace papers::search {
namespace {

constexpr int most_beginning = 100;  // titles looked at
constexpr std::size_t longest_beginning_bytes = 100;

bool is_address(std::string_view text) {
  return text.starts_with("https://") || text.starts_with("http://");
}

std::vector<std::int64_t> papers_at(library::Database& database, std::string_view address) {
  std::vector<std::int64_t> out;
  auto& statement = database.cached(
      "SELECT id FROM paper WHERE url = ?1 UNION SELECT paper FROM link WHERE url = ?1");
  statement.bind(1, address);
  while (statement.step()) out.push_back(statement.integer(0));
  statement.reset();
  return out;
}

bool is_text(const Node& node) {
  switch (node.kind) {
    case Node::Kind::word:
    case Node::Kind::phrase:
      return true;
    case Node::Kind::all:
    case Node::Kind::any:
    case Node::Kind::none:
      return std::all_of(node.children.begin(), node.children.end(), is_text);
    case Node::Kind::condition:
      return true;  // one that Query::words is without, or no title contains it
    default:
      return false;
  }
}

bool may_be_title(const Query& query) {
  const std::size_t sign = query.words.find('-');
  const bool excludes =
      sign != std::string::npos && (sign == 0 || query.words.find(" -") != std::string::npos);
  return !excludes && is_text(*query.root);
}

bool begins_with_digit(std::string_view word) { return word.front() >= '0' && word.front() <= '9'; }

// Words that begin with a name and its version, as one word where they are two and as two where
// they are one ("sam2", "sam 2"); empty when they do not.
std::string otherwise_apart(const std::vector<text::Word>& words) {
  const std::string& name = words.front().folded;
  const std::size_t digit = name.find_first_of("0123456789");
  const bool is_apart =
      digit == name.npos && words.size() > 1 && begins_with_digit(words[1].folded);
  if (digit == 0 || (digit == name.npos && !is_apart)) return {};
  std::string out =
      is_apart ? name + words[1].folded : name.substr(0, digit) + ' ' + name.substr(digit);
  for (std::size_t i = is_apart ? 2 : 1; i < words.size(); ++i) out += ' ' + words[i].folded;
  return out;
}

std::string joined(const std::vector<text::Word>& words) {
  std::string out;
  for (const text::Word& word : words) out += (out.empty() ? "" : " ") + word.folded;
  return out;
}

// "One vs. Many: Two Views" begins so for "one vs many", whose fold is `fold`.
std::vector<std::int64_t> papers_beginning(library::Database& database,
                                           const std::vector<std::string>& spellings,
                                           const std::string& fold) {
  std::vector<std::int64_t> out;
  auto& rows = database.cached(
      "SELECT p.id, p.title FROM paper_fts JOIN paper AS p ON p.id = paper_fts.rowid"
      " WHERE paper_fts MATCH ?1 LIMIT ?2");
  rows.bind(1, fmt::format("title : (^\"{}\")", fmt::join(spellings, "\" OR ^\"")));
  rows.bind(2, most_beginning);
  while (rows.step()) {
    const std::string_view title = rows.text(1);
    const std::size_t colon = title.find(':');
    if (colon != title.npos && text::fold_title(title.substr(0, colon)) == fold) {
      out.push_back(rows.integer(0));
    }
  }
  rows.reset();
  return out;
}

}  // namespace

std::vector<std::int64_t> titled_papers(library::Database& database, const Query& query,
                                        bool lacks_words) {
  if (!may_be_title(query)) return {};
  const std::string fold = text::fold_title(query.words);
  if (fold.empty()) return {};
  const auto titled = library::papers_titled(database, fold);
  if (!titled.empty()) return {titled.begin(), titled.end()};
  if (query.words.size() > longest_beginning_bytes) return {};
  const auto words = text::words(query.words);
  if (words.empty()) return {};
  std::vector<std::string> spellings = {joined(words)};
  if (std::string other = otherwise_apart(words); !other.empty()) spellings.push_back(other);
  if (!lacks_words && spellings.size() == 1) return {};
  return papers_beginning(database, spellings, fold);
}

std::optional<Named> named_papers(library::Library& library, std::string_view words) {
  const std::string_view text = text::trim(words);
  if (text.empty() || text.find_first_of(" \t\n\"") != std::string_view::npos) return std::nullopt;
  if (const std::string id = normalize_arxiv_id(text); !id.empty()) {
    return Named{"arXiv " + id, library.resolve(id)};
  }
  if (const std::string doi = normalize_doi(text); !doi.empty()) {
    return Named{"DOI " + doi, library.resolve(doi)};
  }
  if (is_address(text)) return Named{std::string(text), papers_at(library.database(), text)};
  return std::nullopt;
}

}  // namespace papers::search
