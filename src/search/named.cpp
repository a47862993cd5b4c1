#include "search/named.hpp"

#include <algorithm>

#include "library/sqlite.hpp"
#include "paper/identity.hpp"
#include "text/utf8.hpp"

namespace papers::search {
namespace {

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

}  // namespace

bool may_be_title(const Query& query) {
  const std::size_t sign = query.words.find('-');
  const bool excludes =
      sign != std::string::npos && (sign == 0 || query.words.find(" -") != std::string::npos);
  return !excludes && is_text(*query.root);
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
