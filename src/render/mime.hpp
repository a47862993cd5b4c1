// Internet messages (RFC 5322) and their parts (RFC 2045 to 2047), as pure text: ASCII, lines of LF
// that any local mail program takes, CRLF on request.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace papers::render {

/// "Name: value" folded to 78 columns, with a line end. Whatever `value` holds, it stays one field:
/// controls become blanks, and what is not plain ASCII becomes encoded words of whole characters.
std::string text_header(std::string_view name, std::string_view value);

/// The same for a field whose value is made of tokens already, such as addresses or a Message-ID:
/// folded at blanks, nothing encoded. `value` must be printable ASCII.
std::string raw_header(std::string_view name, std::string_view value);

/// Quoted-printable with lines of at most 76 characters; LF in `text` ends a line. A lone dot and
/// "From " at a line's start are encoded too, so that no mail program on the way touches them.
std::string quoted_printable(std::string_view text);

/// Mailboxes separated by commas ("Ada <a@example.org>, b@example.org") as the value of an address
/// field. Throws UsageError that starts with `option` when one is no address.
std::string address_list(std::string_view option, std::string_view text);

/// The addr-spec of the first mailbox in what address_list returned.
std::string first_address(std::string_view list);

/// "2026-11-24T08:00:00Z" as "Tue, 24 Nov 2026 08:00:00 +0000"; a day alone is its midnight.
std::string mail_date(std::string_view utc);

/// `message` with CRLF for each LF.
std::string with_crlf(std::string_view message);

/// The domain for names made by papers, such as Message-IDs: that of the address in `from` where
/// other hosts may know it, else papers.invalid (RFC 2606).
std::string mail_domain(std::string_view from);

/// `name` as part of an identifier in a header (Message-ID, List-Id): what is no letter, digit,
/// '-', '_' or '.' becomes '-'.
std::string mail_label(std::string_view name);

}  // namespace papers::render
