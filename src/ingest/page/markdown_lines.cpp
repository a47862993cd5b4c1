#include "ingest/page/markdown_lines.hpp"

#include "base/ascii.hpp"
#include "text/utf8.hpp"

namespace papers::ingest {

namespace {

using ascii::is_digit;

}  // namespace

std::optional<MarkdownLine> MarkdownLines::next() {
  const auto line = input_.next_line();
  if (!line) return std::nullopt;
  if (text::is_clean(line->text)) return MarkdownLine{line->text, line->number, line->cut};
  cleaned_.clear();
  text::append_clean(cleaned_, line->text);
  return MarkdownLine{cleaned_, line->number, line->cut};
}

std::optional<StatedDay> day_of_heading(std::string_view line) {
  if (!line.starts_with('#')) return std::nullopt;
  std::string_view tail = text::trim(line.substr(
      line.find_first_not_of('#') != line.npos ? line.find_first_not_of('#') : line.size()));
  // The day stands at the end; words before it are the heading's own.
  for (int words = 0; words < 12 && !tail.empty(); ++words) {
    if (const auto day = parse_stated_day(tail)) return day;
    const std::size_t blank = tail.find(' ');
    if (blank == std::string_view::npos) return std::nullopt;
    tail = text::trim(tail.substr(blank));
  }
  return std::nullopt;
}

std::string published_from(std::string_view text) {
  text = text::trim(text);
  std::string iso = normalize_iso_date(text);
  if (!iso.empty()) return iso;
  const auto stated = parse_stated_day(text);
  if (!stated || !stated->year) return {};
  const auto day = resolve_stated_day(*stated, Day{});
  return day ? format_day(*day) : std::string();
}

std::optional<std::int64_t> count_from(std::string_view text) {
  text = text::trim(text);
  std::int64_t scale = 1;
  if (text.ends_with('k') || text.ends_with('K')) scale = 1000;
  if (text.ends_with('m') || text.ends_with('M')) scale = 1'000'000;
  if (scale > 1) text.remove_suffix(1);
  std::int64_t whole = 0, fraction = 0, fraction_scale = 1;
  bool in_fraction = false;
  std::size_t digits = 0;
  for (const char c : text) {
    if (is_digit(c)) {
      if (++digits > 12) return std::nullopt;
      std::int64_t& part = in_fraction ? fraction : whole;
      part = part * 10 + (c - '0');
      if (in_fraction) fraction_scale *= 10;
    } else if (c == '.' && !in_fraction && scale > 1) {
      in_fraction = true;
    } else if (c != ',' || in_fraction) {
      return std::nullopt;
    }
  }
  if (digits == 0) return std::nullopt;
  return whole * scale + fraction * scale / fraction_scale;
}

}  // namespace papers::ingest
