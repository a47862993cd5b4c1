#include "postings/block.hpp"

#include <algorithm>
#include <bit>

namespace papers::postings {
namespace {

// One byte for the size and each width, four for the first and last paper and the impact.
constexpr std::size_t header_bytes = 2 + columns + 12;
constexpr unsigned widest = 32;

std::uint32_t load_32(const char* bytes) {
  return static_cast<std::uint32_t>(load_64(bytes) & 0xffffffffU);
}

}  // namespace

void append_block(std::string& out, std::span<const Posting> postings, float impact) {
  const std::size_t size = postings.size();
  std::array<std::uint32_t, block_postings> gaps{};
  Counts most{};
  std::uint32_t widest_gap = 0;
  for (std::size_t i = 0; i < size; ++i) {
    if (i > 0) {
      gaps[i - 1] = postings[i].paper - postings[i - 1].paper - 1;
      widest_gap = std::max(widest_gap, gaps[i - 1]);
    }
    for (std::size_t c = 0; c < columns; ++c) most[c] = std::max(most[c], postings[i].counts[c]);
  }
  out += static_cast<char>(size);
  out += static_cast<char>(packed_width(widest_gap));
  for (const std::uint32_t count : most) out += static_cast<char>(packed_width(count));
  append_32(out, postings.front().paper);
  append_32(out, postings.back().paper);
  append_32(out, std::bit_cast<std::uint32_t>(impact));
  append_packed(out, std::span(gaps).first(size - 1), packed_width(widest_gap));
  std::array<std::uint32_t, block_postings> values{};
  for (std::size_t c = 0; c < columns; ++c) {
    for (std::size_t i = 0; i < size; ++i) values[i] = postings[i].counts[c];
    append_packed(out, std::span(values).first(size), packed_width(most[c]));
  }
}

std::optional<Block> read_block(std::string_view bytes) {
  if (bytes.size() < header_bytes) return std::nullopt;
  const auto byte = [&](std::size_t at) { return static_cast<unsigned char>(bytes[at]); };
  Block block;
  block.size = byte(0);
  block.gap_width = byte(1);
  if (block.size == 0 || block.size > block_postings || block.gap_width > widest) {
    return std::nullopt;
  }
  const char* const words = bytes.data() + 2 + columns;
  block.first = load_32(words);
  block.last = load_32(words + 4);
  block.impact = std::bit_cast<float>(load_32(words + 8));
  block.gaps = bytes.data() + header_bytes;
  std::size_t at = header_bytes + packed_size_bytes(block.size - 1, block.gap_width);
  for (std::size_t c = 0; c < columns; ++c) {
    block.count_width[c] = byte(2 + c);
    if (block.count_width[c] > widest) return std::nullopt;
    block.counts[c] = bytes.data() + at;
    at += packed_size_bytes(block.size, block.count_width[c]);
  }
  if (at > bytes.size()) return std::nullopt;
  block.size_bytes = at;
  return block;
}

bool read_papers(const Block& block, std::span<std::uint32_t, block_postings> out) {
  // In 64 bits, where a damaged gap cannot lead back to the last paper.
  std::uint64_t paper = block.first;
  std::uint32_t* to = out.data();
  *to++ = block.first;
  for (std::size_t i = 0; i + 1 < block.size; ++i) {
    paper += std::uint64_t{read_packed(block.gaps, block.gap_width, i)} + 1;
    *to++ = static_cast<std::uint32_t>(paper);
  }
  return paper == block.last;
}

void read_counts(const Block& block, std::size_t column,
                 std::span<std::uint32_t, block_postings> out) {
  for (std::size_t i = 0; i < block.size; ++i) out[i] = count_at(block, column, i);
}

std::vector<Posting> postings_of(const Block& block) {
  std::array<std::uint32_t, block_postings> values{};
  if (!read_papers(block, values)) return {};
  std::vector<Posting> out(block.size);
  for (std::size_t i = 0; i < block.size; ++i) out[i].paper = values[i];
  for (std::size_t c = 0; c < columns; ++c) {
    read_counts(block, c, values);
    for (std::size_t i = 0; i < block.size; ++i) out[i].counts[c] = values[i];
  }
  return out;
}

}  // namespace papers::postings
