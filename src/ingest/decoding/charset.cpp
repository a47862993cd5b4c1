#include "ingest/decoding/charset.hpp"

#include <uchardet/uchardet.h>

#include <algorithm>
#include <iterator>
#include <memory>

#include "base/ascii.hpp"
#include "ingest/decoding/gbk.hpp"
#include "text/utf8.hpp"

namespace papers::ingest {
namespace {

using namespace std::string_view_literals;

bool is_high(char c) { return static_cast<unsigned char>(c) >= 0x80U; }

struct KnownName {
  std::string_view name;  ///< letters and digits, lower case
  Charset charset;
};

/// Latin-1 is read as Windows-1252, which has it but for controls nobody writes (WHATWG, Encoding).
constexpr KnownName known_charsets[] = {
    {"utf8", Charset::utf8},           {"ascii", Charset::windows1252},
    {"usascii", Charset::windows1252}, {"iso88591", Charset::windows1252},
    {"latin1", Charset::windows1252},  {"iso885915", Charset::windows1252},
    {"cp1252", Charset::windows1252},  {"windows1252", Charset::windows1252},
    {"ansi", Charset::windows1252},    {"gbk", Charset::gbk},
    {"gb2312", Charset::gbk},          {"gb18030", Charset::gbk},
    {"cp936", Charset::gbk},           {"euccn", Charset::gbk},
};

/// The encoding called `name`.
CharsetFinding charset_called(std::string_view name) {
  std::string folded;
  for (const char c : name) {
    if (ascii::is_alphanumeric(c)) folded += ascii::lower(c);
  }
  for (const KnownName& known : known_charsets) {
    if (known.name == folded) return {known.charset, true, {}};
  }
  return {Charset::other, true, std::string(name)};
}

/// The word behind `mark`, whose quotes are left away; empty when `mark` is not there.
std::string_view word_behind(std::string_view text, std::string_view mark) {
  const auto at = std::search(text.begin(), text.end(), mark.begin(), mark.end(),
                              [](char a, char b) { return ascii::lower(a) == b; });
  if (at == text.end()) return {};
  std::string_view rest = text.substr(static_cast<std::size_t>(at - text.begin()) + mark.size());
  while (!rest.empty() && (rest[0] == ' ' || rest[0] == '"' || rest[0] == '\'')) {
    rest.remove_prefix(1);
  }
  const auto* const end = std::find_if_not(rest.begin(), rest.end(), [](char c) {
    return ascii::is_alphanumeric(c) || c == '-' || c == '_' || c == '.' || c == ':';
  });
  return rest.substr(0, static_cast<std::size_t>(end - rest.begin()));
}

/// What the first lines declare: XML's declaration, HTML's meta, JabRef's and Emacs' remarks.
std::string_view declared_name(std::string_view head) {
  if (text::trim(head).starts_with("<?xml")) {
    const std::string_view name = word_behind(head.substr(0, head.find("?>")), "encoding=");
    if (!name.empty()) return name;
  }
  for (const std::string_view mark :
       {"charset="sv, "% encoding:"sv, "%encoding:"sv, "-*- coding:"sv}) {
    const std::string_view name = word_behind(head, mark);
    if (!name.empty()) return name;
  }
  return {};
}

struct Sequences {
  std::size_t well_formed = 0;
  std::size_t longer_than_two = 0;
  std::size_t stray_bytes = 0;
};

/// The sequences of UTF-8 in `bytes`, of which the last may be cut where there are many.
Sequences count_sequences(std::string_view bytes) {
  constexpr std::size_t many = 4096;
  const std::size_t longest = bytes.size() < many ? 0 : 4;
  Sequences found;
  while (!bytes.empty()) {
    if (!is_high(bytes.front())) {
      bytes.remove_prefix(1);
      continue;
    }
    const std::size_t before = bytes.size();
    const char32_t codepoint = text::next_codepoint(bytes);
    const std::size_t size = before - bytes.size();
    if (size > 1) {
      ++found.well_formed;
      if (size > 2) ++found.longer_than_two;
    } else if (codepoint == 0xFFFD && before >= longest) {
      ++found.stray_bytes;
    }
  }
  return found;
}

/// How many of the bytes above ASCII stand alone, as accented letters do in words.
bool mostly_alone(std::string_view bytes) {
  std::size_t high = 0, alone = 0;
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    if (!is_high(bytes[i])) continue;
    ++high;
    const bool after_high = i > 0 && is_high(bytes[i - 1]);
    const bool before_high = i + 1 < bytes.size() && is_high(bytes[i + 1]);
    if (!after_high && !before_high) ++alone;
  }
  return alone * 10 >= high * 6;
}

std::string name_by_uchardet(std::string_view bytes) {
  const std::unique_ptr<uchardet, void (*)(uchardet_t)> detector(uchardet_new(), uchardet_delete);
  if (!detector) return {};
  if (uchardet_handle_data(detector.get(), bytes.data(), bytes.size()) != 0) return {};
  uchardet_data_end(detector.get());
  return uchardet_get_charset(detector.get());
}

/// What uchardet takes short Latin and Chinese texts for; letters differ little from Windows-1252.
constexpr std::string_view latin_names[] = {"ISO-8859-2",   "ISO-8859-3",   "ISO-8859-4",
                                            "ISO-8859-9",   "ISO-8859-10",  "ISO-8859-13",
                                            "ISO-8859-16",  "WINDOWS-1250", "WINDOWS-1254",
                                            "WINDOWS-1257", "WINDOWS-1258", "MAC-CENTRALEUROPE"};

/// Bytes that Windows-1252 does not have, and one whose letter hardly occurs: damage, no encoding.
bool has_no_letters(std::string_view bytes) {
  return bytes.find_first_of("\x81\x8D\x8F\x90\x9D\xFF"sv) != std::string_view::npos;
}

/// Too few bytes above ASCII to name an encoding by: texts in one that is not read are full of
/// them.
bool is_nearly_ascii(std::string_view bytes) {
  constexpr std::size_t few = 24;
  const auto high = static_cast<std::size_t>(std::count_if(bytes.begin(), bytes.end(), is_high));
  return high <= few || high * 100 < bytes.size();
}

CharsetFinding by_evidence(std::string_view bytes) {
  if (mostly_alone(bytes) && has_no_letters(bytes)) return {};
  if (mostly_alone(bytes)) return {Charset::windows1252, false, {}};
  const std::string name = name_by_uchardet(bytes);
  const CharsetFinding judged = charset_called(name);
  const bool may_be_gbk = looks_like_gbk(bytes);
  const bool is_latin =
      name.empty() || judged.charset == Charset::windows1252 ||
      std::find(std::begin(latin_names), std::end(latin_names), name) != std::end(latin_names);
  if (may_be_gbk && (judged.charset == Charset::gbk || is_latin)) return {Charset::gbk, false, {}};
  if (name.starts_with("UTF-") || (is_latin && has_no_letters(bytes))) return {};
  if (is_latin || judged.charset != Charset::other) return {Charset::windows1252, false, {}};
  // Stray bytes in a page are damage, which is said, and no reason to refuse the page.
  if (is_nearly_ascii(bytes)) return {};
  return {Charset::other, false, name};
}

}  // namespace

std::string_view to_string(Charset charset) {
  switch (charset) {
    case Charset::utf16le:
    case Charset::utf16be:
      return "UTF-16";
    case Charset::windows1252:
      return "Windows-1252";
    case Charset::gbk:
      return "GBK";
    case Charset::utf8:
    case Charset::other:
      break;
  }
  return "UTF-8";
}

char32_t windows1252_character(unsigned char byte) {
  // Of 0x80 to 0x9F; the others are Latin-1's.
  constexpr char16_t high_controls[] = {
      0x20AC, 0x0081, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
      0x2039, 0x0152, 0x008D, 0x017D, 0x008F, 0x0090, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
      0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x009D, 0x017E, 0x0178};
  return byte >= 0x80 && byte < 0xA0 ? high_controls[byte - 0x80] : byte;
}

ByteOrderMark byte_order_mark(std::string_view head) {
  if (head.starts_with("\xEF\xBB\xBF"sv)) return {3, Charset::utf8};
  if (head.starts_with("\xFF\xFE"sv)) return {2, Charset::utf16le};
  if (head.starts_with("\xFE\xFF"sv)) return {2, Charset::utf16be};
  return {};
}

Charset unmarked_utf16(std::string_view head) {
  std::size_t zeros[2] = {0, 0};
  for (std::size_t i = 0; i < head.size(); ++i) {
    if (head[i] == '\0') ++zeros[i % 2];
  }
  const std::size_t units = head.size() / 2;
  const auto many = [&](std::size_t count, std::size_t others) {
    return units >= 2 && count * 4 > units && others * 16 < count;
  };
  if (many(zeros[1], zeros[0])) return Charset::utf16le;
  if (many(zeros[0], zeros[1])) return Charset::utf16be;
  return Charset::utf8;
}

CharsetFinding find_charset(std::string_view head, std::string_view rest) {
  constexpr std::size_t damage_allowed = 4;
  const std::string_view name = declared_name(head);
  const CharsetFinding declared = name.empty() ? CharsetFinding() : charset_called(name);
  const Sequences utf8 = count_sequences(rest);
  const bool may_be_pairs = declared.charset == Charset::gbk && utf8.longer_than_two == 0;
  if (utf8.well_formed >= utf8.stray_bytes * damage_allowed && !may_be_pairs) return {};
  if (!name.empty() && declared.charset != Charset::utf8) return declared;
  return by_evidence(rest);
}

}  // namespace papers::ingest
