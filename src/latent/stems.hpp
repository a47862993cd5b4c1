// The stems of a text that say what it is about: what papers are compared by.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/string_table.hpp"

namespace papers::latent {

/// Whether papers that share the folded word are any nearer for it: function words, bare numbers
/// and single letters are not told apart by what a paper is about.
bool relates(std::string_view folded);

/// `text` without addresses: what hosts papers share says nothing.
std::string without_addresses(std::string_view text);

struct StemCount {
  std::uint32_t stem = 0;  ///< into Stems::names()
  std::uint32_t count = 0;
};

/// Counts stems and numbers them as they come. Each distinct word is stemmed once.
class Stems {
 public:
  /// The stems of a paper, a title's word counting twice, in the order of their first word. Lives
  /// until the next call.
  const std::vector<StemCount>& count(std::string_view title, std::string_view abstract);

  [[nodiscard]] const StringTable& names() const { return stems_; }

 private:
  void add(std::string_view text, std::uint32_t times);

  StringTable words_, stems_;
  std::vector<std::uint32_t> stem_of_;  ///< by word; StringTable::none: it does not relate
  std::vector<std::uint32_t> place_;    ///< by stem: one more than its place in counts_; 0: none
  std::vector<StemCount> counts_;
};

}  // namespace papers::latent
