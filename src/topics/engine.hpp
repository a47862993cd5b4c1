// The scorer that a library's papers are assigned with, and the library's topic rows.
#pragma once

#include <string>

#include "library/library.hpp"
#include "topics/scorer.hpp"

namespace papers::topics {

/// The setting that holds the fingerprint a library was assigned with.
inline constexpr const char* kTaxonomySetting = "taxonomy";

/// The scorer of the current taxonomy, shipped weights and lessons: compiled once for each
/// fingerprint, and kept.
Scorer& scorer();

/// Makes the rows of `topic` those of the taxonomy, ids kept for slugs that stay.
void write_topic_rows(library::Library& library, const Taxonomy& taxonomy);

/// Stores or replaces a setting.
void write_setting(library::Library& library, const std::string& name, const std::string& value);
/// Empty when there is none.
std::string read_setting(library::Library& library, const std::string& name);

}  // namespace papers::topics
