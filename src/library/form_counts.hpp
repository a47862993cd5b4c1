// Counts of short strings, in one flat table: import meets some two hundred words a paper, and with
// a node-based map each of them would wait for memory three times.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace papers::library {

class FormCounts {
 public:
  FormCounts();

  /// Changes the count of `form`, at most once for the same `paper`; papers are numbered from 1.
  void count(std::string_view form, std::int32_t change, std::uint32_t paper);

  [[nodiscard]] std::size_t size() const { return size_; }

  /// The forms whose count is not 0, in order. The views live until the next change.
  [[nodiscard]] std::vector<std::pair<std::string_view, std::int64_t>> changes() const;

  void clear();

 private:
  struct Slot {
    std::uint32_t hash = 0;
    std::uint32_t last_paper = 0;  ///< 0: an empty slot
    std::uint32_t text_at = 0;
    std::uint32_t text_size_bytes = 0;
    std::int32_t change = 0;
  };

  [[nodiscard]] std::string_view text(const Slot& slot) const {
    return std::string_view(texts_).substr(slot.text_at, slot.text_size_bytes);
  }
  Slot& find(std::string_view form, std::uint32_t hash);
  void grow();

  std::vector<Slot> slots_;  ///< a power of two, at most half full; linear probing
  std::string texts_;
  std::size_t size_ = 0;
};

}  // namespace papers::library
