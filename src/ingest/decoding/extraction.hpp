// Documents that are read for a text that they hold: messages, what editors and note keepers write.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace papers::ingest {

/// Such a document is read at once; pictures are most of a web archive.
inline constexpr std::size_t longest_holder_bytes = std::size_t{64} << 20;

struct Extraction {
  std::string_view what;  ///< "a message (MIME)"
  /// Whether `head`, up to 64 KiB of a document, begins one of this kind.
  bool (*holds_text)(std::string_view head);
  /// The text of the whole document, in a notation that a format is read in.
  std::string (*text)(std::string_view document);
};

/// The kind of a document that begins with `head`; nullptr when it is read as it is.
const Extraction* extraction_of(std::string_view head);

}  // namespace papers::ingest
