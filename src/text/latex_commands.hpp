// What LaTeX commands stand for in running text.
#pragma once

#include <string>
#include <string_view>

namespace papers::text::latex {

/// How a command acts on what follows it.
enum class Command {
  symbol,     ///< stands for Meaning::text
  shorthand,  ///< stands for Meaning::text, which ends in a full stop: never doubled
  wrapper,    ///< its argument stays: \textbf{x}
  font,       ///< a switch without argument: {\em x}
  accent,     ///< a combining mark, Meaning::text, on the next letter
  fraction,   ///< \frac{a}{b}
  hidden,     ///< command and argument go: \cite{x}
  unknown,
};

struct Meaning {
  Command command = Command::unknown;
  std::string_view text;
};

/// The meaning of `\name`.
Meaning meaning_of(std::string_view name);

/// The combining mark of an accent written with a punctuation character (\'e); empty for others.
std::string_view accent_mark(char punctuation);

/// `letter` with a combining mark as one code point; empty when Unicode has none.
std::string compose(char letter, std::string_view mark);

/// Unicode's raised or lowered form of an ASCII character; empty when there is none.
std::string_view raised(char c);
std::string_view lowered(char c);

/// All of `content` raised or lowered; with a "^" or "_" before it where a character has no form.
std::string script(std::string_view content, bool raise);

}  // namespace papers::text::latex
