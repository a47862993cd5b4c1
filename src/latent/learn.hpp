// When and from what the latent space of a library is learned, and whether it is as it should be.
#pragma once

#include <cstdint>
#include <vector>

#include "library/library.hpp"

namespace papers::latent {

/// Learns a space of the library's words in a transaction of its own, and places all papers in it:
/// from at most 5,000 papers, evenly spread, in 16 to 64 dimensions by the size of the library.
/// Smaller libraries than 400 papers get none.
void learn(library::Library& library);

/// Whether the library has no space and may have one, or has doubled since it was learned.
bool is_due(library::Library& library);

/// For after a document of `papers` papers was stored: learns when it is due. Not for a document
/// that is small beside the library, like a day's page: the next large one, or `check --repair`,
/// does it. Where it cannot, it leaves all as it was: the document is stored whatever happens here.
void keep_up(library::Library& library, std::uint64_t papers);

/// One line a kind of fault, all of them for learn() to mend. Reads every paper. Only for a
/// file in which library::check() found nothing; in one of an older schema there is nothing wrong.
std::vector<library::Damage> check(library::Library& library);

}  // namespace papers::latent
