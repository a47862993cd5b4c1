#include "ingest/page/text_blocks.hpp"

#include <algorithm>
#include <utility>

#include "ingest/page/link_scan.hpp"
#include "ingest/page/page_underlines.hpp"
#include "ingest/page/page_words.hpp"
#include "text/utf8.hpp"

namespace papers::ingest::page {
namespace {

/// A link that has not ended within these is none.
constexpr std::size_t longest_group_lines = 64;
constexpr std::size_t longest_group_bytes = 16 * 1024;

Block seen(std::uint64_t number, std::string_view why, bool skipped) {
  Block block;
  block.first = block.last = number;
  block.why = why;
  block.skipped = skipped;
  return block;
}

/// A tag or an "<a" that is open at the end of `text`.
bool ends_inside_tag(std::string_view text) {
  const std::size_t last = text.rfind('<');
  if (last == std::string_view::npos) return false;
  const bool inside = text.find('>', last) == std::string_view::npos && last + 1 < text.size() &&
                      (is_lower(text[last + 1]) || text[last + 1] == '/');
  const std::size_t anchor = text.rfind("<a ");
  return inside ||
         (anchor != std::string_view::npos && text.find("</a", anchor) == std::string_view::npos);
}

bool is_plain(std::string_view text, bool tags) {
  return text.find('[') == std::string_view::npos &&
         (text.find('<') == std::string_view::npos ||
          (!tags && text.find("<http") == std::string_view::npos));
}

}  // namespace

bool TextBlocks::next(std::deque<Block>& blocks) {
  const auto line = input_.next_line();
  if (!line) {
    while (!group_.lines.empty()) cut(group_.lines.size(), blocks);
    return false;
  }
  lines_ = line->number;
  if (line->cut) {
    while (!group_.lines.empty()) cut(group_.lines.size(), blocks);
    blocks.push_back(seen(line->number, "longer than 1 MiB", true));
  } else {
    take_line(line->text, line->number, blocks);
  }
  return true;
}

void TextBlocks::take_line(std::string_view raw, std::uint64_t number, std::deque<Block>& blocks) {
  line_.clear();
  text::append_clean(line_, raw);
  plain_blanks(line_);
  if (head_.underlined) plain_underlines(line_);
  std::string_view text = text::trim(line_);
  while (text.starts_with("> ") || text == ">") text = text::trim(text.substr(1));  // quoted
  if (text.empty()) {
    if (group_.lines.empty()) {
      ++blanks_;
      return;
    }
  } else if (group_.lines.empty() && take_code(text, number, blocks)) {
    return;
  }
  const bool plain = is_plain(text, head_.tags);
  const auto indent =
      static_cast<unsigned>(std::min<std::size_t>(line_.find_first_not_of(' '), 80));
  group_.lines.push_back({group_.text.size(), number, text.empty() ? 0 : indent});
  group_.text.append(text).append(1, '\n');
  if (group_.lines.size() == 1 && plain) return cut(1, blocks);
  open_ = open_brackets(text, open_);
  const bool tag = head_.tags && ends_inside_tag(group_.text);
  while (!group_.lines.empty() && open_ == 0 && !tag) cut(group_.lines.size(), blocks);
  while (group_.lines.size() > longest_group_lines || group_.text.size() > longest_group_bytes) {
    cut(1, blocks);
    open_ = open_brackets(group_.text, 0);
    if (open_ == 0) cut(group_.lines.size(), blocks);
  }
}

void TextBlocks::cut(std::size_t count, std::deque<Block>& blocks) {
  if (count > 0) cut_into_blocks(group_, count, head_, blanks_, blocks);
  if (group_.lines.empty()) open_ = 0;
}

/// Fences are looked into where they hold text.
bool TextBlocks::take_code(std::string_view text, std::uint64_t number, std::deque<Block>& blocks) {
  const bool fence = text.starts_with("```") || text.starts_with("~~~");
  if (!fence && !in_code_) return false;
  if (fence && !in_code_) {
    const std::string_view info = text::trim(text.substr(3));
    in_code_ = !info.empty() && !equals_folded(info, "text") && !equals_folded(info, "markdown") &&
               !equals_folded(info, "md") && !equals_folded(info, "txt");
    blocks.push_back(seen(number, in_code_ ? "code" : "a code fence", in_code_));
  } else {
    blocks.push_back(seen(number, "code", true));
    if (fence) in_code_ = false;
  }
  blocks.back().blanks_before = std::exchange(blanks_, 0U);
  return true;
}

}  // namespace papers::ingest::page
