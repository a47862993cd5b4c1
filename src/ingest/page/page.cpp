// The text of a page that lists papers, in whatever way it was saved: bytes become blocks
// (text_blocks), blocks pieces with facts (piece, page_facts), pieces get labels (labels), labels
// make papers and the account of every line (papers). docs/pages.md tells it with an example.
#include <fmt/format.h>

#include <deque>
#include <string>

#include "base/error.hpp"
#include "ingest/decoding/binary_kinds.hpp"
#include "ingest/markup_text.hpp"
#include "ingest/page/entry_lines.hpp"
#include "ingest/page/page_head.hpp"
#include "ingest/page/page_judgement.hpp"
#include "ingest/page/page_reader.hpp"
#include "ingest/page/text_blocks.hpp"
#include "ingest/page/work_lists.hpp"
#include "ingest/reader.hpp"
#include "text/utf8.hpp"

namespace papers::ingest {
namespace page {
namespace {

struct Source {
  std::string_view begins;  ///< a line of it
  std::string_view said;
};

/// Documents that are yet to be set: commands stand where texts do.
constexpr std::string_view latex = "a document in LaTeX; convert it: pandoc -f latex -t gfm";
constexpr Source sources[] = {
    {"\\hypertarget{", latex},
    {"\\href{/", latex},
    {"\\documentclass", latex},
    {"\\starttext", "a document in ConTeXt; save the page as HTML or Markdown"},
    {"%!PS-", "PostScript; convert it: ps2ascii"},
    {".TH ", "a manual page; convert it: pandoc -f man -t gfm"}};

/// Told by what stands above the first line of text: comments and commands.
std::string_view source_of(std::string_view bytes) {
  for (std::string_view line; !bytes.empty();) {
    line = take_line(bytes);
    for (const Source& source : sources) {
      if (line.starts_with(source.begins)) return source.said;
    }
    if (!text::trim(line).empty() && line.find_first_of("%\\.") != 0) return {};
  }
  return {};
}

/// Links that a document lists by their texts stand at its end.
constexpr std::size_t head_size_bytes = 1024 * 1024;

}  // namespace
}  // namespace page

namespace {

Evidence sniff_page(std::string_view bytes, std::string_view) {
  if (bytes.empty() || !kind_that_is_no_text(bytes).empty()) return {};
  const page::Head head = page::read_head(bytes);
  if (head.header_lines >= 2) return {70, "lines of the frame of a Hugging Face papers page"};
  if (head.paper_links >= 2) return {50, "text with links to papers"};
  if (head.small_print_lines >= 3) return {40, "text with the small print of papers"};
  return {5, "text, which no other format claims"};
}

/// `lists`: somebody said that the items of its lists are papers.
void read_text(Input& input, Sink& sink, bool lists) {
  const std::string_view bytes = input.peek(page::head_size_bytes);
  if (const std::string_view kind = kind_that_is_no_text(bytes); !kind.empty()) {
    throw Error(fmt::format("{}: no page of papers but {}", input.name(), kind));
  }
  if (const std::string_view source = page::source_of(bytes); !source.empty()) {
    throw NoPapers(fmt::format("{}: {}", input.name(), source));
  }
  page::Head head = page::read_head(bytes);
  head.lists = head.lists || lists;
  page::TextBlocks adapter(input, head);
  page::PageReader reader(sink, head);
  page::WorkLists works;
  std::deque<page::Block> cut, blocks;
  for (bool more = true; more;) {
    more = adapter.next(cut);
    for (; !cut.empty(); cut.pop_front()) works.add(std::move(cut.front()), blocks);
    if (!more) works.finish(blocks);
    for (; !blocks.empty(); blocks.pop_front()) reader.add(std::move(blocks.front()));
  }
  page::refuse_what_is_no_page(input.name(), reader.finish(adapter.lines()));
}

void read_page(Input& input, Sink& sink) { read_text(input, sink, false); }
void read_list(Input& input, Sink& sink) { read_text(input, sink, true); }

Evidence sniff_table(std::string_view head, std::string_view) {
  if (!page::has_table_of_papers(head)) return {};
  return {85, "a Markdown table with a column of titles"};
}

Evidence sniff_list(std::string_view head, std::string_view) {
  return page::lists_papers(head) ? Evidence{65, "a list whose items link papers"} : Evidence();
}

}  // namespace

extern const Format page_format;
const Format page_format = {
    "page", "the text of a page that lists papers", true, false, sniff_page, read_page, 70,
};
extern const Format markdown_table_format;
const Format markdown_table_format = {
    "markdown-table",
    "a Markdown table with a column of titles, a row a paper",
    true,
    false,
    sniff_table,
    read_page,
    85,
};
extern const Format markdown_list_format;
const Format markdown_list_format = {
    "markdown-list",
    "a Markdown list of papers: - [Title](url) - summary",
    true,
    false,
    sniff_list,
    read_list,
    65,
};

}  // namespace papers::ingest
