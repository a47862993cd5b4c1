// The user's own marks on papers, as rows.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "paper/record.hpp"

namespace papers::library {

class Database;
class Library;

/// Whether `name` can be a tag: letters, digits and -_./: of at most limits::tag_size_bytes.
bool is_tag_name(std::string_view name);

/// Each returns whether anything changed.
bool add_tag_row(Database& database, std::int64_t paper, std::string_view tag,
                 std::string_view now);
bool remove_tag_row(Database& database, std::int64_t paper, std::string_view tag);

/// Replaces the note; empty text removes it.
void set_note_row(Database& database, std::int64_t paper, std::string_view text,
                  std::string_view now);

/// The note; empty: none.
std::string note_row(Database& database, std::int64_t paper);

/// `text` as a note is stored. Throws UsageError when it is too long.
std::string note_of(std::string_view text);

/// Puts `text` below the note that is there. Throws UsageError for one that grows too long.
void add_to_note(Library& library, std::int64_t paper, std::string_view text);

/// A tag, and how many papers have it.
struct TagCount {
  std::string name;
  std::uint64_t papers = 0;
};
/// By name.
std::vector<TagCount> tag_counts(Library& library);

/// Unites the tags and the note of a restored paper with what is there. Returns whether anything
/// changed.
bool restore_marks(Database& database, std::int64_t paper, const Record::Restored& restored,
                   std::string_view now);

}  // namespace papers::library
