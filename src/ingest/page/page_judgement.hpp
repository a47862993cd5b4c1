// Whether a document that was read as a page is one. Any text has short lines and paragraphs, and
// would give "titles" and "abstracts": what makes a list of papers is that nearly all of it is
// titles with abstracts, or that the small print, the links and the frame of such pages are there.
#pragma once

#include <cstdint>
#include <string>

#include "paper/record.hpp"

namespace papers::ingest::page {

/// What a document turned out to hold.
struct Tally {
  std::uint64_t papers = 0;
  std::uint64_t entries = 0;    ///< of them, rows of tables and items of lists
  std::uint64_t marked = 0;     ///< of them, those with an id or small print that only papers have
  std::uint64_t judged = 0;     ///< of them, those whose words were looked at
  std::uint64_t plausible = 0;  ///< of those, the ones that read like a title and an abstract
  std::uint64_t bare = 0;       ///< those with neither an abstract nor a mark
  std::uint64_t loose = 0;      ///< paragraphs that are no part of a paper, or a second paragraph
  std::uint64_t frame = 0;      ///< lines of the site's frame and small print
  std::uint64_t too_long = 0;   ///< lines that were left out
  std::uint64_t header = 0;     ///< of them, those that stand above a list of papers
  std::uint64_t addresses = 0;  ///< of papers, as far as they were looked for

  /// A sentence by itself, where every paper has more than a title, or any line by itself beside a
  /// list: then it is counted as loose.
  bool takes_for_remark(const Record& paper, bool is_marked, bool is_beside_list);
  void count(const Record& paper, bool is_marked);
};

/// Throws NoPapers with the reason when the document `name` is no page of papers.
void refuse_what_is_no_page(const std::string& name, const Tally& tally);

}  // namespace papers::ingest::page
