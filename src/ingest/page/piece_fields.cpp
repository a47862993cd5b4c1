// Fields whose names a page states: "Votes: 33 | Published: 2026-04-11".
#include <algorithm>
#include <utility>
#include <vector>

#include "ingest/page/piece.hpp"
#include "text/utf8.hpp"

namespace papers::ingest::page {

std::optional<Piece> piece_of_field(const StatedField& said) {
  Piece piece;
  switch (said.field) {
    case Field::votes:
      piece.form = Form::votes;
      break;
    case Field::stars:
      piece.form = Form::stars;
      break;
    case Field::comments:
      piece.form = Form::comments;
      break;
    case Field::authors:  // "Authors: 6"; names are read as any line of names
      piece.form = Form::authors;
      break;
    case Field::day:
      piece.form = Form::day;
      if (const auto day = parse_stated_day(said.value)) piece.day = *day;
      piece.is_stated = true;
      return piece.day == StatedDay() ? std::nullopt : std::optional(piece);
    default:
      return std::nullopt;
  }
  const auto numbers = read_statements(said.value);
  const bool number = numbers.size() == 1 &&
                      (numbers.front().form == Form::number || numbers.front().form == piece.form);
  piece.value = numbers.empty() ? -1 : numbers.front().value;
  return number ? std::optional(piece) : std::nullopt;
}

/// "Published: 2026-04-11 | Comments: 9 pages": a piece each.
bool PieceMaker::put_row_of_fields(const Block& block, std::deque<Piece>& pieces) {
  if (block.heading > 0 || read_stated_field(block.text).field == Field::none) return false;
  std::vector<std::string_view> parts;
  std::string_view rest = block.text;
  while (!rest.empty()) {
    const std::string_view part = text::trim(rest.substr(0, find_separator(rest)));
    rest.remove_prefix(std::min(rest.size(), std::max<std::size_t>(find_separator(rest), 1)));
    while (take_separator(rest)) {
    }
    if (part.empty()) continue;
    if (part.find(':') > longest_field_name_bytes) return false;
    parts.push_back(part);
  }
  if (parts.size() < 2) return false;
  for (const std::string_view part : parts) {
    Block one = block;
    one.text = std::string(part);
    one.same_line = one.separated = block.same_line || part != parts.front();
    if (put_field(one, false, pieces)) continue;
    if (read_stated_field(part).field == Field::authors) {
      put_text(std::move(one), false, pieces);
      continue;
    }
    one.text.clear();
    one.why = "a field";
    pieces.emplace_back().block = std::move(one);
  }
  return true;
}

}  // namespace papers::ingest::page
