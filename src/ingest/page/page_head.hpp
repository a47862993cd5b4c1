// What the first bytes of a page tell before it is read line by line.
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "base/day.hpp"
#include "ingest/page/line_dress.hpp"
#include "ingest/page/link_scan.hpp"
#include "ingest/page/wrapping.hpp"

namespace papers::ingest::page {

struct Head {
  Wrap wrap;
  std::size_t title_level = 0;  ///< of the headings that are titles, 0: unknown
  std::size_t front_matter_lines = 0;
  std::size_t header_lines = 0;  ///< of the site's own frame
  std::size_t small_print_lines = 0;
  std::size_t paper_links = 0;
  bool print_below_text = false;   ///< texts and small print stand right beside each other
  bool blanks_below_text = false;  ///< blank lines stand between them
  bool is_collection = false;      ///< says "Paper • 2501.09732" of papers
  Notation notation;
  bool lists = false;           ///< items of lists are papers
  bool tables = false;          ///< has a table of papers
  bool entities = false;        ///< writes "&lt;"
  bool nowiki = false;          ///< writes "https:%%//%%", as DokuWiki's pages do
  bool numbered_links = false;  ///< writes "text⟨12⟩", and lists "⟨12⟩ https://…" below
  /// Rewrites the lines of a notation of its own in order (spoken_lines.hpp, tree_lines.hpp); empty
  /// for lines that are read as they are. Each reader has its own copy.
  std::function<void(std::string& line)> plain_line;
  bool addresses_beside = false;  ///< see address_lines.hpp
  bool flat = false;              ///< see spoken_lines.hpp
  Dress dress = Dress::none;
  bool is_quotation = false;  ///< what is not quoted is no part of the page
  RepeatedLines repeated;
  std::string escapes;          ///< the characters before which it writes a backslash
  bool counts_authors = false;  ///< "4 authors"
  bool names_authors = false;   ///< writes them out
};

/// `bytes`: the beginning of the document; of more than 64 KiB only links by label are looked for.
Head read_head(std::string_view bytes);

/// What a line of front matter, or a "**URL:** …" line of a clipper, says about the page.
struct Metadata {
  bool is_metadata = false;
  bool trending = false;
  std::optional<Day> captured;      ///< the day on which the page was saved
  std::optional<StatedDay> listed;  ///< the day whose list it is
};
Metadata read_metadata(std::string_view line, bool front_matter);

}  // namespace papers::ingest::page
