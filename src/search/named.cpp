#include "search/named.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/ascii.hpp"
#include "library/author_names.hpp"
#include "library/identities.hpp"
#include "library/listed_ranking.hpp"
#include "library/sqlite.hpp"
#include "paper/identity.hpp"
#include "search/texts.hpp"
#include "text/fold.hpp"
#include "text/utf8.hpp"
#include "text/words.hpp"

namespace papers::search {
namespace {

constexpr int most_beginning = 100;  // titles looked at
constexpr std::size_t longest_beginning_bytes = 100;
constexpr std::string_view kinds_of_report[] = {" Technical Report", " System Card", " Model Card"};

bool is_address(std::string_view text) {
  return text.starts_with("https://") || text.starts_with("http://");
}

std::vector<std::int64_t> papers_at(library::Database& database, std::string_view address) {
  std::vector<std::int64_t> out;
  auto& statement = database.cached(
      "SELECT id FROM paper WHERE ?1 IN (url, iif(arxiv_link, 'https://arxiv.org/abs/' || "
      "arxiv_id, NULL)) UNION SELECT paper FROM other_link WHERE url = ?1");
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

// How a title may write the name whose fold is `fold`: as one word, as two, or as three that part
// beside digits; FTS5 phrases of a title's first words ("qwen25vl": "qwen2 5 vl").
std::vector<std::string> spellings_of(const std::string& fold) {
  constexpr std::size_t longest_parted_bytes = 16;
  std::vector<std::string> out = {fold};
  const bool is_ascii = std::all_of(fold.begin(), fold.end(), ascii::is_alphanumeric<char>);
  const bool has_digit = fold.find_first_of("0123456789") != fold.npos;
  if (!is_ascii || !has_digit || fold.size() > longest_parted_bytes) return out;
  const auto beside_digit = [&](std::size_t cut) {
    return ascii::is_digit(fold[cut - 1]) || ascii::is_digit(fold[cut]);
  };
  for (std::size_t first = 1; first < fold.size(); ++first) {
    out.push_back(fold.substr(0, first) + ' ' + fold.substr(first));
    for (std::size_t second = first + 1; second < fold.size(); ++second) {
      if (!beside_digit(first) || !beside_digit(second)) continue;
      out.push_back(fmt::format("{} {} {}", fold.substr(0, first),
                                fold.substr(first, second - first), fold.substr(second)));
    }
  }
  return out;
}

std::string joined(const std::vector<text::Word>& words) {
  std::string out;
  for (const text::Word& word : words) out += (out.empty() ? "" : " ") + word.folded;
  return out;
}

// No word says what papers are about, and one is rare enough that looking for them side by side
// costs little.
bool may_be_name(const std::vector<text::Word>& words, Vocabulary& vocabulary) {
  constexpr std::uint64_t few = 1000, one_in = 20;
  std::uint64_t rarest = vocabulary.papers();
  for (const text::Word& word : words) {
    const bool of_subject =
        text::plainness(word.folded) != text::Plainness::none || text::is_modifier(word.folded);
    if (of_subject) return false;
    rarest = std::min(rarest, vocabulary.papers_with(word.folded));
  }
  return rarest > 0 && rarest <= few + vocabulary.papers() / one_in;
}

// "Qwen2" of "Qwen2 Technical Report", "One vs. Many" of "One vs. Many: Two Views".
std::string_view beginning_of(std::string_view title) {
  for (const std::string_view kind : kinds_of_report) {
    if (title.ends_with(kind)) return title.substr(0, title.size() - kind.size());
  }
  const std::size_t colon = title.find(':');
  return title.substr(0, colon == title.npos ? 0 : colon);
}

// A title's first words, in one of `spellings`, as an expression of FTS5.
std::string beginning_with(const std::vector<std::string>& spellings) {
  return fmt::format("title : (^\"{}\")", fmt::join(spellings, "\" OR ^\""));
}

// Whose titles begin with what has the fold `fold`, of those that `expression` finds.
std::vector<std::int64_t> papers_beginning(library::Database& database,
                                           const std::string& expression, const std::string& fold,
                                           bool one_word) {
  std::vector<std::int64_t> out;
  auto& rows = papers_matching(database, expression, most_beginning);
  while (rows.step()) {
    const std::string_view beginning = beginning_of(rows.text(1));
    if (one_word && beginning.find(' ') != beginning.npos) continue;
    if (text::fold_title(beginning) == fold) out.push_back(rows.integer(0));
  }
  rows.reset();
  return out;
}

// The same of a common word, which the index of words would visit every paper for: titles that are
// "Word: ..." or "Word Technical Report" and the like, from the order of titles.
std::vector<std::int64_t> papers_beginning_with(library::Database& database,
                                                const std::string& word) {
  std::vector<std::int64_t> out;
  auto& rows = database.cached(
      "SELECT id, title FROM paper WHERE substr(title, 1, 24) COLLATE NOCASE BETWEEN ?1 || ':' AND "
      "?1 || ';' OR substr(title, 1, 24) COLLATE NOCASE IN (substr(?1 || ?3, 1, 24), "
      "substr(?1 || ?4, 1, 24), substr(?1 || ?5, 1, 24)) ORDER BY id LIMIT ?2");
  rows.bind(1, word).bind(2, most_beginning);
  for (int i = 0; i < 3; ++i) rows.bind(3 + i, kinds_of_report[i]);
  while (rows.step()) {
    if (text::fold_title(beginning_of(rows.text(1))) == word) out.push_back(rows.integer(0));
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
  const bool is_one_word = words.size() == 1 && words.front().folded == fold;
  if (is_one_word && library::is_listed(database, fold)) {
    return papers_beginning_with(database, fold);
  }
  const bool is_name = words.size() == 1 || fold.find_first_of("0123456789") != fold.npos;
  if (!is_name && !lacks_words) {
    // "big code bench", "terminal bench": BigCodeBench is a word, Terminal-Bench one of variants.
    const std::string in_one = fmt::format("{{title variants}} : \"{}\"", fold);
    return papers_beginning(database, in_one, fold, true);
  }
  std::vector<std::string> spellings = is_name ? spellings_of(fold) : std::vector<std::string>();
  // Each alternative of an expression is walked, also the same one again.
  if (const std::string typed = joined(words); spellings.empty() || spellings.front() != typed) {
    spellings.push_back(typed);
  }
  return papers_beginning(database, beginning_with(spellings), fold, false);
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

std::vector<std::int64_t> authored_papers(Vocabulary& vocabulary, const Query& query) {
  constexpr std::size_t most_words = 4;
  if (!may_be_title(query) || query.words.size() > longest_beginning_bytes) return {};
  const auto words = text::words(query.words);
  if (words.size() < 2 || words.size() > most_words || !may_be_name(words, vocabulary)) return {};
  constexpr int most_papers = 50;
  auto& rows = vocabulary.database().cached(
      "SELECT p.id, p.authors_text FROM paper_fts JOIN paper AS p ON p.id = paper_fts.rowid"
      " WHERE paper_fts MATCH ?1 ORDER BY paper_fts.rowid DESC LIMIT ?2");
  rows.bind(1, fmt::format("authors_text : \"{}\"", joined(words))).bind(2, most_papers);
  std::vector<std::int64_t> out;
  while (rows.step()) {
    const auto names = library::authors_in(rows.text(1));
    const bool is_author = std::any_of(names.begin(), names.end(), [&](const std::string& name) {
      return joined(text::words(name)) == joined(words);
    });
    if (is_author) out.push_back(rows.integer(0));
  }
  rows.reset();
  std::reverse(out.begin(), out.end());
  return out;
}

}  // namespace papers::search
