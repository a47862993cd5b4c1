// Text that stands as markup inside another format: in a JSON value, an attribute, an RSS
// description.
#pragma once

#include <gumbo.h>

#include <string>
#include <string_view>

namespace papers::ingest {

/// `text` without the tags of HTML, JATS and MathML that stand in titles and abstracts, without a
/// heading "Abstract" in such tags, and with character references undone; a "<" of another kind
/// stays.
std::string without_markup(std::string_view text);

/// The character reference at the front of `text` ("&lt;", "&#8201;", "&eacute;") is taken off and
/// what it stands for appended to `out`. False when there is none.
bool take_reference(std::string_view& text, std::string& out);

/// What `node` shows, a line for each block element, white space folded, no blank lines. Scripts
/// and what is hidden are left out. At most some `limit_bytes` of it are gathered.
std::string shown_lines(const GumboNode* node, std::size_t limit_bytes);

/// The same of a piece of HTML; text without tags keeps its own lines. Clean UTF-8 in and out.
std::string html_to_lines(std::string_view html);

/// What stands in `text` before the first of `marks`, with which it is removed.
std::string_view take_part(std::string_view& text, std::string_view marks);

/// The first line of `lines`, which is removed with its end (LF or CRLF).
std::string_view take_line(std::string_view& lines);

}  // namespace papers::ingest
