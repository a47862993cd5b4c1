// The parts that links and tags are made of.
#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <string_view>

namespace papers::ingest::page {

/// A set of bytes that is looked for in one pass; libstdc++'s find_first_of calls memchr for each.
class ByteSet {
 public:
  constexpr explicit ByteSet(std::string_view bytes) {
    for (const char c : bytes) has_[static_cast<unsigned char>(c)] = true;
  }
  /// The first place from `at` on where `text` has one of them, its size for none.
  [[nodiscard]] constexpr std::size_t find(std::string_view text, std::size_t at = 0) const {
    while (at < text.size() && !has_[static_cast<unsigned char>(text[at])]) ++at;
    return at;
  }

 private:
  std::array<bool, 256> has_{};
};

/// The index of the ")" that closes the "(" at text[0], npos where there is none.
std::size_t closing_bracket(std::string_view text);

/// "url" or "<url>" with or without "title" behind it, between round brackets.
std::string_view target_of(std::string_view inside);

/// "{.class #id key=…}", "{key: …}" at the start of `text`: its length, 0 for other braces.
std::size_t attributes_size(std::string_view text);

/// The name of the tag in "div class=…" or "/span"; empty for "k" and "b and" of formulas.
std::string_view tag_name(std::string_view inside);

/// What the "<a …>" in `tag` leads to.
std::string_view href_of(std::string_view tag);

/// `text` with the characters for references to them: "&lt;", "&#45;", "&#x27;".
std::string without_references(std::string_view text);

/// Whether the document lists its links by their texts: "[Title]: https://…".
bool lists_labels(std::string_view bytes);

/// "<summary>Title</summary>" is a heading of what it hides; what only says where to click says
/// nothing.
bool take_summary(std::string_view line, std::string& text);

}  // namespace papers::ingest::page
