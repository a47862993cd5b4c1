// The small print of a page: what a line states in numbers, days, names and labels.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/day.hpp"
#include "ingest/field_labels.hpp"
#include "ingest/page/page_words.hpp"

namespace papers::ingest::page {

enum class Form {
  text,          ///< whatever is none of the others
  names,         ///< of several people
  phrase,        ///< of the page's frame
  number,        ///< alone: votes, comments or stars, its place decides
  dash,          ///< "-": no votes yet
  votes,         ///< "Upvote 71"
  upvote,        ///< the button; its number may follow
  comments,      ///< "3 comments"
  stars,         ///< "GitHub 3.29k"; value -1 when the number may follow
  authors,       ///< "4 authors"
  day,           ///< "Oct 4, 2026", "May 30"
  submitted_by,  ///< value 1 when the name stands with it
  label,         ///< "arXiv Page", "View PDF"
  address,       ///< a bare URL
  filler,        ///< of the small print, nothing to keep
  entry,         ///< a row or an item that states a whole paper
  summary        ///< "TL;DR: …": of a sentence or two, never an abstract
};

struct Statement {
  Form form = Form::text;
  std::string_view text;
  std::int64_t value = -1;
  StatedDay day;
  bool published = false;    ///< day: "Published on" stood before it
  bool abbreviated = false;  ///< number: "3.29k"
  Phrase phrase = Phrase::none;
  bool separated = false;  ///< "·" stands before it
  unsigned number = 0;     ///< of the numbered link that it is, 0 for none
  std::string_view url;    ///< of "[u]t"
};

/// Cuts `text`, clean and trimmed, into the statements of the small print; one Form::text when it
/// is none. Unknown words pass as Form::text where the rest shows what they are: the organisation
/// before "· Oct 7, 2024". The views are of `text`.
std::vector<Statement> read_statements(std::string_view text);

/// Small print whose buttons were put beside each other, "Upvote 11GitHub 926arXiv Page", with
/// blanks between them; empty for what is none.
std::string parted_labels(std::string_view text);

/// The form of the first statement of `text`; filler where there are only marks.
Form first_form(std::string_view text);

/// Appends statements written in a row ("Upvote 71 GitHub 3.29k"); false at the first other word.
bool read_statement_row(std::string_view text, std::vector<Statement>& statements);

/// "58", "1,204", "3.29k", "1.2M"; nullopt for anything else.
std::optional<std::int64_t> count_from(std::string_view text);

/// Whether a wrapped line ends inside a day or just before it: "Lab · Published on Aug", "· May
/// 4,".
bool ends_inside_day(std::string_view line);

/// What a digest says a paragraph is: "**Abstract**: …", "Link: …".
constexpr std::size_t longest_field_name_bytes = 24;
struct StatedField {
  Field field = Field::none;
  std::string_view value;  ///< what stands behind the colon, in the text
};
/// `place`: a line of a page, in which links and ids are Field::other, or of a feed.
StatedField read_stated_field(std::string_view text, FieldPlace place = FieldPlace::line);

/// "**Key idea:** …", "**Summary (AI-generated)**: …": a sentence below a name in bold letters is
/// what somebody says of a paper, whatever the name.
StatedField read_paraphrase(std::string_view text);

/// "2604.11801"
bool is_arxiv_id(std::string_view text);

/// Where "Paper • 2501.09732 •" stands, as a collection's small print begins; npos for none.
std::size_t find_kind_and_id(std::string_view text);

/// Takes "·" or another mark between statements off the front of `text`.
bool take_separator(std::string_view& text);

/// Where the first "·" or other mark between statements stands in `line`, npos for none.
std::size_t find_separator(std::string_view line);

}  // namespace papers::ingest::page
