#include "topics/assigner.hpp"

#include <fmt/format.h>

#include <cmath>
#include <cstdint>
#include <mutex>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "base/interrupt.hpp"
#include "library/sqlite.hpp"
#include "topics/engine.hpp"
#include "topics/topics.hpp"

namespace papers::topics {
namespace {

void append_json_text(std::string& out, std::string_view text) {
  out += '"';
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    // White space inside a phrase may be a line break; other controls were cleaned at ingest.
    out += static_cast<unsigned char>(c) < 0x20 ? ' ' : c;
  }
  out += '"';
}

/// A weight with two digits after the point.
void append_weight(std::string& out, double weight) {
  const auto hundredths = static_cast<std::int64_t>(std::llround(std::abs(weight) * 100));
  if (weight < 0 && hundredths != 0) out += '-';
  const fmt::format_int whole(hundredths / 100);
  out.append(whole.data(), whole.size());
  out += '.';
  out += static_cast<char>('0' + hundredths / 10 % 10);
  out += static_cast<char>('0' + hundredths % 10);
}

std::string evidence_json(const std::vector<EvidenceWord>& words) {
  std::string json = "[";
  for (const EvidenceWord& word : words) {
    if (json.size() > 1) json += ',';
    json += "{\"text\":";
    append_json_text(json, word.text);
    json += ",\"weight\":";
    append_weight(json, word.weight);
    json += '}';
  }
  return json + "]";
}

/// Row ids of topics, by place in the taxonomy.
std::vector<std::int64_t> topic_row_ids(library::Library& library, const Taxonomy& taxonomy) {
  std::unordered_map<std::string, std::int64_t> by_slug;
  library::Statement rows = library.database().prepare("SELECT id, slug FROM topic");
  while (rows.step()) by_slug.emplace(rows.text(1), rows.integer(0));
  std::vector<std::int64_t> ids;
  for (const Topic& topic : taxonomy.topics) ids.push_back(by_slug[topic.slug]);
  return ids;
}

}  // namespace

struct Judge::State {
  Scorer& scorer = topics::scorer();
  std::mutex one_at_a_time;
};

Judge::Judge() : state_(std::make_unique<State>()) {}
Judge::~Judge() = default;

std::vector<Assignment> Judge::topics_of(const PaperText& text) {
  const std::lock_guard lock(state_->one_at_a_time);
  std::vector<Assignment> topics;
  for (const Score& score : state_->scorer.assign(text)) {
    topics.push_back(
        {score.topic, std::round(score.value * 1000) / 1000, evidence_json(score.words)});
  }
  return topics;
}

struct Assigner::State {
  State(library::Library& library, Judge& its_judge, const Taxonomy& taxonomy)
      : judge(its_judge),
        topic_ids(topic_row_ids(library, taxonomy)),
        read(library.database().cached(
            "SELECT title, keywords_text, abstract FROM paper WHERE id = ?1")),
        has(library.database().cached("SELECT 1 FROM paper_topic WHERE paper = ?1")),
        clear(library.database().cached("DELETE FROM paper_topic WHERE paper = ?1")),
        write(library.database().cached("INSERT INTO paper_topic(paper, topic, score, evidence)"
                                        " VALUES (?1, ?2, ?3, ?4)")) {}

  Judge& judge;
  std::vector<std::int64_t> topic_ids;
  library::Statement &read, &has, &clear, &write;
};

Assigner::Assigner(library::Library& library, Judge& judge) {
  const Taxonomy& taxonomy = judge.state_->scorer.taxonomy();
  const bool all = outdated(library);
  if (all) write_topic_rows(library, taxonomy);
  state_ = std::make_unique<State>(library, judge, taxonomy);
  if (!all) return;
  library::Statement ids = library.database().prepare("SELECT id FROM paper ORDER BY id");
  while (ids.step()) {
    throw_if_interrupted();
    assign(ids.integer(0));
  }
  write_setting(library, kTaxonomySetting, taxonomy_fingerprint());
}

Assigner::~Assigner() = default;

void Assigner::assign(std::int64_t paper) {
  State& state = *state_;
  // Asks first: a DELETE that finds nothing costs more, and most papers are new.
  const bool assigned = state.has.bind(1, paper).step();
  state.has.reset();
  if (assigned) state.clear.bind(1, paper).run();
  if (state.read.bind(1, paper).step()) {
    store(paper,
          state.judge.topics_of({state.read.text(0), state.read.text(1), state.read.text(2)}));
  }
  state.read.reset();
}

void Assigner::store(std::int64_t paper, const std::vector<Assignment>& topics) {
  for (const Assignment& topic : topics) {
    state_->write.bind(1, paper)
        .bind(2, state_->topic_ids[topic.topic])
        .bind(3, topic.score)
        .bind(4, topic.evidence)
        .run();
  }
}

bool refresh(library::Library& library) {
  if (!outdated(library)) return false;
  library::Transaction transaction(library.database());
  Judge judge;
  const Assigner assigner(library, judge);
  transaction.commit();
  return true;
}

}  // namespace papers::topics
