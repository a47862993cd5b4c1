// Votes, comments and stars as texts show them.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "paper/record.hpp"

namespace papers::ingest {

/// The number at the start of `text`, which moves behind it: "145", "4,794", "3.2k"; nullopt for
/// anything else.
std::optional<std::int64_t> take_count(std::string_view& text);

enum class Counted { nothing, votes, comments, stars };
/// "upvotes", "▲", "💬", "stars"; nothing for any other word.
Counted counted_by(std::string_view word);

/// Sets a count that is not known yet.
void set_count(Counted what, std::int64_t count, Record& record);

/// A line of nothing but counts: "▲ 145 • 💬 3 • ⭐ 4,794", "12 upvotes, 3 comments". False, and
/// `record` as it was, for any other line.
bool read_counts(std::string_view line, Record& record);

}  // namespace papers::ingest
