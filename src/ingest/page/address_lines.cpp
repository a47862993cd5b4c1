#include "ingest/page/address_lines.hpp"

#include <algorithm>
#include <cstddef>
#include <tuple>
#include <utility>
#include <vector>

#include "ingest/page/entry_facts.hpp"
#include "ingest/page/page_words.hpp"
#include "ingest/page/statement.hpp"
#include "text/utf8.hpp"

namespace papers::ingest::page {
namespace {

/// `title` without what joins it to an address, and the site's name.
std::string_view without_joints_of_address(std::string_view title) {
  title = without_end_joints(title);
  for (const std::string_view site : {" - Hugging Face", " | Hugging Face", " (huggingface.co)"}) {
    if (title.ends_with(site)) title.remove_suffix(site.size());
  }
  return without_joints(without_end_joints(title));
}

}  // namespace

std::string AddressedTitle::as_link() const {
  if (goes_on) return "<" + std::string(url) + ">" + std::string(title);
  return "[" + std::string(title) + "](" + std::string(url) + ")";
}

AddressedTitle title_with_address(std::string_view line) {
  constexpr std::size_t longest_bytes = 500;
  const std::size_t at = line.size() > longest_bytes ? line.npos : line.find("http");
  if (at == line.npos || line.find("http", at + 4) != line.npos) return {};
  const std::size_t end = std::min(line.find(' ', at), line.size());
  if ((at > 0 && line[at - 1] != ' ') || (at > 0 && end < line.size())) return {};
  const std::string_view url = line.substr(at, end - at);
  if (link_to(url).to != LinkTo::paper || url.find_first_of("[]()<>") != url.npos) return {};
  const std::string_view said = text::trim(at > 0 ? line.substr(0, at) : line.substr(end));
  // The definition of a label (CommonMark 4.7), not a title.
  if (said.starts_with('[') && said.ends_with("]:")) return {};
  const std::string_view title = without_joints_of_address(said);
  if (count_words(title).content < 1 || first_form(title) != Form::text || said.ends_with('.') ||
      holds_sentence_break(title) || (at > 0 && is_function_word(last_word(title))) ||
      title.find("](") != title.npos) {
    return {};
  }
  return {title, url, at == 0};
}

void link_titles_with_addresses(std::deque<Block>& blocks) {
  constexpr std::size_t fewest_addresses = 2;
  std::vector<std::pair<Block*, std::pair<std::string, BlockLink>>> beside;
  std::size_t paper_links = 0;
  for (Block& block : blocks) {
    const bool bare = block.link.to == LinkTo::nothing && !block.entry;
    const AddressedTitle said = bare ? title_with_address(block.text) : AddressedTitle();
    if (block.link.to == LinkTo::paper || !said.title.empty()) ++paper_links;
    // "Read more: https://…" stands below every paper.
    const bool again = !beside.empty() && beside.back().second.first == said.title;
    if (said.title.empty() || again) continue;
    beside.emplace_back(&block, std::pair(std::string(said.title), link_to(said.url)));
  }
  if (beside.size() < fewest_addresses || beside.size() * 2 <= paper_links) return;
  for (auto& [block, linked] : beside) std::tie(block->text, block->link) = std::move(linked);
}

}  // namespace papers::ingest::page
