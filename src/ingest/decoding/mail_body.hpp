// Messages and web archives in MIME (RFC 2045 and 2046): `.eml`, `.mhtml`, and the quoted-printable
// text that is left when somebody copies a message from its source.
#pragma once

#include <string>
#include <string_view>

namespace papers::ingest {

/// Whether `head`, up to 64 KiB of a document, is of a message whose header says what it holds, or
/// is quoted-printable itself.
bool is_message(std::string_view head);

/// The text of a message: its longest part of HTML, or its longest of text, as it was before it was
/// encoded; of a mailbox that of each. Linear in the size of `document`.
std::string message_text(std::string_view document);

}  // namespace papers::ingest
