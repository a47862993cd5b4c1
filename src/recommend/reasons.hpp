// Why a paper is recommended, in words that it shares with what was starred.
#pragma once

#include <cstdint>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "library/library.hpp"
#include "recommend/names.hpp"
#include "recommend/taste.hpp"

namespace papers::recommend {

struct Reasons {
  /// Up to five: words and phrases as the paper writes them, strongest first, then topics, then an
  /// author. First what sets the paper and the likes apart from most papers.
  std::vector<std::string> shared;
  std::int64_t nearest = 0;  ///< the like most like it; 0: none is anything like it
};

class Reasoner {
 public:
  /// Both outlive it. Reads the likes' texts.
  Reasoner(library::Library& library, Taste& taste);

  Reasons of(std::int64_t paper, const Vector& vector);

 private:
  /// What one like says.
  struct Like {
    std::unordered_set<std::uint32_t> in_title;  ///< features: stems and pairs
    std::unordered_set<std::uint32_t> subjects;  ///< features, of stems those used more than once
    std::unordered_set<std::string> authors;
  };
  struct Phrase {
    std::string text = {};
    std::vector<std::uint32_t> stems = {};  ///< features
    double weight = 0;
    bool sets_apart = false;  ///< Reasoner::sets_apart() of it, or of a part of it
  };
  struct Part {
    double weight = 0;        ///< what it adds to the standing, by rarity
    bool says_alone = false;  ///< it is told without another: Features::is_concept()
  };
  using Parts = std::unordered_map<std::uint32_t, Part>;  ///< by feature

  void read_like(std::int64_t paper);
  /// The place of the like most like the paper; likes_.size(): none is anything like it.
  [[nodiscard]] std::size_t nearest(const Vector& vector, const Names& title) const;
  /// Of the words and pairs that can be told.
  [[nodiscard]] Parts parts_of(const Vector& vector, const Names& title, const Names& abstract,
                               std::size_t nearest) const;
  /// Whether few papers have it, or far more of the likes than of most papers.
  [[nodiscard]] bool sets_apart(std::uint32_t feature) const;
  /// So many likes with something are no chance meeting.
  [[nodiscard]] std::size_t several() const { return likes_.size() < 30 ? 2 : likes_.size() / 10; }
  /// Whether many papers have each of its words.
  [[nodiscard]] bool is_everyday(const Phrase& phrase) const;
  [[nodiscard]] std::vector<Phrase> phrases_of(const Names& title, const Names& abstract,
                                               const Parts& parts) const;
  [[nodiscard]] Phrase longest_from(const Names& names, std::size_t first,
                                    const Parts& parts) const;
  [[nodiscard]] Phrase linked_from(const Names& names, std::size_t first, const Parts& parts) const;
  /// Words that may need another to name something, "medical" of "medical reports": subjects of
  /// several likes, or shared with the nearest. Rarest first; sets_apart: several, and few papers.
  [[nodiscard]] std::vector<Phrase> words_of(const Names& title, const Names& abstract,
                                             std::size_t nearest) const;
  /// Whether a like has the word, in the singular or plural: "variance" is no "variation".
  [[nodiscard]] bool has_word(std::string folded) const;
  /// What a third of the likes have, or the nearest, and at most that share of papers; best first.
  [[nodiscard]] std::vector<std::string> topics_of(const Vector& vector, std::size_t nearest,
                                                   double most_papers) const;
  [[nodiscard]] std::string author_of(std::int64_t paper) const;

  library::Database& database_;
  Taste& taste_;
  std::vector<Like> likes_;                                      ///< in the order of Taste::likes()
  std::unordered_map<std::uint32_t, std::uint32_t> likes_with_;  ///< by feature
  std::unordered_map<std::uint32_t, std::uint32_t> titles_with_;  ///< likes' titles, likewise
  std::unordered_map<std::uint32_t, std::uint32_t> subject_of_;   ///< so many likes, by feature
  std::unordered_set<std::string> words_;  ///< of likes, folded, and linked names
};

}  // namespace papers::recommend
