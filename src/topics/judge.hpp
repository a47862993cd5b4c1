// Which topics a text has, and why.
#pragma once

#include <cstdint>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

namespace papers::topics {

/// What a paper says, as views; the caller keeps the text alive.
struct PaperText {
  std::string_view title, keywords, abstract;
};

/// A word or phrase as it stands in the paper, and what it gave to a topic.
struct EvidenceWord {
  std::string text;
  double weight = 0;
};

/// A topic that a paper has.
struct Assignment {
  std::uint32_t topic = 0;  ///< its place in Taxonomy::topics
  double score = 0;         ///< all evidence
};

/// And why.
struct Explained {
  Assignment assignment;
  std::vector<EvidenceWord> evidence;  ///< strongest first
};

class Scorer;
struct Taxonomy;

/// Judges texts by the taxonomy, weights and lessons that are there when it is first asked. That
/// first time takes milliseconds: one judge does for all documents of a run.
class Judge {
 public:
  Judge();
  ~Judge();
  Judge(const Judge&) = delete;
  Judge& operator=(const Judge&) = delete;

  /// The topics of a text, strongest first. Threads wait for each other. Throws Error naming file
  /// and line when a file of the user's is wrong; so do the others.
  std::vector<Assignment> topics_of(const PaperText& text);
  /// The same, with what speaks for each.
  std::vector<Explained> explain(const PaperText& text);
  const Taxonomy& taxonomy();
  /// taxonomy_fingerprint() of what it judges by.
  const std::string& fingerprint();

 private:
  Scorer& scorer();

  std::mutex one_at_a_time_;
  std::unique_ptr<Scorer> scorer_;
  std::string fingerprint_;
};

}  // namespace papers::topics
