#include "ingest/page/address_lines.hpp"

#include <algorithm>

#include "ingest/page/block.hpp"
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

}  // namespace papers::ingest::page
