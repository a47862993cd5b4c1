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
  /// author. Empty where none sets the paper and the likes apart from most papers.
  std::vector<std::string> shared;
  std::int64_t nearest = 0;  ///< the like most like it; 0: none is near
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
    std::unordered_set<std::string> authors = {};
    std::unordered_set<std::uint32_t> names = {};  ///< stems that its title has as names
    std::vector<std::uint32_t> topics = {};        ///< those that lead it
    Vector weighed = {};  ///< of length 1: its product with a paper is how like the two are
    double usual = 0;     ///< the drawn papers' mean of that
  };
  /// The like most like a paper, beside what the drawn papers are like it: one that is like
  /// everything is nearest to nothing.
  struct Nearest {
    std::size_t at = 0;
    double likeness = 0;
  };
  struct Phrase {
    std::string text = {};
    std::vector<std::uint32_t> stems = {};  ///< features
    double weight = 0;
    bool sets_apart = false;  ///< Reasoner::sets_apart() of it, or of a part of it
  };
  struct Part {
    double weight = 0;        ///< what it adds to the standing, by rarity
    bool is_concept = false;  ///< Features::is_concept()
    bool is_name = false;     ///< in titles of several likes, or in the nearest's and the paper's
    bool is_theirs = false;   ///< several likes are about it
  };
  using Parts = std::unordered_map<std::uint32_t, Part>;  ///< by feature

  void read_like(std::int64_t paper);
  void compare_with_drawn(std::size_t at);
  [[nodiscard]] Nearest nearest(const Vector& vector) const;
  /// Of the words and pairs that can be told.
  [[nodiscard]] Parts parts_of(const Vector& vector, const Names& title, const Names& abstract,
                               std::size_t nearest) const;
  /// Whether few papers have it, or far more of the likes than of most papers.
  [[nodiscard]] bool sets_apart(std::uint32_t feature) const;
  /// Whether so many likes are far more than as many papers would be.
  [[nodiscard]] bool is_frequent(std::uint32_t likes, std::uint32_t feature) const;
  /// So many likes with something are no chance meeting.
  [[nodiscard]] std::size_t several() const { return likes_.size() < 30 ? 2 : likes_.size() / 10; }
  [[nodiscard]] std::vector<Phrase> phrases_of(const Names& title, const Names& abstract,
                                               const Parts& parts) const;
  [[nodiscard]] Phrase longest_from(const Names& names, std::size_t first,
                                    const Parts& parts) const;
  [[nodiscard]] Phrase linked_from(const Names& names, std::size_t first, const Parts& parts) const;
  /// Whether a like has the word, in the singular or plural: "variance" is no "variation".
  [[nodiscard]] bool has_word(std::string folded) const;
  /// The strongest of a paper, as features.
  [[nodiscard]] std::vector<std::uint32_t> leading_topics(std::int64_t paper) const;
  /// Those that lead the paper and a third of the likes, or the nearest, and far fewer papers.
  [[nodiscard]] std::vector<std::string> topics_of(std::int64_t paper, std::size_t nearest) const;
  [[nodiscard]] std::string author_of(std::int64_t paper) const;

  library::Database& database_;
  Taste& taste_;
  std::vector<Like> likes_;                                      ///< in the order of Taste::likes()
  std::unordered_map<std::uint32_t, std::uint32_t> likes_with_;  ///< by feature
  std::unordered_map<std::uint32_t, std::uint32_t> titles_with_;  ///< likes' titles, likewise
  std::unordered_map<std::uint32_t, std::uint32_t> names_;        ///< so many likes, by stem
  std::unordered_map<std::uint32_t, std::uint32_t> subject_of_;   ///< so many likes, by feature
  std::unordered_map<std::uint32_t, std::uint32_t> led_by_;       ///< so many likes, by topic
  std::unordered_set<std::string> words_;  ///< of likes, folded, and linked names
};

}  // namespace papers::recommend
