#include "postings/lengths.hpp"

#include <algorithm>

#include "postings/packed.hpp"

namespace papers::postings {
namespace {

constexpr std::size_t width_bytes = 2;  // one byte each
constexpr unsigned widest_length = 32;

}  // namespace

std::string lengths_row(const std::vector<Lengths>& lengths) {
  std::vector<std::uint32_t> titles;
  std::vector<std::uint32_t> abstracts;
  for (const Lengths& one : lengths) {
    titles.push_back(one.title);
    abstracts.push_back(one.abstract);
  }
  std::string row;
  for (const auto* column : {&titles, &abstracts}) {
    row += static_cast<char>(packed_width(*std::max_element(column->begin(), column->end())));
  }
  const auto width = [&](std::size_t at) { return static_cast<unsigned char>(row[at]); };
  append_packed(row, titles, width(0));
  append_packed(row, abstracts, width(1));
  return row;
}

std::optional<LengthsRow> LengthsRow::read(std::string_view bytes) {
  if (bytes.size() < width_bytes) return std::nullopt;
  LengthsRow row;
  row.title_width_ = static_cast<unsigned char>(bytes[0]);
  row.abstract_width_ = static_cast<unsigned char>(bytes[1]);
  if (row.title_width_ > widest_length || row.abstract_width_ > widest_length) return std::nullopt;
  const std::size_t size = width_bytes + packed_size_bytes(window_papers, row.title_width_) +
                           packed_size_bytes(window_papers, row.abstract_width_);
  if (bytes.size() != size) return std::nullopt;
  row.bytes_.reserve(size + packed_slack_bytes);
  row.bytes_ = bytes;
  row.bytes_.append(packed_slack_bytes, '\0');
  return row;
}

Lengths LengthsRow::at(std::uint32_t place) const {
  const char* const titles = bytes_.data() + width_bytes;
  const char* const abstracts = titles + packed_size_bytes(window_papers, title_width_);
  return {read_packed(titles, title_width_, place), read_packed(abstracts, abstract_width_, place)};
}

}  // namespace papers::postings
