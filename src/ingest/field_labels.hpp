// One table of what people call the fields of a paper, in whatever language: in front of a colon,
// in the header of a table, in a feed's texts. What services call them in JSON is in
// json/field_names.hpp.
#pragma once

#include <string_view>

namespace papers::ingest {

enum class Field {
  none,
  abstract,
  authors,
  summary,
  venue,
  day,
  votes,
  stars,
  comments,
  title,
  paper,  ///< a table's column of what leads to it, mostly by its title
  name,   ///< a table's column of its title, or of what stands for it
  keywords,
  link,
  other
};

/// Where a field is named: of several that a word may stand for the place decides.
enum class FieldPlace : unsigned { line = 1, column = 2, feed = 4, library = 8 };

/// What `label` names, whatever its case, accents, blanks and marks; none for other words.
Field field_called(std::string_view label, FieldPlace place);

}  // namespace papers::ingest
