#include "text/fold.hpp"

#include <utf8proc.h>

#include <algorithm>
#include <vector>

#include "base/ascii.hpp"
#include "text/latex.hpp"
#include "text/utf8.hpp"

namespace papers::text {
namespace {

bool is_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(),
                     [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

/// Marks that people leave out: those of the scripts with cases, not the vowel signs of Indic
/// scripts or the voicing marks of kana, which make another word.
bool is_removable_mark(utf8proc_int32_t c) {
  return (c >= 0x0300 && c <= 0x036F) || (c >= 0x1AB0 && c <= 0x1AFF) ||
         (c >= 0x1DC0 && c <= 0x1DFF) || (c >= 0x20D0 && c <= 0x20FF) ||
         (c >= 0xFE20 && c <= 0xFE2F);
}

/// NFKC case fold without removable marks; empty when utf8proc refuses the bytes.
std::string fold_unicode(std::string_view text) {
  constexpr auto options = static_cast<utf8proc_option_t>(
      UTF8PROC_STABLE | UTF8PROC_COMPAT | UTF8PROC_DECOMPOSE | UTF8PROC_CASEFOLD | UTF8PROC_IGNORE);
  const auto* bytes = reinterpret_cast<const utf8proc_uint8_t*>(text.data());
  const auto size = static_cast<utf8proc_ssize_t>(text.size());
  std::vector<utf8proc_int32_t> points(text.size() + 8);
  utf8proc_ssize_t count = utf8proc_decompose(
      bytes, size, points.data(), static_cast<utf8proc_ssize_t>(points.size()), options);
  if (count > static_cast<utf8proc_ssize_t>(points.size())) {
    points.resize(static_cast<std::size_t>(count));
    count = utf8proc_decompose(bytes, size, points.data(), count, options);
  }
  if (count < 0) return {};
  points.resize(static_cast<std::size_t>(count));
  points.erase(std::remove_if(points.begin(), points.end(), is_removable_mark), points.end());
  count =
      utf8proc_normalize_utf32(points.data(), static_cast<utf8proc_ssize_t>(points.size()),
                               static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPOSE));
  std::string out;
  for (utf8proc_ssize_t i = 0; i < count; ++i) {
    append_codepoint(out, static_cast<char32_t>(points[static_cast<std::size_t>(i)]));
  }
  return out;
}

bool is_letter_or_digit(char32_t c) {
  switch (utf8proc_category(static_cast<utf8proc_int32_t>(c))) {
    case UTF8PROC_CATEGORY_LU:
    case UTF8PROC_CATEGORY_LL:
    case UTF8PROC_CATEGORY_LT:
    case UTF8PROC_CATEGORY_LM:
    case UTF8PROC_CATEGORY_LO:
    case UTF8PROC_CATEGORY_MN:
    case UTF8PROC_CATEGORY_MC:
    case UTF8PROC_CATEGORY_ND:
    case UTF8PROC_CATEGORY_NL:
    case UTF8PROC_CATEGORY_NO:
      return true;
    default:
      return false;
  }
}

/// The English name of a small Greek letter, as pages spell it that lose "$\\alpha$"; empty for
/// others.
std::string_view greek_name(char32_t c) {
  constexpr std::string_view names[] = {
      "alpha", "beta",   "gamma",   "delta", "epsilon", "zeta",    "eta",  "theta", "iota",
      "kappa", "lambda", "mu",      "nu",    "xi",      "omicron", "pi",   "rho",   "sigma",
      "sigma", "tau",    "upsilon", "phi",   "chi",     "psi",     "omega"};
  return c >= 0x3B1 && c <= 0x3C9 ? names[c - 0x3B1] : std::string_view();
}

void append_letters_and_digits(std::string& out, std::string_view folded) {
  while (!folded.empty()) {
    const char32_t c = next_codepoint(folded);
    if (c < 0x80) {
      if (ascii::is_lower(c) || ascii::is_digit(c)) out += static_cast<char>(c);
    } else if (const std::string_view name = greek_name(c); !name.empty()) {
      out += name;
    } else if (is_letter_or_digit(c)) {
      append_codepoint(out, c);
    }
  }
}

/// The end of an HTML tag that opens at `at`, or `at`: only names that occur in titles, because
/// "<" also compares.
std::size_t skip_tag(std::string_view text, std::size_t at) {
  constexpr std::string_view names[] = {"sub", "sup", "i", "b", "em", "strong", "tt", "span", "br"};
  std::size_t name = at + 1;
  if (name < text.size() && text[name] == '/') ++name;
  std::size_t end = name;
  while (end < text.size() && ascii::is_letter(text[end])) ++end;
  const std::string_view found = text.substr(name, end - name);
  const bool known = std::any_of(std::begin(names), std::end(names), [&](std::string_view tag) {
    return std::equal(tag.begin(), tag.end(), found.begin(), found.end(),
                      [](char a, char b) { return a == ascii::lower(b); });
  });
  if (!known) return at;
  const std::size_t close = text.find('>', end);
  return close == std::string_view::npos || close - end > 100 ? at : close + 1;
}

std::string without_tags(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t after = text[at] == '<' ? skip_tag(text, at) : at;
    if (after == at) out += text[at++];
    at = std::max(at, after);
  }
  return out;
}

}  // namespace

std::string fold_word(std::string_view word) {
  if (!is_ascii(word)) return fold_unicode(word);
  std::string out(word);
  std::transform(out.begin(), out.end(), out.begin(), [](char c) { return ascii::lower(c); });
  return out;
}

std::string fold_title(std::string_view title) {
  const std::string plain =
      readable(title.find('<') == std::string_view::npos ? title : without_tags(title));
  std::string out;
  out.reserve(plain.size());
  append_letters_and_digits(out, fold_word(plain));
  return out;
}

}  // namespace papers::text
