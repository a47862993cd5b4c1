// To which paper the pieces of a page link.
#include <algorithm>
#include <utility>

#include "ingest/page/piece.hpp"

namespace papers::ingest::page {

/// An address below its text is its link, as in "Title", blank, "https://…"; where there is none
/// above, as in a chat, that of the text right below.
void PieceMaker::link_to_text_above(const Block& address, std::deque<Piece>& pieces) {
  if (address.link.to == LinkTo::paper && !address.is_address) thumbnail_ = address.link;
  if (!address.is_address) return;
  // The rule under a heading is part of it.
  auto ruled = pieces.rbegin();
  if (ruled != pieces.rend() && ruled->is_mark() && ruled->block.why == "a rule") ++ruled;
  if (ruled == pieces.rend() || ruled->is_mark()) link_above_ = address.link;
  if (ruled == pieces.rend()) return;
  Piece& above = *ruled;
  if (above.is_mark() || above.block.link.to != LinkTo::nothing || address.blanks_before > 1) {
    return;
  }
  above.block.link = address.link;
  above.block.link.extent = BlockLink::Extent::closes;
  if (above.form == Form::number && above.block.link.to == LinkTo::comments) {
    above.form = Form::comments;
  }
  note_link(above, pieces);
}

/// Where a page's headings link to nothing, the thumbnail above each may, and one between two
/// copies of a paper leads to it wherever thumbnails stand.
void PieceMaker::take_thumbnail(Block& block, std::deque<Piece>& pieces) {
  if (block.heading == 0) return;
  const BlockLink above = std::exchange(thumbnail_, {});
  const bool copy = std::exchange(last_heading_, block.text) == block.text;
  if (block.link.to != LinkTo::nothing) return;
  has_heading_ = has_heading_ || above.to == LinkTo::nothing;
  if (!has_heading_ || copy) block.link = above;
  for (Piece& first : pieces) {
    const bool same = copy && first.block.heading > 0 && first.block.text == block.text;
    if (same && first.block.link.to == LinkTo::nothing) first.block.link = above;
  }
}

/// Whether a link says the heading above it again: then it is that heading's.
bool PieceMaker::link_to_same_text_above(const Block& block, std::deque<Piece>& pieces) {
  if (pieces.empty() || block.link.to != LinkTo::paper) return false;
  Block& above = pieces.back().block;
  if (above.heading == 0 || above.link.to != LinkTo::nothing || above.text != block.text)
    return false;
  above.link = block.link;
  note_link(pieces.back(), pieces);
  return true;
}

/// Title, abstract and count of authors may all link to the paper: the first heading of them is the
/// title, else the first.
void PieceMaker::note_link(Piece& piece, std::deque<Piece>& pieces) {
  const BlockLink& link = piece.block.link;
  if (piece.form != Form::text || link.to != LinkTo::paper || link.id.empty()) return;
  const bool heading = piece.block.heading > 0;
  if (link.id == linked_id_ && (linked_heading_ || !heading)) {
    piece.repeats_link = piece.block.text != linked_text_;
    return;
  }
  if (link.id == linked_id_) {
    // "Watch the video", above the title
    const auto above = std::find_if(pieces.rbegin() + 1, pieces.rend(), [this](const Piece& one) {
      return one.block.link.id == linked_id_ && one.block.text == linked_text_;
    });
    if (above != pieces.rend()) above->repeats_link = linked_text_ != piece.block.text;
  }
  linked_id_ = link.id;
  linked_text_ = piece.block.text;
  linked_heading_ = heading;
}

}  // namespace papers::ingest::page
