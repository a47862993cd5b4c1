// Topics: a taxonomy that is plain data, and the assignment of papers to it with evidence.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "library/library.hpp"

namespace papers::topics {

/// True when the library's papers were assigned with another taxonomy, weights or lessons than
/// those of now. Cheap; writes nothing.
bool outdated(library::Library& library);

/// Assigns every paper again when outdated(); returns whether it did. Opens its own transaction.
/// Throws Error naming file and line when a file of the user's is wrong.
bool refresh(library::Library& library);

struct TopicCount {
  std::string slug, name, parent, description;  ///< parent: a slug, empty for an area
  std::uint64_t papers = 0;                     ///< an area counts its children's papers once each
};
/// The tree in its own order, areas before their topics.
std::vector<TopicCount> counts(library::Library& library);

struct Evidence {
  std::string slug, name;
  double score = 0;
  struct Word {
    std::string text;
    double weight = 0;
    std::string sentence;  ///< where it stands
  };
  std::vector<Word> words;  ///< strongest first
};
/// Why each topic of `paper` applies, strongest first.
std::vector<Evidence> explain(library::Library& library, std::int64_t paper);

/// What was learned from the papers tagged topic/SLUG.
struct Learned {
  std::filesystem::path file;  ///< what was written: the words and their weights
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
/// Learns what papers tagged topic/SLUG have in common and other papers lack, and writes it to
/// lessons_folder(). Makes the topic, or adds to what its definition finds. Call refresh() then.
/// Throws UsageError when `slug` is none or an area, or when there are too few examples.
Learned learn(library::Library& library, const std::string& slug);

/// A phrase of papers without a topic.
struct Suggestion {
  std::string text;
  std::string slug;
  std::uint64_t untold = 0;  ///< papers without a topic that have it
  std::uint64_t told = 0;    ///< papers with one that do
};
/// Phrases that many papers without a topic share and few others have, most telling first. Looks at
/// the newest few thousand papers.
std::vector<Suggestion> suggest(library::Library& library, std::size_t limit);

}  // namespace papers::topics
