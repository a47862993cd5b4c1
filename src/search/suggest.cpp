#include <optional>
#include <string>
#include <vector>

#include "search/edit_distance.hpp"
#include "search/search.hpp"
#include "text/fold.hpp"

namespace papers::search {

std::optional<std::string> nearest_word(std::string_view word,
                                        const std::vector<std::string>& candidates) {
  const std::string folded = text::fold_word(word);
  // Short names ("ids", "csv") deserve one edit more than running text does.
  const int limit = folded.size() <= 2 ? 0 : folded.size() <= 4 ? 1 : 2;
  std::optional<std::string> best;
  int least = limit + 1;
  for (const std::string& candidate : candidates) {
    const std::string other = text::fold_word(candidate);
    int distance = edit_distance(folded, other, limit);
    // What was typed is the beginning of one: "head" for "headers", "topi" for "topics".
    if (distance > limit && folded.size() >= 3 && other.starts_with(folded)) distance = limit;
    if (distance < least) {
      least = distance;
      best = candidate;
    }
  }
  return best;
}

}  // namespace papers::search
