// The few words of a text that may be those somebody looks for, told by how they begin, and the
// places they have among all of its words.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace papers::text {

/// How words begin, in either case: what tells most others from those that have a wanted stem.
class FirstBytes {
 public:
  /// `folded_word` may be the start of one.
  void add(std::string_view folded_word);
  /// Whether a word with these folded bytes (0: none) is one of those, has the stem of one or
  /// begins with one.
  [[nodiscard]] bool has(char first, char second) const {
    return (seconds_[static_cast<unsigned char>(first)] >> (second & 31) & 1U) != 0;
  }
  [[nodiscard]] bool has(std::string_view folded_word) const {
    return has(folded_word.front(), folded_word.size() > 1 ? folded_word[1] : '\0');
  }
  /// Letters and digits with which some begin, each once.
  [[nodiscard]] const std::string& firsts() const { return firsts_; }

 private:
  /// By first byte: a bit for the lower five of each second.
  std::array<std::uint32_t, 256> seconds_{};
  std::string firsts_;
};

/// For many texts, one after the other.
class WordFinder {
 public:
  struct Found {
    std::size_t place;               ///< so many words stand before it
    std::size_t offset, size_bytes;  ///< in the text
    std::size_t folded_at, folded_size_bytes;
  };

  explicit WordFinder(const FirstBytes& wanted) : wanted_(wanted) {}

  /// Finds the wanted ones of the words that cut_words() cuts, at a fraction of its price where
  /// they are few: of others only the start is looked at. Returns how many words there are.
  std::size_t read(std::string_view text);

  /// In order; until the next read().
  [[nodiscard]] const std::vector<Found>& found() const { return found_; }
  [[nodiscard]] std::string_view folded(const Found& word) const {
    return std::string_view(folded_).substr(word.folded_at, word.folded_size_bytes);
  }

 private:
  void read_ascii_word(std::string_view text, std::size_t start, std::size_t place);
  std::size_t read_wide(std::string_view text, std::size_t start, std::size_t wide,
                        std::size_t& count);

  FirstBytes wanted_;
  std::vector<Found> found_;
  std::string folded_;  ///< of one after the other
};

}  // namespace papers::text
