#include "ingest/page/piece.hpp"

#include <algorithm>
#include <utility>

#include "ingest/page/entry_facts.hpp"
#include "ingest/page/line_marks.hpp"
#include "ingest/page/page_names.hpp"
#include "ingest/page/page_words.hpp"
#include "text/utf8.hpp"

namespace papers::ingest::page {
namespace {

/// One character that is neither a letter nor a mark of the small print.
bool is_symbol(std::string_view text) {
  if (static_cast<unsigned char>(text.front()) < 0x80) return false;
  text::next_codepoint(text);
  return text.empty();
}

/// What the button for votes says: "Upvote **12**", "[icon] 12", "Positiv bewerten 12".
std::string said_by_button(const std::string& text) {
  if (first_form(text) != Form::text) return text;
  std::string plain = text;
  plain.erase(std::remove(plain.begin(), plain.end(), '*'), plain.end());
  if (first_form(plain) != Form::text) return plain;
  std::string_view number = plain;
  number.remove_prefix(std::min(number.find_first_of("0123456789"), number.size()));
  const auto count = take_count(number, true);
  return count && number.empty() ? std::to_string(count->value) : text;
}

bool is_marked_title(const Block& block) {
  return block.heading > 0 || block.link.to == LinkTo::paper || block.emphasised;
}

Piece piece_of(const Block& block, const Statement& said) {
  Piece piece;
  piece.form = said.form;
  piece.value = said.value;
  piece.day = said.day;
  piece.published = said.published;
  piece.abbreviated = said.abbreviated;
  piece.phrase = said.phrase;
  piece.block = block;
  piece.block.text = said.text;
  piece.block.separated = block.separated || said.separated;
  if (said.number > 0 && block.link.to == LinkTo::nothing) {
    piece.block.link.to = LinkTo::numbered;
    piece.block.link.number = said.number;
  }
  if (!said.url.empty()) piece.block.link = link_to(said.url);
  if (said.form == Form::number) {
    const LinkTo to = piece.block.link.to;
    if (to == LinkTo::comments) piece.form = Form::comments;
    if (to == LinkTo::code || to == LinkTo::paper) piece.form = Form::stars;
  }
  return piece;
}

}  // namespace

void PieceMaker::add(Block&& block, std::deque<Piece>& pieces) {
  constexpr std::size_t longest_cut_bytes = 600;
  if (has_cut_) {
    has_cut_ = false;
    Block joined = cut_;
    joined.text.append(1, ' ').append(block.text);
    joined.last = block.last;
    const bool below = block.blanks_before == 0 && !block.text.empty() && block.heading == 0 &&
                       (block.link.to == LinkTo::nothing || cut_.link.to == LinkTo::nothing);
    const auto said = below ? read_statements(joined.text) : std::vector<Statement>(1);
    if (said.size() != 1 || said.front().form != Form::text) {
      if (joined.link.to == LinkTo::nothing) joined.link = block.link;
      return put(std::move(joined), pieces);
    }
    put(std::move(cut_), pieces);
  }
  if (!block.text.empty() && block.text.size() <= longest_cut_bytes && block.heading == 0 &&
      ends_inside_day(block.text)) {
    cut_ = std::move(block);
    has_cut_ = true;
    return;
  }
  put(std::move(block), pieces);
}

void PieceMaker::put_seen(Block&& block, std::string_view why, std::deque<Piece>& pieces) {
  block.text.clear();
  block.why = why;
  pieces.emplace_back().block = std::move(block);
}

void PieceMaker::finish(std::deque<Piece>& pieces) {
  if (std::exchange(has_cut_, false)) put(std::move(cut_), pieces);
}

void PieceMaker::put_text(Block&& block, bool follows, std::deque<Piece>& pieces) {
  take_thumbnail(block, pieces);
  Piece& piece = pieces.emplace_back();
  piece.block = std::move(block);
  piece.follows = follows;
  in_row_ = false;
  const BlockLink above = std::exchange(link_above_, {});
  if (follows && above.to == LinkTo::paper && piece.block.link.to == LinkTo::nothing) {
    piece.block.link = above;
    piece.block.link.extent = BlockLink::Extent::opens;
  }
  // "[HF](url)", "📄 Paper"
  if (piece.block.link.to != LinkTo::nothing && piece.block.heading == 0 &&
      piece.block.link.extent == BlockLink::Extent::whole &&
      (is_kind_of_document(piece.block.text) || is_arxiv_id(piece.block.text))) {
    piece.form = Form::label;
    return;
  }
  if (std::exchange(separated_, false)) piece.block.separated = true;
  piece.wording = wording_of(piece.block);
  if (std::exchange(abstract_follows_, false) && piece.block.heading == 0) {
    piece.is_stated = true;
    return;
  }
  const bool announced = piece.block.text.starts_with("Authors: ");
  if (piece.block.heading > 0 && piece.block.link.to == LinkTo::nothing) {
    if (const auto day = day_in_heading(piece.block.text)) {
      piece.form = Form::day;
      piece.day = *day;
      return;
    }
  }
  const bool below_title = pieces.size() > 1 && is_marked_title(pieces[pieces.size() - 2].block);
  // A list of two, right below the address or the linked heading of a paper, is no text either.
  const Block* above_it = follows && pieces.size() > 1 ? &pieces[pieces.size() - 2].block : nullptr;
  const bool below_address =
      above_it != nullptr &&
      (above_it->is_address || (above_it->heading > 0 && above_it->link.to == LinkTo::paper));
  const bool set_apart = (piece.block.emphasised && below_title) || has_symbol_;
  const std::size_t least = announced || set_apart                 ? 1
                            : head_.names_authors || below_address ? 2
                                                                   : 3;
  if (set_apart) piece.wording.names = !read_names(piece.block.text, least).empty();
  const bool plain = piece.block.heading == 0 && piece.block.link.to == LinkTo::nothing;
  if (piece.wording.names && plain && !read_names(piece.block.text, least).empty()) {
    piece.form = Form::names;
  } else if (announced && plain && may_be_name(std::string_view(piece.block.text).substr(9))) {
    piece.form = Form::label;  // "Author: AK"
    piece.block.separated = true;
  }
  note_link(pieces.back(), pieces);
}

/// Whether the page says the same again and again, and not of people.
bool PieceMaker::says_nothing_new(const Block& block) const {
  return block.link.to == LinkTo::nothing && block.heading == 0 &&
         head_.repeated.holds(block.text) && read_names(block.text, 2).empty();
}

/// "**Link**:" before a link, "**Abstract**:" above a text.
bool PieceMaker::put_name_of_field(Field field, Block& block, std::deque<Piece>& pieces) {
  abstract_follows_ = field == Field::abstract;
  put_seen(std::move(block), "the name of a field", pieces);
  return true;
}

/// What the page itself says the block is.
bool PieceMaker::put_field(Block& block, bool follows, std::deque<Piece>& pieces) {
  if (equals_folded(block.text, "abstract")) {
    return put_name_of_field(Field::abstract, block, pieces);
  }
  StatedField said = read_stated_field(block.text);
  // Parts of what is called an abstract may have names of their own.
  const bool in_abstract =
      abstract_follows_ || (!pieces.empty() && pieces.back().form == Form::text &&
                            read_paraphrase(pieces.back().block.text).field != Field::none);
  if (said.field == Field::none && !in_abstract) said = read_paraphrase(block.text);
  if (said.field == Field::none || block.heading > 0) return false;
  if (said.field == Field::authors && !piece_of_field(said)) {
    const bool one = may_be_name(said.value);
    block.text = "Authors: " + std::string(said.value);
    if (one) put_text(std::move(block), follows, pieces);
    return one;
  }
  const bool in_text = follows && !pieces.back().is_mark() && pieces.back().form == Form::text &&
                       pieces.back().block.heading == 0 && block.bullet.empty();
  if (in_text) return false;
  if (said.value.empty()) return put_name_of_field(said.field, block, pieces);
  if (said.field == Field::title) {
    block.text = std::string(said.value);
    block.heading = 3;
    put_text(std::move(block), follows, pieces);
    return true;
  }
  if (const auto stated = piece_of_field(said)) {
    Piece& piece = pieces.emplace_back(*stated);
    piece.block = std::move(block);
    piece.follows = follows;
    return true;
  }
  if (said.field == Field::abstract) {
    block.text = std::string(said.value);
    put_text(std::move(block), follows, pieces);
    pieces.back().form = Form::text;
    pieces.back().is_stated = true;
    return true;
  }
  const bool id = said.field == Field::other && is_arxiv_id(said.value);
  if (!id && first_form(block.text) != Form::text) return false;
  Piece& piece = pieces.emplace_back();
  piece.form = said.field == Field::summary ? Form::summary : Form::label;
  if (said.field == Field::summary) block.text = std::string(said.value);
  piece.block = std::move(block);
  piece.follows = follows;
  return true;
}

/// "👤 Ann One, Bob Two": the picture says what the words say. One alone is a mark.
bool PieceMaker::take_symbol_of_field(Block& block, std::deque<Piece>& pieces) {
  const std::string_view rest = without_symbols(block.text);
  if (rest.size() == block.text.size() || block.heading > 0) return false;
  if (rest.empty()) {
    put_seen(std::move(block), "a picture", pieces);
    block = {};
    return false;
  }
  if (read_names(rest, 1).empty() && !is_kind_of_document(rest)) return false;
  block.text = std::string(rest);
  return true;
}

bool PieceMaker::put_of_own_page(Block& block, bool follows, std::deque<Piece>& pieces) {
  const OwnPage::Part part = own_page_.take(block);
  if (part == OwnPage::Part::other) return false;
  if (part == OwnPage::Part::title) {
    put_text(std::move(block), follows, pieces);
    return true;
  }
  Piece& piece = pieces.emplace_back();
  piece.block = std::move(block);
  std::string& text = piece.block.text;
  if (part == OwnPage::Part::mark) {
    text.clear();
    piece.block.why = own_page_.why();
  } else {
    piece.form = Form::names;
    piece.block.link = {};
    if (!text.ends_with(',')) text += ',';
  }
  return true;
}

/// "Loading…", in any language: no title, no text and no small print is a word or two and dots.
bool PieceMaker::is_waiting(const Block& block, bool follows, const std::deque<Piece>& pieces) {
  const bool in_text = follows && !pieces.back().is_mark() && pieces.back().form == Form::text;
  return !in_text && !block.same_line && block.heading == 0 && ends_truncated(block.text) &&
         block.link.to == LinkTo::nothing && has_letter(block.text) &&
         std::count(block.text.begin(), block.text.end(), ' ') < 2;
}

void PieceMaker::put(Block&& block, std::deque<Piece>& pieces) {
  const bool follows = !pieces.empty() && block.first == last_line_ + 1 && !block.same_line &&
                       block.blanks_before == 0;
  last_line_ = block.last;
  if (block.entry) {
    Piece& piece = pieces.emplace_back();
    piece.block = std::move(block);
    piece.form = Form::entry;
    return;
  }
  if (block.text.empty()) {
    link_to_text_above(block, pieces);
    pieces.emplace_back().block = std::move(block);
    return;
  }
  const bool front_matter = block.first <= head_.front_matter_lines;
  if (front_matter || (block.text.size() < 400 && block.link.to == LinkTo::nothing &&
                       read_metadata(block.text, false).is_metadata)) {
    pieces.emplace_back().block = std::move(block);
    pieces.back().metadata = true;
    return;
  }
  if (is_waiting(block, follows, pieces)) {
    return put_seen(std::move(block), "more was to be loaded", pieces);
  }
  if (put_of_own_page(block, follows, pieces)) return;
  if (put_of_collection(block, follows, pieces)) return;
  if (std::string said = in_english(block.text); !said.empty()) block.text = std::move(said);
  if (std::string said = parted_labels(block.text); !said.empty()) block.text = std::move(said);
  has_symbol_ = take_symbol_of_field(block, pieces);
  if (block.text.empty()) return;
  if (block.link.to == LinkTo::login) block.text = said_by_button(block.text);
  if (put_row_of_fields(block, pieces) || put_field(block, follows, pieces)) return;
  const std::vector<Statement> said = read_statements(block.text);
  if (said.size() == 1 && said.front().form == Form::text) {
    if (is_symbol(block.text)) return put_seen(std::move(block), "a picture", pieces);
    if (says_nothing_new(block) || link_to_same_text_above(block, pieces)) {
      return put_seen(std::move(block), "repeated on the page", pieces);
    }
    return put_text(std::move(block), follows, pieces);
  }
  if (block.heading > 0 && said.size() == 1 && said.front().form == Form::number) {
    return put_seen(std::move(block), "the heading of a section", pieces);  // "## 2026"
  }
  if (in_row_) block.link = {};
  put_print(block, said, follows, pieces);
  if (said.empty()) {
    separated_ = separated_ || find_separator(block.text) != std::string_view::npos;
    put_seen(std::move(block), "a mark", pieces);
  }
}

void PieceMaker::put_print(const Block& block, const std::vector<Statement>& said, bool follows,
                           std::deque<Piece>& pieces) {
  const bool published =
      std::any_of(said.begin(), said.end(), [](const Statement& one) { return one.published; });
  for (std::size_t i = 0; i < said.size(); ++i) {
    Piece piece = piece_of(block, said[i]);
    piece.beside_published = published;
    if (i > 0) {
      piece.block.same_line = true;
      piece.block.blanks_before = 0;
    }
    piece.follows = follows && i == 0;
    if (i == 0 && std::exchange(separated_, false)) piece.block.separated = true;
    in_row_ = in_row_ || (piece.form == Form::label && is_arxiv_id(piece.block.text));
    piece.block.separated = piece.block.separated || in_row_;
    if (!piece.block.text.empty()) piece.wording = wording_of(piece.block);
    pieces.push_back(std::move(piece));
    note_link(pieces.back(), pieces);
  }
}

}  // namespace papers::ingest::page
