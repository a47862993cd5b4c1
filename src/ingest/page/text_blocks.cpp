#include "ingest/page/text_blocks.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "ingest/markup_text.hpp"
#include "ingest/page/address_lines.hpp"
#include "ingest/page/entry.hpp"
#include "ingest/page/entry_runs.hpp"
#include "ingest/page/line_marks.hpp"
#include "ingest/page/link_scan.hpp"
#include "ingest/page/markup_parts.hpp"
#include "ingest/page/page_words.hpp"
#include "ingest/page/spoken_lines.hpp"
#include "ingest/page/statement.hpp"
#include "ingest/page/tree_lines.hpp"
#include "text/utf8.hpp"

namespace papers::ingest::page {
namespace {

/// A link that has not ended within these is none.
constexpr std::size_t longest_group_lines = 64;
constexpr std::size_t longest_group_bytes = 16 * 1024;
constexpr std::size_t most_open_brackets = 64;

Block seen(std::uint64_t number, std::string_view why, bool skipped) {
  Block block;
  block.first = block.last = number;
  block.why = why;
  block.skipped = skipped;
  return block;
}

/// Lines that only say how what is inside them is laid out; empty for others.
std::string_view layout_mark(std::string_view line) {
  if (line.front() == ':' && first_form(line) == Form::text) {
    if (line.starts_with(":::")) return "a fence";
    // ":PROPERTIES:" of org, ":class: x" of reST
    const std::size_t end = line.find(':', 1);
    if (end != std::string_view::npos && end > 1 && end <= 24 &&
        line.substr(1, end - 1).find(' ') == std::string_view::npos) {
      return "a property";
    }
  }
  const bool directive = line.starts_with(".. ") && line.find("::") != std::string_view::npos;
  return directive && !line.starts_with(".. rubric::") ? "a directive" : std::string_view();
}

/// Writes links whose address and text stand between words as those of Markdown. The number of a
/// source, "【12†t】", leads nowhere.
void plain_worded_links(std::string& line) {
  struct Words {
    std::string_view open, middle, close;  ///< without `close`, the link is all of the line
    bool numbered = false;                 ///< a number may stand for the address
  };
  constexpr std::array<Words, 3> known = {
      {{"HYPERLINK \"", "\"", ""}, {"=> ", " ", ""}, {"【", "†", "】", true}}};
  for (const auto& [open, middle, close, numbered] : known) {
    std::string plain;
    std::size_t told = 0;
    for (std::size_t at = line.find(open); at != line.npos; at = line.find(open, at + 1)) {
      const std::size_t url = at + open.size();
      const std::size_t text = line.find(middle, url);
      const std::size_t end = close.empty() ? line.size() : line.find(close, text);
      if (text == line.npos || end == line.npos || (close.empty() && at > 0)) break;
      const std::string_view address = std::string_view(line).substr(url, text - url);
      const std::string_view said =
          std::string_view(line).substr(text + middle.size(), end - text - middle.size());
      const bool leads = is_target(address);
      const bool number = numbered && (address.empty() || is_digit(address.front()));
      if (!leads && !number) continue;
      plain.append(line, told, at - told).append(leads ? "[" : "").append(text::trim(said));
      if (leads) plain.append("](").append(address).append(")");
      told = end + close.size();
    }
    if (told > 0) line = plain.append(line, told);
  }
}

/// Whether the next bytes of `input` are a few lines without a blank one between, its last.
bool ends_in_paragraph(Input& input) {
  constexpr std::size_t longest_bytes = 1024;
  std::string_view rest = input.peek(longest_bytes);
  if (rest.size() == longest_bytes) return false;
  rest = text::trim(rest);
  while (!rest.empty()) {
    if (text::trim(take_line(rest)).empty()) return false;
  }
  return true;
}

/// "Title <https://…>", or the address alone.
bool ends_in_address(std::string_view line) {
  if (line.empty() || std::string_view(">)]").find(line.back()) == line.npos) return false;
  const std::string_view word = last_word(line);
  return word.size() > 2 && is_target(word.substr(1));
}

/// Takes comments of HTML off, which frameworks leave all over a page ("<!--[0-->"); of a line of
/// nothing else stays "<!---->".
void take_comments(std::string& line) {
  constexpr std::string_view opening = "<!--";
  std::size_t at = line.find(opening);
  if (at == line.npos) return;
  for (; at != line.npos; at = line.find(opening, at)) {
    const std::size_t end = line.find("-->", at + 2);
    if (end == line.npos) break;
    line.erase(at, end + 3 - at);
  }
  if (text::trim(line).empty()) line = "<!---->";
}

}  // namespace

bool TextBlocks::next(std::deque<Block>& blocks) {
  const auto line = input_.next_line();
  if (!line) {
    entries_.finish(held_);
    take_held(blocks);
    cut(group_.lines.size(), blocks);
    return false;
  }
  lines_ = line->number;
  if (line->cut) {
    cut(group_.lines.size(), blocks);
    blocks.push_back(seen(line->number, too_long, true));
  } else if (head_.flat && !text::trim(line->text).empty()) {
    const std::string text(line->text);
    for (const auto part : cut_flat_line(text)) take_line(part, line->number, blocks);
  } else if (in_code_ || head_.dress == Dress::box || !entries_.concerns(line->text)) {
    take_line(line->text, line->number, blocks);
  } else {
    // What is held may be lines of text: they come first.
    const std::string text(line->text);
    const bool taken = entries_.take(text, line->number, held_);
    take_held(blocks);
    if (!taken) take_line(text, line->number, blocks);
  }
  return true;
}

void TextBlocks::take_held(std::deque<Block>& blocks) {
  for (HeldLines& held : held_) {
    const std::uint64_t last = held.first + std::max<std::size_t>(held.lines.size(), 1) - 1;
    if (held.entry) {
      cut(group_.lines.size(), blocks);
      Block& block = blocks.emplace_back();
      block.first = held.first;
      block.last = last;
      block.blanks_before = std::exchange(blanks_, 0U);
      const bool may_be_text = held.entry->stated > Stated::reference;
      block.text =
          may_be_text ? plain_text(read_runs(joined_item(held.lines))) : held.entry->record.title;
      if (may_be_text) block.bullet = "- ";
      block.entry = std::move(held.entry);
    } else if (!held.why.empty()) {
      cut(group_.lines.size(), blocks);
      blocks.push_back(seen(held.first, held.why, held.skipped));
      blocks.back().last = last;
      blocks.back().blanks_before = std::exchange(blanks_, 0U);
    } else {
      for (std::size_t i = 0; i < held.lines.size(); ++i) {
        take_line(held.lines[i], held.first + i, blocks);
      }
    }
  }
  held_.clear();
}

void TextBlocks::take_line(std::string_view raw, std::uint64_t number, std::deque<Block>& blocks) {
  const bool is_dashes = raw == "-- ", starts_sheet = raw.starts_with('\f');
  line_.clear();
  text::append_clean(line_, raw);
  if (is_of_sheet(starts_sheet)) {
    cut(group_.lines.size(), blocks);
    blocks.push_back(seen(number, "of a sheet's margin", false));
    return;
  }
  plain_blanks(line_);
  take_comments(line_);
  plain_worded_links(line_);
  if (head_.numbered_links) plain_citation_numbers(line_);
  if (plain_line_) plain_line_(line_);
  if (is_of_letter(is_dashes)) {
    cut(group_.lines.size(), blocks);
    blocks.push_back(seen(number, "of the letter round the page", true));
    return;
  }
  std::string_view text = without_dress(text::trim(line_), head_.dress);
  text = text::trim(text.substr(stamp_size(text)));
  if (text.starts_with(':')) {  // ":UPVOTES: 4" of org
    const Field field = read_stated_field(text.substr(1)).field;
    if (field != Field::none && field != Field::other) text.remove_prefix(1);
  }
  std::string rewritten;
  if (text.starts_with('<') && take_summary(text, rewritten)) text = rewritten;
  if (head_.addresses_beside && !head_.repeated.holds(text)) {
    if (const auto found = title_with_address(text); !found.title.empty()) {
      text = rewritten = found.as_link();
    }
  }
  if (text.empty()) {
    if (group_.lines.empty()) {
      ++blanks_;
      return;
    }
  } else if (open_.empty() && take_code(text, number, blocks)) {
    return;
  } else if (const std::string_view mark = layout_mark(text); !mark.empty()) {
    cut(group_.lines.size(), blocks);
    blocks.push_back(seen(number, mark, false));
    blocks.back().blanks_before = std::exchange(blanks_, 0U);
    return;
  }
  const bool emphasised =
      (text.starts_with("**") && take_emphasis(text)) || take_half_of_strong(text);
  const auto indent =
      static_cast<unsigned>(std::min<std::size_t>(line_.find_first_not_of(' '), 80));
  group_.lines.push_back({group_.text.size(), number, text.empty() ? 0 : indent, emphasised});
  group_.text.append(text).append(1, '\n');
  note_open(text);
  if (text.empty() && open_.empty() && !anchor_) return cut(group_.lines.size(), blocks);
  cut_what_is_too_long(blocks);
}

/// Whether the line is of the foot or head of a print's sheet, which stand where one ends.
bool TextBlocks::is_of_sheet(bool starts_sheet) {
  constexpr std::size_t foot_bytes = 512;
  in_margin_ = in_margin_ || starts_sheet;
  if (text::trim(line_).empty()) return false;
  in_margin_ = may_be_of_sheet(line_) && (in_margin_ || ends_sheet(line_, input_.peek(foot_bytes)));
  return in_margin_;
}

/// Whether the line is not of the page but of a mail that quotes it, or below "-- " its signature.
bool TextBlocks::is_of_letter(bool is_dashes) {
  const std::string_view text = text::trim(line_);
  const bool below_blank = std::exchange(below_blank_, text.empty());
  if (text.empty()) in_signature_ = false;
  if (is_dashes) {
    // Between texts it is a rule.
    in_signature_ = head_.is_quotation || (!ruled_ && ends_in_paragraph(input_));
    ruled_ = !in_signature_;
  }
  if (text.empty() || in_signature_) return in_signature_;
  outside_ = !text.starts_with('>') && (outside_ || below_blank);
  return head_.is_quotation && outside_;
}

/// Keeps account of the brackets and anchors that are open behind the group's last line.
void TextBlocks::note_open(std::string_view text) {
  const std::size_t line = group_.lines.size() - 1;
  if (ends_in_address(text)) last_address_ = line + 1;
  static constexpr ByteSet marks("[]\\");
  for (std::size_t at = marks.find(text); at < text.size(); at = marks.find(text, at + 1)) {
    if (text[at] == '\\') {
      ++at;
    } else if (text[at] == '[') {
      last_opening_ = line;
      if (open_.size() < most_open_brackets) open_.push_back(line);
    } else if (!open_.empty()) {
      open_.pop_back();
    }
  }
  if (!head_.notation.tags) return;
  const std::size_t closed = text.rfind("</a");
  const std::size_t opened = text.rfind("<a");
  if (closed != std::string_view::npos) anchor_.reset();
  if (opened != std::string_view::npos && (closed == std::string_view::npos || opened > closed)) {
    anchor_ = line;
  }
}

/// What has been open for too long is no link: the lines up to the next one that is are cut.
void TextBlocks::cut_what_is_too_long(std::deque<Block>& blocks) {
  while (group_.lines.size() > longest_group_lines || group_.text.size() > longest_group_bytes) {
    const std::size_t lines = group_.lines.size();
    const auto next =
        std::find_if(open_.begin(), open_.end(), [](std::size_t line) { return line > 0; });
    // The text of an address may be of several lines above it. Brackets of formulas do not match:
    // a link may begin where none is open.
    const std::size_t from = last_address_ > 0   ? last_address_
                             : last_opening_ > 0 ? last_opening_
                                                 : lines - 1;
    cut(next != open_.end() ? *next : std::max<std::size_t>(from, 1), blocks);
  }
}

void TextBlocks::cut(std::size_t count, std::deque<Block>& blocks) {
  if (count == 0) return;
  cut_into_blocks(group_, count, head_, blanks_, blocks);
  const auto gone = [count](std::size_t line) { return line < count; };
  open_.erase(std::remove_if(open_.begin(), open_.end(), gone), open_.end());
  for (std::size_t& line : open_) line -= count;
  last_opening_ -= std::min(last_opening_, count);
  last_address_ -= std::min(last_address_, count);
  if (anchor_) anchor_ = gone(*anchor_) ? std::nullopt : std::optional(*anchor_ - count);
}

/// Fences are looked into where they hold text.
bool TextBlocks::take_code(std::string_view text, std::uint64_t number, std::deque<Block>& blocks) {
  // A row of "~" right below a text is its underline.
  const bool underline = !group_.lines.empty() && text.find_first_not_of('~') == text.npos;
  const bool fence = text.starts_with("```") || (text.starts_with("~~~") && !underline);
  if (!fence && !in_code_) return false;
  cut(group_.lines.size(), blocks);
  if (fence && !in_code_) {
    const std::string_view info = text::trim(text.substr(3));
    const bool tree = plain_line_.target<TreeLines>() != nullptr && is_one_of(info, "yaml|yml");
    in_code_ = !info.empty() && !tree && !is_one_of(info, "text|markdown|md|txt");
    blocks.push_back(seen(number, in_code_ ? "code" : "a code fence", in_code_));
  } else {
    blocks.push_back(seen(number, "code", true));
    if (fence) in_code_ = false;
  }
  blocks.back().blanks_before = std::exchange(blanks_, 0U);
  return true;
}

}  // namespace papers::ingest::page
