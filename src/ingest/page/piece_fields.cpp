// Fields whose names a page states, "Votes: 33 | Published: 2026-04-11"; the parts of a paper's own
// page; and to which paper pieces link.
#include <algorithm>
#include <utility>
#include <vector>

#include "ingest/page/page_words.hpp"
#include "ingest/page/piece.hpp"
#include "ingest/page/statement.hpp"
#include "text/utf8.hpp"

namespace papers::ingest::page {

StatedField read_stated_field(std::string_view text, FieldPlace place) {
  constexpr std::string_view wide_colon = "\xEF\xBC\x9A";
  const std::string_view head = text.substr(0, longest_field_name_bytes);
  const std::size_t colon = std::min(head.find(':'), head.find(wide_colon));
  if (colon == std::string_view::npos) return {};
  std::string_view name = text.substr(0, colon);
  std::string_view value = text.substr(colon + (text[colon] == ':' ? 1 : wide_colon.size()));
  if (value.starts_with(':')) value.remove_prefix(1);  // "Authors :: " of org
  name = without_symbols(name);
  while (name.starts_with('*')) name.remove_prefix(1);
  while (name.ends_with('*')) name.remove_suffix(1);
  while (value.starts_with('*')) value.remove_prefix(1);
  name = text::trim(name);
  value = text::trim(value);
  const bool below = value.size() <= 2 && value.find_first_not_of("|>-+") == value.npos;  // of YAML
  if (below && !value.empty() && value.front() != '-') value = {};
  const Field field = field_called(name, place);
  if (field == Field::none) return {};
  return {field == Field::link && place == FieldPlace::line ? Field::other : field, value};
}

StatedField read_paraphrase(std::string_view text) {
  constexpr std::size_t longest_label_bytes = 64;
  const std::size_t end = text.substr(0, longest_label_bytes).find("**", 2);
  if (!text.starts_with("**") || end == text.npos) return {};
  const std::string_view label = text.substr(2, end - 2);
  std::string_view value = text.substr(end + 2);
  bool named = false;
  for (const std::string_view colon : {":", "\xEF\xBC\x9A"}) {
    named = named || label.ends_with(colon) || value.starts_with(colon);
    if (value.starts_with(colon)) value.remove_prefix(colon.size());
  }
  value = text::trim(value);
  return named && ends_sentence(value) ? StatedField{Field::summary, value} : StatedField{};
}

std::optional<Piece> piece_of_field(const StatedField& said) {
  Piece piece;
  switch (said.field) {
    case Field::votes:
      piece.form = Form::votes;
      break;
    case Field::stars:
      piece.form = Form::stars;
      break;
    case Field::comments:
      piece.form = Form::comments;
      break;
    case Field::authors:  // "Authors: 6"; names are read as any line of names
      piece.form = Form::authors;
      break;
    case Field::day:
      piece.form = Form::day;
      if (const auto day = parse_stated_day(said.value)) piece.day = *day;
      piece.is_stated = true;
      return piece.day == StatedDay() ? std::nullopt : std::optional(piece);
    default:
      return std::nullopt;
  }
  const auto numbers = read_statements(said.value);
  const bool number = numbers.size() == 1 &&
                      (numbers.front().form == Form::number || numbers.front().form == piece.form);
  piece.value = numbers.empty() ? -1 : numbers.front().value;
  return number ? std::optional(piece) : std::nullopt;
}

/// "Published: 2026-04-11 | Comments: 9 pages": a piece each.
bool PieceMaker::put_row_of_fields(const Block& block, std::deque<Piece>& pieces) {
  constexpr std::size_t longest_bytes = 600;  // longer ones are texts
  const Field first = read_stated_field(block.text).field;
  if (block.heading > 0 || block.text.size() > longest_bytes || first == Field::none ||
      first == Field::abstract || first == Field::summary) {
    return false;
  }
  std::vector<std::string_view> parts;
  std::string_view rest = block.text;
  while (!rest.empty()) {
    const std::string_view part = text::trim(rest.substr(0, find_separator(rest)));
    rest.remove_prefix(std::min(rest.size(), std::max<std::size_t>(find_separator(rest), 1)));
    while (take_separator(rest)) {
    }
    if (part.find(':') > longest_field_name_bytes) return false;
    parts.push_back(part);
  }
  if (parts.size() < 2) return false;
  for (const std::string_view part : parts) {
    Block one = block;
    one.text = std::string(part);
    one.same_line = one.separated = block.same_line || part != parts.front();
    if (put_field(one, false, pieces)) continue;
    put_seen(std::move(one), "a field", pieces);
  }
  return true;
}

/// A collection of the site's says "Paper • 2501.09732 • Published Jan 16 • 9 • 1" of each paper,
/// within the link of its title, and perhaps "Note …", what its reader says.
bool PieceMaker::put_of_collection(Block& block, bool follows, std::deque<Piece>& pieces) {
  if (!head_.is_collection) return false;
  const bool plain = block.link.to == LinkTo::nothing && block.heading == 0;
  if (plain && block.text.starts_with("Note ")) {
    Piece& piece = pieces.emplace_back();
    piece.form = Form::filler;
    piece.block = std::move(block);
    return true;
  }
  const std::size_t at = find_kind_and_id(block.text);
  // "Upvote 3", its own; "Text Generation • 8B • Updated Sep 25, 2024 • 5.63M", perhaps a line each
  const bool other = block.text.starts_with("Upvote") || block.text.starts_with("updated ") ||
                     (block.text.find("Updated ") != std::string::npos &&
                      find_separator(block.text) != std::string::npos);
  of_other_ =
      at == std::string::npos && (other || (of_other_ && first_form(block.text) == Form::number));
  if (of_other_) {
    put_seen(std::move(block), "of no paper", pieces);
    return true;
  }
  if (at == std::string::npos) return false;
  Block print = block;
  print.text.erase(0, at);
  print.link = {};
  print.heading = 0;
  if (at > 0) {
    print.same_line = true;
    print.blanks_before = 0;
    block.text = text::trim(std::string_view(block.text).substr(0, at));
    put_text(std::move(block), follows, pieces);
  }
  put_print(print, read_statements(print.text), follows && at == 0, pieces);
  return true;
}

namespace {

/// The paper of "arxiv:2511.05271", with which its page begins; LinkTo::nothing for other lines. As
/// the site writes it: "- arXiv: 2511.05271" is what a digest says of the paper above it.
BlockLink paper_named(const Block& block) {
  constexpr std::string_view mark = "arxiv:";
  constexpr std::size_t longest_bytes = 24;
  const std::string_view line = block.text;
  const bool in_list = !block.bullet.empty() || block.heading > 0;
  if (in_list || line.size() > longest_bytes || !line.starts_with(mark)) return {};
  BlockLink link = link_to("https://arxiv.org/abs/" + std::string(line.substr(mark.size())));
  return link.id.empty() ? BlockLink() : link;
}

bool begins_discussion(const Block& block) {
  return equals_folded(block.text, "community") || starts_with_folded(block.text, "models citing ");
}

}  // namespace

OwnPage::Part OwnPage::take(Block& block) {
  if (BlockLink paper = paper_named(block); paper.to != LinkTo::nothing) {
    paper_ = std::move(paper);
    place_ = Place::above_title;
    why_ = "the id of the page's paper";
    return Part::mark;
  }
  if (place_ == Place::elsewhere) return Part::other;
  if (place_ == Place::discussion) {
    why_ = "below the page of a paper";
    return Part::mark;
  }
  if (place_ == Place::above_title) {
    place_ = Place::below_title;
    block.link = paper_;
    return Part::title;
  }
  if (begins_discussion(block)) {
    place_ = Place::discussion;
    why_ = "below the page of a paper";
    return Part::mark;
  }
  if (equals_folded(block.text, "authors:") || equals_folded(block.text, "authors")) {
    place_ = Place::authors;
    why_ = "the name of a field";
    return Part::mark;
  }
  if (equals_folded(block.text, "abstract")) place_ = Place::below_title;
  return place_ == Place::authors ? Part::name : Part::other;
}

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
