#include "summary/summary.hpp"

#include <algorithm>
#include <optional>

#include "summary/summary_features.hpp"
#include "summary/summary_spans.hpp"
#include "text/width.hpp"

namespace papers::summary {
namespace {

/// What a summary is looked for in: whatever is longer is no abstract, and its start says enough.
constexpr std::size_t abstract_size_bytes = 64 * 1024;
constexpr std::size_t sentences_read = 60;
constexpr std::size_t words_per_sentence = 150;

/// A span may start after an opening phrase and end before a tail: shown alone it still starts
/// with a capital and ends with a full stop.
std::string as_sentence(std::string span) {
  if (span.empty()) return span;
  const char first = span.front();
  // "iPhone" and "x86" keep their form.
  const bool ordinary = span.size() < 2 || (span[1] >= 'a' && span[1] <= 'z') || span[1] == ' ';
  if (first >= 'a' && first <= 'z' && ordinary) span.front() = static_cast<char>(first - 'a' + 'A');
  if (std::string_view(".?!").find(span.back()) == std::string_view::npos) span += '.';
  return span;
}

}  // namespace

std::string one_sentence(std::string_view title, std::string_view abstract) {
  // The papers of a digest share most of their words.
  static SummaryWords words;
  AbstractView view(title, abstract.substr(0, abstract_size_bytes), words);
  const std::vector<Sentence>& sentences = view.sentences();
  std::optional<double> best_score;
  std::string_view best;
  for (std::size_t at = 0; at < std::min(sentences.size(), sentences_read); ++at) {
    if (sentences[at].words.size() > words_per_sentence && at > 0) continue;
    for (const Span& span : spans_of(sentences[at], at, words)) {
      const double score = view.features(span).score();
      if (best_score && score <= *best_score) continue;
      best_score = score;
      best = span.text;
    }
  }
  return std::string(best);
}

void add_summary(Paper& paper) {
  // What is longer is no sentence that anybody reads.
  constexpr int longest_cols = 400;
  paper.summary =
      text::truncate_cols(as_sentence(one_sentence(paper.title, paper.abstract)), longest_cols);
}

}  // namespace papers::summary
