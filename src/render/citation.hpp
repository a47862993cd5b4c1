// What reference managers want to know of a paper, in the order and form they share.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "paper/paper.hpp"
#include "paper/person_name.hpp"

namespace papers::render {

/// The year, month and day of `published`, else of the arXiv id (YYMM), else of the listing day;
/// parts that are not known are 0.
struct CitedDate {
  int year = 0;
  int month = 0;
  int day = 0;
};
CitedDate cited_date(const Paper& paper);

/// What a paper is in the terms of each format.
struct CitedAs {
  std::string_view bibtex;
  std::string_view bibtex_container;  ///< the field that names the venue
  std::string_view csl;
  std::string_view ris;
};
/// By its kind of work; where that is not known, or a paper has no venue where its kind needs one,
/// by whether it has a venue: else it is a preprint.
CitedAs cited_as(const Paper& paper);

/// A citation key that two exports of the same paper share: family name of the first author, year,
/// first title word of weight and the start of the paper's key, ASCII letters and digits only.
std::string citation_key(const Paper& paper);

}  // namespace papers::render
