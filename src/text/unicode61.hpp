// What FTS5's unicode61 tokenizer takes for a word, one code point at a time.
#pragma once

namespace papers::text {

/// The folded form of a code point inside a word; 0 for a diacritic that is dropped there and
/// starts no word; U' ' for one that separates words.
char32_t fold_codepoint(char32_t c);

}  // namespace papers::text
