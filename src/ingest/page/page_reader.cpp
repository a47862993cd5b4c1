#include "ingest/page/page_reader.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

#include "ingest/page/page_words.hpp"

namespace papers::ingest::page {
namespace {

constexpr std::size_t window_pieces = 64;
constexpr std::size_t pieces_ahead = 16;

/// Marks the pieces that begin inside a URL longer than a line, which text browsers cut at the
/// width.
void mark_cut_words(std::deque<Piece>& pieces) {
  constexpr std::size_t shortest_cut_columns = 60;
  constexpr std::size_t ragged_columns = 3;
  const auto end_of = [](const Piece& piece) { return piece.block.indent + piece.wording.width; };
  const auto is_address = [](const Piece& piece) {
    const std::string& text = piece.block.text;
    return text.find("://") != std::string::npos && text.find(' ') == std::string::npos;
  };
  std::size_t widest = shortest_cut_columns;
  for (std::size_t i = 1; i < pieces.size(); ++i) {
    const Piece& before = pieces[i - 1];
    if (!is_address(before) || !pieces[i].follows || !pieces[i].block.bullet.empty()) continue;
    for (std::size_t j = i - 1; j-- > 0 && pieces[j + 1].follows;) {
      if (!is_address(pieces[j])) widest = std::max(widest, end_of(pieces[j]));
    }
    const std::string_view word = first_word(pieces[i].block.text);
    const bool capitalised = word.size() > 1 && is_upper(word[0]) && is_lower(word[1]);
    const std::size_t end = end_of(before);
    // One that stands out further was left whole.
    pieces[i].inside_word = end >= widest && end <= widest + ragged_columns && !capitalised;
  }
}

}  // namespace

void PageReader::add(Block&& block) {
  maker_.add(std::move(block), pieces_);
  if (pieces_.size() >= window_pieces + pieces_ahead) commit(window_pieces, false);
}

const Tally& PageReader::finish(std::uint64_t last_line) {
  maker_.finish(pieces_);
  commit(pieces_.size(), true);
  papers_.finish(last_line);
  return papers_.tally();
}

void PageReader::commit(std::size_t count, bool last) {
  mark_cut_words(pieces_);
  const PageFacts page = facts_.count(pieces_, counted_, last);
  const auto labels =
      label_pieces(pieces_, before_ ? &*before_ : nullptr, page, count, last, position_);
  for (std::size_t i = 0; i < count; ++i) {
    const bool is_mark = pieces_[i].is_mark();
    if (!is_mark) before_ = pieces_[i];
    papers_.take(pieces_[i], labels[i]);
  }
  pieces_.erase(pieces_.begin(), pieces_.begin() + static_cast<std::ptrdiff_t>(count));
  counted_ = pieces_.size();
}

}  // namespace papers::ingest::page
