// Labels for a sequence of pieces: which part each has on the page. One Viterbi pass over the
// labels and over what the paper that is being read already has.
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <string_view>
#include <vector>

#include "ingest/page/page_facts.hpp"
#include "ingest/page/piece.hpp"

namespace papers::ingest::page {

enum class Label : std::uint8_t {
  frame,         ///< menus, buttons, footers
  aside,         ///< text of no paper
  day,           ///< the page's
  votes_before,  ///< of the title that follows
  submitter,
  title,
  title_more,  ///< its next line
  abstract,
  abstract_more,  ///< its next line or paragraph
  authors,
  organisation,
  published,
  comments,
  votes_behind,
  stars,
  link,
  entry  ///< a whole paper in a row or an item
};
inline constexpr std::size_t label_count = 17;

/// For the account: what a piece with this label was taken for.
std::string_view to_string(Label label);

/// What the sequence has read of the current paper.
enum class Section : std::uint8_t {
  before,  ///< no paper yet
  titled,  ///< its title alone
  marked,  ///< and votes, a link or small print
  abstracted
};

/// Where a window ends and the next one begins.
struct Position {
  Label label = Label::frame;
  Section section = Section::before;
};

/// The labels of `pieces` in order, that of marks aside (frame). `before`: the last piece of the
/// window before, nullptr at the start of the document; `position` is that piece's and becomes that
/// of pieces[commit - 1]. `last`: the document ends behind the pieces.
std::vector<Label> label_pieces(const std::deque<Piece>& pieces, const Piece* before,
                                const PageFacts& page, std::size_t commit, bool last,
                                Position& position);

}  // namespace papers::ingest::page
