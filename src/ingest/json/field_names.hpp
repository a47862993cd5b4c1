// One table of the names under which services and people keep what is known of a paper, in JSON and
// in the header of a CSV file. A new source is a few rows here.
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace papers::ingest {

/// What a field fills.
enum class Fills {
  title,
  subtitle,
  abstract,
  abstract_kind,  ///< of our own CSV
  summary,        ///< somebody's short text, where there is no abstract
  authors,
  arxiv_id,
  doi,
  url,
  link,
  code_link,
  project_link,
  openreview_id,
  organization,
  published,
  year,
  month,
  day,
  listed,
  venue,
  work_kind,
  authors_cut,  ///< of our own CSV
  keywords,
  upvotes,
  github_stars,
  comments,
  note,
  tags,
  key,
  /// Known, of no use beside what else is read: the service's own numbers and copies of other
  /// fields. Not counted as lost.
  nothing
};

struct FieldName {
  /// Members one inside the other, as folded_name() gives them: "content.title.value".
  std::string_view path;
  Fills fills;
};

/// Of several rows that fill one thing the first one with a value counts (of links and keywords:
/// all of them).
std::span<const FieldName> field_names();

/// Members inside which services keep the fields of a paper, the paper of a row first. Fields
/// beside them are the paper's too.
std::span<const std::string_view> paper_holders();

/// Whether a member called `folded` is the title that makes an object a paper; not every `name` is.
bool names_title(std::string_view folded);

/// Whether a member called `folded` fills `wanted`; a title be it a `name`.
bool fills(std::string_view folded, Fills wanted);

/// Whether a member called `folded` (folded_name) is looked at.
bool is_known_field(std::string_view folded);

/// The name in the table of what is called `name` in another language; else `name`.
std::string name_in_english(const std::string& name);

/// Lower case, letters and digits only: "publicationDate", "Publication Date", "publication_date"
/// are one name, "prism:doi" and "doi" too; what is not ASCII in English.
std::string folded_name(std::string_view name);

}  // namespace papers::ingest
