// Topics: a taxonomy that is plain data, and the assignment of papers to it with evidence.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "papers/library/library.hpp"

namespace papers::topics {

/// Assigns topics to the papers with these row ids, inside the caller's transaction if there is
/// one. Stores score and evidence.
void assign(library::Library& library, std::span<const std::int64_t> papers);

/// Assigns every paper again when the taxonomy's content differs from what the library was assigned
/// with; returns whether it did. Opens its own transaction.
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

}  // namespace papers::topics
