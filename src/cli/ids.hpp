// IDs as users give them: words, or `-` for one a line on stdin.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "cli/command.hpp"

namespace papers::cli {

struct ResolvedIds {
  std::vector<std::int64_t> papers;  ///< in the order given, each once
  bool all_known = true;             ///< false: some name no paper, told on stderr
};

/// Row ids of the papers that `words` name; `-` is replaced by the first word of each line of
/// stdin (`ids`, `ids -0` and numbered results all do). Throws UsageError
/// for an ambiguous key, naming the candidates, and for words that cannot be an ID.
ResolvedIds resolve_ids(const Context& context, const std::vector<std::string>& words);

/// Whether `word` has a form that an ID has; a short word of hex digits needs one that is a digit.
bool looks_like_id(std::string_view word);

/// The first word of each line that has one; NUL ends a line too.
std::vector<std::string> first_words(std::string_view text);

/// The one paper that `word` names. Throws Error when there is none.
std::int64_t resolve_id(const Context& context, const std::string& word);

}  // namespace papers::cli
