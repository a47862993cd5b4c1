// What a label costs on a piece, alone and behind another one.
#pragma once

#include "ingest/page/labels.hpp"
#include "ingest/page/page_facts.hpp"
#include "ingest/page/piece.hpp"

namespace papers::ingest::page {

constexpr bool is_title(Label label) { return label == Label::title || label == Label::title_more; }
constexpr bool is_abstract(Label label) {
  return label == Label::abstract || label == Label::abstract_more;
}

/// Whether a link's beginning, or its end, is at the beginning or end of the block.
constexpr bool opens_link(const Block& block) {
  return block.link.to != LinkTo::nothing && block.link.extent <= BlockLink::Extent::opens;
}
constexpr bool closes_link(const Block& block) {
  using enum BlockLink::Extent;
  return block.link.to != LinkTo::nothing &&
         (block.link.extent == whole || block.link.extent == closes);
}
/// Whether `block` is the next line of the link that `before` is a line of.
constexpr bool is_of_same_link(const Block& before, const Block& block) {
  using enum BlockLink::Extent;
  return (before.link.extent == opens || before.link.extent == inside) &&
         (block.link.extent == inside || block.link.extent == closes) &&
         before.link.url == block.link.url;
}

/// Whether both begin a link to a paper, each to its own.
inline bool links_to_other(const Block& before, const Block& block) {
  return opens_link(block) && block.link.to == LinkTo::paper && before.link.to == LinkTo::paper &&
         before.link.url != block.link.url;
}

/// Whether `piece` is the line right below `before`.
bool is_below(const Piece* before, const Piece* piece);

/// A piece among its neighbours: those before and after it that are no marks, nullptr at the ends.
struct Place {
  const Piece* before = nullptr;
  const Piece* piece = nullptr;
  const Piece* after = nullptr;
};

/// Whether the piece is a heading right below one of its level, as where `## ` is put before each
/// line of a title.
bool goes_on_as_heading(const Place& place, const PageFacts& page);

/// What `label` costs on the piece by what the piece itself and the page are; impossible for what
/// cannot be.
double cost_of(Label label, const Place& place, const PageFacts& page);

/// What it costs that `label` stands behind `from`.
double cost_between(const Position& from, Label label, const Place& place, const PageFacts& page);

/// What it costs that the sequence ends behind `piece`.
double cost_of_end(const Position& from, const Piece& piece, const PageFacts& page);

/// What the sequence has read of the paper when `label` has been given behind `from`.
Section section_behind(const Position& from, Label label, const Piece& piece,
                       const PageFacts& page);

/// A heading above those of titles: what stands below it is of no paper.
bool ends_papers(const Piece& piece, const PageFacts& page);

/// What the number `label` costs right below `above`: a page of the day shows of each paper its
/// authors or the organisation between title and numbers.
double cost_below(Label label, Label above, const Place& place, const PageFacts& page);

}  // namespace papers::ingest::page
