// Every bound on what papers accepts, in one place. Each has a test at the limit and one past it.
#pragma once

#include <cstddef>

namespace papers::limits {

inline constexpr std::size_t record_size_bytes = std::size_t{1} << 20;  ///< one record, or one line
/// A row of JSON: papers' own has an abstract and a note, and two bytes for each quotation mark.
inline constexpr std::size_t json_row_size_bytes = std::size_t{8} << 20;
inline constexpr std::size_t title_size_bytes = 2000;
inline constexpr std::size_t json_depth = 64;
inline constexpr std::size_t query_size_bytes = 64 * 1024;
inline constexpr std::size_t query_terms = 256;
inline constexpr std::size_t query_depth = 64;
inline constexpr std::size_t authors_per_paper = 5000;
inline constexpr std::size_t links_per_paper = 200;
inline constexpr std::size_t keywords_per_paper = 200;
inline constexpr std::size_t tag_size_bytes = 100;
inline constexpr std::size_t note_size_bytes = std::size_t{1} << 20;
inline constexpr std::size_t ids_size_bytes = std::size_t{16} << 20;  ///< a list of ids on stdin
inline constexpr std::size_t text_size_bytes = std::size_t{1} << 20;  ///< what `related -` reads
inline constexpr std::size_t settings_size_bytes = 16 * 1024;  ///< config.toml; toml++ recurses
inline constexpr std::size_t topics_size_bytes = std::size_t{1} << 20;  ///< topics.json
/// Of a library's tables, indexes and views: about 1,400, each with a definition of so many bytes.
inline constexpr int schema_steps = 10'000;
inline constexpr std::size_t schema_object_size_bytes = 16 * 1024;
inline constexpr int busy_timeout_ms = 10'000;
inline constexpr int must_land_timeout_ms = 600'000;  ///< for what has happened outside

}  // namespace papers::limits
