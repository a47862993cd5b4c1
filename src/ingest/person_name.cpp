#include "ingest/person_name.hpp"

#include "text/utf8.hpp"

namespace papers::ingest {

namespace {

bool is_suffix(std::string_view part) {
  return part == "Jr." || part == "Jr" || part == "Sr." || part == "Sr" || part == "II" ||
         part == "III" || part == "IV";
}

}  // namespace

std::string first_name_first(std::string_view name) {
  const std::size_t comma = name.find(',');
  if (comma == std::string_view::npos) return text::squeeze(name);
  const std::string_view last = name.substr(0, comma);
  std::string_view first = text::trim(name.substr(comma + 1));
  std::string_view suffix;
  const std::size_t second = first.find(',');
  if (second != std::string_view::npos) {
    const std::string_view left = text::trim(first.substr(0, second));
    const std::string_view right = text::trim(first.substr(second + 1));
    // BibTeX puts the suffix in the middle, RIS at the end.
    first = is_suffix(left) ? right : left;
    suffix = is_suffix(left) ? left : right;
  }
  std::string result(first);
  for (const std::string_view part : {last, suffix}) {
    if (!result.empty() && !part.empty()) result += ' ';
    result += part;
  }
  return text::squeeze(result);
}

}  // namespace papers::ingest
