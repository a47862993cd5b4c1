// What one line of a page states by itself: text, or the small print between papers as fields.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/day.hpp"

namespace papers::ingest::page {

/// One statement of the small print.
struct Field {
  enum class Kind {
    number,     ///< alone: votes or comments, its place decides
    dash,       ///< "-": no votes yet
    separator,  ///< "·"
    authors,    ///< "4 authors"
    names,      ///< who they are, in `text`
    date,       ///< "Oct 4, 2026", "May 30"
    upvote,     ///< the button; its number may follow in another line
    votes,
    comments,
    stars,         ///< "GitHub 3.29k"; value -1 when the number follows in another line
    submitted_by,  ///< value 1 when the name stands in the same line
    link,          ///< "arXiv Page", "Project page", a bare URL
    other          ///< of the small print, nothing to keep
  };
  Kind kind = Kind::other;
  std::int64_t value = -1;
  StatedDay day;
  bool published = false;    ///< date: "Published on" stood before it
  bool abbreviated = false;  ///< number: "3.29k"
  std::string_view text;     ///< names: the list; other: the unknown words
  std::string_view url;      ///< where a link leads, as written
  bool bare = false;         ///< link: its URL is all that is shown
  unsigned reference = 0;    ///< the number of a numbered link, 0 for none
};

struct LineReading {
  enum class Class { text, heading, fields, frame, rule, fence, reference, table };
  Class is = Class::text;
  std::size_t level = 0;      ///< of a heading
  std::string_view body;      ///< heading: behind the marks; fence: what stands behind it
  std::string_view why;       ///< for the account of fields and frame
  bool vocabulary = false;    ///< taken for frame by its words alone, which could end a title
  bool header = false;        ///< stands above a list of papers
  bool pages_follow = false;  ///< "Previous": numbers below it are those of the list's pages
  bool trending = false;      ///< says that the list is ordered by trend
};

/// Reads a clean, trimmed, non-empty line; its statements go to `fields`, which is cleared first.
LineReading read_line(std::string_view line, std::vector<Field>& fields);

/// A text with what Markdown, browsers and link-numbering dumps wrap round it taken off.
struct Unwrapped {
  std::string_view text;
  std::string_view url;    ///< where the whole text was linked to
  unsigned reference = 0;  ///< or the number of that link
};
Unwrapped unwrap(std::string_view text);

/// Where the first "·" or other mark between statements stands in `line`, npos for none.
std::size_t find_separator(std::string_view line);

/// `line` without a list bullet in front.
std::string_view without_bullet(std::string_view line);

/// "[label](url)" or "[label][3]" at the start of `text`: its length, 0 if there is none.
struct InlineLink {
  std::size_t size = 0;
  std::string_view label, url;
  unsigned reference = 0;
  bool image = false;
};
InlineLink read_link(std::string_view text);

/// Where "](…" or "][…" stands whose "[" is in no line here, npos for nowhere.
std::size_t find_link_end(std::string_view text);

/// Whether the last "[" is not closed in this line.
bool ends_inside_link(std::string_view text);

/// "[12]" at the start of `text`: the number and its length in bytes.
struct LinkNumber {
  std::size_t size = 0;
  unsigned number = 0;
};
LinkNumber read_link_number(std::string_view text);

/// What stands for a picture, a box or a button at the start of `text` ("[IMG]", "[ ]",
/// "[1cc9a4d5fb]", "[x.svg]", "(BUTTON)"): its length, 0 if there is none.
std::size_t picture_size(std::string_view text);

/// "• [1cc9a4d5fb]": an item of a list that holds nothing but a picture.
bool is_picture_item(std::string_view text);

/// An arXiv id named by a URL of arxiv.org or of a paper's page; empty otherwise.
std::string arxiv_id_of_url(std::string_view url);

/// Absolute form of a URL as a page of huggingface.co writes it; empty for other schemes.
std::string absolute_url(std::string_view url);

}  // namespace papers::ingest::page
