// Renders papers as the text of a page, in the many ways in which such pages are saved: the inverse
// of the page reader, for property tests.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace papers::test {

/// What a page shows of one paper.
struct PagePaper {
  std::string title, abstract;
  std::string arxiv_id;
  std::string github;        ///< URL, empty for none
  std::string organisation;  ///< shown instead of the number of authors, empty for none
  std::string published;     ///< "Oct 4, 2026" or "May 30"
  std::vector<std::string> author_names;
  std::optional<std::int64_t> votes, comments, stars;
};

struct PageLayout {
  enum class Title { plain, heading, heading_link, link, numbered_link, angle_link };
  enum class Votes { absent, before, labelled_after };
  enum class Print { absent, after_abstract, before_abstract, in_one_line };
  Title title = Title::plain;
  Votes votes = Votes::absent;
  Print print = Print::absent;
  enum class People { count, names };  ///< "4 authors", or who they are
  People people = People::count;
  bool organisations = true;      ///< instead of the people, where a paper has one
  bool labels = false;            ///< "View arXiv page", "View PDF", "Add to collection"
  bool year_left_out = false;     ///< "May 30"
  bool submitter_inline = false;  ///< "Submitted by NAME"
  bool header = true;             ///< new, Get trending papers…, Subscribe, by AK…, Mar 12
  bool trending = false;          ///< the header and small print of the page ordered by trend
  bool github = false;            ///< "GitHub 3.29k" and "arXiv Page"
  bool submitter = false;         ///< "Submitted by" and a name
  bool twice = false;             ///< a wide and a narrow copy of each paper
  bool linked_abstract = false;   ///< Markdown: the abstract is a link to the paper
  bool bullets = false;           ///< "- 4 authors"
  bool front_matter = false;
  bool blank_between = true;  ///< between papers and their parts
  bool blank_after_title = true;
  bool title_in_two_lines = false;  ///< broken at 72 columns, as the site's data has them
  bool trailing_blanks = false;
  std::size_t columns = 0;  ///< hard wrap; 0: one line each
  std::size_t indent = 0;   ///< of every line
  const char* line_end = "\n";
};

/// The layout named by the bits of `seed`, for loops over many.
PageLayout random_layout(std::uint32_t seed);

std::string render_page(const std::vector<PagePaper>& papers, const PageLayout& layout);

/// `layout` in words, for the message of a failed test.
std::string describe(const PageLayout& layout);

/// "3.29k", as pages abbreviate.
std::string abbreviated(std::int64_t number);

/// Greedy wrapping of words at blanks only.
std::vector<std::string> wrap(const std::string& text, std::size_t columns);

}  // namespace papers::test
