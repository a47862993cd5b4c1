// A page as a crawler's or a notebook's JSON holds it: its text in one string.
#pragma once

#include <string>
#include <string_view>

namespace papers::ingest {

/// Whether `head`, up to 64 KiB of a document, is of JSON of which a long string called "markdown",
/// "text", "content" or the like is the text of a page, and that has no fields of papers.
bool holds_text_in_json(std::string_view head);

/// These strings, of all objects of `document`, one below the other. Linear in its size.
std::string text_in_json(std::string_view document);

}  // namespace papers::ingest
