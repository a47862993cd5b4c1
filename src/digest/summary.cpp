#include "papers/digest/summary.hpp"

#include "papers/text/sentences.hpp"

namespace papers::digest {

std::string one_sentence(std::string_view, std::string_view abstract) {
  const auto sentences = text::sentences(abstract);
  return sentences.empty() ? std::string() : std::string(sentences.front());
}

void add_summary(Paper& paper) { paper.summary = one_sentence(paper.title, paper.abstract); }

}  // namespace papers::digest
