// Lines of text cut into blocks.
#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "ingest/page/line_marks.hpp"
#include "ingest/page/link_scan.hpp"
#include "ingest/page/page_words.hpp"
#include "ingest/page/text_blocks.hpp"
#include "ingest/page/wrapping.hpp"
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
    const bool markup = text_.find_first_of("[<") != std::string_view::npos;
    if (markup) spans_ = find_spans(text_, head_.tags);
    std::size_t at = 0;
    for (const Span& span : spans_) {
      if (span.begin < at || !stands_alone(span)) continue;
      put_text(at, span.begin);
      put_link(span);
      at = span.end;
    }
    put_text(at, end);
  }

 private:
  /// Whether a link is a block of its own: not within running text.
  bool stands_alone(const Span& span) {
    if (span.kind != Span::Kind::link && span.kind != Span::Kind::number) return false;
    if (span.begin < judged_begin_ || span.end > judged_end_) judge_line(span);
    const bool heading = text_[judged_begin_] == '#' && judged_begin_ + 8 > span.begin;
    return heading || !running_text_;
  }

  /// Looks at what stands beside links on the line of `span`, or the lines.
  void judge_line(const Span& span) {
    const std::size_t before = text_.rfind('\n', span.begin);
    judged_begin_ = before == std::string_view::npos ? 0 : before + 1;
    judged_end_ = std::min(text_.find('\n', span.end), text_.size());
    std::string around;
    std::size_t at = judged_begin_;
    for (auto other = first_span_from(judged_begin_);
         other != spans_.end() && other->begin < judged_end_; ++other) {
      if (other->begin > at) around.append(text_.substr(at, other->begin - at));
      at = std::max(at, other->end);
    }
    if (at < judged_end_) around.append(text_.substr(at, judged_end_ - at));
    constexpr std::size_t words_of_running_text = 4;
    running_text_ = count_words(around).lower >= words_of_running_text;
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
    block.blanks_before = std::exchange(blanks_, 0U);
    go_to_line_of(end == at ? at : end - 1);
    block.last = group_.lines[line_].number;
    on_line_ = true;
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
    BlockLink link;
    std::string text = without_markup(raw, link);
    std::string_view view = text::trim(text);
    if (view.find_first_not_of("=#") == std::string_view::npos) view = {};  // behind a heading
    if (view.empty() && link.to == LinkTo::nothing) {
      if (ends_line && starts_line) put_seen("markup", begin, end);
      return;
    }
    while (view.starts_with("[http")) {  // "[u]t"
      const std::size_t close = view.find(']');
      if (close == std::string_view::npos || close + 1 == view.size()) break;
      link = link_to(view.substr(1, close - 1));
      link.extent = BlockLink::Extent::opens;
      view = text::trim(view.substr(close + 1));
    }
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
    block.link = std::move(link);
    block.text = finished(view);
    block.is_address = block.text.empty();
    if (block.is_address) block.why = "an address";
    blocks_.push_back(std::move(block));
  }

  static bool is_opening(std::string_view behind) {
    const auto c = static_cast<unsigned char>(behind.front());
    return c >= 0x80 || is_alphanumeric(behind.front()) || behind.front() == '[' ||
           behind.front() == '"' || behind.front() == '(';
  }

  /// Lines that are marks by themselves.
  bool put_mark(std::string_view line, std::size_t begin, std::size_t end) {
    if (line.empty()) {
      put_seen("an empty item", begin, end);
    } else if (const auto definition = read_definition(line)) {
      put_seen("a numbered link", begin, end);
      blocks_.back().link = *definition;
    } else if (is_rule(text_.substr(begin, end - begin))) {
      put_seen("a rule", begin, end);
    } else if (line.front() == '<' && line.back() == '>' &&
               line.find("://") == std::string_view::npos) {
      put_seen("HTML markup", begin, end);
    } else if (line.front() == '|' && line.ends_with('|') && line.size() > 2) {
      put_seen("a row of a table", begin, end);
      blocks_.back().skipped = true;
    } else if (line.find_first_not_of("*+\xE2\x80\xA2[ ]") == std::string_view::npos) {
      put_seen("an empty item or box", begin, end);
    } else if (is_picture(line) || is_media_file(line)) {
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

  /// A bracket group alone on a line, in any language.
  bool is_picture(std::string_view line) const {
    constexpr std::size_t longest_bytes = 200;
    if (!line.starts_with('[') || !line.ends_with(']') || line.size() > longest_bytes) return false;
    if (line.find_first_of("[]", 1) + 1 != line.size()) return false;
    return read_link_number(line).size == 0;
  }

  /// `raw` without pictures and tags; the address at its end goes to `link`.
  std::string without_markup(std::string_view raw, BlockLink& link) const {
    std::string plain;
    const auto offset = static_cast<std::size_t>(raw.data() - text_.data());
    std::size_t at = offset;
    for (auto next = first_span_from(at); next != spans_.end() && next->begin < offset + raw.size();
         ++next) {
      const Span& span = *next;
      if (span.begin < at || span.end > offset + raw.size()) continue;
      const bool last = text::trim(text_.substr(span.end, offset + raw.size() - span.end)).empty();
      const bool address = span.kind == Span::Kind::address && last;
      if (!address && span.kind != Span::Kind::picture && span.kind != Span::Kind::tag) continue;
      if (address) {
        BlockLink found = link_to(span.url);
        if (found.to != LinkTo::paper && span.begin > offset) continue;
        link = std::move(found);
        link.extent = BlockLink::Extent::closes;
      }
      plain.append(text_.substr(at, span.begin - at));
      at = span.end;
    }
    plain.append(text_.substr(at, offset + raw.size() - at));
    const std::string_view bare = text::trim(plain);
    if (bare.starts_with("http") && bare.find(' ') == std::string_view::npos &&
        link.to == LinkTo::nothing) {
      BlockLink found = link_to(bare);
      const bool of_paper =
          found.to == LinkTo::paper || found.to == LinkTo::login || found.to == LinkTo::comments;
      const bool of_site = found.to == LinkTo::profile || found.to == LinkTo::site;
      if (of_paper || (of_site && blanks_ > 0)) {
        link = std::move(found);
        link.extent = BlockLink::Extent::closes;
        plain.clear();
      }
    }
    return plain;
  }

  /// `text` with its escapes, hard breaks and outer emphasis taken off.
  std::string finished(std::string_view text) const {
    while (text.ends_with('\\')) text = text::trim(text.substr(0, text.size() - 1));
    for (int layers = 0; layers < 2 && take_emphasis(text); ++layers) {
    }
    if (text.find('\\') == std::string_view::npos) return std::string(text);
    std::string plain = without_hard_breaks(text);
    return head_.escapes.empty() ? plain : without_escapes(plain, head_.escapes);
  }

  void put_link(const Span& span) {
    Block block = begin_block(span.begin, span.end);
    if (span.kind == Span::Kind::number) {
      block.link.to = LinkTo::numbered;
      block.link.number = span.number;
    } else {
      block.link = link_to(span.url);
    }
    block.text = label_of(span, block);
    if (block.text.empty()) block.why = "a link without text";
    blocks_.push_back(std::move(block));
  }

  /// What is read of a link: its lines joined, pictures and marks in front of lines left out.
  std::string label_of(const Span& span, Block& block) const {
    const std::string_view label =
        text_.substr(span.label_begin, span.label_end - span.label_begin);
    std::string text;
    std::string plain;
    std::size_t at = 0;
    for (const Span& inner : find_spans(label, /*tags=*/true)) {
      if (inner.kind == Span::Kind::number || inner.kind == Span::Kind::link) continue;
      plain.append(label.substr(at, inner.begin - at)).append(1, ' ');
      at = inner.end;
    }
    plain.append(label.substr(at));
    std::string_view rest = plain;
    while (!rest.empty()) {
      const std::size_t end = std::min(rest.find('\n'), rest.size());
      std::string_view line = text::trim(rest.substr(0, end));
      rest.remove_prefix(std::min(rest.size(), end + 1));
      const Prefix prefix = take_prefix(line);
      block.heading = std::max(block.heading, prefix.heading);
      if (block.bullet.empty()) block.bullet = prefix.bullet;
      if (text.empty()) line = without_leading_picture(line, block.link.to);
      while (line.ends_with('\\')) line = text::trim(line.substr(0, line.size() - 1));
      if (!line.empty()) append_text(text, line);
    }
    return finished(text);
  }

  const LineGroup& group_;
  const Head& head_;
  unsigned& blanks_;
  std::deque<Block>& blocks_;
  std::string_view text_;
  std::vector<Span> spans_;
  std::size_t line_ = 0;
  std::size_t judged_begin_ = 0, judged_end_ = 0;  ///< the line that running_text_ is about
  bool running_text_ = false;
  bool on_line_ = false;  ///< a block has been made of this line
  Prefix prefix_;         ///< of the line, until its first block
};

}  // namespace

void cut_into_blocks(LineGroup& group, std::size_t count, const Head& head, unsigned& blanks,
                     std::deque<Block>& blocks) {
  GroupCutter(group, head, blanks, blocks).cut(count);
  if (count == group.lines.size()) {
    group.text.clear();
    group.lines.clear();
    return;
  }
  const std::size_t begin = group.lines[count].begin;
  group.text.erase(0, begin);
  group.lines.erase(group.lines.begin(), group.lines.begin() + static_cast<std::ptrdiff_t>(count));
  for (LineGroup::Line& line : group.lines) line.begin -= begin;
}

}  // namespace papers::ingest::page
