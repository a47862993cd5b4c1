// Text on its way out, made safe for where it goes. Stored text was cleaned at ingest, but a
// library file may come from anywhere, so every writer escapes again.
#pragma once

#include <string>
#include <string_view>

namespace papers::text {

/// & < > " ' as character references; for element content and quoted attributes.
std::string escape_html(std::string_view text);

/// Only what `clean` lets through, on one line (white space folded): for terminals, mail headers
/// and line-based formats.
std::string single_line(std::string_view text);

/// True for absolute http and https URLs without white space, controls or quotes: the only ones
/// that may become an href or an OSC 8 link.
bool is_web_url(std::string_view url);

/// Percent-encoding of everything but RFC 3986 unreserved characters.
std::string escape_url(std::string_view text);

/// `text` with the bytes that "%C3" stand for, which may be no text (utf8.hpp); other "%" stay.
std::string unescape_url(std::string_view text);

}  // namespace papers::text
