// In which encoding a document's text is: what it declares, and what its bytes say.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace papers::ingest {

enum class Charset { utf8, utf16le, utf16be, windows1252, gbk, other };

/// "UTF-16", "Windows-1252", "GBK".
std::string_view to_string(Charset charset);

/// What `byte` stands for in Windows-1252
/// (https://encoding.spec.whatwg.org/index-windows-1252.txt).
char32_t windows1252_character(unsigned char byte);

/// The byte order mark at the start of `head`: its size and encoding; size 0: there is none.
struct ByteOrderMark {
  std::size_t size_bytes = 0;
  Charset charset = Charset::utf8;
};
ByteOrderMark byte_order_mark(std::string_view head);

/// UTF-16 without a byte order mark: every other byte of markup and Latin letters is 0.
/// Charset::utf8 when `head` is none.
Charset unmarked_utf16(std::string_view head);

/// How the text goes on, and how that is known.
struct CharsetFinding {
  Charset charset = Charset::utf8;
  bool declared = false;
  std::string name;  ///< of Charset::other
};

/// Of a document that begins with `head` and whose first byte that is not ASCII begins `rest` (some
/// 64 KiB of it). UTF-8 is told by its bytes, whatever is declared: tools that save pages convert
/// the text and leave the declaration. Then what is declared counts, then uchardet's judgement.
CharsetFinding find_charset(std::string_view head, std::string_view rest);

}  // namespace papers::ingest
