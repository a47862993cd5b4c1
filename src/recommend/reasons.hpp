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
  /// Three to five where there are so many: words and phrases as the paper writes them, then a
  /// topic, then an author; strongest first.
  std::vector<std::string> shared;
  std::int64_t nearest = 0;  ///< the like most like it; 0: none is anything like it
};

class Reasoner {
 public:
  /// Both outlive it. Reads the likes' texts.
  Reasoner(library::Library& library, Taste& taste);

  Reasons of(std::int64_t paper, const Vector& vector);

 private:
  struct Phrase {
    std::string text;
    std::vector<std::uint32_t> stems = {};  ///< features
    double weight = 0;
    bool is_plain = false;  ///< one word that says little alone
  };
  void read_like(std::int64_t paper);
  struct Part {
    double weight = 0;        ///< what it adds to the standing, by rarity
    bool says_alone = false;  ///< it is told without another: Features::is_concept()
  };
  using Parts = std::unordered_map<std::uint32_t, Part>;  ///< by feature
  /// Of the words and pairs that can be told.
  [[nodiscard]] Parts parts_of(const Vector& vector, const Names& title,
                               const Names& abstract) const;
  [[nodiscard]] std::vector<Phrase> phrases_of(const std::string& title,
                                               const std::string& abstract,
                                               const Vector& vector) const;
  [[nodiscard]] static Phrase longest_from(const Names& names, std::size_t first,
                                           const Parts& parts);
  /// Whether a like has the word, in the singular or plural.
  [[nodiscard]] bool has_word(std::string folded) const;
  [[nodiscard]] std::string topic_of(const Vector& vector) const;
  [[nodiscard]] bool says_again(const std::string& topic,
                                const std::unordered_set<std::uint32_t>& told) const;
  [[nodiscard]] std::string author_of(std::int64_t paper);
  [[nodiscard]] std::int64_t nearest(const Vector& vector) const;

  library::Database& database_;
  Taste& taste_;
  std::unordered_map<std::uint32_t, std::uint32_t> likes_with_;   ///< by feature
  std::unordered_map<std::uint32_t, std::uint32_t> titles_with_;  ///< likes' titles, likewise
  std::unordered_set<std::uint32_t> subjects_;  ///< stems that a like uses more than once
  std::unordered_set<std::string> words_;       ///< of likes, folded: "variance" is no "variation"
  std::unordered_set<std::string> authors_;
};

}  // namespace papers::recommend
