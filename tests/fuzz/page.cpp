// Whatever bytes a page is made of, reading it ends, tells clean text only, and accounts for every
// line once and in order.
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "base/error.hpp"
#include "base/limits.hpp"
#include "ingest/reader.hpp"
#include "text/utf8.hpp"

namespace {

void demand(bool holds) {
  if (!holds) std::abort();
}

class CheckingSink : public papers::ingest::Sink {
 public:
  void record(papers::Record& record) override {
    demand(!record.title.empty() && record.title.find('\n') == std::string::npos);
    demand(papers::text::is_clean(record.title) && papers::text::is_clean(record.abstract));
    demand(papers::text::is_clean(record.arxiv_id) && papers::text::is_clean(record.url));
    demand(record.authors.size() <= papers::limits::authors_per_paper);
    for (const std::string& author : record.authors) demand(papers::text::is_clean(author));
    for (const papers::Link& link : record.links) demand(papers::text::is_clean(link.url));
    demand(record.abstract.empty() == (record.abstract_kind == papers::AbstractKind::none));
    demand(record.listing && record.listing->position >= 1);
    demand(record.line >= 1);
    if (record.line > furthest_) furthest_ = record.line;
  }
  void account(const papers::ingest::Account& account) override {
    demand(account.first == lines_ + 1 && account.last >= account.first);
    lines_ = account.last;
  }
  void document_day(const papers::StatedDay&) override {}

  void finish(std::uint64_t lines) const {
    demand(lines_ == lines);
    demand(furthest_ <= lines);
  }

 private:
  std::uint64_t lines_ = 0;
  std::uint64_t furthest_ = 0;
};

std::uint64_t count_lines(std::string_view bytes) {
  papers::ingest::Input input("page", bytes);
  std::uint64_t lines = 0;
  while (const auto line = input.next_line()) lines = line->number;
  return lines;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  papers::ingest::Input input("page", bytes);
  CheckingSink sink;
  try {
    papers::ingest::read(*papers::ingest::find_format("page"), input, sink);
  } catch (const papers::Error&) {
    return 0;  // refused as no page of papers
  }
  sink.finish(count_lines(bytes));
  return 0;
}
