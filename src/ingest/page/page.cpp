// The text of a page that lists papers, in whatever way it was saved: bytes become blocks
// (text_blocks), blocks pieces with facts (piece, page_facts), pieces get labels (labels), labels
// make papers and the account of every line (papers). docs/pages.md tells it with an example.
#include <fmt/format.h>

#include <deque>
#include <string>

#include "base/error.hpp"
#include "ingest/page/looks_like.hpp"
#include "ingest/page/page_head.hpp"
#include "ingest/page/page_judgement.hpp"
#include "ingest/page/page_reader.hpp"
#include "ingest/page/text_blocks.hpp"
#include "ingest/reader.hpp"

namespace papers::ingest {
namespace page {
namespace {

/// Links that a document lists by their texts stand at its end.
constexpr std::size_t head_size_bytes = 1024 * 1024;

}  // namespace
}  // namespace page

namespace {

Evidence sniff_page(std::string_view bytes, std::string_view) {
  if (bytes.empty() || !looks_binary(bytes).empty()) return {};
  const page::Head head = page::read_head(bytes);
  if (head.header_lines >= 2) return {70, "lines of the frame of a Hugging Face papers page"};
  if (head.paper_links >= 2) return {50, "text with links to papers"};
  if (head.small_print_lines >= 3) return {40, "text with the small print of papers"};
  return {5, "text, which no other format claims"};
}

void read_page(Input& input, Sink& sink) {
  const std::string_view bytes = input.peek(page::head_size_bytes);
  if (const std::string kind = looks_binary(bytes); !kind.empty()) {
    throw Error(fmt::format("{}: no page of papers but {}", input.name(), kind));
  }
  const page::Head head = page::read_head(bytes);
  page::TextBlocks adapter(input, head);
  page::PageReader reader(sink, head);
  std::deque<page::Block> blocks;
  for (bool more = true; more;) {
    more = adapter.next(blocks);
    for (; !blocks.empty(); blocks.pop_front()) reader.add(std::move(blocks.front()));
  }
  page::refuse_what_is_no_page(input.name(), reader.finish(adapter.lines()));
}

}  // namespace

extern const Format page_format;
const Format page_format = {
    "page", "the text of a page that lists papers", true, false, sniff_page, read_page,
};

}  // namespace papers::ingest
