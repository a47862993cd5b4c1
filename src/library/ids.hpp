// The forms of the ids that users type.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace papers::library {

/// The highest id that a paper takes from another library; SQLite numbers new rows above the
/// highest there is, and sets of papers are bits by id. Forty times all of arXiv.
inline constexpr std::int64_t highest_id = 100'000'000;

/// A paper's key: 16 lower-case hex digits.
bool is_key(std::string_view text);

/// What the beginning of a key may look like when typed: 4 to 16 hex digits.
bool is_key_prefix(std::string_view text);

/// A row id: digits that fit, without sign.
std::optional<std::int64_t> parse_row_id(std::string_view text);

}  // namespace papers::library
