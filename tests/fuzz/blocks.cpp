// Whatever bytes an adapter gets, its blocks are clean lines of text that stand in the document's
// order. The first byte chooses the adapter.
#include <cstdint>
#include <cstdlib>
#include <deque>
#include <string>
#include <string_view>

#include "base/error.hpp"
#include "ingest/page/html_blocks.hpp"
#include "ingest/page/html_document.hpp"
#include "ingest/page/page_head.hpp"
#include "ingest/page/text_blocks.hpp"
#include "ingest/reader.hpp"
#include "text/utf8.hpp"

namespace {

using namespace papers;
using namespace papers::ingest;

void demand(bool holds) {
  if (!holds) std::abort();
}

class Checker {
 public:
  void check(const page::Block& block) {
    demand(text::is_clean(block.text) && block.text.find('\n') == std::string::npos);
    demand(text::trim(block.text).size() == block.text.size());
    demand(text::is_clean(block.link.url) && text::is_clean(block.bullet));
    demand(block.heading <= 6);
    demand(block.first >= furthest_ && block.last >= block.first);
    demand(!block.text.empty() || !block.why.empty() || block.link.to != page::LinkTo::nothing);
    furthest_ = block.first;
  }

 private:
  std::uint64_t furthest_ = 1;
};

void read_text(std::string_view bytes) {
  const page::Head head = page::read_head(bytes.substr(0, 65'536));
  Input input("text", bytes);
  page::TextBlocks adapter(input, head);
  Checker checker;
  std::deque<page::Block> blocks;
  for (bool more = true; more; blocks.clear()) {
    more = adapter.next(blocks);
    for (const page::Block& block : blocks) checker.check(block);
  }
}

void read_html(std::string_view bytes) {
  const HtmlDocument document(text::clean(bytes));
  if (document.root() == nullptr) return;
  Checker checker;
  for (const page::Block& block : page::html_blocks(document.root())) checker.check(block);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::string_view bytes(reinterpret_cast<const char*>(data), size);
  if (bytes.empty()) return 0;
  const bool html = bytes.front() == '<';
  if (!html) bytes.remove_prefix(1);
  try {
    html ? read_html(bytes) : read_text(bytes);
  } catch (const Error&) {
    // In an encoding that is known and not read, or damaged.
  }
  return 0;
}
