// The account of a page's lines, of pieces that come in order: each line once, blank ones between.
#pragma once

#include <cstdint>
#include <string_view>

#include "ingest/reader.hpp"

namespace papers::ingest::page {

class AccountWriter {
 public:
  explicit AccountWriter(Sink& sink) : sink_(sink) {}

  /// Lines first..last, of which some may have been accounted for already: of several pieces of a
  /// line the first that is no mark counts, but for what is `too_long`. `why` must be a literal.
  void add(std::uint64_t first, std::uint64_t last, LineKind kind, std::string_view why);
  /// Accounts for the lines up to `last_line`, the document's.
  void finish(std::uint64_t last_line);

 private:
  void tell();
  void fill_up_to(std::uint64_t line);

  Sink& sink_;
  Account growing_;         ///< told once something else follows
  std::uint64_t done_ = 0;  ///< the last line that is accounted for
};

}  // namespace papers::ingest::page
