// In how many papers more, or fewer, each surface form stands since the counts were last written.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

#include "base/string_table.hpp"

namespace papers::library {

class FormCounts {
 public:
  /// Sends for the memory that count() will look at.
  void prefetch(std::string_view form) const { forms_.prefetch(form); }
  void count(std::string_view form, std::int32_t change) {
    const std::uint32_t number = forms_.number_of(form);
    if (number == changes_.size()) changes_.push_back(0);
    changes_[number] += change;
  }

  [[nodiscard]] std::size_t size() const { return changes_.size(); }

  /// The forms whose count is not 0, in order. The views live until the next change.
  [[nodiscard]] std::vector<std::pair<std::string_view, std::int64_t>> changes() const;

  void clear();

 private:
  StringTable forms_;
  std::vector<std::int32_t> changes_;  ///< by the form's number
};

}  // namespace papers::library
