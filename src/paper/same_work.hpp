// Whether two descriptions are of one work, and what says so. Everything that brings papers
// together asks here.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "paper/record.hpp"

namespace papers {

/// A work as others cite it: what stands in a list of references when ids are left out.
struct Citation {
  std::string title;         ///< title_key() of the title; the title itself when nothing is left
  std::string first_author;  ///< author_key() of the first author; empty when unknown
  int year = 0;              ///< 0 when unknown
  bool operator==(const Citation&) const = default;
};
Citation citation_of(const Record& record);

/// The same work under another spelling of its title ("and" for "&"); empty when there is none.
std::vector<Citation> other_citations_of(const Record& record);

/// What stands for a title, given folded (text::fold_title), wherever titles are compared: itself
/// or, where that is long, "#" and a hash. That of a key is the key.
std::string title_key(std::string folded);

/// What is known of a work from one record or from all records of it.
struct WorkFacts {
  std::string arxiv_id;             ///< normalised
  std::vector<std::string> dois;    ///< of publishers, normalised
  std::vector<Citation> citations;  ///< at least one
  WorkKind kind = WorkKind::unknown;
  std::string title;                 ///< as it is printed
  std::vector<std::string> authors;  ///< as they are printed
  std::string venue;
};
WorkFacts facts_of(const Record& record);

/// Takes in what `more` says of the same work.
void unite(WorkFacts& facts, const WorkFacts& more);

/// What two descriptions are brought together by, the strongest last.
enum class Evidence : std::uint8_t {
  none,
  title,
  title_and_year,
  title_and_author,
  title_author_and_year,
  doi,
  arxiv_id,
  key,  ///< of a paper that papers itself exported
};

/// What keeps two descriptions apart.
enum class Difference : std::uint8_t {
  none,
  arxiv_id,
  doi,
  title,
  first_author,
  year,
  kind,
  book,            ///< chapters of one title in two books
  part_title,      ///< a title such as "Introduction", which many works have
  all_but_the_id,  ///< one id under titles and authors that have nothing in common
};

struct Comparison {
  Evidence evidence = Evidence::none;  ///< none: not the same work
  Difference difference = Difference::none;
  [[nodiscard]] bool same() const { return evidence != Evidence::none; }
};

/// Whether `a` and `b` are one work. Ids decide where both have one of a kind; else it takes one
/// title and nothing that speaks against it: another id, first author or kind of work, or years
/// that would lie more than two apart.
Comparison compare_works(const WorkFacts& a, const WorkFacts& b);

/// "same arXiv id", "same title, first author and near years".
std::string_view to_string(Evidence evidence);

}  // namespace papers
