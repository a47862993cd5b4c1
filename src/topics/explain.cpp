#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>

#include "library/sqlite.hpp"
#include "text/sentences.hpp"
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

std::vector<Evidence::Word> read_words(std::string_view json) {
  std::vector<Evidence::Word> words;
  const auto list = nlohmann::json::parse(json, nullptr, false);
  if (!list.is_array()) return words;  // somebody else's row: the score still stands
  for (const auto& entry : list) {
    if (!entry.is_object()) continue;
    const auto text = entry.find("text");
    const auto weight = entry.find("weight");
    if (text == entry.end() || !text->is_string()) continue;
    Evidence::Word word;
    word.text = text->get<std::string>();
    if (weight != entry.end() && weight->is_number()) word.weight = weight->get<double>();
    words.push_back(std::move(word));
  }
  return words;
}

}  // namespace

std::vector<Evidence> explain(library::Library& library, std::int64_t paper) {
  library::Statement rows = library.database().prepare(
      "SELECT topic.slug, topic.name, paper_topic.score, paper_topic.evidence, paper.title,"
      " paper.abstract, paper.keywords_text"
      " FROM paper_topic JOIN topic ON topic.id = paper_topic.topic"
      " JOIN paper ON paper.id = paper_topic.paper"
      " WHERE paper_topic.paper = ?1 ORDER BY paper_topic.score DESC, topic.position");
  rows.bind(1, paper);
  std::vector<Evidence> reasons;
  while (rows.step()) {
    Evidence reason;
    reason.slug = rows.text(0);
    reason.name = rows.text(1);
    reason.score = rows.real(2);
    reason.words = read_words(rows.text(3));
    for (Evidence::Word& word : reason.words) {
      word.sentence = sentence_with(word.text, rows.text(4), rows.text(5), rows.text(6));
    }
    reasons.push_back(std::move(reason));
  }
  return reasons;
}

}  // namespace papers::topics
