#include "papers/ingest/reader.hpp"

namespace papers::ingest {
namespace {

Evidence sniff_page(std::string_view head, std::string_view) {
  return head.empty() ? Evidence{} : Evidence{1, "text"};
}

void read_page(Input& input, Sink& sink) {
  while (const auto line = input.next_line()) {
    sink.account({line->number, line->number, LineKind::skipped, "no paper"});
  }
}

}  // namespace

extern const Format page_format;
const Format page_format = {
    "page", "the text of a page that lists papers", true, false, sniff_page, read_page,
};

}  // namespace papers::ingest
