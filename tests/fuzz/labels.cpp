// Whatever blocks come in whatever order, labelling them ends, papers have titles, and every line
// is accounted for once and in order. A block is made of three bytes: its text, its link, its
// place.
#include <array>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "base/error.hpp"
#include "ingest/page/page_head.hpp"
#include "ingest/page/page_judgement.hpp"
#include "ingest/page/page_reader.hpp"
#include "ingest/reader.hpp"

namespace {

using namespace papers;
using namespace papers::ingest;

void demand(bool holds) {
  if (!holds) std::abort();
}

class CheckingSink final : public Sink {
 public:
  void record(Record& record) override {
    demand(!record.title.empty());
    demand(record.listing && record.listing->position >= 1);
  }
  void account(const Account& account) override {
    demand(account.first == lines_ + 1 && account.last >= account.first);
    lines_ = account.last;
  }
  void document_day(const StatedDay&) override {}
  [[nodiscard]] std::uint64_t lines() const { return lines_; }

 private:
  std::uint64_t lines_ = 0;
};

constexpr std::array<std::string_view, 32> texts = {
    "",
    "4",
    "12",
    "-",
    "1.2k",
    "GitHub 3.29k",
    "Upvote",
    "Upvote 22",
    "6 authors",
    "· 6 authors",
    "Ada Lovelace, Alan Turing, Grace Hopper",
    "Example Lab",
    "May 18",
    "May 18, 2026",
    "Published on Oct 4, 2026",
    "Submitted by",
    "someone",
    "Daily Papers",
    "Trending Papers",
    "Subscribe",
    "Weekly",
    "by AK and the research community",
    "arXiv Page",
    "·",
    "Lantern Routing: Sparse Experts for Night-Time Segmentation",
    "Counting What Readers Skip: A Corpus of Unread",
    "Paragraphs",
    "We propose a method that works on three benchmarks and is simple.",
    "long reports are rarely read to the end. We collect a corpus of reading traces and",
    "show that a small model predicts which paragraphs are skipped.",
    "https://github.com/examplelab/lantern",
    "language models"};

constexpr std::array<std::string_view, 8> links = {"",
                                                   "/papers/2605.00001",
                                                   "/papers/2605.00002",
                                                   "/login?next=%2Fpapers%2F2605.00001",
                                                   "/papers/2605.00001#community",
                                                   "https://github.com/examplelab/lantern",
                                                   "/examplelab",
                                                   "https://arxiv.org/abs/2605.00002"};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  page::Head head;
  CheckingSink sink;
  page::PageReader reader(sink, head);
  std::uint64_t line = 1;
  for (std::size_t at = 0; at + 3 <= size; at += 3) {
    page::Block block;
    block.text = texts[data[at] % texts.size()];
    if (block.text.empty()) block.why = "a picture";
    block.link = page::link_to(links[data[at + 1] % links.size()]);
    const unsigned place = data[at + 2];
    block.same_line = (place & 1U) != 0 && at > 0;
    block.blanks_before = block.same_line ? 0 : (place >> 1) & 1U;
    block.heading = (place >> 2) & 3U;
    if ((place & 16U) != 0) block.bullet = "- ";
    if (!block.same_line) line += at > 0 ? 1 + block.blanks_before : 0;
    block.first = line;
    block.last = line += (place >> 5) & 1U;
    reader.add(std::move(block));
  }
  reader.finish(line);
  demand(sink.lines() == line);
  return 0;
}
