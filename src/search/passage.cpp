#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "base/ascii.hpp"
#include "search/marks.hpp"
#include "text/sentences.hpp"
#include "text/utf8.hpp"

namespace papers::search {
namespace {

constexpr std::size_t longest_passage_bytes = 240;
constexpr std::size_t lead_bytes = 60;  // shown before a match that stands deep in its sentence

using ascii::is_blank;

// The end of the last whole word that ends within the limit; in text without blanks, of the last
// whole character.
std::size_t passage_end(std::string_view text, std::size_t first) {
  const std::size_t limit = first + longest_passage_bytes;
  if (limit >= text.size()) return text.size();
  std::size_t end = limit;
  while (end > first && !is_blank(text[end])) --end;
  if (end > first) {
    while (end > first && is_blank(text[end - 1])) --end;
    return end;
  }
  end = limit;
  while (end > first && text::is_continuation(text[end])) --end;
  return end;
}

// The start of a word at or after `at`.
std::size_t word_start(std::string_view text, std::size_t at) {
  if (at == 0) return 0;
  while (at < text.size() && !is_blank(text[at - 1])) ++at;
  return at;
}

struct Passage {
  std::size_t first = 0, last = 0;
  double worth = 0;
};

}  // namespace

std::string best_passage(std::string_view text, const std::vector<Mark>& marks,
                         const std::vector<double>& weight) {
  if (text.empty()) return {};
  // Candidates: every sentence, and a little before every match for those deep inside one.
  const std::size_t past_starts = marks.empty() ? 0 : marks.back().first + 1;
  const auto sentences = text::sentences(text, past_starts);
  std::vector<std::size_t> sentence_starts;
  sentence_starts.reserve(sentences.size());
  for (const std::string_view sentence : sentences) {
    sentence_starts.push_back(static_cast<std::size_t>(sentence.data() - text.data()));
  }
  std::vector<std::size_t> starts;
  starts.reserve(sentence_starts.size() + marks.size() + 1);
  starts = sentence_starts;
  if (starts.empty()) starts.push_back(0);
  for (const Mark& mark : marks) {
    const std::size_t start =
        mark.first > lead_bytes ? word_start(text, mark.first - lead_bytes) : 0;
    starts.push_back(std::min(start, mark.first));
  }
  std::sort(starts.begin(), starts.end());
  starts.erase(std::unique(starts.begin(), starts.end()), starts.end());

  constexpr double repeated_share = 0.1;  // of a term's weight, for each further occurrence
  constexpr double sentence_start_gain = 1.15;
  Passage best{0, passage_end(text, 0), -1};
  std::vector<bool> seen(weight.size());
  auto next = marks.begin();
  for (const std::size_t first : starts) {
    while (next != marks.end() && next->first < first) ++next;
    if (next == marks.end() || next->last > first + longest_passage_bytes) continue;
    Passage passage{first, passage_end(text, first), 0};
    std::fill(seen.begin(), seen.end(), false);
    for (auto mark = next; mark != marks.end() && mark->last <= passage.last; ++mark) {
      passage.worth += weight[mark->term] * (seen[mark->term] ? repeated_share : 1);
      seen[mark->term] = true;
    }
    if (std::binary_search(sentence_starts.begin(), sentence_starts.end(), first)) {
      passage.worth *= sentence_start_gain;
    }
    // Of equals the last: what comes before a match says less than what follows it.
    if (passage.worth > 0 && passage.worth >= best.worth) best = passage;
  }

  std::vector<Mark> inside;
  for (const Mark& mark : marks) {
    if (mark.first < best.first || mark.last > best.last) continue;
    inside.push_back({mark.first - best.first, mark.last - best.first, mark.term});
  }
  const bool sentence = best.first == 0 || std::binary_search(sentence_starts.begin(),
                                                              sentence_starts.end(), best.first);
  std::string out = sentence ? "" : "\xE2\x80\xA6 ";
  out += with_marks(text.substr(best.first, best.last - best.first), inside);
  if (best.last < text.size()) out += " \xE2\x80\xA6";
  return out;
}

}  // namespace papers::search
