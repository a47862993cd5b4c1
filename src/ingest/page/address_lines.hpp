// Lines of a title and the address of its paper, as lists of tabs, chats and notes have them.
#pragma once

#include <deque>
#include <string>
#include <string_view>

#include "ingest/page/block.hpp"

namespace papers::ingest::page {

struct AddressedTitle {
  std::string_view title;  ///< empty for none
  std::string_view url;
  bool goes_on = false;  ///< the address stands in front: the next line may be the title's too

  /// As a link of Markdown, or an address that the text follows.
  [[nodiscard]] std::string as_link() const;
};

/// What "Title - Hugging Face https://huggingface.co/papers/2511.05271", "https://… | Title" and
/// "Title: https://…" state; a sentence that ends in an address is no such line.
AddressedTitle title_with_address(std::string_view line);

/// Gives the blocks that are such lines the link, where most links to papers stand so.
void link_titles_with_addresses(std::deque<Block>& blocks);

}  // namespace papers::ingest::page
