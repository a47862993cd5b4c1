#include "ingest/page/counts.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "ingest/page/page_words.hpp"
#include "text/utf8.hpp"

namespace papers::ingest::page {
namespace {

/// Whether `digits` are in groups of three, "1,234", "12.345", "1'234", "1,00,000", with one mark
/// between them.
bool is_grouped(std::string_view digits) {
  constexpr std::size_t group = 3;
  std::size_t at = digits.find_first_of(".,'");
  if (at == digits.npos || at == 0 || at > group || digits.front() == '0') return false;
  const char mark = digits[at];
  for (std::size_t next = at; next != digits.npos; at = next) {
    next = digits.find_first_of(".,'", at + 1);
    const std::size_t size = (next == digits.npos ? digits.size() : next) - at - 1;
    if (digits[at] != mark || size > group) return false;
    if (size != group && (next == digits.npos || mark != ',' || size != 2)) return false;
  }
  return true;
}

/// "12 345": as much of `text`, behind its first digits, as are groups of three and end there.
std::size_t spaced_groups_size(std::string_view text, std::size_t first) {
  constexpr std::size_t group = 4;  // with its blank
  std::size_t at = first;
  const auto is_group = [&] {
    const std::string_view next = text.substr(at, group);
    return next.size() == group && next[0] == ' ' && is_digit(next[1]) && is_digit(next[2]) &&
           is_digit(next[3]);
  };
  constexpr std::size_t longest_bytes = 15;  // twelve digits
  if (first == 0 || first >= group || text.front() == '0') return 0;
  while (at < longest_bytes && is_group()) at += group;
  const std::string_view behind = text::trim(text.substr(at));
  const bool ends = at == text.size() || text[at] == ' ';
  return at > first && ends && (behind.empty() || !is_digit(behind.front())) ? at : 0;
}

/// "k", "M", "тыс.", "万" at the start of `text`, up to a blank or the end: what it stands for, 1
/// for none.
double take_unit(std::string_view& text, bool apart) {
  constexpr std::array<std::pair<double, std::string_view>, 4> units = {
      {{1e3, "k|mil|tsd.|тыс.|千|천"}, {1e6, "m|mio.|млн"}, {1e4, "万|萬|만"}, {1e8, "亿|억"}}};
  std::string_view rest = apart ? text::trim(text) : text;
  const std::string_view word = first_word(rest);
  for (const auto& [value, names] : units) {
    if (!is_one_of(word, names)) continue;
    text = rest.substr(word.size());
    return value;
  }
  return 1;
}

}  // namespace

std::optional<Count> take_count(std::string_view& text, bool labelled) {
  constexpr std::size_t most_digits = 12;
  std::size_t size = std::min(text.find_first_not_of("0123456789.,'"), text.size());
  if (size == 0 || size > most_digits || !is_digit(text.front())) return std::nullopt;
  std::string digits(text.substr(0, size));
  if (labelled && is_digit(digits.back())) {
    if (const std::size_t spaced = spaced_groups_size(text, size); spaced > 0) {
      digits = text.substr(0, size = spaced);
      digits.erase(std::remove(digits.begin(), digits.end(), ' '), digits.end());
    }
  }
  if (digits.ends_with(',')) digits.pop_back();
  std::string_view rest = text.substr(size);
  const std::size_t mark = digits.find_first_of(".,'");
  const bool broken = mark != std::string::npos;
  const std::string_view behind = text::trim(rest);
  const bool foreign = !behind.empty() && static_cast<unsigned char>(behind.front()) >= 0x80;
  const double unit = take_unit(rest, broken || foreign);
  if (!rest.empty() && rest.front() != ' ') return std::nullopt;
  // "2.5" counts nothing; before "k" a comma is a decimal point but where three digits follow.
  const bool rounded = unit > 1 && broken && digits.find_first_of(".,'", mark + 1) == digits.npos &&
                       (digits[mark] == '.' || digits.size() - mark < 4);
  if (broken && !rounded && !is_grouped(digits)) return std::nullopt;
  double value = 0;
  double place = 1;
  for (std::size_t at = 0; at < digits.size(); ++at) {
    if (!is_digit(digits[at])) continue;
    value = value * 10 + (digits[at] - '0');
    if (rounded && at > mark) place *= 10;
  }
  constexpr double most = 1e15;  // whole numbers up to there are exact in a double
  if (value * unit / place > most) return std::nullopt;
  text = text::trim(rest);
  return Count{static_cast<std::int64_t>(value * unit / place + 0.5), unit > 1};
}

}  // namespace papers::ingest::page
