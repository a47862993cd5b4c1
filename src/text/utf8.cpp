#include "text/utf8.hpp"

#include <cstdint>
#include <cstring>
#include <iterator>

#include "text/eight_bytes.hpp"

namespace papers::text {
namespace {

constexpr std::string_view replacement = "\xEF\xBF\xBD";  // U+FFFD
constexpr char32_t replacement_codepoint = 0xFFFD;

/// How far an unterminated control string (OSC, DCS) is searched for its end: real ones are short,
/// and a file full of openings must not cost quadratic time.
constexpr std::size_t control_string_limit_bytes = 4096;

unsigned byte_at(std::string_view text, std::size_t at) {
  return static_cast<unsigned char>(text[at]);
}

/// Eight bytes at once: non-zero when one of them is not printable ASCII.
std::uint64_t unusual_bytes(const char* bytes) {
  constexpr std::uint64_t ones = 0x0101010101010101;
  constexpr std::uint64_t tops = ones * 0x80;
  std::uint64_t word = 0;
  std::memcpy(&word, bytes, sizeof(word));
  const std::uint64_t below_blank = (word - ones * 0x20) & ~word & tops;
  const std::uint64_t deleted = ((word ^ (ones * 0x7F)) - ones) & tops;
  return (word & tops) | below_blank | deleted;
}

/// The first place from `at` on that is not printable ASCII.
std::size_t skip_printable_ascii(std::string_view text, std::size_t at) {
  constexpr std::size_t step = sizeof(std::uint64_t);
  while (at + step <= text.size() && unusual_bytes(text.data() + at) == 0) at += step;
  while (at < text.size() && byte_at(text, at) >= 0x20 && byte_at(text, at) < 0x7F) ++at;
  return at;
}

struct Decoded {
  char32_t codepoint;
  std::size_t size_bytes;  ///< of the sequence, or of the invalid maximal subpart
  bool valid;
};

/// The sequence that starts at `at` with a byte >= 0x80 (Unicode 15, table 3-7).
Decoded decode(std::string_view text, std::size_t at) {
  const unsigned lead = byte_at(text, at);
  std::size_t more = 0;
  unsigned low = 0x80;
  unsigned high = 0xBF;
  char32_t codepoint = 0;
  if (lead >= 0xC2 && lead <= 0xDF) {
    more = 1;
    codepoint = lead & 0x1F;
  } else if (lead >= 0xE0 && lead <= 0xEF) {
    more = 2;
    codepoint = lead & 0x0F;
    if (lead == 0xE0) low = 0xA0;
    if (lead == 0xED) high = 0x9F;
  } else if (lead >= 0xF0 && lead <= 0xF4) {
    more = 3;
    codepoint = lead & 0x07;
    if (lead == 0xF0) low = 0x90;
    if (lead == 0xF4) high = 0x8F;
  } else {
    return {replacement_codepoint, 1, false};
  }
  for (std::size_t i = 1; i <= more; ++i) {
    if (at + i >= text.size()) return {replacement_codepoint, i, false};
    const unsigned byte = byte_at(text, at + i);
    if (byte < low || byte > high) return {replacement_codepoint, i, false};
    codepoint = codepoint << 6 | (byte & 0x3F);
    low = 0x80;
    high = 0xBF;
  }
  return {codepoint, more + 1, true};
}

bool is_dropped(char32_t c) {
  if (c < 0x20) return c != '\t' && c != '\n';
  return (c >= 0x7F && c <= 0x9F) || c == 0xAD || c == 0x061C || c == 0x200B || c == 0x200E ||
         c == 0x200F || c == 0x2060 || (c >= 0x202A && c <= 0x202E) ||
         (c >= 0x2066 && c <= 0x2069) || c == 0xFEFF || c == 0xFFFC;
}

/// The letters that a ligature of print (U+FB00-06) stands for, as a PDF's text has them; nothing
/// of any other character. They are letters by compatibility (UAX 15), and who searches types
/// those.
std::string_view letters_of(char32_t c) {
  constexpr std::string_view letters[] = {"ff", "fi", "fl", "ffi", "ffl", "st", "st"};
  return c >= 0xFB00 && c < 0xFB00 + std::size(letters) ? letters[c - 0xFB00] : "";
}

/// The end of a control sequence (ECMA-48, 5.4) whose parameters start at `at`; a malformed one
/// ends before the byte that breaks it.
std::size_t skip_control_sequence(std::string_view text, std::size_t at) {
  while (at < text.size() && byte_at(text, at) >= 0x20 && byte_at(text, at) <= 0x3F) ++at;
  const bool complete = at < text.size() && byte_at(text, at) >= 0x40 && byte_at(text, at) <= 0x7E;
  return complete ? at + 1 : at;
}

/// The end of a control string (OSC, DCS, ...) whose text starts at `at`: after BEL or ST on the
/// same line; `at` when it has none, so that a stray opening hides nothing.
std::size_t skip_control_string(std::string_view text, std::size_t at) {
  const std::size_t limit = std::min(text.size(), at + control_string_limit_bytes);
  for (std::size_t i = at; i < limit && text[i] != '\n'; ++i) {
    if (text[i] == '\a') return i + 1;
    const bool two_bytes = i + 1 < text.size();
    if (two_bytes && text[i] == '\x1B' && text[i + 1] == '\\') return i + 2;
    if (two_bytes && text[i] == '\xC2' && text[i + 1] == '\x9C') return i + 2;
  }
  return at;
}

/// The end of the escape sequence whose ESC stands before `at`.
std::size_t skip_escape(std::string_view text, std::size_t at) {
  if (at >= text.size()) return at;
  switch (text[at]) {
    case '[':
      return skip_control_sequence(text, at + 1);
    case ']':
    case 'P':
    case 'X':
    case '^':
    case '_':
      return skip_control_string(text, at + 1);
    default:
      break;
  }
  std::size_t end = at;
  while (end < text.size() && byte_at(text, end) >= 0x20 && byte_at(text, end) <= 0x2F) ++end;
  const bool complete =
      end < text.size() && byte_at(text, end) >= 0x30 && byte_at(text, end) <= 0x7E;
  return complete ? end + 1 : at;
}

/// The end of what the dropped character `c`, whose own end is `after`, takes with it.
std::size_t skip_dropped(std::string_view text, char32_t c, std::size_t after) {
  switch (c) {
    case 0x1B:
      return skip_escape(text, after);
    case 0x9B:
      return skip_control_sequence(text, after);
    case 0x90:
    case 0x98:
    case 0x9D:
    case 0x9E:
    case 0x9F:
      return skip_control_string(text, after);
    default:
      return after;
  }
}

/// The first place from `at` on that append_clean would not copy, and what stands there.
struct Stop {
  std::size_t at;
  Decoded found;
};
Stop find_unclean(std::string_view bytes, std::size_t at) {
  while (true) {
    at = skip_printable_ascii(bytes, at);
    if (at == bytes.size()) return {at, {0, 0, true}};
    const unsigned byte = byte_at(bytes, at);
    const Decoded found =
        byte < 0x80 ? Decoded{static_cast<char32_t>(byte), 1, true} : decode(bytes, at);
    const bool kept = found.valid && !is_dropped(found.codepoint);
    if (!kept || !letters_of(found.codepoint).empty()) return {at, found};
    at += found.size_bytes;
  }
}

}  // namespace

bool is_white_space(char32_t c) {
  return (c >= 0x09 && c <= 0x0D) || c == 0x20 || c == 0x85 || c == 0xA0 || c == 0x1680 ||
         (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F ||
         c == 0x3000;
}

std::size_t append_clean(std::string& out, std::string_view bytes) {
  std::size_t replaced = 0;
  std::size_t at = 0;
  while (true) {
    const Stop stop = find_unclean(bytes, at);
    out.append(bytes.substr(at, stop.at - at));
    if (stop.at == bytes.size()) return replaced;
    const std::size_t after = stop.at + stop.found.size_bytes;
    at = after;
    if (!stop.found.valid) {
      out.append(replacement);
      ++replaced;
    } else if (stop.found.codepoint == '\r') {
      if (after == bytes.size() || bytes[after] != '\n') out += '\n';
    } else if (const std::string_view letters = letters_of(stop.found.codepoint);
               !letters.empty()) {
      out += letters;
    } else {
      at = skip_dropped(bytes, stop.found.codepoint, after);
    }
  }
}

std::string clean(std::string_view bytes) {
  std::string out;
  out.reserve(bytes.size());
  append_clean(out, bytes);
  return out;
}

bool is_clean(std::string_view bytes) { return find_unclean(bytes, 0).at == bytes.size(); }

char32_t next_codepoint(std::string_view& text) {
  const unsigned byte = byte_at(text, 0);
  if (byte < 0x80) {
    text.remove_prefix(1);
    return static_cast<char32_t>(byte);
  }
  const Decoded found = decode(text, 0);
  text.remove_prefix(found.valid ? found.size_bytes : 1);
  return found.codepoint;
}

void append_codepoint(std::string& out, char32_t codepoint) {
  const auto tail = [&](int shift) {
    out += static_cast<char>(0x80 | ((codepoint >> shift) & 0x3F));
  };
  if (codepoint < 0x80) {
    out += static_cast<char>(codepoint);
  } else if (codepoint < 0x800) {
    out += static_cast<char>(0xC0 | (codepoint >> 6));
    tail(0);
  } else if (codepoint < 0x10000) {
    out += static_cast<char>(0xE0 | (codepoint >> 12));
    tail(6);
    tail(0);
  } else {
    out += static_cast<char>(0xF0 | (codepoint >> 18));
    tail(12);
    tail(6);
    tail(0);
  }
}

/// The first byte that is neither printable ASCII nor the one blank between two such.
static std::size_t squeezed_size(std::string_view text) {
  const auto prints = [&](std::size_t at) {
    return at < text.size() && byte_at(text, at) > 0x20 && byte_at(text, at) < 0x80;
  };
  std::size_t end = 0;
  std::uint64_t blank_before = 0x80;
  for (; text.size() - end >= eight_bytes::size; end += eight_bytes::size) {
    const auto bytes = eight_bytes::load(text.data() + end, text.data() + text.size());
    const std::uint64_t blank = eight_bytes::between(bytes, ' ', ' ');
    const std::uint64_t other = eight_bytes::between(bytes, '!', 0x7f);
    if ((blank | other) != eight_bytes::high || (blank & (blank << 8 | blank_before)) != 0) break;
    blank_before = blank >> 56;
  }
  if (end > 0 && text[end - 1] == ' ') --end;
  while (prints(end) || (end > 0 && end < text.size() && text[end] == ' ' && prints(end + 1))) {
    ++end;
  }
  return end;
}

std::string squeeze(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  bool pending_blank = false;
  while (!text.empty()) {
    const std::size_t end = squeezed_size(text);
    std::string_view rest = text.substr(end);
    if (end == 0 && is_white_space(next_codepoint(rest))) {
      pending_blank = !out.empty();
    } else {
      if (pending_blank) out += ' ';
      pending_blank = false;
      out.append(text.substr(0, text.size() - rest.size()));
    }
    text = rest;
  }
  return out;
}

std::string_view trim(std::string_view text) {
  while (!text.empty()) {
    std::string_view rest = text;
    if (!is_white_space(next_codepoint(rest))) break;
    text = rest;
  }
  while (!text.empty()) {
    std::size_t start = text.size() - 1;
    while (start > 0 && text.size() - start < 4 && (byte_at(text, start) & 0xC0) == 0x80) --start;
    std::string_view last = text.substr(start);
    if (!is_white_space(next_codepoint(last)) || !last.empty()) break;
    text = text.substr(0, start);
  }
  return text;
}

}  // namespace papers::text
