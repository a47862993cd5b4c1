#include "intake/paper_writer.hpp"

namespace papers::intake {
namespace {

constexpr std::uint64_t batch_papers = 10'000;
/// Few enough that their rows are still in the page cache.
constexpr std::uint64_t topics_papers = 250;
static_assert(batch_papers % topics_papers == 0);  // a batch lands settled

}  // namespace

void PaperWriter::write(const JudgedRecord& judged) {
  // It gives the papers there are the topics of today, and must not meet this one.
  topics::Assigner& topics = assigner();
  const auto [outcome, paper, evidence, namesake] = import_.add(judged.record, judged.listed_on);
  if (outcome == library::Outcome::added) {
    if (judged.topics) {
      topics.store(paper, *judged.topics);
    } else {
      topics.assign(paper);
    }
    space().fold_in(paper, judged.record.index.title, judged.record.index.abstract);
  }
  if (evidence != Evidence::none || namesake != 0) {
    observer_.identified({judged.record.record.line, paper, evidence, namesake});
  }
  ++written_;
  if (written_ % topics_papers == 0) settle();
  if (in_batches_ && written_ % batch_papers == 0) import_.land_batch();
}

void PaperWriter::settle() {
  for (const std::int64_t paper : import_.take_changed()) {
    assigner().assign(paper);
    space().fold_in(paper);
  }
  if (tools_.assigner) tools_.assigner->flush();
}

topics::Assigner& PaperWriter::assigner() {
  if (!tools_.assigner) {
    topics::conform(library_, judge_);
    tools_.assigner.emplace(library_, judge_);
  }
  return *tools_.assigner;
}

latent::Space& PaperWriter::space() {
  if (!tools_.space) tools_.space.emplace(library_.database());
  return *tools_.space;
}

}  // namespace papers::intake
