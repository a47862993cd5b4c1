#include "ingest/page/line_dress.hpp"

#include <algorithm>
#include <vector>

#include "ingest/markup_text.hpp"
#include "ingest/page/block.hpp"
#include "ingest/page/line_marks.hpp"
#include "ingest/page/page_words.hpp"
#include "text/utf8.hpp"

namespace papers::ingest::page {
namespace {

/// Longer lines are running text.
constexpr std::size_t longest_repeated_bytes = 120;

/// A line with its numbers and blanks made equal, as a hash (FNV-1a).
std::uint64_t key_of(std::string_view line) {
  std::uint64_t key = 0xcbf29ce484222325;
  char before = ' ';
  for (char c : line) {
    if (is_digit(c)) c = '0';
    const bool again = c == before && (c == '0' || c == ' ');
    before = c;
    if (!again) key = (key ^ static_cast<unsigned char>(c)) * 0x100000001b3;
  }
  return key;
}

struct LineNumber {
  std::size_t size = 0;
  std::size_t number = 0;
};

/// "L12: ", "12: ", "12 | " at the start of `line`.
LineNumber line_number_of(std::string_view line) {
  constexpr std::size_t most_digits = 7;
  std::size_t at = line.starts_with('L') ? 1 : 0;
  const std::size_t begin = at;
  LineNumber found;
  for (; at < line.size() && is_digit(line[at]) && at - begin < most_digits; ++at) {
    found.number = found.number * 10 + static_cast<std::size_t>(line[at] - '0');
  }
  if (at == begin) return {};
  const std::string_view rest = line.substr(at);
  for (const std::string_view mark : {": ", " | ", "\t", ":", " |"}) {
    if (!rest.starts_with(mark)) continue;
    // "10:30" is a time.
    if (mark.size() < 2 && rest.size() > mark.size() && mark != "\t") continue;
    found.size = at + mark.size();
    return found;
  }
  return {};
}

/// "12 ", "12:" at the start of `line`, or "12" alone.
LineNumber counter_of(std::string_view line) {
  constexpr std::size_t most_digits = 7;
  LineNumber found;
  const std::size_t digits = std::min(line.find_first_not_of("0123456789"), line.size());
  if (digits == 0 || digits > most_digits) return found;
  if (digits < line.size() && std::string_view(" \t:").find(line[digits]) == line.npos)
    return found;
  for (const char c : line.substr(0, digits)) {
    found.number = found.number * 10 + static_cast<std::size_t>(c - '0');
  }
  found.size = digits + (line.substr(digits).starts_with(':') ? 1U : 0U);
  return found;
}

/// A vertical line of a drawn box at the start of `line`, or at its end: its size, 0 for none.
std::size_t bar_size(std::string_view line, bool end) {
  for (const std::string_view bar : {"│", "┃", "║", "|"}) {
    if (end ? line.ends_with(bar) : line.starts_with(bar)) return bar.size();
  }
  return 0;
}

/// A row of a table has a bar between its cells.
bool is_boxed(std::string_view line) {
  const std::size_t left = bar_size(line, false);
  const std::size_t right = bar_size(line, true);
  if (left == 0 || right == 0 || line.size() <= left + right) return false;
  return left > 1 || line.find('|', 1) == line.size() - 1;
}

/// "2/12", "Page 2 of 12"
bool is_sheet_count(std::string_view text) {
  if (starts_with_folded(text, "page ")) text.remove_prefix(5);
  for (const std::string_view mark : {" of ", "/"}) {
    const std::size_t at = text.find(mark);
    if (at == text.npos) continue;
    const std::string_view number = text.substr(0, at), all = text.substr(at + mark.size());
    const auto counts = [](std::string_view part) {
      return !part.empty() && part.size() < 5 && part.find_first_not_of("0123456789") == part.npos;
    };
    return counts(number) && counts(all) &&
           (number.size() < all.size() || (number.size() == all.size() && number <= all));
  }
  return false;
}

/// "12/1/26, 2:34 AM"
bool is_time_of_print(std::string_view text) {
  constexpr std::size_t longest_bytes = 24;
  const std::size_t colon = text.find(':');
  const std::string_view end = last_word(text);
  if (end == "AM" || end == "PM") text.remove_suffix(3);
  return text.size() <= longest_bytes && colon != text.npos && colon > 6 &&
         text.find_first_not_of("0123456789/.-,: ") == text.npos;
}

}  // namespace

bool may_be_of_sheet(std::string_view line) {
  for (std::string_view rest = text::trim(line); !rest.empty();) {
    const std::size_t gap = std::min(rest.find("  "), rest.size());
    const std::string_view part = rest.substr(0, gap);
    rest = text::trim(rest.substr(gap));
    const bool address =
        part.starts_with("http") && part.find(' ') == part.npos && link_to(part).to == LinkTo::site;
    const bool known = address || is_sheet_count(part) || is_time_of_print(part) ||
                       find_phrase(part) >= Phrase::header;
    if (!known) return false;
  }
  return true;
}

bool ends_sheet(std::string_view line, std::string_view rest) {
  for (; may_be_of_sheet(line); line = take_line(rest)) {
    const std::string_view end = text::trim(line);
    const std::size_t gap = end.rfind("  ");
    if (is_sheet_count(end.substr(gap == end.npos ? 0 : gap + 2)) || rest.starts_with('\f')) {
      return true;
    }
    if (rest.empty()) return false;
  }
  return false;
}

std::string_view without_dress(std::string_view line, Dress dress) {
  if (dress == Dress::counter) {
    const std::size_t stated = line_number_of(line).size;
    line = text::trim(line.substr(stated > 0 ? stated : counter_of(line).size));
    if (bar_size(line, false) > 1) line = text::trim(line.substr(bar_size(line, false)));
  }
  if (dress == Dress::added && line.starts_with('+')) line = text::trim(line.substr(1));
  if (dress == Dress::box && line.size() > 2 * bar_size(line, false)) {
    line.remove_suffix(bar_size(line, true));
    line = text::trim(line.substr(bar_size(line, false)));
  }
  while (line.starts_with("> ") || line == ">") line = text::trim(line.substr(1));
  if (dress != Dress::bullets) return line;
  return line == "-" ? std::string_view() : text::trim(line.substr(bullet_of(line).size()));
}

std::size_t stamp_size(std::string_view line) {
  constexpr std::size_t longest_stamp_bytes = 64;
  const std::string_view head = line.substr(0, longest_stamp_bytes);
  const std::size_t colon = head.find(':');
  const bool time = colon != head.npos && colon >= 8 && colon + 2 < head.size() &&
                    is_digit(head[colon - 1]) && is_digit(head[colon + 1]) &&
                    is_digit(head[colon + 2]);
  if (!time || !is_digit(head[head.front() == '[' ? 1 : 0])) return 0;
  std::size_t digits = 0;
  for (const char c : head.substr(0, colon)) digits += is_digit(c) ? 1U : 0U;
  const std::size_t name = head.find(": ", colon);
  return digits < 5 || name == head.npos ? 0 : name + 2;
}

bool RepeatedLines::holds(std::string_view line) const {
  return !keys_.empty() && line.size() <= longest_repeated_bytes && keys_.count(key_of(line)) > 0;
}

void LineCounter::add(std::string_view line) {
  const bool quoted = line.starts_with('>');
  if (line.empty()) return;
  ++lines_;
  if (quoted) ++quoted_;
  if (line.find_first_not_of("> ") == line.npos) ++quoted_blank_;
  if (line == "-" || !bullet_of(line).empty()) ++bullets_;
  if (is_boxed(line)) ++boxed_;
  if (line.starts_with('+')) ++added_;
  LineNumber number = line_number_of(line);
  if (number.size == 0) number = counter_of(line);
  if (number.size > 0 && number.number == last_number_ + 1) ++counted_;
  last_number_ = number.number;
  const bool words =
      std::any_of(line.begin(), line.end(), [](char c) { return is_alphanumeric(c); });
  // A brace alone ends a block of code.
  if (words || line.find_first_of("{}()[];") == line.npos) ++counts_[key_of(line)];
}

Dress LineCounter::dress() const {
  constexpr std::size_t fewest_lines = 20;
  constexpr std::size_t fewest_counted = 8;  // numbers that run on are no chance
  const auto most = [this](std::size_t lines) { return lines * 10 >= lines_ * 9; };
  if (lines_ >= fewest_counted && most(counted_)) return Dress::counter;
  if (lines_ < fewest_lines) return Dress::none;
  return most(bullets_) ? Dress::bullets
         : most(boxed_) ? Dress::box
         : most(added_) ? Dress::added
                        : Dress::none;
}

bool LineCounter::is_quotation() const {
  // Of abstracts that are quoted below their titles the blank lines between are not.
  constexpr std::size_t fewest_lines = 20;
  return quoted_ >= fewest_lines && quoted_ * 3 >= lines_ * 2 && quoted_blank_ * 4 >= quoted_;
}

RepeatedLines LineCounter::repeated() const {
  constexpr std::size_t fewest = 3;
  RepeatedLines found;
  if (counts_.empty()) return found;
  // A page that was saved several times into one document says all of it as often.
  std::vector<std::size_t> counts;
  counts.reserve(counts_.size());
  for (const auto& [key, count] : counts_) counts.push_back(count);
  const auto middle = counts.begin() + static_cast<std::ptrdiff_t>(counts.size() / 2);
  std::nth_element(counts.begin(), middle, counts.end());
  const std::size_t least = std::max(fewest, 2 * *middle + 1);
  for (const auto& [key, count] : counts_) {
    if (count >= least) found.keys_.insert(key);
  }
  return found;
}

}  // namespace papers::ingest::page
