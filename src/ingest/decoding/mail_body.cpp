#include "ingest/decoding/mail_body.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <functional>
#include <utility>
#include <vector>

#include "base/ascii.hpp"
#include "ingest/markup_text.hpp"
#include "text/escape.hpp"
#include "text/utf8.hpp"

namespace papers::ingest {
namespace {

constexpr auto nowhere = std::string_view::npos;
constexpr int deepest_part = 8;
constexpr std::size_t longest_line_columns = 76;  // RFC 2045, section 6.7

/// The size of a field's name at the start of `line`, 0 where no field begins.
std::size_t field_name_size(std::string_view line) {
  const std::size_t colon = line.find(':');
  if (colon == nowhere || colon == 0) return 0;
  const bool name = std::all_of(line.begin(), line.begin() + static_cast<std::ptrdiff_t>(colon),
                                [](char c) { return ascii::is_alphanumeric(c) || c == '-'; });
  return name ? colon : 0;
}

struct MailHeader {
  std::string type = "text/plain";  ///< with its parameters
  std::string encoding;
  std::size_t fields = 0;
  bool is_mime = false;  ///< says what it holds
  bool ends = false;     ///< at a blank line
};

/// Takes the header off `message`; of what is no field, nothing.
MailHeader take_header(std::string_view& message) {
  MailHeader header;
  std::string_view rest = message;
  std::string none;
  std::string* value = &none;
  if (rest.starts_with("From ")) take_line(rest);  // of a mailbox
  while (!rest.empty()) {
    const std::string_view line = take_line(rest);
    if (line.empty()) {
      header.ends = true;
      break;
    }
    if (line.front() == ' ' || line.front() == '\t') {
      value->append(line);
      continue;
    }
    const std::size_t size = field_name_size(line);
    if (size == 0) return header;
    ++header.fields;
    const std::string name = ascii::lower(line.substr(0, size));
    header.is_mime |= name == "mime-version" || name == "content-type";
    value = name == "content-type"                ? &header.type
            : name == "content-transfer-encoding" ? &header.encoding
                                                  : &none;
    value->assign(text::trim(line.substr(size + 1)));
  }
  message = rest;
  header.encoding = ascii::lower(header.encoding);
  return header;
}

/// The boundary that a multipart type names, empty for none.
std::string boundary_of(const std::string& type) {
  constexpr std::size_t longest_bytes = 70;
  const std::size_t at = ascii::lower(type).find("boundary=");
  if (at == nowhere) return {};
  std::string_view value = std::string_view(type).substr(at + 9);
  const bool quoted = value.starts_with('"');
  if (quoted) value.remove_prefix(1);
  value = value.substr(0, value.find_first_of(quoted ? "\"" : "; \t"));
  return value.size() <= longest_bytes ? std::string(value) : std::string();
}

std::string from_quoted_printable(std::string_view encoded) {
  std::string plain;
  plain.reserve(encoded.size());
  for (std::size_t at = 0; at < encoded.size(); ++at) {
    const std::string_view rest = encoded.substr(at + 1, 2);
    if (encoded[at] != '=') {
      plain += encoded[at];
    } else if (rest.starts_with('\n')) {
      ++at;
    } else if (rest == "\r\n") {
      at += 2;
    } else if (rest.size() == 2 && ascii::hex_digit(rest[0]) >= 0 &&
               ascii::hex_digit(rest[1]) >= 0) {
      plain += static_cast<char>(ascii::hex_digit(rest[0]) * 16 + ascii::hex_digit(rest[1]));
      at += 2;
    } else {
      plain += '=';
    }
  }
  return plain;
}

std::string from_base64(std::string_view encoded) {
  constexpr std::string_view digits =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string plain;
  plain.reserve(encoded.size() * 3 / 4);
  std::uint32_t bits = 0;
  int count = 0;
  for (const char c : encoded) {
    const std::size_t digit = digits.find(c);
    if (c == '=') break;
    if (digit == nowhere) continue;
    bits = bits << 6U | static_cast<std::uint32_t>(digit);
    count += 6;
    if (count < 8) continue;
    count -= 8;
    plain += static_cast<char>(bits >> static_cast<unsigned>(count) & 0xFFU);
  }
  return plain;
}

struct Part {
  bool html = false;
  std::string encoding;
  std::string_view body;  ///< encoded
};

/// Keeps the better of two parts: HTML, which has the links, then the longer one.
void prefer(Part& best, const Part& part) {
  if (std::pair(part.html, part.body.size()) > std::pair(best.html, best.body.size())) best = part;
}

void look_into(std::string_view message, int depth, Part& best) {
  const MailHeader header = take_header(message);
  const std::string type = ascii::lower(header.type);
  if (type.starts_with("message/rfc822") && depth < deepest_part) {
    return look_into(message, depth + 1, best);
  }
  if (!type.starts_with("multipart/")) {
    const bool html = type.starts_with("text/html");
    if (html || type.starts_with("text/plain")) prefer(best, {html, header.encoding, message});
    return;
  }
  const std::string boundary = "--" + boundary_of(header.type);
  if (boundary.size() == 2 || depth == deepest_part) return;
  const char* begin = nullptr;  // of the part that is being passed
  for (std::string_view rest = message; !rest.empty();) {
    const char* const end = rest.data();
    const std::string_view line = take_line(rest);
    if (!line.starts_with(boundary)) continue;
    const std::string_view behind = text::trim(line.substr(boundary.size()));
    if (!behind.empty() && behind != "--") continue;
    if (begin != nullptr) {
      look_into({begin, static_cast<std::size_t>(end - begin)}, depth + 1, best);
    }
    begin = rest.data();
    if (!behind.empty()) return;
  }
  if (begin != nullptr) {  // cut off before its end
    const char* const end = message.data() + message.size();
    look_into({begin, static_cast<std::size_t>(end - begin)}, depth + 1, best);
  }
}

std::string decoded_body(const Part& part) {
  if (part.encoding == "base64") return from_base64(part.body);
  if (part.encoding == "quoted-printable") return from_quoted_printable(part.body);
  return std::string(part.body);
}

/// Text of short lines that are broken softly and have codes: no other notation looks like it.
bool is_quoted_printable(std::string_view head) {
  constexpr std::size_t enough = 3;
  constexpr std::array<std::string_view, 4> codes = {"=3D", "=20", "=E2=80", "=C2"};
  std::size_t soft_breaks = 0;
  std::size_t coded = 0;
  while (!head.empty()) {
    const bool whole = head.find('\n') != nowhere;
    const std::string_view line = take_line(head);
    if (line.size() > longest_line_columns) return false;
    if (whole && line.size() > longest_line_columns / 2 && line.ends_with('=')) ++soft_breaks;
    const bool is_coded = std::any_of(codes.begin(), codes.end(),
                                      [line](auto code) { return line.find(code) != nowhere; });
    if (is_coded) ++coded;
  }
  return soft_breaks >= enough && coded >= enough;
}

/// Whether a document begins as the header of a message does.
bool begins_as_message(std::string_view head) {
  if (head.starts_with("From ")) {
    take_line(head);
    return field_name_size(head.substr(0, head.find('\n'))) > 0;
  }
  const std::string lower = ascii::lower(head.substr(0, 16));
  constexpr std::array<std::string_view, 12> first_fields = {
      "from:",        "to:",         "date:",       "subject:",      "received:",  "return-path:",
      "delivered-to", "message-id:", "x-received:", "mime-version:", "content-ty", "arc-seal:"};
  return std::any_of(first_fields.begin(), first_fields.end(),
                     [&lower](auto field) { return lower.starts_with(field); });
}

/// The messages of a mailbox, each behind "From …" and most a blank line; others are one.
std::vector<std::string_view> messages_in(std::string_view box) {
  std::vector<std::string_view> messages;
  const char* begin = box.data();
  const auto close = [&](const char* end) {
    if (end != begin) messages.emplace_back(begin, static_cast<std::size_t>(end - begin));
    begin = end;
  };
  const bool is_box = box.starts_with("From ");
  bool behind_blank = false;
  for (std::string_view rest = box; is_box && !rest.empty();) {
    const char* const at = rest.data();
    const std::string_view line = take_line(rest);
    const bool may_begin = behind_blank && line.starts_with("From ");
    if (may_begin && field_name_size(rest.substr(0, rest.find('\n'))) > 0) close(at);
    behind_blank = text::trim(line).empty();
  }
  close(box.data() + box.size());
  return messages;
}

/// Plain text stays as it is: those who read mails know the header.
bool says_what_it_holds(std::string_view message) {
  const MailHeader header = take_header(message);
  const bool encoded = header.encoding == "quoted-printable" || header.encoding == "base64";
  const std::string type = ascii::lower(header.type);
  const bool has_markup = type.starts_with("multipart/") || type.starts_with("text/html");
  return header.ends && header.fields >= 2 && (encoded || has_markup);
}

/// The header's "Date: …" and a blank line; empty without one.
std::string date_line(std::string_view message) {
  for (std::string_view rest = message; !rest.empty();) {
    const std::string_view line = take_line(rest);
    if (line.empty()) break;
    if (ascii::starts_with(line, "date:")) return std::string(line) + "\n\n";
  }
  return {};
}

}  // namespace

bool is_message(std::string_view head) {
  if (!begins_as_message(head)) return is_quoted_printable(head);
  const std::vector<std::string_view> messages = messages_in(head);
  return std::any_of(messages.begin(), messages.end(), says_what_it_holds);
}

std::string message_text(std::string_view document) {
  if (!begins_as_message(document)) return from_quoted_printable(document);
  std::vector<Part> parts;
  std::vector<std::string> days;
  for (const std::string_view message : messages_in(document)) {
    Part best;
    look_into(message, 0, best);
    if (best.body.empty()) continue;
    parts.push_back(best);
    // Those who read mails as plain text know the header's day.
    days.push_back(best.html ? std::string() : date_line(message));
  }
  const bool is_page = std::any_of(parts.begin(), parts.end(), std::mem_fn(&Part::html));
  std::string text;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (i > 0) text += "\n\n";
    const std::string shown = days[i] + decoded_body(parts[i]);
    const bool is_plain = is_page && !parts[i].html;
    text += is_plain ? "<pre>" + text::escape_html(shown) + "</pre>" : shown;
  }
  return text;
}

}  // namespace papers::ingest
