// The forms of one word, learned from the library and from fixed rules.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "search/plan.hpp"

namespace papers::search {

/// One of several words that follow one another in a query.
struct Neighbour {
  std::string word;                 ///< folded
  std::optional<std::size_t> term;  ///< into Plan::terms, a compound's for each of its words;
                                    ///< absent for a stop word
};

/// Forms that neighbours have together: written as one word ("fine tuning" -> finetuning), and as
/// the acronym that the library introduces for them. They stand for each of the words.
void add_joint_variants(Plan& plan, const std::vector<Neighbour>& run, Vocabulary& vocabulary);

/// Adds to `term`, whose typed form is the one word `word`, what the library knows beside it; with
/// `family` also other words of its family ("sparsity" for "sparse").
void add_word_variants(Term& term, const std::string& word, Vocabulary& vocabulary, bool family);

/// Adds to `term`, typed as a name and its version ("qwen-2.5"), what texts write as one word
/// ("Qwen2.5"): the column of variants knows it too, but not whether it stands in a title.
void add_joined_version(Term& term, const std::vector<std::string>& words, Vocabulary& vocabulary);

}  // namespace papers::search
