#include "ingest/page/address_lines.hpp"

#include <algorithm>
#include <cstddef>
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

std::string title_with_address(std::string_view line) {
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
      holds_sentence_break(title) || is_function_word(last_word(title)) ||
      title.find("](") != title.npos) {
    return {};
  }
  return "[" + std::string(title) + "](" + std::string(url) + ")";
}

void link_titles_with_addresses(std::deque<Block>& blocks) {
  constexpr std::size_t fewest_addresses = 2;
  std::vector<std::pair<Block*, std::string>> beside;
  std::size_t paper_links = 0;
  for (Block& block : blocks) {
    const bool bare = block.link.to == LinkTo::nothing && !block.entry;
    std::string link = bare ? title_with_address(block.text) : std::string();
    // "Read more: https://…" stands below every paper.
    const bool again = !link.empty() && !beside.empty() &&
                       beside.back().second.starts_with(link.substr(0, link.rfind("](") + 2));
    if (block.link.to == LinkTo::paper || !link.empty()) ++paper_links;
    if (!link.empty() && !again) beside.emplace_back(&block, std::move(link));
  }
  if (beside.size() < fewest_addresses || beside.size() * 2 <= paper_links) return;
  for (const auto& [block, link] : beside) {
    const std::size_t end = link.rfind("](");
    block->link = link_to(std::string_view(link).substr(end + 2, link.size() - end - 3));
    block->text = link.substr(1, end - 1);
  }
}

}  // namespace papers::ingest::page
