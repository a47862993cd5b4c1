// The words of a library: how many papers have one, which share a stem, which are spelt alike.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
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
  /// The same of many, in their order.
  std::vector<std::uint64_t> papers_with_each(const std::vector<std::string_view>& forms);

  struct Form {
    std::string text;
    std::uint64_t papers = 0;
  };
  /// The forms that the index cannot tell from `form`, as it stems them alike; most papers first.
  const std::vector<Form>& same_stem(const std::string& form);

  /// Versions of the name `form`: words of it and a number, most papers first ("qwen2" and "qwen3b"
  /// of "qwen", "yolov8" of "yolo").
  std::vector<std::string> versions(const std::string& form);

  /// Whether some word begins so.
  bool has_start(std::string_view start);

  /// Whether a paper writes `words` with hyphens ("few-shot"): then they are one term.
  bool has_compound(std::span<const std::string> words);

  /// Whether `words` stand side by side somewhere, or stems of them.
  bool has_sequence(std::span<const std::string> words);

  /// Whether `words` stand side by side in more papers than `papers`.
  bool has_sequence_in_more_than(std::uint64_t papers, std::span<const std::string> words);

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
  bool matches(const std::string& expression);

  /// Rows of a form and its papers, from `first` to before `end`, no more than `most`.
  library::Statement& between(std::string_view first, std::string_view end, int most);

  /// Forms from `first` to before `end` in the order of their bytes, no more than 4,000 of them.
  void for_each_between(
      const std::string& first, const std::string& end,
      const std::function<void(std::string_view form, std::uint64_t papers)>& visit);

  library::Database* database_;
  std::optional<std::uint64_t> papers_;
  std::unordered_map<std::string, std::vector<Form>> stems_;
};

}  // namespace papers::search
