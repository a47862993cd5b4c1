// How texts write their words, for lists of words that papers share.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "text/words.hpp"

namespace papers::search {

/// Collects the forms in which texts write their stems: the first that stands there in lower case,
/// else the first (LoRA, CLIP), and the compound without which a stem never stands (GPT-4V).
class Spellings {
 public:
  void read(std::string_view text);

  /// A folded word as it is written; the whole compound where `shared` (stems) has all its words.
  /// Lives as long as both this and `word`.
  [[nodiscard]] const std::string& of(const std::string& word,
                                      const std::unordered_set<std::string>& shared) const;

 private:
  struct Spelling {
    std::string alone;
    bool stands_alone = false;
    std::string compound;            ///< empty: it is in none
    std::vector<std::string> parts;  ///< the stems of it
  };
  void read_compound(std::string_view text, std::span<const text::Word> words);

  std::unordered_map<std::string, Spelling> forms_;  ///< by stem
};

}  // namespace papers::search
