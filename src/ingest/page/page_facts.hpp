// What holds for a whole page, or for the stretch of it that is being read.
#pragma once

#include <array>
#include <cstddef>
#include <deque>
#include <vector>

#include "ingest/page/piece.hpp"
#include "ingest/page/wrapping.hpp"

namespace papers::ingest::page {

struct PageFacts {
  Wrap wrap;
  bool is_unwrapped = false;            ///< titles are wider than lines that are wrapped anywhere
  bool titles_apart = false;            ///< blank lines stand between titles and small print
  bool linked_titles = false;           ///< titles are links to papers
  bool titles_above_addresses = false;  ///< the line below a title is the address of its paper
  unsigned heading_level = 0;           ///< of headings that are titles; 0: titles are no headings
  bool votes_before = false;            ///< a number stands before a title
  bool named_votes_before = false;      ///< "▲ 33", "Upvote 33" does
  bool shows_authors = false;           ///< counts or names them
  bool shows_days = false;              ///< days of papers
  bool bare_stars = false;  ///< stars link to nothing, and comments behind them to the discussion
  bool has_abstracts = false;
  bool titles_alone = false;  ///< the frame of a page, and nothing of papers but texts
  bool is_digest = false;     ///< rows or items are papers: other titles have to show that they are
};

/// Counts over windows; what was seen long ago fades.
class FactCounter {
 public:
  explicit FactCounter(const Head& head) : head_(head) {}
  /// The facts of `pieces`, of which those from `fresh` on were not in the window before. `last`:
  /// the document ends behind them.
  PageFacts count(const std::deque<Piece>& pieces, std::size_t fresh, bool last);

 private:
  void count_piece(const std::deque<Piece>& pieces, const std::vector<std::size_t>& chain,
                   std::size_t at);
  void count_named_votes(const Piece& piece, const Piece* after, bool whole, bool ends_page);
  void fade();

  const Head& head_;
  std::array<double, 7> headings_{};
  std::array<double, 7> linked_headings_{};
  double linked_ = 0;     ///< texts that link to papers, each paper once
  double closed_ = 0;     ///< texts whose last words do, perhaps of several lines
  double wide_ = 0;       ///< texts like titles, wider than arXiv wraps them
  double abstracts_ = 0;  ///< paragraphs that read as one
  double votes_before_ = 0;
  double votes_behind_ = 0;
  double named_votes_before_ = 0;  ///< what speaks for it
  double named_votes_behind_ = 0;
  int texts_seen_ = 0;  ///< lines, a paragraph for two
  double authors_ = 0;
  double days_ = 0;
  double bare_stars_ = 0;
  std::string last_id_;
};

}  // namespace papers::ingest::page
