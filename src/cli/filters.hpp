// The filter options that search, list, digest, export and subscribe share.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/day.hpp"
#include "cli/command.hpp"
#include "search/search.hpp"

namespace papers::cli {

/// Declares the options and turns what was typed into search::Filters.
class FilterOptions {
 public:
  void declare(Arguments& arguments);
  /// Throws UsageError naming the option whose value is wrong.
  [[nodiscard]] search::Filters filters(Day today) const;
  /// The options as they were typed, quoted for a shell: for "papers list …" in digests.
  [[nodiscard]] std::string as_typed() const;

 private:
  std::vector<std::string> topics_, tags_;
  std::optional<std::string> since_, until_, sort_;
  std::optional<std::int64_t> limit_;
  bool no_topic_ = false, reverse_ = false, any_ = false, all_ = false, exact_ = false;
};

/// Query words as one query text.
std::string join_query(const std::vector<std::string>& words);

/// `word` as a shell reads it back: quoted where it has to be.
std::string shell_quoted(std::string_view word);

}  // namespace papers::cli
