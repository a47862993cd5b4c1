// The words that pages of papers are framed in, and the shapes of words and lines that tell a title
// from running text. Pure functions on clean text, ASCII where letters matter.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/ascii.hpp"

namespace papers::ingest::page {

/// What a line of the frame says beyond being one.
enum class Phrase {
  none,      ///< not of the frame
  frame,     ///< menus, buttons, footers
  pages,     ///< "Previous": the numbers of the list's pages follow
  footer,    ///< what stands below it is of no paper
  header,    ///< stands above a list of papers ("Get trending papers in your email inbox!")
  trending,  ///< a header of the list ordered by trend, whose abstracts are summaries
  list_end   ///< "References", "Visible links": what follows are numbered links
};

/// The whole of `text` as a phrase of the frame, in any case.
Phrase find_phrase(std::string_view text);
/// Whether a phrase starts with `word`, so that one may be found there.
bool may_start_phrase(std::string_view word);

/// A menu that text browsers put on one line: "TOS Privacy About", "Previous 1 2 3 ... 20 Next",
/// with blanks between its entries or none ("DailyWeeklyMonthly").
/// Returns the strongest of its phrases, none for other lines.
Phrase find_menu(std::string_view text);

/// "12", "...": what stands between "Previous" and "Next".
bool is_page_number(std::string_view text);

using ascii::is_alphanumeric;
using ascii::is_digit;
using ascii::is_lower;
using ascii::is_upper;

/// `text` equals `lower`, which is in lower case, whatever the case of its letters.
bool equals_folded(std::string_view text, std::string_view lower);
bool starts_with_folded(std::string_view text, std::string_view lower);

/// Whether `holds` is true of any of `names`, which "|" separates.
template <typename Holds>
bool any_of_names(std::string_view names, Holds holds) {
  while (!names.empty()) {
    const std::string_view one = names.substr(0, names.find('|'));
    if (holds(one)) return true;
    names.remove_prefix(std::min(one.size() + 1, names.size()));
  }
  return false;
}

/// Whether `name` is, in whatever case, among `names`, which "|" separates.
bool is_one_of(std::string_view name, std::string_view names);

std::string_view first_word(std::string_view text);
std::string_view last_word(std::string_view text);

/// "of", "the", "for", …: a title or a sentence does not end with one.
bool is_function_word(std::string_view word);
/// "We", "This", "Recent", …: how abstracts begin and titles seldom do.
bool is_opener(std::string_view word);

/// Ends as a sentence does: . ! ? or …, closing quotes and brackets aside; not "vs." or "Dr.".
bool ends_sentence(std::string_view text);
bool ends_truncated(std::string_view text);
/// Ends in a URL, as abstracts without a final full stop do.
bool ends_in_url(std::string_view text);
/// Has a sentence end inside, followed by the start of another.
bool holds_sentence_break(std::string_view text);

struct Words {
  std::size_t count = 0;    ///< words that begin with a letter
  std::size_t content = 0;  ///< those of them that are no function words
  std::size_t lower = 0;    ///< content words that begin in lower case: few in title case
};
Words count_words(std::string_view text);

/// Short enough for the name of a person, a user or an organisation.
bool may_be_name(std::string_view text);
bool may_be_organisation(std::string_view text);
/// "Qwen Qwen", "[Qwen] Qwen": an organisation's name behind what stands for its picture. No title
/// is said twice.
bool is_said_twice(std::string_view text);

/// `text` without the backslashes that a writer of Markdown put before the characters of `escaped`.
/// LaTeX's own, as in "5\%", stay: there a backslash is written twice.
std::string without_escapes(std::string_view text, std::string_view escaped);
/// `text` without Markdown's hard line breaks that a tool has joined: "Title\  goes on".
std::string without_hard_breaks(std::string_view text);

/// How many code points `text` has; widths of wrapped text are counted in them.
std::size_t columns(std::string_view text);

/// Turns tabs and white space beyond ASCII (NBSP and its like) into blanks.
void plain_blanks(std::string& text);

/// The size of a picture of a character that starts `text`, 0 for letters and marks.
std::size_t symbol_size(std::string_view text);
/// `text` without the symbols and blanks at its start.
std::string_view without_symbols(std::string_view text);

/// "LLaVA", "SAM", "Hedge-R1": no word of a language is written so.
bool is_made_up_name(std::string_view word);

/// Of any script.
bool has_letter(std::string_view text);

struct Count {
  std::int64_t value = 0;
  bool abbreviated = false;  ///< "3.29k"
};

/// "71", "1,234", "3.29k", "3,29 k", "12.345", "1.2 万" at the start of `text`, up to a blank or
/// the end. `labelled`: "12 345" is one number too. None where a mark between digits leaves open
/// what they count.
std::optional<Count> take_count(std::string_view& text, bool labelled = false);

/// "7 Autoren", "· Veröffentlicht am 26. Januar 2026" in the page's own words, "7 authors",
/// "· published on 26 jan 2026"; empty where `text` has none of the words known here.
std::string in_english(std::string_view text);

}  // namespace papers::ingest::page
