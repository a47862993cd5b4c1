// The few words of a text that may be those somebody looks for, told by how they begin, and the
// places they have among all of its words.
#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace papers::text {

/// How words begin, in either case.
class FirstBytes {
 public:
  void add(std::string_view folded_word);
  [[nodiscard]] bool has(char first) const { return has_[static_cast<unsigned char>(first)]; }

 private:
  std::array<bool, 256> has_{};
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

  /// Finds the wanted ones of the words that cut_words() cuts, at a third of its price where they
  /// are few: of others only the start is looked at. Returns how many words there are.
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
