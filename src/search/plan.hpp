// A query made ready for the engine: its words with every form in which papers may have them, and
// the tree over them.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "search/columns.hpp"
#include "search/query.hpp"
#include "search/vocabulary.hpp"
#include "search/weights.hpp"

namespace papers::search {

/// One way in which a term stands in a paper.
struct Form {
  enum class Source {
    typed,
    letters,  ///< typed, with letters that keyboards lack or without them
    name,
    version,  ///< of a bare name: Qwen2 for Qwen
    longer,   ///< begins with the name: GPT-4V for GPT-4
    joined,
    split,
    spelling,
    family,  ///< Safety for safe
    acronym,
    long_form,
  };
  enum class Shape {
    sequence,  ///< one phrase
    together,  ///< every phrase, anywhere
    near,      ///< every phrase, within `within` words of each other
  };
  Source source = Source::typed;
  Shape shape = Shape::sequence;
  std::vector<std::vector<std::string>> phrases;  ///< folded words, unstemmed
  int within = 0;
  bool prefix = false;         ///< the last word is the start of one
  bool variants_only = false;  ///< stands in the variants column
  double weight = 1;           ///< against the form that was typed
};

/// A word, phrase, prefix or NEAR group of the query.
struct Term {
  std::string shown;        ///< as typed
  std::vector<Form> forms;  ///< the typed one first
  unsigned columns = columns::all;
  bool exact = false;   ///< the words as they are, not what stems alike: checked in the text
  bool scored = false;  ///< occurs outside every NOT
  bool part = false;    ///< a part of a compound, beside the whole: it need not match
  bool needed = true;   ///< false: it scores, but a paper without it has all the words too
  bool plain = false;   ///< a word outside every field: what a search may do without
  double count = 1;     ///< times in the query
  double papers = 0;    ///< about how many have it; 0 when the library lacks one of its words
  std::vector<std::string> unknown;  ///< words of it that the library lacks
};

struct Clause {
  enum class Kind { term, all, any, none, fact };
  Kind kind = Kind::term;
  std::size_t term = 0;  ///< into Plan::terms
  Node fact;             ///< a condition, or a word of a field that the full-text index lacks
  std::vector<Clause> children;
};

struct Plan {
  /// Where a term stands in the query, counted in words; stop words count.
  struct Place {
    std::size_t term = 0;
    int position = 0;
  };
  std::vector<Term> terms;
  std::optional<Clause> root;
  std::vector<Place> sequence;  ///< scored terms as they were typed, for pairs of neighbours
  std::vector<std::string> stop_words;  ///< left out of what must match
};

/// How the words are taken.
struct Reading {
  bool exact = false;   ///< no variants and no stems, as for quotes
  bool ranked = false;  ///< a search: of many words those that papers say of any work may lack
  bool loose = false;   ///< words are OR-ed: parts of compounds count too
};

Plan make_plan(const Query& query, Vocabulary& vocabulary, Reading reading, const Weights& weights);

}  // namespace papers::search
