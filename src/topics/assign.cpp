#include <fmt/format.h>

#include <cmath>
#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "library/sqlite.hpp"
#include "papers/base/interrupt.hpp"
#include "papers/topics/topics.hpp"
#include "topics/engine.hpp"

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

class Assigner {
 public:
  explicit Assigner(library::Library& library)
      : database_(library.database()),
        scorer_(scorer()),
        topic_ids_(topic_row_ids(library, scorer_.taxonomy())),
        read_(database_.cached("SELECT title, keywords_text, abstract FROM paper WHERE id = ?1")),
        has_(database_.cached("SELECT 1 FROM paper_topic WHERE paper = ?1")),
        clear_(database_.cached("DELETE FROM paper_topic WHERE paper = ?1")),
        write_(database_.cached("INSERT INTO paper_topic(paper, topic, score, evidence)"
                                " VALUES (?1, ?2, ?3, ?4)")) {}

  void assign(std::int64_t paper) {
    clear(paper);
    read_.bind(1, paper);
    if (read_.step()) {
      const PaperText text{read_.text(0), read_.text(1), read_.text(2)};
      for (const Score& score : scorer_.assign(text)) {
        write_.bind(1, paper)
            .bind(2, topic_ids_[score.topic])
            .bind(3, std::round(score.value * 1000) / 1000)
            .bind(4, evidence_json(score.words))
            .run();
      }
    }
    read_.reset();
  }

 private:
  /// Asks first: a DELETE that finds nothing costs more, and most papers are new.
  void clear(std::int64_t paper) {
    const bool assigned = has_.bind(1, paper).step();
    has_.reset();
    if (assigned) clear_.bind(1, paper).run();
  }

  library::Database& database_;
  Scorer& scorer_;
  std::vector<std::int64_t> topic_ids_;
  library::Statement &read_, &has_, &clear_, &write_;
};

void assign_all(library::Library& library) {
  write_topic_rows(library, scorer().taxonomy());
  Assigner assigner(library);
  library::Statement ids = library.database().prepare("SELECT id FROM paper ORDER BY id");
  while (ids.step()) {
    throw_if_interrupted();
    assigner.assign(ids.integer(0));
  }
  write_setting(library, kTaxonomySetting, taxonomy_fingerprint());
}

}  // namespace

void assign(library::Library& library, std::span<const std::int64_t> papers) {
  if (papers.empty()) return;
  if (outdated(library)) {
    assign_all(library);
  } else {
    Assigner assigner(library);
    for (const std::int64_t paper : papers) assigner.assign(paper);
  }
}

bool refresh(library::Library& library) {
  if (!outdated(library)) return false;
  library::Transaction transaction(library.database());
  assign_all(library);
  transaction.commit();
  return true;
}

}  // namespace papers::topics
