#include "ingest/decoding/binary_kinds.hpp"

#include <algorithm>
#include <cstddef>

#include "ingest/decoding/charset.hpp"

namespace papers::ingest {
namespace {

struct BinaryKind {
  std::size_t offset;
  std::string_view signature;
  std::string_view said;
};

using namespace std::string_view_literals;

/// The first that fits counts.
constexpr BinaryKind binary_kinds[] = {
    {0, "%PDF-"sv,
     "a PDF, whose text is laid out and not marked; save the page it came from, or its reference "
     "as BibTeX or RIS"},
    {0, "PK\x03\x04"sv,
     "a zip archive (Word, Excel, EPUB and EndNote's .enlx are such too); unpack it and give "
     "papers "
     "the folder, or save the document as text or HTML"},
    {0, "BZh"sv, "a document packed with bzip2; unpack it first: bunzip2"},
    {257, "ustar"sv, "a tar archive; unpack it and give papers the folder"},
    {0, "7z\xBC\xAF\x27\x1C"sv, "a 7-Zip archive; unpack it and give papers the folder"},
    {0, "Rar!\x1A\x07"sv, "a RAR archive; unpack it and give papers the folder"},
    {0, "SQLite format 3\0"sv,
     "an SQLite database, as EndNote's, Zotero's and papers' own libraries are; export it there as "
     "RIS, BibTeX or JSON lines"},
    {0, "\xFE\xFE\x07\x01"sv, "a table of an EndNote library; export it there as RIS or BibTeX"},
    {0, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"sv,
     "a document of an old Microsoft Office; save it as text or HTML"},
    {0, "\x89PNG"sv, "a picture; save the page itself"},
    {0, "\xFF\xD8\xFF"sv, "a picture; save the page itself"},
    {0, "GIF8"sv, "a picture; save the page itself"},
    {0, "\xFF\xFE\0\0"sv, "text in UTF-32; convert it: iconv -f UTF-32 -t UTF-8"},
    {0,
     "\x7F"sv
     "ELF"sv,
     "a program"},
};

/// Of a text hardly any byte is a control, of data a tenth: one of 32 in 256 that is no white
/// space. A stray NUL is damage and repaired; UTF-16 is full of them.
bool is_full_of_controls(std::string_view head) {
  constexpr std::size_t least = 4;
  constexpr std::size_t one_of = 33;
  constexpr std::size_t zero_one_of = 10;
  if (byte_order_mark(head).size_bytes > 0 || unmarked_utf16(head) != Charset::utf8) return false;
  const auto zeros = static_cast<std::size_t>(std::count(head.begin(), head.end(), '\0'));
  if (zeros * zero_one_of > head.size()) return true;
  const auto controls = static_cast<std::size_t>(std::count_if(
      head.begin(), head.end(), [](char c) { return c > 0 && c < ' ' && (c < '\b' || c > '\r'); }));
  return controls >= least && controls * one_of > head.size();
}

}  // namespace

std::string_view kind_that_is_no_text(std::string_view head) {
  for (const BinaryKind& kind : binary_kinds) {
    if (head.size() >= kind.offset && head.substr(kind.offset).starts_with(kind.signature)) {
      return kind.said;
    }
  }
  if (is_full_of_controls(head)) {
    return "binary data and no text; save the page as text, HTML or Markdown";
  }
  return {};
}

}  // namespace papers::ingest
