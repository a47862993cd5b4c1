#include "ingest/page/page_block.hpp"

#include <utility>

#include "ingest/page/page_line.hpp"
#include "ingest/page/page_names.hpp"
#include "ingest/page/page_words.hpp"

namespace papers::ingest::page {
namespace {

/// A block without end is cut when it reaches either; its unfinished end goes on.
constexpr std::size_t longest_block_lines = 512;
constexpr std::size_t largest_block_bytes = 256 * 1024;

}  // namespace

std::string_view Block::last_text() const {
  return std::string_view(text_).substr(spans_.back().begin, spans_.back().size);
}

bool Block::goes_on_with_label(std::string_view text) const {
  if (spans_.empty()) return false;
  const Span& last = spans_.back();
  const std::string_view before = last_text();
  const std::size_t width = width_ > 0 ? width_ : 72;
  const std::size_t taken = last.line.marks + before.size() + 1 + first_word(text).size();
  const bool full = taken > width && before.size() <= 240;
  if (text.find("://") != std::string_view::npos) {
    return spans_.size() > 1 && full ? true : !ends_sentence(before) && !ends_in_url(before);
  }
  return full && before.size() >= 45 && !ends_sentence(before) && !ends_in_url(before);
}

bool Block::goes_on_with_names(std::string_view text, std::size_t indent) const {
  if (spans_.empty()) return false;
  const Span& last = spans_.back();
  const std::string_view before = last_text();
  if (hangs_under(indent, last.line.indent) || before.back() == ',') return true;
  if (before.back() == ':' || is_function_word(last_word(before))) return true;
  constexpr std::size_t most_title_lines = 3;
  const bool full = columns(before) + 1 + columns(first_word(text)) > width_;
  return full && width_ > 0 && spans_.size() > most_title_lines && !ends_sentence(before) &&
         !ends_in_url(before) && read_names(text, 4).empty();
}

void Block::set_organisation_apart() {
  if (spans_.size() < 2 || is_organisation(lines())) return;
  const Span last = spans_.back();
  const std::string text = text_.substr(last.begin, last.size);
  const bool goes_on = hangs_under(last.line.indent, spans_[spans_.size() - 2].line.indent);
  if (goes_on || last.line.heading || !may_be_organisation(text) || ends_sentence(text)) return;
  spans_.pop_back();
  text_.resize(last.begin);
  end();
  spans_.push_back({0, last.size, last.line});
  text_ = text;
}

void Block::add(const Line& added, std::size_t heading_level) {
  if (heading_level > 0) heading_level_ = heading_level;
  RunLine line;
  line.number = added.number;
  line.indent = added.indent;
  line.heading = heading_level > 0;
  if (line.heading) line.marks = heading_level + 1;
  line.inside_link = open_link_;
  follow_links(added.text, line);
  spans_.push_back({text_.size(), added.text.size(), line});
  text_ += added.text;
  if (spans_.size() >= longest_block_lines || text_.size() >= largest_block_bytes) cut_long();
}

/// Notes which ends of a line are ends of a link round a whole title or abstract.
void Block::follow_links(std::string_view text, RunLine& line) {
  if (open_link_) {
    const std::size_t close = text.find("](");
    open_link_ = close == std::string_view::npos && spans_.size() < longest_block_lines;
    line.ends_link = close != std::string_view::npos && text.ends_with(')');
  } else if (text.starts_with('[')) {
    const InlineLink link = read_link(text);
    // "[label" may close lines further down; "[Re] Title" does not wait for anything.
    open_link_ = text.find(']') == std::string_view::npos;
    line.ends_link = link.size == text.size();
    const std::size_t number = read_link_number(text).size;  // "[12]Title", not "[12], and"
    line.starts_link = open_link_ || line.ends_link ||
                       (number > 0 && number < text.size() && is_alphanumeric(text[number]));
  } else if (text.ends_with('>')) {
    // "<https://…>" alone in its line ends the title before.
    line.inside_link = text.starts_with('<') && !arxiv_id_of_url(text).empty() && !spans_.empty();
    line.ends_link = line.inside_link || !unwrap(text).url.empty();
  }
}

std::vector<RunLine> Block::lines() const {
  std::vector<RunLine> lines;
  lines.reserve(spans_.size());
  for (const Span& span : spans_) {
    lines.push_back(span.line);
    lines.back().text = std::string_view(text_).substr(span.begin, span.size);
  }
  mark_cut_words(lines);
  return lines;
}

/// A long name that is said twice, over two lines.
bool Block::is_organisation(const std::vector<RunLine>& lines) {
  constexpr std::size_t most_lines = 3;
  if (lines.size() > most_lines) return false;
  paragraph_.clear();
  for (const RunLine& line : lines) append_line(paragraph_, line);
  return is_said_twice(unwrap(paragraph_).text);
}

Shape Block::shape_of_all(const std::vector<RunLine>& lines) {
  paragraph_.clear();
  for (const RunLine& line : lines) append_line(paragraph_, line);
  return shape_of(unwrap(paragraph_).text);
}

void Block::hand_over(const std::vector<RunLine>& lines, const Stretch& stretch) {
  paragraph_.clear();
  for (std::size_t i = stretch.first; i <= stretch.last; ++i) {
    append_line(paragraph_, lines[i]);
  }
  Paragraph paragraph;
  paragraph.text = paragraph_;
  paragraph.first = lines[stretch.first].number;
  paragraph.last = lines[stretch.last].number;
  // A few words that are no sentence are a name or a title, however the lines were cut.
  const bool sentence =
      paragraph_.size() >= 80 || ends_sentence(paragraph_) || ends_in_url(paragraph_);
  paragraph.shape = sentence ? stretch.shape : Shape::title;
  if (lines[stretch.first].heading) paragraph.heading_level = heading_level_;
  const RunLine& last = lines[stretch.last];
  if (stretch.last > stretch.first && !hangs_under(last.indent, lines[stretch.last - 1].indent) &&
      may_be_organisation(last.text)) {
    paragraph.last_line = last.text;
  }
  builder_.paragraph(paragraph);
}

void Block::hand_over_single() {
  Paragraph paragraph;
  paragraph.text = text_;
  paragraph.first = paragraph.last = spans_.front().line.number;
  paragraph.shape = shape_of(unwrap(text_).text);
  if (spans_.front().line.heading) paragraph.heading_level = heading_level_;
  builder_.paragraph(paragraph);
}

void Block::end() {
  open_link_ = false;
  if (spans_.empty()) return;
  if (spans_.size() == 1) {
    hand_over_single();
  } else {
    const std::vector<RunLine> all = lines();
    std::vector<Stretch> stretches = cut_run(all, width_, builder_.expectation());
    if (is_organisation(all)) stretches = {{0, all.size() - 1, Shape::title}};
    if (stretches.size() == 1) stretches.front().shape = shape_of_all(all);
    for (const Stretch& stretch : stretches) hand_over(all, stretch);
  }
  spans_.clear();
  text_.clear();
}

/// Hands over what is certainly finished of a run without end: all but the last title and what
/// follows it.
void Block::cut_long() {
  const std::vector<RunLine> all = lines();
  const auto stretches = cut_run(all, width_, builder_.expectation());
  std::size_t keep = stretches.size() - 1;
  while (keep > 0 && stretches[keep].shape != Shape::title) --keep;
  // What is kept is read again: no more than half, lest every further line reads all of it.
  if (keep == 0 || stretches[keep].first < all.size() / 2) keep = stretches.size();
  for (std::size_t i = 0; i < keep; ++i) hand_over(all, stretches[i]);
  const std::size_t first = keep < stretches.size() ? stretches[keep].first : spans_.size();
  const std::size_t begin = first < spans_.size() ? spans_[first].begin : text_.size();
  spans_.erase(spans_.begin(), spans_.begin() + static_cast<std::ptrdiff_t>(first));
  text_.erase(0, begin);
  for (Span& span : spans_) span.begin -= begin;
}

}  // namespace papers::ingest::page
