// In how many papers more, or fewer, each surface form stands since the counts were last written.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

#include "papers/base/string_table.hpp"

namespace papers::library {

class FormCounts {
 public:
  /// Changes the count of `form`, at most once for the same `paper`; papers are numbered from 1.
  void count(std::string_view form, std::int32_t change, std::uint32_t paper) {
    const std::uint32_t number = forms_.number_of(form);
    if (number == counts_.size()) counts_.emplace_back();
    Count& count = counts_[number];
    if (count.last_paper == paper) return;
    count.last_paper = paper;
    count.change += change;
  }

  [[nodiscard]] std::size_t size() const { return counts_.size(); }

  /// The forms whose count is not 0, in order. The views live until the next change.
  [[nodiscard]] std::vector<std::pair<std::string_view, std::int64_t>> changes() const;

  void clear();

 private:
  struct Count {
    std::uint32_t last_paper = 0;
    std::int32_t change = 0;
  };

  StringTable forms_;
  std::vector<Count> counts_;  ///< by the form's number
};

}  // namespace papers::library
