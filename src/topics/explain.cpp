#include <string>
#include <string_view>

#include "library/sqlite.hpp"
#include "text/sentences.hpp"
#include "topics/evidence.hpp"
#include "topics/topics.hpp"

namespace papers::topics {
namespace {

/// The first sentence that has `words`, the title being one; empty when none has.
std::string sentence_with(const std::string& words, std::string_view title,
                          std::string_view abstract, std::string_view keywords) {
  if (title.find(words) != std::string_view::npos) return std::string(title);
  for (const std::string_view sentence : text::sentences(abstract)) {
    if (sentence.find(words) != std::string_view::npos) return std::string(sentence);
  }
  return std::string(keywords.find(words) == std::string_view::npos ? std::string_view{}
                                                                    : keywords);
}

}  // namespace

std::vector<Reason> explain(library::Library& library, std::int64_t paper) {
  library::Statement rows = library.database().prepare(
      "SELECT topic.slug, topic.name, paper_topic.score, paper_topic.evidence, paper.title,"
      " paper.abstract, paper.keywords_text"
      " FROM paper_topic JOIN topic ON topic.id = paper_topic.topic"
      " JOIN paper ON paper.id = paper_topic.paper"
      " WHERE paper_topic.paper = ?1 ORDER BY paper_topic.score DESC, topic.position");
  rows.bind(1, paper);
  std::vector<Reason> reasons;
  while (rows.step()) {
    Reason reason;
    reason.slug = rows.text(0);
    reason.name = rows.text(1);
    reason.score = rows.real(2);
    for (EvidenceWord& word : evidence_of_json(rows.text(3))) {
      std::string sentence = sentence_with(word.text, rows.text(4), rows.text(5), rows.text(6));
      reason.words.push_back({std::move(word.text), word.weight, std::move(sentence)});
    }
    reasons.push_back(std::move(reason));
  }
  return reasons;
}

}  // namespace papers::topics
