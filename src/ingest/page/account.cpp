#include "ingest/page/account.hpp"

#include <algorithm>

#include "ingest/page/block.hpp"

namespace papers::ingest::page {

void AccountWriter::add(std::uint64_t first, std::uint64_t last, LineKind kind,
                        std::string_view why) {
  const bool same_line = first <= done_;
  const bool says_more =
      growing_.kind == LineKind::chrome && kind != LineKind::chrome && growing_.first == done_;
  if (same_line && growing_.last == done_ && (says_more || why == too_long)) {
    growing_.last = done_ - 1;
    growing_ = {done_, done_, kind, why};
  }
  first = std::max(first, done_ + 1);
  if (first > last) return;
  fill_up_to(first - 1);
  const bool goes_on = growing_.last == done_ && done_ > 0 && growing_.kind == kind &&
                       growing_.why == why && (kind != LineKind::title || same_line);
  if (!goes_on) {
    tell();
    growing_ = {first, last, kind, why};
  }
  growing_.last = done_ = last;
}

void AccountWriter::fill_up_to(std::uint64_t line) {
  if (line <= done_) return;
  tell();
  growing_ = {done_ + 1, line, LineKind::blank, {}};
  done_ = line;
}

void AccountWriter::tell() {
  if (growing_.first > 0) sink_.account(growing_);
  growing_ = {};
}

void AccountWriter::finish(std::uint64_t last_line) {
  fill_up_to(last_line);
  tell();
}

}  // namespace papers::ingest::page
