// What an acronym stands for: papers that introduce it by other words mean another thing.
#pragma once

#include <string>
#include <vector>

#include "base/day.hpp"
#include "library/library.hpp"
#include "search/id_set.hpp"

namespace papers::trends {

struct Meaning {
  std::string long_form;  ///< as most of its papers write it
  search::IdSet papers;   ///< that say it, be it beside the acronym or elsewhere
};

/// What `text` means in the papers that have it, most papers first; empty when it is no acronym, or
/// means one thing in all of them.
std::vector<Meaning> meanings_of(library::Library& library, const std::string& text,
                                 const search::IdSet& having, Day today);

}  // namespace papers::trends
