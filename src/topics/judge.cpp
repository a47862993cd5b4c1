#include "topics/judge.hpp"

#include <utility>

#include "topics/scorer.hpp"
#include "topics/shipped.hpp"
#include "topics/taxonomy.hpp"

namespace papers::topics {
namespace {

/// A topic that only a lesson knows is a topic all the same.
void add_unknown(Taxonomy& taxonomy, const std::vector<Lesson>& lessons) {
  for (const Lesson& lesson : lessons) {
    bool known = false;
    for (const Topic& topic : taxonomy.topics) known = known || topic.slug == lesson.slug;
    if (known) continue;
    Topic topic;
    topic.slug = lesson.slug;
    topic.name = lesson.slug;
    topic.description = "Learned from papers tagged topic/" + lesson.slug;
    taxonomy.topics.push_back(std::move(topic));
  }
}

std::unique_ptr<Scorer> current_scorer() {
  Taxonomy taxonomy = current_taxonomy();
  const std::vector<Lesson> lessons = topics::lessons();
  add_unknown(taxonomy, lessons);
  std::vector<Scorer::WeightFile> files{{data::topic_weights, "data/topic-weights.tsv"}};
  for (const Lesson& lesson : lessons) files.push_back({lesson.weights, lesson.file});
  return std::make_unique<Scorer>(std::move(taxonomy), files);
}

}  // namespace

Judge::Judge() = default;
Judge::~Judge() = default;

Scorer& Judge::scorer() {
  if (scorer_ == nullptr) {
    fingerprint_ = taxonomy_fingerprint();
    scorer_ = current_scorer();
  }
  return *scorer_;
}

std::vector<Assignment> Judge::topics_of(const PaperText& text) {
  const std::lock_guard lock(one_at_a_time_);
  return scorer().assign(text);
}

std::vector<Explained> Judge::explain(const PaperText& text) {
  const std::lock_guard lock(one_at_a_time_);
  return scorer().explain(text);
}

const Taxonomy& Judge::taxonomy() {
  const std::lock_guard lock(one_at_a_time_);
  return scorer().taxonomy();
}

const std::string& Judge::fingerprint() {
  const std::lock_guard lock(one_at_a_time_);
  scorer();
  return fingerprint_;
}

}  // namespace papers::topics
