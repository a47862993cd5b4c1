#include "text/escape.hpp"

#include <algorithm>

#include "base/ascii.hpp"
#include "text/utf8.hpp"

namespace papers::text {
namespace {

bool is_unreserved(char c) {
  return ascii::is_alphanumeric(c) || c == '-' || c == '.' || c == '_' || c == '~';
}

bool starts_with_folded(std::string_view text, std::string_view lower_prefix) {
  if (text.size() < lower_prefix.size()) return false;
  return std::equal(lower_prefix.begin(), lower_prefix.end(), text.begin(), [](char a, char b) {
    return a == (b >= 'A' && b <= 'Z' ? static_cast<char>(b - 'A' + 'a') : b);
  });
}

}  // namespace

std::string escape_html(std::string_view text) {
  std::string out;
  out.reserve(text.size() + text.size() / 16);
  for (const char c : text) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      case '\'':
        out += "&#39;";
        break;
      default:
        out += c;
    }
  }
  return out;
}

std::string single_line(std::string_view text) {
  return is_clean(text) ? squeeze(text) : squeeze(clean(text));
}

bool is_web_url(std::string_view url) {
  const std::size_t scheme_size = starts_with_folded(url, "https://")  ? 8
                                  : starts_with_folded(url, "http://") ? 7
                                                                       : 0;
  if (scheme_size == 0 || url.size() == scheme_size || url[scheme_size] == '/') return false;
  if (!is_clean(url)) return false;
  std::string_view rest = url;
  while (!rest.empty()) {
    const char32_t c = next_codepoint(rest);
    if (c <= 0x20 || c == '"' || c == '\'' || c == '<' || c == '>' || c == '`' || c == '\\') {
      return false;
    }
    if (is_white_space(c)) return false;
  }
  return true;
}

std::string escape_url(std::string_view text) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  std::string out;
  for (const char c : text) {
    if (is_unreserved(c)) {
      out += c;
    } else {
      const auto byte = static_cast<unsigned char>(c);
      out += '%';
      out += digits[byte >> 4];
      out += digits[byte & 0xF];
    }
  }
  return out;
}

std::string unescape_url(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const int high = text[at] == '%' && at + 2 < text.size() ? ascii::hex_digit(text[at + 1]) : -1;
    const int low = high < 0 ? -1 : ascii::hex_digit(text[at + 2]);
    out += low < 0 ? text[at] : static_cast<char>(high * 16 + low);
    if (low >= 0) at += 2;
  }
  return out;
}

}  // namespace papers::text
