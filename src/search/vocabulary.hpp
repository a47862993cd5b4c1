// The words of a library: how many papers have one, which share a stem, which are spelt alike.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "library/sqlite.hpp"

namespace papers::search {

class Vocabulary {
 public:
  explicit Vocabulary(library::Database& database) : database_(&database) {}

  /// Papers that have exactly this folded form.
  std::uint64_t papers_with(std::string_view form);

  struct Form {
    std::string text;
    std::uint64_t papers = 0;
  };
  /// The forms that the index cannot tell from `form`, as it stems them alike; most papers first.
  const std::vector<Form>& same_stem(const std::string& form);

  /// About how many papers the index finds for `form`: its same_stem() forms as if they occurred
  /// independently of one another. The index itself could only count by walking them all.
  double estimated_papers(const std::string& form);

  /// The likeliest word of the library that was meant by `form`: near in spelling, then frequent.
  std::optional<std::string> suggestion(std::string_view form);

  /// The library's size for the purpose of rarity: the newest row id, as counting rows would cost
  /// more than a rare word's whole answer. Merged papers count.
  [[nodiscard]] std::uint64_t papers();

  [[nodiscard]] library::Database& database() { return *database_; }

 private:
  library::Database* database_;
  std::optional<std::uint64_t> papers_;
  std::unordered_map<std::string, std::vector<Form>> stems_;
};

}  // namespace papers::search
