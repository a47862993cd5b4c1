// Output formats: values in, bytes out. Nothing here knows a database, a terminal or a stream.
// One file a format in src/render/, one line in formats.def.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "digest/digest.hpp"
#include "paper/paper.hpp"

namespace papers::render {

/// How text for people is laid out; ignored by formats for programs.
struct Style {
  bool color = false;           ///< ANSI colour and OSC 8 links
  int width_cols = 80;          ///< 0 = do not wrap
  int line_cols = 0;            ///< of `line`: cut there; 0 = not cut
  bool null_separated = false;  ///< `ids` end with NUL instead of LF
  bool spreadsheet = false;     ///< csv and tsv: no cell is a formula
  std::string templ;            ///< --template, for the format "template"
  bool whole = false;           ///< text and markdown: everything that is known, for `show`
};

struct ListHeader {
  std::string query;        ///< as typed
  std::uint64_t total = 0;  ///< before the limit
};

/// Prints a list of papers piece by piece, so that a long one needs no memory. Each call appends
/// to `out`; the caller writes it and clears it.
class ListWriter {
 public:
  virtual ~ListWriter() = default;
  virtual void begin(const ListHeader& header, std::string& out) { (void)header, (void)out; }
  virtual void paper(const Hit& hit, std::string& out) = 0;
  virtual void end(std::string& out) { (void)out; }
};

struct ListFormat {
  const char* name;
  const char* summary;
  /// list: search, list, show; exchange: `export` only; both: all of them.
  enum class Use { list, exchange, both } use;
  std::unique_ptr<ListWriter> (*make)(const Style& style);
  bool shows_summaries = false;  ///< Paper::summary, which costs a pass over each abstract
  bool shows_total = false;      ///< ListHeader::total, which may cost as much as all papers
  bool brief = false;            ///< all but `whole` ones show no more than library::Detail::linked
  /// What the program that reads the papers must be told first: `export --schema`. Null: nothing.
  const char* schema = nullptr;
};
/// In the order of formats.def; the names of exchange formats have dashes ("csl-json").
std::span<const ListFormat* const> list_formats();
/// nullptr when there is none. "template" throws UsageError from make() when Style::templ names an
/// unknown field or is malformed.
const ListFormat* find_list_format(std::string_view name);

/// Who a digest mail is from and to; ignored by other formats.
struct MailFields {
  std::string from, to, subject;
  std::string list_id;      ///< the subscription's name; empty: none
  std::string unsubscribe;  ///< an address, if configured
  std::string date;         ///< UTC "2026-11-24T08:00:00Z"
  std::string message_id;   ///< without <>; empty: made from the content
};

/// Throws UsageError that starts with `option` when `text` is no list of mail addresses.
void check_addresses(std::string_view option, std::string_view text);

struct DigestFormat {
  const char* name;
  const char* summary;
  std::string (*render)(const digest::Digest& digest, const Style& style, const MailFields& mail);
  std::int64_t most_papers = 0;  ///< 0: any number
  bool is_mail = false;          ///< a message, whose lines may end with CRLF (mime.hpp)
};
std::span<const DigestFormat* const> digest_formats();
const DigestFormat* find_digest_format(std::string_view name);

}  // namespace papers::render
