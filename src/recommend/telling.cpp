#include "recommend/telling.hpp"

#include <algorithm>

#include "recommend/names.hpp"
#include "text/words.hpp"

namespace papers::recommend {

void Telling::tell(const std::string& phrase, const std::vector<std::uint32_t>& stems) {
  const bool again = std::any_of(stems.begin(), stems.end(),
                                 [&](std::uint32_t stem) { return stems_.count(stem) != 0; });
  if (again || is_told(phrase)) return;
  stems_.insert(stems.begin(), stems.end());
  initials_.push_back(initials_of(phrase));
  told_.push_back(phrase);
}

void Telling::tell_topic(const std::string& name) {
  const bool again = std::find(told_.begin(), told_.end(), name) != told_.end();
  if (again || says_again(name) || is_told(name)) return;
  for (const auto& word : text::words(name)) {
    const std::uint32_t stem = features_.of_stem(text::porter_stem(word.folded));
    const bool says = text::plainness(word.folded) == text::Plainness::none;
    if (says && stem != StringTable::none) stems_.insert(stem);
  }
  initials_.push_back(initials_of(name));
  told_.push_back(name);
}

bool Telling::is_told(const std::string& name) const {
  const std::string own = initials_of(name);
  return std::any_of(initials_.begin(), initials_.end(),
                     [&](const std::string& other) { return is_same_acronym(own, other); });
}

bool Telling::says_again(const std::string& topic) const {
  bool all = true;
  for (const auto& word : text::words(topic)) {
    if (text::is_stop_word(word.folded)) continue;
    const bool again = stems_.count(features_.of_stem(text::porter_stem(word.folded))) != 0;
    if (again && text::plainness(word.folded) == text::Plainness::none) return true;
    all = all && again;
  }
  return all;
}

}  // namespace papers::recommend
