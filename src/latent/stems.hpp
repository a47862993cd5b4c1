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

/// Two stems side by side, nothing but a blank or a hyphen between their words.
struct StemPair {
  std::uint32_t first = 0, second = 0;  ///< into Stems::names()
  std::uint32_t count = 0;              ///< 2 in a title, 1 in an abstract
};

/// Counts stems and numbers them as they come. Each distinct word is stemmed once.
class Stems {
 public:
  /// The stems of a paper, a title's word counting twice, in the order of their first word. Lives
  /// until the next call.
  const std::vector<StemCount>& count(std::string_view title, std::string_view abstract);

  /// The pairs of the paper that was counted last, as often and in the order that they stand there.
  [[nodiscard]] const std::vector<StemPair>& pairs() const { return pairs_; }

  [[nodiscard]] const StringTable& names() const { return stems_; }

 private:
  void add(std::string_view text, std::uint32_t times);

  StringTable words_, stems_;
  std::vector<std::uint32_t> stem_of_;  ///< by word; StringTable::none: it does not relate
  std::vector<std::uint32_t> place_;    ///< by stem: one more than its place in counts_; 0: none
  std::vector<StemCount> counts_;
  std::vector<StemPair> pairs_;
};

}  // namespace papers::latent
