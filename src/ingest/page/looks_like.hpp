// What a document that nothing can read seems to be, for an error that helps.
#pragma once

#include <string>
#include <string_view>

namespace papers::ingest {

/// "a PDF file; …", with what to do about it, for bytes that are no text; empty for text.
std::string looks_binary(std::string_view head);

}  // namespace papers::ingest
