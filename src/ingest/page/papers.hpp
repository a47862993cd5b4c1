// From labelled pieces, in page order, to papers: a plain loop.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/page/labels.hpp"
#include "ingest/page/page_judgement.hpp"
#include "ingest/page/piece.hpp"
#include "ingest/page/shelf.hpp"
#include "ingest/reader.hpp"

namespace papers::ingest::page {

class Papers {
 public:
  Papers(Sink& sink, const Head& head) : sink_(sink), head_(head), account_(sink), shelf_(sink) {
    tally_.addresses = head.paper_links;
  }

  /// Takes the next piece in; may move from it.
  void take(Piece& piece, Label label);
  /// `last_line`: how many lines the document has.
  void finish(std::uint64_t last_line);
  [[nodiscard]] const Tally& tally() const { return tally_; }

 private:
  void take_mark(const Piece& piece);
  void take_frame(const Piece& piece);
  void take_day(const Piece& piece);
  void take_title(Piece& piece);
  void take_entry(Piece& piece);
  void take_text(Piece& piece, std::string& text);
  void take_print(const Piece& piece, Label label);
  void take_published(const Piece& piece);
  void listed_on(const StatedDay& day);
  void close_paper();
  void end_names();
  void turn_page();

  Sink& sink_;
  const Head& head_;
  AccountWriter account_;
  Shelf shelf_;
  std::optional<Entry> current_;
  std::optional<Piece> votes_;  ///< of the title that follows
  std::string names_;           ///< of the authors, while they go on
  Label last_ = Label::frame;
  Tally tally_;
  std::vector<std::string> header_lines_;  ///< seen since the last paper
  std::uint64_t papers_on_page_ = 0;
  bool trending_ = false;
  std::optional<StatedDay> page_day_;
  std::optional<Day> captured_;
};

}  // namespace papers::ingest::page
