// What a library says of topics: how many papers have them and why, what can be learned from tags.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "library/library.hpp"
#include "topics/judge.hpp"

namespace papers::topics {

struct TopicCount {
  std::string slug, name, parent, description;  ///< parent: a slug, empty for an area
  std::uint64_t papers = 0;                     ///< an area counts its children's papers once each
};
/// The tree in its own order, areas before their topics.
std::vector<TopicCount> counts(library::Library& library);

/// The area of each topic, an area's own being itself; by the topic's slug.
struct Area {
  std::string slug, name;
};
using Areas = std::unordered_map<std::string, Area>;
Areas areas(library::Library& library);

/// A topic of a paper and what speaks for it.
struct Reason {
  std::string slug, name;
  double score = 0;  ///< as it was stored
  /// By the taxonomy, weights and lessons of now, 0 when it would not get the topic; absent when
  /// that is the score.
  std::optional<double> score_today = std::nullopt;
  struct Word {
    std::string text;
    double weight = 0;
    std::string sentence;  ///< where it stands
  };
  std::vector<Word> words;  ///< by those of now; strongest first
};
/// Why each topic of `paper` applies, strongest first.
std::vector<Reason> explain(library::Library& library, Judge& judge, std::int64_t paper);

/// What a lesson was learned from, and how well.
struct LessonReport {
  std::filesystem::path file;  ///< the lesson: words and their weights
  std::size_t examples = 0, others = 0;
  /// Measured on examples and others that were kept out of the learning in turn: how many of the
  /// examples would have got the topic, and how many others.
  std::size_t examples_found = 0, others_taken = 0;
  bool is_new = false;  ///< no file knew the topic
  struct Word {
    std::string text;
    double weight = 0;  ///< what one mention in an abstract gives, roughly; 1 assigns the topic
  };
  std::vector<Word> words;  ///< that speak for it, strongest first
};
/// Learns what papers tagged topic/SLUG have in common and other papers lack, and writes this
/// lesson to lessons_folder(). Makes the topic, or adds to what its definition finds. Call
/// refresh() then. Throws UsageError when `slug` is none or an area, or when there are too few
/// examples.
LessonReport learn(library::Library& library, const std::string& slug);

/// A phrase of papers without a topic.
struct Suggestion {
  std::string text;
  std::string slug;
  std::uint64_t without_topic = 0;  ///< papers without a topic that have it
  std::uint64_t with_topic = 0;     ///< papers with one that do
};
/// Phrases that many papers without a topic share and few others have, most telling first. Looks at
/// the newest few thousand papers.
std::vector<Suggestion> suggest(library::Library& library, std::size_t limit);

}  // namespace papers::topics
