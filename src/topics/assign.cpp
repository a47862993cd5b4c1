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

/// Works inside a caller's transaction and without one; undone unless released.
class Savepoint {
 public:
  explicit Savepoint(library::Database& database) : database_(database) {
    database_.run("SAVEPOINT topics");
  }
  ~Savepoint() {
    if (released_) return;
    try {
      database_.run("ROLLBACK TO topics; RELEASE topics");
    } catch (const std::exception&) {
      // A failed write has already ended the transaction: nothing is left to undo.
      return;
    }
  }
  Savepoint(const Savepoint&) = delete;
  Savepoint& operator=(const Savepoint&) = delete;
  void release() {
    database_.run("RELEASE topics");
    released_ = true;
  }

 private:
  library::Database& database_;
  bool released_ = false;
};

void append_json_text(std::string& out, std::string_view text) {
  out += '"';
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    // White space inside a phrase may be a line break; other controls were cleaned at ingest.
    out += static_cast<unsigned char>(c) < 0x20 ? ' ' : c;
  }
  out += '"';
}

std::string evidence_json(const std::vector<EvidenceWord>& words) {
  std::string json = "[";
  for (const EvidenceWord& word : words) {
    if (json.size() > 1) json += ',';
    json += "{\"text\":";
    append_json_text(json, word.text);
    fmt::format_to(std::back_inserter(json), ",\"weight\":{:.2f}}}", word.weight);
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
        read_(database_.prepare("SELECT title, keywords_text, abstract FROM paper WHERE id = ?1")),
        clear_(database_.prepare("DELETE FROM paper_topic WHERE paper = ?1")),
        write_(database_.prepare("INSERT INTO paper_topic(paper, topic, score, evidence)"
                                 " VALUES (?1, ?2, ?3, ?4)")) {}

  void assign(std::int64_t paper) {
    clear_.bind(1, paper).run();
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
  library::Database& database_;
  Scorer& scorer_;
  std::vector<std::int64_t> topic_ids_;
  library::Statement read_, clear_, write_;
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
  Savepoint savepoint(library.database());
  if (outdated(library)) {
    assign_all(library);
  } else {
    Assigner assigner(library);
    for (const std::int64_t paper : papers) assigner.assign(paper);
  }
  savepoint.release();
}

bool refresh(library::Library& library) {
  if (!outdated(library)) return false;
  library::Transaction transaction(library.database());
  assign_all(library);
  transaction.commit();
  return true;
}

}  // namespace papers::topics
