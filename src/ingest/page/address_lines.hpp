// Lines of a title and the address of its paper, as lists of tabs, chats and notes have them.
#pragma once

#include <deque>
#include <string>
#include <string_view>

#include "ingest/page/block.hpp"

namespace papers::ingest::page {

/// "Title - Hugging Face https://huggingface.co/papers/2511.05271", "https://… | Title", "Title:
/// https://…" as a link of Markdown; empty for other lines, a sentence that ends in an address
/// among them.
std::string title_with_address(std::string_view line);

/// Gives the blocks that are such lines the link, where most links to papers stand so.
void link_titles_with_addresses(std::deque<Block>& blocks);

}  // namespace papers::ingest::page
