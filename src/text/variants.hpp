// Search forms that a stock tokenizer cannot make: what the `variants` column holds and how a word
// of a query finds them. Both sides come from here, so they cannot drift apart.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace papers::text {

/// Forms of one name with `+ # . -` or digits in it, most specific first, each a single token:
/// GPT-4V -> gpt4v; C++ -> cplusplus; C# -> csharp; v1.5 -> v1d5; fine-tuning -> finetuning.
/// Empty when the plain tokens say all there is.
std::vector<std::string> name_forms(std::string_view name);

/// Overlapping pairs of CJK characters in `text` (論文検索 -> 論文 文検 検索), single ones alone.
std::vector<std::string> cjk_pairs(std::string_view text);

/// The content of the `variants` column for a paper: every distinct form of the above that its
/// texts give, blank separated, in order of appearance. May be empty.
std::string variant_column(std::string_view title, std::string_view abstract,
                           std::string_view keywords);

}  // namespace papers::text
