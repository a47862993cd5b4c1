#include "library/form_counts.hpp"

#include <algorithm>

namespace papers::library {

std::vector<std::pair<std::string_view, std::int64_t>> FormCounts::changes() const {
  std::vector<std::pair<std::string_view, std::int64_t>> found;
  for (std::uint32_t number = 0; number < forms_.size(); ++number) {
    const std::int32_t change = changes_[number];
    if (change != 0) found.emplace_back(forms_.text(number), change);
  }
  std::sort(found.begin(), found.end());
  return found;
}

void FormCounts::clear() {
  forms_.clear();
  changes_.clear();
}

}  // namespace papers::library
