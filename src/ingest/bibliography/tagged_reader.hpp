// What RIS, MEDLINE and EndNote have in common: a tag and a value a line, one reference after the
// other.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/reader.hpp"

namespace papers::ingest {

struct TagLine {
  std::string_view tag, value;
};

/// A reference as far as it is read.
struct TaggedReference {
  Record record;
  std::string second_title;                ///< the whole it is part of, where no journal is named
  std::string short_journal;               ///< where nothing better is known
  std::string publisher;                   ///< of a thesis or a report: where it was made
  std::string volume;                      ///< of arXiv its id
  std::string day, year;                   ///< the longer one says more
  std::string month;                       ///< "MAR 15", of the year
  std::vector<std::string> short_authors;  ///< with initials, where no full names are given
};

/// What stands under a tag, whatever the dialect.
enum class Tagged {
  title,
  weak_title,  ///< where there is no other
  author,      ///< or several that semicolons divide ("Fern, Ida;Moss, Jo")
  short_author,
  abstract,
  weak_abstract,
  year,
  day,
  month,
  keyword,
  keywords,  ///< with semicolons between
  journal,
  short_journal,
  whole,  ///< that it is part of
  kind,
  doi,
  addresses,
  volume,
  house,
  arxiv_id,  ///< nothing but one
  note       ///< that may state an arXiv id
};

struct TagRow {
  std::string_view tags;  ///< with bars between
  Tagged what;
};

/// Takes in what `value` says as the first row of `table` that has `tag`; false where none has.
bool apply_row(std::span<const TagRow> table, std::string_view tag, const std::string& value,
               TaggedReference& reference);

struct TaggedSyntax {
  /// nullopt for a line that goes on with the value before.
  std::optional<TagLine> (*tag_line)(std::string_view line);
  std::string_view begins;  ///< the tag that every reference begins with
  std::string_view ends;    ///< the tag that ends it; empty: the next beginning does
  bool blank_line_ends;     ///< and that any tag begins one where none is open
  /// Whether a further line under `tag` is another value and not the rest of the one before.
  bool (*line_is_value)(std::string_view tag, std::string_view line);
  std::span<const TagRow> tags;
  /// What its tags mean beyond those; `value` is clean, on one line and not empty.
  void (*apply)(std::string_view tag, const std::string& value, TaggedReference& reference);
};

/// What a reference that is read to its end, and begins on `line`, is as a record.
Record record_of(TaggedReference&& reference, std::uint64_t line);

/// Reads `input` to its end. A reference has at most 1 MiB.
void read_tagged(Input& input, Sink& sink, const TaggedSyntax& syntax);

/// Whether one of the first lines of `head` that are not blank has the tag that begins references;
/// the numbers and headings of the program that wrote it may stand before the first one.
bool begins_reference(std::string_view head, const TaggedSyntax& syntax);

/// Adds the addresses in `value`: one or several, "https://a.org/1;https://b.org/2"; fills the
/// reference's own address and ids where they are missing.
void read_addresses(std::string_view value, Record& record);

}  // namespace papers::ingest
