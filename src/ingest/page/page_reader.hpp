// From blocks to papers: what every adapter's blocks go through.
#pragma once

#include <cstdint>
#include <deque>
#include <optional>

#include "ingest/page/block.hpp"
#include "ingest/page/labels.hpp"
#include "ingest/page/page_facts.hpp"
#include "ingest/page/page_head.hpp"
#include "ingest/page/page_judgement.hpp"
#include "ingest/page/papers.hpp"
#include "ingest/page/piece.hpp"
#include "ingest/reader.hpp"

namespace papers::ingest::page {

/// Labels pieces window by window and hands them on.
class PageReader {
 public:
  /// `sink` and `head` must outlive it.
  PageReader(Sink& sink, const Head& head) : maker_(head), facts_(head), papers_(sink, head) {}

  void add(Block&& block);
  /// What the document held; `last_line`: how many lines it has.
  const Tally& finish(std::uint64_t last_line);

 private:
  void commit(std::size_t count, bool last);

  PieceMaker maker_;
  std::deque<Piece> pieces_;
  std::size_t counted_ = 0;  ///< of pieces_, by the window before
  FactCounter facts_;
  std::optional<Piece> before_;  ///< the last one that was handed on and is no mark
  Position position_;
  Papers papers_;
};

}  // namespace papers::ingest::page
