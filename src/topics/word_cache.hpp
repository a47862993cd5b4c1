// The numbers of the words met before, in one flat table: a paper has some two hundred words, and
// in a node-based map each of them would wait for memory three times.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace papers::topics {

/// The numbers of one surface form. 0 stands for "nobody asked for it".
struct WordIds {
  std::uint32_t stem = 0;      ///< porter stem, as the full-text index has it
  std::uint32_t word = 0;      ///< folded, plural -s gone: what learned weights know
  std::uint32_t prefixes = 0;  ///< index into Lexicon::prefixes_of
  bool stop = false;           ///< a function word
};

class WordCache {
 public:
  /// nullptr for a word that was not added; the pointer lives until the next add.
  [[nodiscard]] const WordIds* find(std::string_view word) const;

  /// Adds a word that find does not know. Forgets all words when there are too many.
  void add(std::string_view word, const WordIds& ids);

  [[nodiscard]] bool empty() const { return size_ == 0; }
  void clear();

 private:
  struct Slot {
    std::uint32_t hash = 0;
    std::uint32_t text_at = 0;
    std::uint32_t text_size_bytes = 0;  ///< 0: an empty slot
    WordIds ids;
  };

  /// The slot of `word`, or the empty one where it belongs.
  [[nodiscard]] std::size_t slot_of(std::string_view word, std::uint32_t hash) const;
  void grow();

  std::vector<Slot> slots_;  ///< none, or a power of two, at most half full; linear probing
  std::string texts_;
  std::size_t size_ = 0;
};

}  // namespace papers::topics
