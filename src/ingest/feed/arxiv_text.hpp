// What arXiv's own texts have in common: mails, listings and abstract pages, saved as text.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "paper/record.hpp"

namespace papers::ingest {

enum class ArxivField { none, title, authors, abstract, comments, subjects, journal, doi, other };

/// A line of such a text: "Comments: 12 pages" is comments with "12 pages".
struct ArxivLine {
  ArxivField field = ArxivField::none;
  std::string_view value;  ///< the whole line where it has no label
};
ArxivLine arxiv_line(std::string_view line);

/// Puts the whole value of a field into `record`, white space folded; of comments their links.
void set_arxiv_field(ArxivField field, std::string_view value, Record& record);

/// "A. One, Bob Two (1) and C. Three ((1) Example University), et al. (3 additional authors not
/// shown)" as names; LaTeX's accents become letters.
std::vector<std::string> arxiv_authors(std::string_view text);

/// Whether a line reads like several names and not like words: for where a title ends.
bool reads_like_names(std::string_view line);

/// The id at the start of `line`, whatever number or bracket stands before its "arXiv:"; `rest`
/// becomes what follows it. Empty when the line does not begin with one.
std::string leading_arxiv_id(std::string_view line, std::string_view& rest);

/// `line` without the numbers that text browsers write before links: "[16]Ann One, [17]Bob Two".
/// Brackets with a blank before or behind them stay.
std::string without_link_numbers(std::string_view line);

/// Sets the address of the page of its arXiv id, where it has one.
void set_arxiv_page(Record& record);

}  // namespace papers::ingest
