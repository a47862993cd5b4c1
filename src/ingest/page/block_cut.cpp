// Lines of text cut into blocks.
#include <algorithm>
#include <utility>

#include "ingest/page/block_text.hpp"
#include "ingest/page/entry_facts.hpp"
#include "ingest/page/line_marks.hpp"
#include "ingest/page/link_scan.hpp"
#include "ingest/page/page_words.hpp"
#include "ingest/page/statement.hpp"
#include "ingest/page/text_blocks.hpp"
#include "text/utf8.hpp"

namespace papers::ingest::page {
namespace {

class GroupCutter {
 public:
  GroupCutter(const LineGroup& group, const Head& head, unsigned& blanks, std::deque<Block>& blocks)
      : group_(group), head_(head), blanks_(blanks), blocks_(blocks) {}

  void cut(std::size_t count) {
    const std::size_t end =
        count < group_.lines.size() ? group_.lines[count].begin : group_.text.size();
    text_ = std::string_view(group_.text).substr(0, end);
    first_block_ = blocks_.size();
    if (may_hold_spans(text_, head_.notation)) spans_ = find_spans(text_, head_.notation);
    for (const Span& span : spans_) {
      if (span.begin < told_ || !stands_alone(span)) continue;
      next_label_ = text_.substr(span.label_begin, span.label_end - span.label_begin);
      put_text(told_, span.begin);
      if (span.kind == Span::Kind::address) {
        put_address(span);
      } else {
        put_link(span);
      }
      told_ = span.end;
    }
    put_text(told_, end);
  }

 private:
  /// Whether a link is a block of its own, or ends one: not within running text.
  bool stands_alone(const Span& span) {
    if (span.kind == Span::Kind::picture || span.kind == Span::Kind::mark) return false;
    if (span.begin < judged_begin_ || span.end > judged_end_) judge_line(span);
    if (span.kind == Span::Kind::address) return address_stands_alone(span);
    return !running_text_ || begins_heading(span) || goes_on_elsewhere(span);
  }

  /// "… interactively... [Read more](url)"
  [[nodiscard]] bool goes_on_elsewhere(const Span& span) const {
    constexpr std::size_t longest_bytes = 20;
    const auto before = text::trim(text_.substr(judged_begin_, span.begin - judged_begin_));
    return next_character(span) == '\n' && span.label_end - span.label_begin <= longest_bytes &&
           ends_truncated(before);
  }

  /// An address in a sentence is part of it, but for that of a paper behind all of it.
  [[nodiscard]] bool address_stands_alone(const Span& span) const {
    const LinkTo to = link_to(span.url).to;
    // "(https://…)" is how sentences name their code.
    const bool of_site = to != LinkTo::code && to != LinkTo::project && to != LinkTo::elsewhere;
    if (text_[span.begin] == '(' && !of_site && !is_behind_print(span)) return false;
    const bool first = span.begin == judged_begin_ || begins_heading(span);
    const bool opens = first && span.end < text_.size() && text_[span.end] != ' ';
    if (!running_text_ || opens) return true;
    return to == LinkTo::paper && (next_character(span) == '\n' || is_in_heading());
  }

  /// "GitHub 926 (https://…)"
  [[nodiscard]] bool is_behind_print(const Span& span) const {
    const std::size_t begin = std::max(judged_begin_, told_);
    const auto before = text::trim(text_.substr(begin, span.begin - begin));
    return !before.empty() && first_form(before) != Form::text;
  }

  [[nodiscard]] bool begins_heading(const Span& span) const {
    constexpr std::size_t longest_marks = 8;
    return span.begin < judged_begin_ + longest_marks && is_in_heading();
  }
  [[nodiscard]] bool is_in_heading() const {
    std::string_view line = text_.substr(judged_begin_, judged_end_ - judged_begin_);
    return take_prefix(line).heading > 0;
  }

  /// What stands behind a link and the end of emphasis round it.
  [[nodiscard]] char next_character(const Span& span) const {
    const std::size_t at = text_.find_first_not_of("*_", span.end);
    return at < text_.size() ? text_[at] : '\n';
  }

  /// The text of an address begins behind it, or ends before it.
  void put_address(const Span& span) {
    BlockLink link = link_to(span.url);
    const char next = next_character(span);
    if (next != '\n' && next != ' ') {
      opening_ = std::move(link);
    } else if (blanks_ > 0 || !close_link(link, first_block_, blocks_)) {
      Block block = begin_block(span.begin, span.end);
      block.link = std::move(link);
      block.link.extent = BlockLink::Extent::closes;
      block.is_address = true;
      block.why = "an address";
      if (block.link.to == LinkTo::login && block.bullet.starts_with('-')) block.text = "-";
      blocks_.push_back(std::move(block));
    }
  }

  /// Looks at what stands beside links on the line of `span`, or the lines. No text links to a vote
  /// or a discussion: such a line is one of a page that stands on few.
  void judge_line(const Span& span) {
    judged_begin_ = text_.rfind('\n', span.begin) + 1;  // 0 where none is
    judged_end_ = std::min(text_.find('\n', span.end), text_.size());
    std::string around;
    std::size_t at = judged_begin_;
    bool of_page = false;
    for (auto other = first_span_from(judged_begin_);
         other != spans_.end() && other->begin < judged_end_; ++other) {
      const LinkTo to = other->url.empty() ? LinkTo::nothing : link_to(other->url).to;
      of_page = of_page || to == LinkTo::login || to == LinkTo::comments;
      if (other->begin > at) around.append(text_.substr(at, other->begin - at));
      at = std::max(at, other->end);
    }
    if (at < judged_end_) around.append(text_.substr(at, judged_end_ - at));
    constexpr std::size_t words_of_running_text = 4;
    running_text_ = !of_page && count_words(around).lower >= words_of_running_text;
  }

  [[nodiscard]] std::vector<Span>::const_iterator first_span_from(std::size_t at) const {
    return std::lower_bound(spans_.begin(), spans_.end(), at,
                            [](const Span& span, std::size_t place) { return span.begin < place; });
  }

  void go_to_line_of(std::size_t at) {
    while (line_ + 1 < group_.lines.size() && group_.lines[line_ + 1].begin <= at) {
      ++line_;
      on_line_ = false;
    }
  }

  /// A block that begins at `at` and ends before `end`, with what its line says in front of it.
  Block begin_block(std::size_t at, std::size_t end) {
    go_to_line_of(at);
    Block block;
    block.first = group_.lines[line_].number;
    block.indent = group_.lines[line_].indent;
    block.same_line = on_line_;
    block.emphasised = group_.lines[line_].emphasised;
    block.blanks_before = std::exchange(blanks_, 0U);
    go_to_line_of(end == at ? at : end - 1);
    block.last = group_.lines[line_].number;
    on_line_ = true;
    if (std::exchange(measured_line_, line_) != line_) {
      const std::string_view rest = text_.substr(group_.lines[line_].begin);
      line_width_ = columns(rest.substr(0, rest.find('\n')));
    }
    block.width = line_width_;
    block.heading = prefix_.heading;
    block.bullet = prefix_.bullet;
    prefix_ = {};
    return block;
  }

  void put_text(std::size_t begin, std::size_t end) {
    while (begin < end) {
      const std::size_t line_end = std::min(text_.find('\n', begin), end);
      const bool whole = (begin == 0 || text_[begin - 1] == '\n') && line_end < text_.size() &&
                         text_[line_end] == '\n';
      if (line_end == begin && whole) {
        ++blanks_;
      } else {
        put_line(begin, line_end);
      }
      begin = line_end + 1;
    }
  }

  /// A line, or what of it stands before, between or behind links.
  void put_line(std::size_t begin, std::size_t end) {
    std::string_view raw = text_.substr(begin, end - begin);
    const bool starts_line = begin == 0 || text_[begin - 1] == '\n';
    const bool ends_line = end == text_.size() || text_[end] == '\n';
    if (starts_line) {
      go_to_line_of(begin);
      std::string_view line =
          text_.substr(begin, std::min(text_.find('\n', begin), text_.size()) - begin);
      prefix_ = take_prefix(line);
      const auto taken = static_cast<std::size_t>(line.data() - raw.data());
      raw = ends_line ? line : raw.substr(std::min(taken, raw.size()));
      if (starts_line && ends_line && put_mark(raw, begin, end)) return;
    }
    const std::string text = without_markup(raw);
    std::string_view view = without_leading_path(text::trim(text));
    // "[4](url)### [Title](url)": the heading begins behind the votes.
    const std::size_t marks = std::min(view.find_first_not_of('#'), view.size());
    if (!starts_line && !ends_line && marks > 0 && marks == view.size() && marks <= 6) {
      prefix_.heading = static_cast<unsigned>(marks);
    }
    if (prefix_.heading > 0) take_heading_end(view);
    // "### 1. [Title](url)", "🔥 [Title](url)": the rank and the symbol go.
    view = without_half_of_emphasis(view, starts_line, ends_line);
    if (starts_line && !ends_line && is_ornament(view, next_label_)) return;
    if (is_heading_end(view)) view = {};
    if (view.empty() && ends_line && starts_line) put_seen("markup", begin, end);
    if (view.empty()) return;
    BlockLink link = std::exchange(opening_, {});
    const bool addressed = link.to != LinkTo::nothing;
    if (addressed) link.extent = BlockLink::Extent::opens;
    if (const LinkNumber number = read_link_number(view);
        number.size > 0 && number.size < view.size() && is_opening(view.substr(number.size))) {
      link.to = LinkTo::numbered;
      link.number = number.number;
      link.extent = BlockLink::Extent::opens;
      view = text::trim(view.substr(number.size));
      if (const std::string_view bullet = bullet_of(view); !bullet.empty()) {
        view = text::trim(view.substr(bullet.size()));
      }
    }
    Block block = begin_block(begin, end);
    if (addressed) block.width = 0;  // addresses are put in once lines are wrapped
    block.link = std::move(link);
    if (is_lone_address(view, block)) {
      block.link = link_to(view);
      block.link.extent = BlockLink::Extent::closes;
      // "/papers/2605.00001 [Submitted by": a picture's, not of the text above
      block.is_address = ends_line || !view.starts_with('/');
      block.why = "an address";
    } else {
      block.text = plain_text(view, head_);
      if (block.text.empty()) block.why = "markup";
      block.emphasised =
          block.emphasised || (view.size() > 2 && (view.front() == '*' || view.front() == '_') &&
                               view.front() == view.back() && block.text.size() < view.size());
    }
    heading_line_ = block.heading > 0 ? block.last : heading_line_;
    // "### ▲ 7 [Title](url)": the link is the heading.
    const bool print = block.heading > 0 && !ends_line && first_form(block.text) != Form::text;
    if (print) prefix_.heading = std::exchange(block.heading, 0U);
    blocks_.push_back(std::move(block));
  }

  /// What is left of a heading behind its link: "===", "{#slug}", "[slug]", ":tag:".
  [[nodiscard]] bool is_heading_end(std::string_view view) const {
    if (view.find_first_not_of("=#") == std::string_view::npos || are_org_tags(view)) return true;
    const std::size_t at = std::min(view.find_first_not_of("*_ "), view.size());
    return on_line_ && heading_line_ == group_.lines[line_].number &&
           (at == view.size() || std::string_view("{[=").find(view[at]) != view.npos);
  }

  /// Lines that are marks by themselves.
  bool put_mark(std::string_view line, std::size_t begin, std::size_t end) {
    if (line.empty() || line.starts_with(":::")) {
      put_seen("an empty item", begin, end);
    } else if (const auto definition = read_definition(line)) {
      put_seen("a numbered link", begin, end);
      blocks_.back().link = *definition;
    } else if (is_rule(text_.substr(begin, end - begin))) {
      const bool below = blocks_.size() > first_block_ && blanks_ == 0;
      if (below) underline_heading(line, group_.lines[line_].number, blocks_.back());
      put_seen("a rule", begin, end);
    } else if (line.front() == '<' && line.back() == '>' &&
               line.find("://") == std::string_view::npos &&
               (!head_.notation.tags || line.starts_with("<!--") ||
                text::trim(without_markup(line)).empty())) {
      put_seen("HTML markup", begin, end);
    } else if (line.front() == '|' && line.ends_with('|') && line.size() > 2) {
      put_seen("a row of a table", begin, end);
      blocks_.back().skipped = true;
    } else if (line.find_first_not_of("*+\xE2\x80\xA2[ ]") == std::string_view::npos) {
      put_seen("an empty item or box", begin, end);
    } else if (is_picture_line(line) || is_media_file(line)) {
      put_seen("a picture", begin, end);
    } else {
      return false;
    }
    return true;
  }

  void put_seen(std::string_view why, std::size_t begin, std::size_t end) {
    prefix_ = {};
    Block block = begin_block(begin, end);
    block.why = why;
    blocks_.push_back(std::move(block));
  }

  /// `raw`, a part of text_, without pictures and marks.
  [[nodiscard]] std::string without_markup(std::string_view raw) const {
    std::string plain;
    const auto begin = static_cast<std::size_t>(raw.data() - text_.data());
    const std::size_t end = begin + raw.size();
    std::size_t at = begin;
    for (auto next = first_span_from(at); next != spans_.end() && next->begin < end; ++next) {
      if (next->kind != Span::Kind::picture && next->kind != Span::Kind::mark) continue;
      plain.append(text_.substr(at, std::max(next->begin, at) - at));
      at = std::clamp(next->end, at, end);
    }
    plain.append(text_.substr(at, end - at));
    return plain;
  }

  void put_link(const Span& span) {
    Block block = begin_block(span.begin, span.end);
    if (span.kind == Span::Kind::reference) {
      block.link.to = LinkTo::numbered;
      block.link.number = span.key;
    } else {
      block.link = link_to(span.url);
      const bool relative = block.link.to == LinkTo::nothing && !span.url.empty() &&
                            span.url.find_first_of(": \n") == std::string_view::npos;
      if (relative) block.link = link_to("/" + std::string(span.url));
    }
    block.text =
        label_text(text_.substr(span.label_begin, span.label_end - span.label_begin), head_, block);
    heading_line_ = block.heading > 0 ? block.last : heading_line_;
    if (block.text.empty()) block.why = "a link without text";
    blocks_.push_back(std::move(block));
  }

  const LineGroup& group_;
  const Head& head_;
  unsigned& blanks_;
  std::deque<Block>& blocks_;
  std::string_view text_, next_label_;  ///< of the link behind the text that is cut
  std::vector<Span> spans_;
  std::size_t told_ = 0;  ///< up to where blocks are made
  std::size_t line_ = 0, measured_line_ = std::string_view::npos, line_width_ = 0;
  std::size_t judged_begin_ = 0, judged_end_ = 0;  ///< the line that running_text_ is about
  bool running_text_ = false;
  bool on_line_ = false;            ///< a block has been made of this line
  Prefix prefix_;                   ///< of the line, until its first block
  BlockLink opening_;               ///< an address whose text follows
  std::uint64_t heading_line_ = 0;  ///< of the last heading
  std::size_t first_block_ = 0;     ///< of the group, in blocks_
};

}  // namespace

void cut_into_blocks(LineGroup& group, std::size_t count, const Head& head, unsigned& blanks,
                     std::deque<Block>& blocks) {
  GroupCutter(group, head, blanks, blocks).cut(count);
  const std::size_t begin =
      count < group.lines.size() ? group.lines[count].begin : group.text.size();
  group.text.erase(0, begin);
  group.lines.erase(group.lines.begin(), group.lines.begin() + static_cast<std::ptrdiff_t>(count));
  for (LineGroup::Line& line : group.lines) line.begin -= begin;
}

}  // namespace papers::ingest::page
