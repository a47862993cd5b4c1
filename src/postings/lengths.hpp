// How many words the title and the abstract of each paper have, a window of papers to a row.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "postings/list.hpp"

namespace papers::postings {

struct Lengths {
  std::uint32_t title = 0, abstract = 0;
};

/// `lengths` holds those of a whole window.
std::string lengths_row(const std::vector<Lengths>& lengths);

/// The lengths of one window, read as they are asked for.
class LengthsRow {
 public:
  /// nullopt when `bytes` are no such row.
  static std::optional<LengthsRow> read(std::string_view bytes);
  [[nodiscard]] Lengths at(std::uint32_t place) const;

 private:
  std::string bytes_;
  unsigned title_width_ = 0, abstract_width_ = 0;
};

/// Where they are kept.
class LengthsSource {
 public:
  virtual ~LengthsSource() = default;
  /// Those of the window that begins with `first`; throws when they are not there or damaged.
  virtual LengthsRow window(std::uint32_t first) = 0;
};

}  // namespace papers::postings
