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
