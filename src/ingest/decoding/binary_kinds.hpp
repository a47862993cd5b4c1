// Documents that are no text, told by their first bytes, and the way they could come in.
#pragma once

#include <string_view>

namespace papers::ingest {

/// "a PDF, which …; …" of a document that begins with `head`; empty for text
/// and for what is not known.
std::string_view kind_that_is_no_text(std::string_view head);

}  // namespace papers::ingest
