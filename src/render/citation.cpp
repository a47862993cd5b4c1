#include "render/citation.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/ascii.hpp"
#include "text/escape.hpp"
#include "text/words.hpp"

namespace papers::render {
namespace {

std::string ascii_letters(std::string_view text) {
  std::string out;
  for (const text::Word& word : text::words(text)) {
    for (const char c : word.folded) {
      if (ascii::is_lower(c) || ascii::is_digit(c)) out += c;
    }
  }
  return out;
}

int number_at(std::string_view text, std::size_t from, std::size_t size) {
  if (from + size > text.size()) return 0;
  int number = 0;
  for (const char c : text.substr(from, size)) {
    if (c < '0' || c > '9') return 0;
    number = number * 10 + (c - '0');
  }
  return number;
}

std::string title_word(std::string_view title) {
  for (const text::Word& word : text::words(title)) {
    const std::string letters = ascii_letters(word.text);
    if (letters.size() > 2 && !text::is_stop_word(word.folded)) return letters;
  }
  return {};
}

}  // namespace

CitedDate cited_date(const Paper& paper) {
  CitedDate date{number_at(paper.published, 0, 4), number_at(paper.published, 5, 2),
                 number_at(paper.published, 8, 2)};
  if (date.year > 0) return date;
  const int month = number_at(paper.arxiv_id, 2, 2);
  if (paper.arxiv_id.find('.') == 4 && month >= 1 && month <= 12) {
    return {2000 + number_at(paper.arxiv_id, 0, 2), month, 0};
  }
  if (!paper.listed_on) return {};
  const std::chrono::year_month_day listed(*paper.listed_on);
  return {static_cast<int>(listed.year()), 0, 0};
}

CitedAs cited_as(const Paper& paper) {
  // An eprint is UNPB to most readers of RIS, a paper of a venue CONF.
  constexpr CitedAs preprint = {"misc", "booktitle", "article", "UNPB"};
  constexpr CitedAs paper_of_venue = {"inproceedings", "booktitle", "paper-conference", "CONF"};
  switch (paper.work_kind) {
    case WorkKind::book:
      return {"book", "booktitle", "book", "BOOK"};
    case WorkKind::thesis:
      return {"phdthesis", "school", "thesis", "THES"};
    case WorkKind::report:
      return {"techreport", "institution", "report", "RPRT"};
    case WorkKind::dataset:
      return {"dataset", "booktitle", "dataset", "DATA"};
    case WorkKind::software:
      return {"software", "booktitle", "software", "COMP"};
    case WorkKind::chapter:
      return {"incollection", "booktitle", "chapter", "CHAP"};
    case WorkKind::article:
      if (!paper.venue.empty()) return {"article", "journal", "article-journal", "JOUR"};
      break;
    case WorkKind::conference_paper:
    case WorkKind::unknown:
      break;
  }
  return paper.venue.empty() ? preprint : paper_of_venue;
}

std::string citation_key(const Paper& paper) {
  std::string key;
  if (!paper.authors.empty()) key = ascii_letters(split_name(paper.authors.front()).family);
  if (key.empty()) key = "paper";
  const int year = cited_date(paper).year;
  if (year > 0) key += std::to_string(year);
  // The paper's own key keeps apart what authors, year and word do not.
  return key + title_word(paper.title) + "-" + paper.key.substr(0, 6);
}

}  // namespace papers::render
