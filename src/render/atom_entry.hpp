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

/// When an entry was last news: the day of its latest listing, else of its publication,
/// of a known month or year the first.
std::optional<Day> entry_day(const Paper& paper);

/// One entry; its id is made of the paper's key. DOI and venue stand in the elements of arXiv's
/// own answers.
std::string atom_entry(const Paper& paper, std::string_view summary);

/// Marks the categories that are keywords of the paper, not its topics.
inline constexpr std::string_view keyword_scheme = "tag:papers.invalid,2026:keyword";

inline constexpr std::string_view atom_end = "</feed>\n";

}  // namespace papers::render
