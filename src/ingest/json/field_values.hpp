// Values as services write them: names in objects or in one text, dates in parts, abstracts turned
// inside out.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/json/json_value.hpp"

namespace papers::ingest {

/// A text, also inside an object (`value`, `title`); of an array the first; a number's digits. Tags
/// of HTML and JATS are taken out and white space folded. Empty for anything else.
std::string text_value(const JsonValue& value);

/// One author: a text, or an object with a name or its parts; first name first.
std::string author_name(const JsonValue& author);

/// How a list of names is written where nothing else tells.
enum class NamesOf : std::uint8_t {
  field,      ///< two words alone, "One, Ann", are one person
  reference,  ///< the first family name may stand in front: "One, Ann, et al."
  arxiv       ///< first name first, always: "LIGO, Virgo"
};

/// The names in one text, the only place where lists of names are cut: "A. One, B. Two and C.
/// Three", "One, A.; Two, B.", "One, Ann and Two, Bob", "One A, Two BC", "One, Ann, and Bob Two";
/// first name first. `cut`: set where an "et al." or "…" stands behind them; without it that is
/// the last name.
std::vector<std::string> names_in(std::string_view text, bool* cut = nullptr,
                                  NamesOf of = NamesOf::field);

/// The names in an array of texts or objects, or in one text; first name first.
std::vector<std::string> names_value(const JsonValue& value);

/// Texts of an array (of texts or of objects with a name), or of one text cut at ';', else ','.
std::vector<std::string> list_value(const JsonValue& value);

/// An ISO date out of a text in any usual order, a year as a number, milliseconds since 1970, or
/// CSL's {"date-parts": [[2020, 1, 9]]}; empty for anything else.
std::string date_value(const JsonValue& value);

/// A number that counts something, also as a text of digits; nullopt for anything else.
std::optional<std::int64_t> count_value(const JsonValue& value);

/// An abstract: a text, or OpenAlex's inverted index {"word": [places]}.
std::string abstract_value(const JsonValue& value);

}  // namespace papers::ingest
