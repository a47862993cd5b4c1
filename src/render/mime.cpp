#include "render/mime.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/ascii.hpp"
#include "base/day.hpp"
#include "base/error.hpp"
#include "text/escape.hpp"
#include "text/utf8.hpp"

namespace papers::render {
namespace {

constexpr std::size_t line_cols = 76;
constexpr std::size_t header_cols = 76;  // a line with encoded words, RFC 2047; others may have 78
constexpr std::size_t encoded_word_cols = 75;

using ascii::is_alphanumeric;

bool is_plain_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return c >= 0x20 && c < 0x7F; });
}

std::string hex_escape(char c) {
  return fmt::format("={:02X}", static_cast<unsigned>(static_cast<unsigned char>(c)));
}

/// Words put on lines of a header field that already has `used` columns; a line starts with the
/// blank that folding wants. A word that is longer than a line stands alone.
std::string folded(const std::vector<std::string>& words, std::size_t used) {
  std::string out;
  for (const std::string& word : words) {
    if (used + 1 + word.size() > header_cols && !out.empty()) {
      out += '\n';
      used = 0;
    }
    out += ' ' + word;
    used += 1 + word.size();
  }
  return out;
}

std::vector<std::string> split_at_blanks(std::string_view text) {
  std::vector<std::string> words;
  while (!text.empty()) {
    const std::size_t blank = std::min(text.find(' '), text.size());
    if (blank > 0) words.emplace_back(text.substr(0, blank));
    text.remove_prefix(std::min(blank + 1, text.size()));
  }
  return words;
}

/// One character in the Q encoding of RFC 2047, in the set that is allowed inside a phrase too.
std::string q_encoded(std::string_view character) {
  std::string out;
  for (const char c : character) {
    if (c == ' ') {
      out += '_';
    } else if (is_alphanumeric(c) || std::string_view("!*+-/").find(c) != std::string_view::npos) {
      out += c;
    } else {
      out += hex_escape(c);
    }
  }
  return out;
}

/// `text` as encoded words, each of whole characters; the first fits after `used` columns.
std::vector<std::string> encoded_words(std::string_view text, std::size_t used = 0) {
  constexpr std::string_view begin = "=?utf-8?q?";
  std::vector<std::string> words;
  std::string word;
  std::size_t limit = std::min(encoded_word_cols, header_cols - 1 - used);
  while (!text.empty()) {
    std::string character;
    text::append_codepoint(character, text::next_codepoint(text));
    const std::string piece = q_encoded(character);
    if (!word.empty() && begin.size() + word.size() + piece.size() + 2 > limit) {
      words.push_back(fmt::format("{}{}?=", begin, word));
      word.clear();
      limit = encoded_word_cols;
    }
    word += piece;
  }
  if (!word.empty()) words.push_back(fmt::format("{}{}?=", begin, word));
  return words;
}

/// A display name as RFC 5322 wants it: as it is, quoted, or encoded.
std::vector<std::string> phrase(std::string_view name) {
  if (!is_plain_ascii(name)) return encoded_words(name);
  const bool atoms = std::all_of(name.begin(), name.end(), [](char c) {
    return is_alphanumeric(c) ||
           std::string_view(" !#$%&'*+-/=?^_`{|}~").find(c) != std::string_view::npos;
  });
  if (atoms && name.find("=?") == std::string_view::npos) return split_at_blanks(name);
  std::string quoted = "\"";
  for (const char c : name) {
    if (c == '"' || c == '\\') quoted += '\\';
    quoted += c;
  }
  return {quoted + '"'};
}

/// local@domain of dot-atoms, as mail systems take them without quoting.
bool is_address(std::string_view text) {
  constexpr std::size_t longest = 254;  // RFC 5321, 4.5.3.1.3 less the angle brackets
  const std::size_t at = text.find('@');
  if (text.size() > longest || at == std::string_view::npos || at == 0) return false;
  const std::string_view local = text.substr(0, at);
  const std::string_view domain = text.substr(at + 1);
  const auto dots_inside = [](std::string_view part) {
    return !part.empty() && part.front() != '.' && part.back() != '.' &&
           part.find("..") == std::string_view::npos;
  };
  const auto in_local = [](char c) {
    return is_alphanumeric(c) ||
           std::string_view("!#$%&'*+-/=?^_`{|}~.").find(c) != std::string_view::npos;
  };
  const auto in_domain = [](char c) { return is_alphanumeric(c) || c == '-' || c == '.'; };
  return dots_inside(local) && dots_inside(domain) && domain.front() != '-' &&
         std::all_of(local.begin(), local.end(), in_local) &&
         std::all_of(domain.begin(), domain.end(), in_domain);
}

/// Commas outside quotes separate mailboxes.
std::vector<std::string_view> split_mailboxes(std::string_view text) {
  std::vector<std::string_view> parts;
  bool quoted = false;
  std::size_t from = 0;
  for (std::size_t at = 0; at <= text.size(); ++at) {
    if (quoted && at + 1 < text.size() && text[at] == '\\') {
      ++at;  // what it quotes ends nothing
      continue;
    }
    if (at < text.size() && text[at] == '"') quoted = !quoted;
    if (at < text.size() && (text[at] != ',' || quoted)) continue;
    parts.push_back(text::trim(text.substr(from, at - from)));
    from = at + 1;
  }
  return parts;
}

/// What a quoted string says.
std::string unquoted(std::string_view quoted) {
  std::string said;
  for (std::size_t at = 1; at + 1 < quoted.size(); ++at) {
    if (quoted[at] == '\\' && at + 2 < quoted.size()) ++at;
    said += quoted[at];
  }
  return said;
}

std::string mailbox(std::string_view option, std::string_view text) {
  const bool controls = text.find_first_of("\r\n\t") != std::string_view::npos ||
                        text.find('\0') != std::string_view::npos;
  const auto refuse = [&]() {
    throw UsageError(
        fmt::format("{}: '{}' is no mail address (name@example.org, or Name "
                    "<name@example.org>)",
                    option, text::single_line(text)));
  };
  if (controls) refuse();
  const std::size_t open = text.rfind('<');
  if (open == std::string_view::npos) {
    if (!is_address(text)) refuse();
    return std::string(text);
  }
  if (text.back() != '>' || !is_address(text.substr(open + 1, text.size() - open - 2))) refuse();
  std::string name = text::single_line(text.substr(0, open));
  if (name.size() >= 2 && name.front() == '"' && name.back() == '"') {
    name = unquoted(name);
  }
  const std::string address(text.substr(open));
  if (name.empty()) return address.substr(1, address.size() - 2);
  return fmt::format("{} {}", fmt::join(phrase(name), " "), address);
}

/// One line of quoted-printable, broken softly where it is too long.
void append_encoded_line(std::string& out, std::string_view line) {
  std::size_t used = 0;
  for (std::size_t at = 0; at < line.size(); ++at) {
    const char c = line[at];
    const bool end = at + 1 == line.size();
    const bool blank = c == ' ' || c == '\t';
    const bool dot = c == '.' && line == ".";
    const bool from = at == 0 && line.substr(0, 5) == "From ";
    const bool plain = ((c > 0x20 && c < 0x7F && c != '=') || (blank && !end)) && !dot && !from;
    const std::string piece = plain ? std::string(1, c) : hex_escape(c);
    // The last piece may fill the line; any other leaves room for the soft break.
    if (used + piece.size() > (end ? line_cols : line_cols - 1)) {
      out += "=\n";
      used = 0;
    }
    out += piece;
    used += piece.size();
  }
}

}  // namespace

std::string text_header(std::string_view name, std::string_view value) {
  const std::string text = text::single_line(value);
  const std::vector<std::string> words = split_at_blanks(text);
  std::string out = fmt::format("{}:", name);
  const bool fits = std::all_of(words.begin(), words.end(), [&](const std::string& word) {
    return out.size() + 1 + word.size() <= header_cols;
  });
  // Text that looks encoded would be decoded by its reader.
  const bool plain = is_plain_ascii(text) && fits && text.find("=?") == std::string::npos;
  return out + folded(plain ? words : encoded_words(text, out.size()), out.size()) + '\n';
}

std::string raw_header(std::string_view name, std::string_view value) {
  std::string out = fmt::format("{}:", name);
  return out + folded(split_at_blanks(value), out.size()) + '\n';
}

std::string quoted_printable(std::string_view text) {
  std::string out;
  out.reserve(text.size() + text.size() / 8);
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    append_encoded_line(out, text.substr(0, end));
    if (end == std::string_view::npos) break;
    out += '\n';
    text.remove_prefix(end + 1);
  }
  return out;
}

std::string address_list(std::string_view option, std::string_view text) {
  std::string out;
  for (const std::string_view part : split_mailboxes(text)) {
    if (!out.empty()) out += ", ";
    out += mailbox(option, part);
  }
  return out;
}

std::string first_address(std::string_view list) {
  const std::string_view first = split_mailboxes(list).front();
  const std::size_t open = first.rfind('<');
  if (open == std::string_view::npos) return std::string(first);
  return std::string(first.substr(open + 1, first.size() - open - 2));
}

std::string mail_date(std::string_view utc) {
  constexpr const char* days[] = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
  constexpr const char* months[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                    "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  const std::optional<Day> day = parse_iso_day(utc.substr(0, 10));
  if (!day) return mail_date("1970-01-01");
  const std::chrono::year_month_day date(*day);
  const std::string_view time = utc.size() >= 19 ? utc.substr(11, 8) : "00:00:00";
  return fmt::format("{}, {} {} {:04} {} +0000", days[std::chrono::weekday(*day).c_encoding()],
                     static_cast<unsigned>(date.day()),
                     months[static_cast<unsigned>(date.month()) - 1], static_cast<int>(date.year()),
                     time);
}

std::string with_crlf(std::string_view message) {
  std::string out;
  out.reserve(message.size() + message.size() / 32);
  for (const char c : message) {
    if (c == '\n') out += '\r';
    out += c;
  }
  return out;
}

std::string mail_domain(std::string_view from) {
  const std::size_t at = from.rfind('@');
  std::string domain(at == std::string_view::npos ? "" : from.substr(at + 1));
  domain.erase(
      std::find_if(domain.begin(), domain.end(),
                   [](char c) { return !(ascii::is_alphanumeric(c) || c == '-' || c == '.'); }),
      domain.end());
  const bool usable = !domain.empty() && domain != "localhost" && domain.front() != '.' &&
                      domain.back() != '.' && domain.find("..") == std::string::npos;
  return usable ? domain : "papers.invalid";
}

std::string mail_label(std::string_view name) {
  std::string label(name);
  std::replace_if(
      label.begin(), label.end(),
      [](char c) { return !(ascii::is_alphanumeric(c) || c == '-' || c == '_' || c == '.'); }, '-');
  return label;
}

}  // namespace papers::render
