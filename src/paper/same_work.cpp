#include "paper/same_work.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

#include "base/ascii.hpp"
#include "base/sha256.hpp"
#include "paper/author_key.hpp"
#include "paper/identity.hpp"
#include "paper/part_title.hpp"
#include "text/fold.hpp"
#include "text/words.hpp"

namespace papers {
namespace {

constexpr int most_years_apart = 2;

/// The year of an arXiv id, whose first digits are year and month.
int year_of_arxiv_id(std::string_view id) {
  const std::size_t slash = id.find('/');
  if (slash != std::string_view::npos) id.remove_prefix(slash + 1);
  if (id.size() < 2 || !ascii::is_digit(id[0]) || !ascii::is_digit(id[1])) return 0;
  const int two = (id[0] - '0') * 10 + (id[1] - '0');
  return two >= 91 ? 1900 + two : 2000 + two;
}

int year_of(const Record& record) {
  if (record.published.size() < 4) return year_of_arxiv_id(record.arxiv_id);
  int year = 0;
  for (const char c : record.published.substr(0, 4)) {
    if (!ascii::is_digit(c)) return 0;
    year = year * 10 + (c - '0');
  }
  return year;
}

template <typename T>
bool have_common(const std::vector<T>& a, const std::vector<T>& b) {
  return std::any_of(a.begin(), a.end(), [&b](const T& value) {
    return std::find(b.begin(), b.end(), value) != b.end();
  });
}

std::vector<std::string> content_words(std::string_view title) {
  std::vector<std::string> words;
  text::for_each_word(title, [&words](std::string_view folded, std::size_t, std::size_t) {
    if (!text::is_stop_word(folded)) words.emplace_back(folded);
  });
  return words;
}

std::vector<std::string> author_keys(const std::vector<std::string>& authors) {
  std::vector<std::string> keys;
  for (const std::string& author : authors) keys.push_back(author_key(author));
  return keys;
}

/// How many of `words` are among `others`.
std::size_t count_common(const std::vector<std::string>& words,
                         const std::vector<std::string>& others) {
  return static_cast<std::size_t>(
      std::count_if(words.begin(), words.end(), [&others](const std::string& word) {
        return std::find(others.begin(), others.end(), word) != others.end();
      }));
}

/// No author, of whom only the first may be known, and no word of the titles; where both name their
/// authors, few: "learning" is in every second one. What one id then names is two works, of which
/// one has it by mistake.
bool have_nothing_in_common(const WorkFacts& a, const WorkFacts& b) {
  const auto is_cited_alike = [&b](const Citation& one) {
    return std::any_of(b.citations.begin(), b.citations.end(), [&](const Citation& other) {
      return other.title == one.title ||
             (!one.first_author.empty() && other.first_author == one.first_author);
    });
  };
  if (std::any_of(a.citations.begin(), a.citations.end(), is_cited_alike)) return false;
  const auto words = content_words(a.title), others = content_words(b.title);
  const std::size_t common = count_common(words, others);
  const bool both_tell = !a.authors.empty() && !b.authors.empty();
  const bool are_alike =
      both_tell ? common * 3 > std::min(words.size(), others.size()) : common > 0;
  return !are_alike && !have_common(author_keys(a.authors), author_keys(b.authors));
}

enum class Agreement : std::uint8_t { unknown, yes, no };

Agreement agree_on_first_author(const WorkFacts& a, const WorkFacts& b) {
  Agreement agreement = Agreement::unknown;
  for (const Citation& one : a.citations) {
    for (const Citation& other : b.citations) {
      if (one.first_author.empty() || other.first_author.empty()) continue;
      if (one.first_author == other.first_author) return Agreement::yes;
      agreement = Agreement::no;
    }
  }
  // "Wang Yi" and "Yi Wang" have other family names, as far as one can tell, and the same words.
  if (agreement == Agreement::no && !a.authors.empty() && !b.authors.empty() &&
      name_words(a.authors.front()) == name_words(b.authors.front())) {
    return Agreement::yes;
  }
  return agreement;
}

struct Years {
  int first = 0, last = 0;  ///< 0: unknown
  [[nodiscard]] int span() const { return last - first; }
};

Years years_of(const WorkFacts& facts) {
  Years years;
  for (const Citation& citation : facts.citations) {
    if (citation.year == 0) continue;
    years.first = years.first == 0 ? citation.year : std::min(years.first, citation.year);
    years.last = std::max(years.last, citation.year);
  }
  return years;
}

/// Asked of all years of both together, so that no chain of near years leads to a far one.
Agreement agree_on_years(const WorkFacts& a, const WorkFacts& b) {
  const Years one = years_of(a), other = years_of(b);
  if (one.first == 0 || other.first == 0) return Agreement::unknown;
  const Years both{std::min(one.first, other.first), std::max(one.last, other.last)};
  const int allowed = std::max({most_years_apart, one.span(), other.span()});
  return both.span() <= allowed ? Agreement::yes : Agreement::no;
}

/// What many works are called says nothing unless all else that is stated is equal too.
bool is_same_part(const WorkFacts& a, const WorkFacts& b) {
  return have_common(a.citations, b.citations) &&
         text::fold_title(a.venue) == text::fold_title(b.venue);
}

const std::string* common_title(const WorkFacts& a, const WorkFacts& b) {
  for (const Citation& one : a.citations) {
    for (const Citation& other : b.citations) {
      if (one.title == other.title) return &one.title;
    }
  }
  return nullptr;
}

/// `title` with its "&" spelled out.
std::string with_and(std::string_view title) {
  constexpr std::string_view mark = " & ";
  std::string text;
  for (std::size_t at = title.find(mark); at != std::string_view::npos; at = title.find(mark)) {
    text.append(title.substr(0, at)).append(" and ");
    title.remove_prefix(at + mark.size());
  }
  return text.append(title);
}

/// The marks at the ends of words that tell names apart and that folding takes off: "C", "C++",
/// "C#".
std::string marks_behind_words(std::string_view title) {
  std::string marks;
  for (std::size_t i = 1; i < title.size(); ++i) {
    if ((title[i] != '+' && title[i] != '#') || !ascii::is_alphanumeric(title[i - 1])) continue;
    const std::size_t end = std::min(title.find_first_not_of("+#", i), title.size());
    const bool ends_word = end == title.size() || !ascii::is_alphanumeric(title[end]);
    if (ends_word) marks.append(title.substr(i, end - i)).append(" ");
    i = end;
  }
  return marks;
}

bool differ_in_marks(const WorkFacts& a, const WorkFacts& b) {
  return text::fold_title(with_and(a.title)) == text::fold_title(with_and(b.title)) &&
         marks_behind_words(a.title) != marks_behind_words(b.title);
}

bool are_chapters_of_two_books(const WorkFacts& a, const WorkFacts& b) {
  return a.kind == WorkKind::chapter && b.kind == WorkKind::chapter && !a.venue.empty() &&
         !b.venue.empty() && text::fold_title(a.venue) != text::fold_title(b.venue);
}

Comparison apart(Difference difference) { return {Evidence::none, difference}; }

Comparison compare_citations(const WorkFacts& a, const WorkFacts& b) {
  const std::string* const title = common_title(a, b);
  if (title == nullptr || differ_in_marks(a, b)) return apart(Difference::title);
  const Agreement author = agree_on_first_author(a, b);
  const Agreement years = agree_on_years(a, b);
  if (author == Agreement::no) return apart(Difference::first_author);
  if (years == Agreement::no) return apart(Difference::year);
  if (!may_be_one_work(a.kind, b.kind)) return apart(Difference::kind);
  if (are_chapters_of_two_books(a, b)) return apart(Difference::book);
  if (is_part_title(*title) && !is_same_part(a, b)) return apart(Difference::part_title);
  if (author == Agreement::yes) {
    return {years == Agreement::yes ? Evidence::title_author_and_year : Evidence::title_and_author,
            Difference::none};
  }
  return {years == Agreement::yes ? Evidence::title_and_year : Evidence::title, Difference::none};
}

}  // namespace

std::string title_key(std::string folded) {
  constexpr std::size_t hash_digits = 24;  // 96 bits
  if (folded.size() <= hash_digits + 1) return folded;
  Sha256 hash;
  hash.update(folded);
  return '#' + hash.hex().substr(0, hash_digits);
}

Citation citation_of(const Record& record) {
  Citation citation;
  citation.title = title_key(text::fold_title(record.title));
  if (citation.title.empty()) citation.title = record.title;
  if (!record.authors.empty()) citation.first_author = author_key(record.authors.front());
  citation.year = year_of(record);
  return citation;
}

std::vector<Citation> other_citations_of(const Record& record) {
  const std::string title = with_and(record.title);
  if (title == record.title) return {};
  Citation citation = citation_of(record);
  citation.title = title_key(text::fold_title(title));
  return {std::move(citation)};
}

WorkFacts facts_of(const Record& record) {
  WorkFacts facts;
  facts.arxiv_id = record.arxiv_id;
  if (!record.doi.empty() && arxiv_id_of_doi(record.doi).empty()) facts.dois = {record.doi};
  facts.citations = other_citations_of(record);
  facts.citations.push_back(citation_of(record));
  facts.kind = record.work_kind;
  facts.title = record.title;
  facts.authors = record.authors;
  facts.venue = record.venue;
  return facts;
}

void unite(WorkFacts& facts, const WorkFacts& more) {
  if (facts.arxiv_id.empty()) facts.arxiv_id = more.arxiv_id;
  facts.dois.insert(facts.dois.end(), more.dois.begin(), more.dois.end());
  facts.citations.insert(facts.citations.end(), more.citations.begin(), more.citations.end());
  if (facts.kind == WorkKind::unknown) facts.kind = more.kind;
  if (facts.authors.empty()) facts.authors = more.authors;
  if (facts.venue.empty()) facts.venue = more.venue;
}

Comparison compare_works(const WorkFacts& a, const WorkFacts& b) {
  if (!a.arxiv_id.empty() && !b.arxiv_id.empty()) {
    if (a.arxiv_id != b.arxiv_id) return apart(Difference::arxiv_id);
    // Titles of preprints are edited, and pages that name arXiv ids often name no authors.
    const bool both_tell = !a.authors.empty() && !b.authors.empty();
    if (both_tell && have_nothing_in_common(a, b)) return apart(Difference::all_but_the_id);
    return {Evidence::arxiv_id, Difference::none};
  }
  if (have_common(a.dois, b.dois)) {
    if (have_nothing_in_common(a, b)) return apart(Difference::all_but_the_id);
    return {Evidence::doi, Difference::none};
  }
  if (!a.dois.empty() && !b.dois.empty()) return apart(Difference::doi);
  return compare_citations(a, b);
}

std::string_view to_string(Evidence evidence) {
  constexpr std::string_view names[] = {"",
                                        "same title",
                                        "same title, near years",
                                        "same title and first author",
                                        "same title and first author, near years",
                                        "same DOI",
                                        "same arXiv id",
                                        "same key of papers"};
  return names[static_cast<std::size_t>(evidence)];
}

}  // namespace papers
