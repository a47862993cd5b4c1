#include "ingest/page/page_words.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "text/fold.hpp"
#include "text/utf8.hpp"

namespace papers::ingest::page {

namespace {

using ascii::lower;

/// `text` without the quotes and brackets that may close a sentence.
std::string_view without_closers(std::string_view text) {
  for (;;) {
    if (!text.empty() &&
        (text.back() == '"' || text.back() == '\'' || text.back() == ')' || text.back() == ']' ||
         text.back() == '*' || text.back() == '$' || text.back() == '}')) {
      text.remove_suffix(1);
    } else if (text.ends_with("\xE2\x80\x9D") || text.ends_with("\xE2\x80\x99")) {
      text.remove_suffix(3);
    } else {
      return text;
    }
  }
}

bool is_abbreviation(std::string_view word) {
  return is_one_of(word,
                   "ltd.|inc.|corp.|co.|vs.|dr.|mr.|prof.|e.g.|i.e.|fig.|al.|cf.|eq.|st.|no.");
}

}  // namespace

bool equals_folded(std::string_view text, std::string_view lower_text) {
  return text.size() == lower_text.size() && starts_with_folded(text, lower_text);
}

bool starts_with_folded(std::string_view text, std::string_view lower_text) {
  if (text.size() < lower_text.size()) return false;
  for (std::size_t i = 0; i < lower_text.size(); ++i) {
    if (lower(text[i]) != lower_text[i]) return false;
  }
  return true;
}

bool is_one_of(std::string_view name, std::string_view names) {
  return any_of_names(names, [name](std::string_view one) { return equals_folded(name, one); });
}

std::string_view first_word(std::string_view text) { return text.substr(0, text.find(' ')); }

std::string_view last_word(std::string_view text) {
  const std::size_t blank = text.rfind(' ');
  return blank == std::string_view::npos ? text : text.substr(blank + 1);
}

bool is_function_word(std::string_view word) {
  return word.size() <= 7 &&
         is_one_of(word,
                   "a|an|and|are|as|at|be|by|can|do|for|from|how|if|in|into|is|it|of|on|or|over|"
                   "that|the|through|to|toward|towards|under|using|via|when|with|without");
}

bool is_opener(std::string_view word) {
  while (!word.empty() && (word.back() == ',' || word.back() == ':')) word.remove_suffix(1);
  return !word.empty() && is_upper(word.front()) &&
         is_one_of(word,
                   "we|this|the|in|recent|recently|large|despite|while|existing|current|with|as|"
                   "to|although|modern|our|these|however|it|most|many|given|training|traditional");
}

bool ends_truncated(std::string_view text) {
  return text.ends_with("...") || text.ends_with("\xE2\x80\xA6");
}

bool ends_sentence(std::string_view text) {
  if (ends_truncated(text)) return true;
  const std::string_view bare = without_closers(text);
  if (bare.empty()) return false;
  if (bare.back() == '!' || bare.back() == '?') return true;
  if (bare.back() != '.') return bare.ends_with("\xE3\x80\x82");  // an ideographic full stop
  return !is_abbreviation(last_word(bare));
}

bool ends_in_url(std::string_view text) {
  const std::string_view word = last_word(text);
  return word.find("://") != std::string_view::npos || word.starts_with("www.") ||
         word.find(".com/") != std::string_view::npos ||
         word.find(".io/") != std::string_view::npos || word.ends_with(".github.io");
}

bool holds_sentence_break(std::string_view text) {
  for (std::size_t at = text.find(". "); at != std::string_view::npos;
       at = text.find(". ", at + 2)) {
    const std::size_t next = at + 2;
    const bool starts = next < text.size() && (is_upper(text[next]) || is_digit(text[next]));
    if (starts && !is_abbreviation(last_word(text.substr(0, at + 1)))) return true;
  }
  return false;
}

Words count_words(std::string_view text) {
  Words words;
  while (!text.empty()) {
    const std::string_view word = first_word(text);
    text.remove_prefix(std::min(text.size(), word.size() + 1));
    if (word.empty() || (!is_upper(word.front()) && !is_lower(word.front()))) continue;
    ++words.count;
    if (is_function_word(word)) continue;
    ++words.content;
    if (is_lower(word.front())) ++words.lower;
  }
  return words;
}

bool may_be_name(std::string_view text) {
  return text.size() <= 40 && std::count(text.begin(), text.end(), ' ') <= 3 &&
         text.find(':') == std::string_view::npos;
}

bool is_said_twice(std::string_view text) {
  // "[Qwen] Qwen", "Qwen [110]Qwen", "Fudan-UniversityFudan University"
  constexpr std::size_t fewest_letters = 4, longest_bytes = 200;
  if (text.size() > longest_bytes) return false;
  std::string letters;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const std::size_t end = text[at] == '[' ? text.find_first_not_of("0123456789", at + 1) : at;
    if (end > at + 1 && end < text.size() && text[end] == ']') {
      at = end;
    } else if (is_alphanumeric(text[at]) || static_cast<unsigned char>(text[at]) >= 0x80) {
      letters += ascii::lower(text[at]);
    }
  }
  const std::size_t half = letters.size() / 2;
  return half * 2 == letters.size() && half >= fewest_letters / 2 &&
         letters.compare(0, half, letters, half) == 0;
}

bool may_be_organisation(std::string_view text) {
  if (is_said_twice(text)) return true;
  const std::size_t words = count_words(text).count;
  return words > 0 && words <= 10 && text.size() <= 90 && text.find(':') == std::string_view::npos;
}

std::string without_escapes(std::string_view text, std::string_view escaped) {
  std::string plain;
  plain.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char next = i + 1 < text.size() ? text[i + 1] : '\0';
    if (text[i] == '\\' && next != '\0' && escaped.find(next) != std::string_view::npos) ++i;
    plain += text[i];
  }
  return plain;
}

std::string without_hard_breaks(std::string_view text) {
  std::string plain(text);
  for (std::size_t at = plain.find("\\  "); at != std::string::npos; at = plain.find("\\  ", at)) {
    const std::size_t end = std::min(plain.find_first_not_of(' ', at + 1), plain.size());
    plain.replace(at, end - at, " ");
  }
  return plain;
}

std::size_t columns(std::string_view text) {
  std::size_t count = 0;
  for (const char c : text) count += (static_cast<unsigned char>(c) & 0xC0U) != 0x80U ? 1 : 0;
  return count;
}

void plain_blanks(std::string& text) {
  // No way out early, so that compilers look at 16 bytes at a time.
  unsigned char all_bits = 0;
  for (const char c : text) all_bits |= static_cast<unsigned char>(c);
  if (all_bits < 0x80 && text.find('\t') == std::string::npos) return;
  std::string plain;
  std::string_view rest = text;
  while (!rest.empty()) {
    const std::string_view before = rest;
    const char32_t c = text::next_codepoint(rest);
    const bool blank = c == '\t' || c == 0xA0 || (c >= 0x2000 && c <= 0x200A) || c == 0x2028 ||
                       c == 0x2029 || c == 0x202F || c == 0x205F || c == 0x3000 || c == 0x1680;
    if (blank) {
      plain += ' ';
    } else if (c != 0x200B) {
      plain += before.substr(0, before.size() - rest.size());
    }
  }
  text = std::move(plain);
}

std::size_t symbol_size(std::string_view text) {
  if (text.size() >= 4 && text.starts_with("\xF0\x9F")) return 4;
  // What makes a picture of the one before, or one picture of two.
  if (text.starts_with("\xEF\xB8\x8F") || text.starts_with("\xE2\x80\x8D")) return 3;
  constexpr std::string_view key = "\xEF\xB8\x8F\xE2\x83\xA3";  // "1️⃣"
  if (!text.empty() && is_digit(text[0]) && text.substr(1).starts_with(key)) return 1 + key.size();
  const bool dingbat =
      text.size() >= 3 && text[0] == '\xE2' &&
      ((text[1] >= '\x96' && text[1] <= '\x9E') || text.starts_with("\xE2\xAD\x90"));
  return dingbat ? 3 : 0;
}

std::string_view without_symbols(std::string_view text) {
  text = text::trim(text);
  while (const std::size_t size = symbol_size(text)) text = text::trim(text.substr(size));
  return text;
}

bool is_made_up_name(std::string_view word) {
  return std::count_if(word.begin(), word.end(), [](char c) { return is_upper(c); }) > 1 ||
         word.find_first_of("0123456789") != word.npos;
}

bool has_letter(std::string_view text) {
  const auto is_letter = [](char c) { return is_alphanumeric(c) && !is_digit(c); };
  if (std::any_of(text.begin(), text.end(), is_letter)) return true;
  return text::fold_title(text).find_first_not_of("0123456789") != std::string::npos;
}

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
