// What a stem weighs in a paper. The same numbers from every compiler and C library: a library
// file must not depend on who built papers.
#pragma once

#include <cstdint>

namespace papers::latent {

/// 1 + ln(count), for count > 0.
double damped(std::uint32_t count);

/// The square root of ln((papers + 1) / having): rarity stands on both sides of a product of two
/// papers.
double rarity(std::uint64_t papers, std::uint64_t having);

}  // namespace papers::latent
