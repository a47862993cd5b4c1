#include <cmath>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "library/sqlite.hpp"
#include "text/sentences.hpp"
#include "topics/judge.hpp"
#include "topics/taxonomy.hpp"
#include "topics/topics.hpp"

namespace papers::topics {
namespace {

/// Scores are stored with three digits after the point.
constexpr double score_unit = 0.001;

/// The first sentence that has `words`, the title being one; empty when none has.
std::string sentence_with(const std::string& words, const PaperText& paper) {
  if (paper.title.find(words) != std::string_view::npos) return std::string(paper.title);
  for (const std::string_view sentence : text::sentences(paper.abstract)) {
    if (sentence.find(words) != std::string_view::npos) return std::string(sentence);
  }
  return std::string(paper.keywords.find(words) == std::string_view::npos ? std::string_view{}
                                                                          : paper.keywords);
}

/// What speaks for each topic of a text by its slug.
std::unordered_map<std::string, Explained> by_slug(Judge& judge, const PaperText& text) {
  std::unordered_map<std::string, Explained> explained;
  for (Explained& one : judge.explain(text)) {
    explained.emplace(judge.taxonomy().topics[one.assignment.topic].slug, std::move(one));
  }
  return explained;
}

}  // namespace

std::vector<Reason> explain(library::Library& library, Judge& judge, std::int64_t paper) {
  library::Statement row =
      library.database().prepare("SELECT title, keywords_text, abstract FROM paper WHERE id = ?1");
  if (!row.bind(1, paper).step()) return {};
  const PaperText text{row.text(0), row.text(1), row.text(2)};
  auto today = by_slug(judge, text);
  library::Statement rows = library.database().prepare(
      "SELECT topic.slug, topic.name, paper_topic.score"
      " FROM paper_topic JOIN topic ON topic.id = paper_topic.topic"
      " WHERE paper_topic.paper = ?1 ORDER BY paper_topic.score DESC, topic.position");
  rows.bind(1, paper);
  std::vector<Reason> reasons;
  while (rows.step()) {
    Reason reason;
    reason.slug = rows.text(0);
    reason.name = rows.text(1);
    reason.score = rows.real(2);
    Explained& now = today[reason.slug];
    if (std::abs(now.assignment.score - reason.score) >= score_unit) {
      reason.score_today = now.assignment.score;
    }
    for (EvidenceWord& word : now.evidence) {
      std::string sentence = sentence_with(word.text, text);
      const double weight = std::round(word.weight * 100) / 100;
      reason.words.push_back({std::move(word.text), weight, std::move(sentence)});
    }
    reasons.push_back(std::move(reason));
  }
  return reasons;
}

}  // namespace papers::topics
