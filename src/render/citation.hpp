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

/// A citation key that two exports of the same paper share: family name of the first author, year,
/// first title word of weight and the start of the paper's key, ASCII letters and digits only.
std::string citation_key(const Paper& paper);

}  // namespace papers::render
