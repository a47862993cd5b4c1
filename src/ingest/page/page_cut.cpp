#include "ingest/page/page_cut.hpp"

#include "ingest/page/page_line.hpp"
#include "ingest/page/page_statement.hpp"

namespace papers::ingest::page {

bool CutLines::take(std::string_view text, std::uint64_t number, std::size_t indent) {
  constexpr std::size_t longest_bytes = 600;
  constexpr std::size_t most_lines = 4;
  if (text.size() > longest_bytes || lines_.size() == most_lines) return false;
  const std::string whole = lines_.empty() ? std::string() : joined(text);
  const std::string_view all = lines_.empty() ? text : std::string_view(whole);
  if (all.size() > longest_bytes || (!ends_inside_date(all) && !ends_inside_link(all)))
    return false;
  lines_.push_back({std::string(text), number, indent});
  return true;
}

std::string CutLines::joined(std::string_view text) const {
  std::string all;
  for (const Line& line : lines_) all.append(line.text).append(1, ' ');
  return all.append(text);
}

}  // namespace papers::ingest::page
