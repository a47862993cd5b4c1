// Rich Text Format, in which editors of text and mail save a page (Microsoft's specification,
// version 1.9.1).
#pragma once

#include <string>
#include <string_view>

namespace papers::ingest {

bool is_rtf(std::string_view head);

/// The paragraphs of `document` as HTML in UTF-8, with headings, items of lists and links. What is
/// not text (pictures, styles, notes on the file) is left out. Linear in the size of `document`.
std::string rtf_as_html(std::string_view document);

}  // namespace papers::ingest
