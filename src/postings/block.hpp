// The postings of a word, 128 to a block: which papers have it, and how often in which column.
//
// A block says first what it takes to pass it over: its papers, and the most that one of them could
// score (Ding and Suel, "Faster Top-k Document Retrieval Using Block-Max Indexes", SIGIR 2011).
// Then come the gaps between papers and each column's counts, in as many bits as the largest takes.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "postings/packed.hpp"

namespace papers::postings {

/// Title, abstract, authors, keywords and variants.
inline constexpr std::size_t columns = 5;
using Counts = std::array<std::uint32_t, columns>;

struct Posting {
  std::uint32_t paper = 0;
  Counts counts{};
  friend bool operator==(const Posting&, const Posting&) = default;
};

inline constexpr std::size_t block_postings = 128;

/// What a block says of itself; a view into the bytes it was read from.
struct Block {
  std::uint32_t first = 0, last = 0;  ///< papers
  std::size_t size = 0;               ///< postings
  float impact = 0;                   ///< at least that of each of its papers
  std::size_t size_bytes = 0;
  unsigned gap_width = 0;
  std::array<unsigned, columns> count_width{};
  const char* gaps = nullptr;
  std::array<const char*, columns> counts{};
};

/// Adds a block of 1 to 128 postings in ascending order of papers.
void append_block(std::string& out, std::span<const Posting> postings, float impact);

/// The block that `bytes` begin with; nullopt when they are none. packed_slack_bytes must be
/// readable after them.
std::optional<Block> read_block(std::string_view bytes);

/// Its papers in ascending order; false when they do not end with its last one.
[[nodiscard]] bool read_papers(const Block& block, std::span<std::uint32_t, block_postings> out);
/// How often the posting at `index` stands in a column.
inline std::uint32_t count_at(const Block& block, std::size_t column, std::size_t index) {
  return read_packed(block.counts[column], block.count_width[column], index);
}
void read_counts(const Block& block, std::size_t column,
                 std::span<std::uint32_t, block_postings> out);

/// All of it; empty when its papers are damaged.
std::vector<Posting> postings_of(const Block& block);

}  // namespace papers::postings
