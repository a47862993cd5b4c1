// The scorer that a library's papers are assigned with, and the library's topic rows.
#pragma once

#include <string>

#include "papers/library/library.hpp"
#include "topics/scorer.hpp"

namespace papers::topics {

/// The setting that holds the fingerprint a library was assigned with, and the prefix of those that
/// hold what a reader's tags taught: kLearnedSetting + slug.
inline constexpr const char* kTaxonomySetting = "taxonomy";
inline constexpr const char* kLearnedSetting = "topic-weights/";

/// Changes when the taxonomy, the shipped weights or what the reader taught changes.
std::string fingerprint(library::Library& library);

/// True when the library's papers were assigned with something else than fingerprint().
bool outdated(library::Library& library);

/// The scorer for this library: compiled once for each fingerprint, and kept.
Scorer& scorer(library::Library& library);

/// Makes the rows of `topic` those of the taxonomy, ids kept for slugs that stay.
void write_topic_rows(library::Library& library, const Taxonomy& taxonomy);

/// Stores or replaces a setting.
void write_setting(library::Library& library, const std::string& name, const std::string& value);
/// Empty when there is none.
std::string read_setting(library::Library& library, const std::string& name);

}  // namespace papers::topics
