// What is read of a line, or of the text of a link, once its markup is known.
#pragma once

#include <cstddef>
#include <deque>
#include <string>
#include <string_view>

#include "ingest/page/block.hpp"
#include "ingest/page/page_head.hpp"

namespace papers::ingest::page {

/// `text` with its escapes, references, hard breaks and outer emphasis taken off.
std::string plain_text(std::string_view text, const Head& head);

/// What is read of a link: its lines joined, pictures and marks in front of lines left out; what
/// these marks say goes to `block`, whose link is known.
std::string label_text(std::string_view label, const Head& head, Block& block);

/// A rule right below a text, as wide as it: the text is a heading. `line`: of the rule.
void underline_heading(std::string_view rule, std::uint64_t line, Block& above);

/// A bracket group alone on a line, in any language.
bool is_picture_line(std::string_view line);

/// `view`, what stands before a link on its line or behind it, without the half of the emphasis
/// round both.
std::string_view without_half_of_emphasis(std::string_view view, bool starts_line, bool ends_line);

/// Whether `view`, what stands before a link with the text `label` on its line, is but a rank or a
/// symbol in front of a title.
bool is_ornament(std::string_view view, std::string_view label);

/// Whether nothing stands here but a URL of the site: the link of the text above.
bool is_lone_address(std::string_view view, const Block& block);

/// `view` without the path of a link that has no text of its own: "/papers/date/2026-03-14 Mar 15".
std::string_view without_leading_path(std::string_view view);

/// Whether the text of a link may begin like this behind its number.
bool is_opening(std::string_view behind);

/// Whether the words of a line may go on in the next: no small print, nor the end of a paragraph.
bool is_running(std::string_view text);

/// Gives `link` to the text right above its address, the last of `blocks`, which may have several
/// lines, all from blocks[begin] on; false where there is none.
bool close_link(const BlockLink& link, std::size_t begin, std::deque<Block>& blocks);

}  // namespace papers::ingest::page
