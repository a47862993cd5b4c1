// Blocks with what is known of each: what labels are given to.
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <optional>
#include <string>

#include "ingest/page/block.hpp"
#include "ingest/page/page_head.hpp"
#include "ingest/page/statement.hpp"

namespace papers::ingest::page {

class OwnPage {
 public:
  enum class Part {
    other,  ///< read like any block
    mark,   ///< states nothing further: why() says what it is
    title,  ///< `block` has the paper's link now
    name    ///< of an author
  };
  /// What `block`, with a text and behind those taken before, is on such a page.
  Part take(Block& block);
  /// Of the last mark, a literal.
  [[nodiscard]] std::string_view why() const { return why_; }

 private:
  enum class Place { elsewhere, above_title, below_title, authors, discussion };
  Place place_ = Place::elsewhere;
  BlockLink paper_;
  std::string_view why_;
};

/// What the words of a text say about its part on the page.
struct Wording {
  std::size_t width = 0;  ///< columns, the marks of a heading included
  std::size_t first_word_width = 0;
  std::size_t words = 0;
  bool sentence_end = false;
  bool full_stop = false;  ///< and the end is a full stop
  bool url_end = false;
  bool starts_lower = false;
  bool dangling_end = false;  ///< a comma, a colon, a hyphen, an open bracket, a word like "of"
  bool opener = false;        ///< "We", "This", "Recent"
  bool sentence_break = false;
  bool abstract_by_itself = false;  ///< what it would be as a paragraph of its own
  bool may_be_organisation = false;
  bool names = false;       ///< reads as a list of people, or as a part of one
  double lower_share = 0;   ///< of its content words
  std::size_t content = 0;  ///< content words
};

Wording wording_of(const Block& block);

/// A block, or one statement of its small print.
struct Piece {
  Block block;
  Form form = Form::text;
  std::int64_t value = -1;
  StatedDay day;
  bool published = false;
  bool abbreviated = false;
  Phrase phrase = Phrase::none;
  Wording wording;                ///< of pieces that may be text
  bool follows = false;           ///< begins on the line right below the one before
  bool repeats_link = false;      ///< links the same paper as a text above, in other words
  bool beside_published = false;  ///< "Published on" and its day stand on the same line
  bool metadata = false;          ///< what a clipper says of the page
  bool is_stated = false;         ///< text that the page calls an abstract

  /// Only seen, for the account: it has no part in the sequence.
  [[nodiscard]] bool is_mark() const { return block.text.empty() || metadata; }
};

/// Whether `piece`, the text that follows `before`, can only be the rest of a sentence.
inline bool is_in_mid_sentence(const Piece& before, const Piece& piece) {
  return !before.wording.sentence_end && piece.wording.starts_lower;
}

/// The piece, without its block, of a number or a day that a field states: "Votes: 33",
/// "Published: 2026-04-11"; nullopt for other fields.
std::optional<Piece> piece_of_field(const StatedField& said);

/// Makes pieces of blocks in order.
class PieceMaker {
 public:
  explicit PieceMaker(const Head& head) : head_(head) {}

  /// Appends the pieces of `block`; of a line that ends inside a day only with the one after it.
  void add(Block&& block, std::deque<Piece>& pieces);
  /// What waited for a line that does not come.
  void finish(std::deque<Piece>& pieces);

 private:
  void put(Block&& block, std::deque<Piece>& pieces);
  static bool is_waiting(const Block& block, bool follows, const std::deque<Piece>& pieces);
  /// A block that says nothing: `why`, a literal.
  static void put_seen(Block&& block, std::string_view why, std::deque<Piece>& pieces);
  bool put_of_own_page(Block& block, bool follows, std::deque<Piece>& pieces);
  bool put_name_of_field(Field field, Block& block, std::deque<Piece>& pieces);
  bool put_field(Block& block, bool follows, std::deque<Piece>& pieces);
  bool put_row_of_fields(const Block& block, std::deque<Piece>& pieces);
  [[nodiscard]] bool says_nothing_new(const Block& block) const;
  bool put_of_collection(Block& block, bool follows, std::deque<Piece>& pieces);
  void put_print(const Block& block, const std::vector<Statement>& said, bool follows,
                 std::deque<Piece>& pieces);
  void take_thumbnail(Block& block, std::deque<Piece>& pieces);
  void put_text(Block&& block, bool follows, std::deque<Piece>& pieces);
  static bool take_symbol_of_field(Block& block, std::deque<Piece>& pieces);
  void note_link(Piece& piece, std::deque<Piece>& pieces);
  bool link_to_same_text_above(const Block& block, std::deque<Piece>& pieces);
  void link_to_text_above(const Block& address, std::deque<Piece>& pieces);

  const Head& head_;
  OwnPage own_page_;
  Block cut_;             ///< ends inside a day
  BlockLink link_above_;  ///< an address on a line of its own, with no text above it
  BlockLink thumbnail_;   ///< a picture with a paper's link, with no heading below it yet
  std::string last_heading_;
  bool has_cut_ = false;
  bool has_heading_ = false;       ///< a heading without a link, above any such picture
  bool of_other_ = false;          ///< a collection's small print of what is no paper
  bool in_row_ = false;            ///< behind a paper's id: "•" stands before what follows
  bool has_symbol_ = false;        ///< the text at hand had a picture in front
  bool abstract_follows_ = false;  ///< a heading or a field of that name stood above
  bool separated_ = false;         ///< "·" stood alone on the line before
  std::uint64_t last_line_ = 0;    ///< of the piece before
  std::string linked_id_;          ///< of the last paper that a text links to,
  std::string linked_text_;        ///< and the first such text, or its heading
  bool linked_heading_ = false;
};

}  // namespace papers::ingest::page
