// The query language's first step: text to tokens. Every byte string gives tokens; nothing here
// fails.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace papers::search {

struct Token {
  enum class Kind {
    word,    ///< a run without white space; a trailing * makes it a prefix
    phrase,  ///< what stood between two quotes
    open,    ///< ( with its partner
    close,   ///< ) with its partner
    minus,   ///< - in front of something, no blank between
    either,  ///< OR
    both,    ///< AND
    negate,  ///< NOT
    near,    ///< NEAR or NEAR/n between two words
    field,   ///< name: in front of a value; text is the name
  };
  Kind kind = Kind::word;
  std::string_view text;   ///< without quotes, colon or star
  std::size_t offset = 0;  ///< where it starts in the query
  bool prefix = false;     ///< a word that ended in *
  bool glued = false;      ///< a field whose value follows without a blank
};

/// Straight quotes and the typographic ones that word processors put in their place.
bool is_quote(char32_t c);

/// The tokens of `query`, which must be valid UTF-8 and outlive them. Parentheses without a partner
/// and groups around nothing are left out, as is a quote without a partner.
std::vector<Token> lex(std::string_view query);

}  // namespace papers::search
