// Atom (RFC 4287): entries that a feed reader recognises when they come again.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/day.hpp"
#include "paper/paper.hpp"

namespace papers::render {

/// The start of a feed up to its first entry. `id_seed` makes the feed's id: the same query, the
/// same feed. `updated` absent: the epoch, since the same papers must give the same bytes.
std::string atom_head(std::string_view title, std::string_view id_seed,
                      const std::optional<Day>& updated);

/// One entry; its id is made of the paper's key, its date is the latest listing's.
std::string atom_entry(const Paper& paper, std::string_view summary);

inline constexpr std::string_view atom_end = "</feed>\n";

}  // namespace papers::render
