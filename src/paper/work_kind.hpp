// What kind of work a source says that a paper is.
#pragma once

#include <cstdint>
#include <string_view>

namespace papers {

enum class WorkKind : std::uint8_t {
  unknown,
  article,
  conference_paper,
  chapter,
  report,
  book,
  thesis,
  dataset,
  software,
};

/// "article", "conference paper", "chapter", …; "" for unknown.
std::string_view to_string(WorkKind kind);

/// The kind that a source calls `name`: an entry type of BibTeX, a type of CSL, RIS, Crossref,
/// OpenAlex, Zotero, EndNote or PubMed, or to_string(). Unknown for all other words, "misc" among
/// them.
WorkKind work_kind_called(std::string_view name);

/// Whether one work may be called both: a report, a conference paper and an article may be
/// versions of each other, a book and an article never are.
bool may_be_one_work(WorkKind a, WorkKind b);

}  // namespace papers
