#include "ingest/page/page_builder.hpp"

#include <algorithm>
#include <utility>

#include "base/limits.hpp"
#include "ingest/page/page_words.hpp"
#include "text/utf8.hpp"

namespace papers::ingest::page {
namespace {

/// Titles that wait: a name, an organisation and a title at most stand before an abstract.
constexpr std::size_t most_pending = 3;
/// Distinct header lines that, after a paper, mean another page.
constexpr std::size_t header_lines_of_a_page = 3;

/// "Title[12]": the number that a dump leaves behind a link.
std::string_view without_trailing_link_number(std::string_view text, unsigned& number) {
  const std::size_t open = text.rfind('[');
  if (open == std::string_view::npos || open == 0 || !text.ends_with(']')) return text;
  const LinkNumber found = read_link_number(text.substr(open));
  if (found.size == 0 || open + found.size != text.size()) return text;
  number = found.number;
  return text::trim(text.substr(0, open));
}

}  // namespace

Expectation Builder::expectation() const {
  const bool titled = !pending_.empty() && !pending_.back().maybe_name;
  return titled ? Expectation::abstract : Expectation::title;
}

void Builder::paragraph(const Paragraph& paragraph) {
  Unwrapped text = unwrap(paragraph.text);
  if (escapes_ && text.text.find('\\') != std::string_view::npos) {
    plain_ = without_escapes(text.text);
    text.text = plain_;
  }
  if (text.text.empty()) {
    ledger_.add(paragraph.first, paragraph.last, LineKind::chrome, "a link without text");
    return;
  }
  if (paragraph.heading_level > 0 && title_level_ > 0 && paragraph.heading_level != title_level_) {
    settle_pending(pending_.size(), false);
    interrupted_ = true;
    skip(paragraph, "a heading of another level than the titles");
    return;
  }
  const bool is_title = paragraph.heading_level > 0 || paragraph.shape == Shape::title;
  if (is_title && text.text.size() <= limits::title_size_bytes) {
    title(paragraph, text);
  } else {
    abstract(paragraph, text);
  }
}

void Builder::skip(const Paragraph& paragraph, std::string_view why) {
  ledger_.add(paragraph.first, paragraph.last, LineKind::skipped, why);
  ++tally_.loose;
}

void Builder::title(const Paragraph& paragraph, const Unwrapped& text) {
  Entry entry;
  unsigned number = text.reference;
  const std::string_view bare = without_trailing_link_number(text.text, number);
  entry.record.title = text::squeeze(bare);
  entry.record.line = paragraph.first;
  entry.last_line = text::squeeze(paragraph.last_line);
  entry.heading_level = paragraph.heading_level;
  entry.add_url(text.url);
  entry.add_numbered_link(number);
  entry.certain = paragraph.heading_level > 0 || !entry.record.arxiv_id.empty();
  entry.maybe_name = awaited_ == Awaited::name && !entry.certain && may_be_name(bare);
  entry.token = ledger_.open(paragraph.first, paragraph.last);
  share_numbers(&entry);
  awaited_ = Awaited::nothing;
  after_separator_ = false;
  page_.header_lines.clear();
  if (pending_.size() >= most_pending) settle_pending(1, false);
  pending_.push_back(std::move(entry));
}

/// The title among pending_ that an abstract now belongs to.
std::size_t Builder::title_of_abstract() const {
  for (std::size_t i = pending_.size(); i > 0; --i) {
    if (pending_[i - 1].certain) return i - 1;
  }
  return pending_.size() - 1;
}

void Builder::abstract(const Paragraph& paragraph, const Unwrapped& text) {
  awaited_ = Awaited::nothing;
  after_separator_ = false;
  page_.header_lines.clear();
  const bool only_headings = page_.has_heading_titles;
  if (only_headings && !pending_.empty() && !pending_[title_of_abstract()].certain) {
    settle_pending(pending_.size(), false);
    interrupted_ = true;
  }
  if (pending_.empty()) {
    go_on_with_abstract(paragraph, text);
    return;
  }
  const std::size_t at = title_of_abstract();
  settle_pending(at, false);
  Entry entry = std::move(pending_.front());
  for (std::size_t i = 1; i < pending_.size(); ++i) {
    ledger_.decide(pending_[i].token, LineKind::field, "an organisation or a name");
  }
  pending_.clear();
  close_current();
  if (!numbers_.empty() && !entry.seen.upvotes && !page_.votes_before_titles) {
    if (numbers_.front().value >= 0) entry.seen.upvotes = numbers_.front().value;
    entry.after_votes = true;
  }
  numbers_.clear();
  if (entry.has_print) page_.print_before_abstracts = true;
  if (entry.heading_level > 0) {
    page_.has_heading_titles = true;
    title_level_ = entry.heading_level;
  }
  if (!entry.record.arxiv_id.empty()) page_.has_linked_titles = true;
  ledger_.decide(entry.token, LineKind::title);
  ledger_.add(paragraph.first, paragraph.last, LineKind::abstract);
  entry.record.abstract = text.text;
  entry.add_url(text.url);
  entry.add_numbered_link(text.reference);
  current_ = std::move(entry);
  interrupted_ = false;
}

/// A paragraph of running text without a title in front: the abstract's next paragraph, or no part
/// of a paper.
void Builder::go_on_with_abstract(const Paragraph& paragraph, const Unwrapped& text) {
  if (!current_ || interrupted_) {
    skip(paragraph, current_ ? "text outside any paper" : "text before the first title");
    return;
  }
  ++tally_.loose;
  std::string& abstract = current_->record.abstract;
  if (abstract.size() + text.text.size() > limits::record_size_bytes) {
    ledger_.add(paragraph.first, paragraph.last, LineKind::skipped, "an abstract over 1 MiB");
    return;
  }
  if (!arxiv_id_of_url(text.url).empty() && abstract == text.text) {
    ledger_.add(paragraph.first, paragraph.last, LineKind::abstract, "the same again");
    return;
  }
  append_text(abstract, text.text);
  ledger_.add(paragraph.first, paragraph.last, LineKind::abstract);
}

void Builder::frame(std::string_view text, bool header, bool trending) {
  ++tally_.frame;
  interrupted_ = true;
  if (trending) page_.trending = true;
  if (!header || (text.size() <= 3 && !equals_folded(text, "new"))) return;
  ++tally_.header;
  auto& lines = page_.header_lines;
  if (std::find(lines.begin(), lines.end(), text) != lines.end()) return;
  if (lines.size() < header_lines_of_a_page) lines.emplace_back(text);
  if (lines.size() == header_lines_of_a_page && (current_ || page_.papers > 0)) {
    const auto kept = std::exchange(lines, {});
    turn_page();
    page_.trending = trending;
    page_.header_lines = kept;
  }
}

void Builder::listed_on(const StatedDay& day) {
  page_day_ = day;
  if (!day.year && captured_) {
    if (const auto full = resolve_stated_day(day, *captured_)) {
      const std::chrono::year_month_day date{*full};
      page_day_->year = static_cast<int>(date.year());
    }
  }
  sink_.document_day(*page_day_);
}

void Builder::close_current() {
  if (!current_) return;
  put(std::move(*current_));
  current_.reset();
}

void Builder::close_page() {
  share_numbers(nullptr);
  settle_pending(pending_.size(), true);
  close_current();
}

void Builder::numbered_link(unsigned number, std::string_view url) {
  if (current_ || !pending_.empty()) close_page();
  shelf_.resolve_link(number, url);
}

void Builder::turn_page() {
  close_page();
  shelf_.turn_page();
  page_ = PageState{};
  page_day_.reset();
}

void Builder::finish() {
  close_page();
  shelf_.finish();
}

void Builder::put(Entry&& entry) {
  const bool marked = entry.marked || !entry.record.arxiv_id.empty();
  tally_.count(entry.record, marked);
  ++page_.papers;
  if (!entry.has_date) ++page_.papers_without_date;
  entry.on_trending_page = entry.on_trending_page || page_.trending;
  if (page_day_ && page_day_->year) {
    entry.seen.day = resolve_stated_day(*page_day_, Day{});
  } else if (page_day_) {
    entry.seen.stated = page_day_;
  } else if (captured_ && page_.trending) {
    entry.seen.day = captured_;  // the list of the moment, taken that day
  }
  shelf_.put(std::move(entry));
}

/// Decides what the first `count` candidates are, which got no abstract.
void Builder::settle_pending(std::size_t count, bool at_end) {
  for (std::size_t i = 0; i < count; ++i) settle(pending_[i], at_end);
  // Votes before a line that was a name belong to the title after it.
  if (count > 0 && count < pending_.size()) {
    Entry& next = pending_[count];
    const Entry& before = pending_[count - 1];
    if (before.maybe_name && !next.seen.upvotes) next.seen.upvotes = before.seen.upvotes;
  }
  pending_.erase(pending_.begin(), pending_.begin() + static_cast<std::ptrdiff_t>(count));
}

void Builder::settle(Entry& candidate, bool at_end) {
  const std::string& text = candidate.record.title;
  const Words words = count_words(text);
  const bool own_marks =
      candidate.has_print || candidate.after_votes || !candidate.record.arxiv_id.empty();
  const bool listed = page_.papers > 0 || current_;
  bool is_paper = false;
  if (candidate.maybe_name) {
    ledger_.decide(candidate.token, LineKind::field, "a name");
    return;
  }
  if (candidate.certain) {
    is_paper = own_marks || page_.has_heading_titles || listed;
  } else if (!page_.has_heading_titles && !page_.has_linked_titles) {
    is_paper = words.count >= 2 && own_marks;
    is_paper = is_paper || (listed && words.count >= 4 && text.size() >= 20 &&
                            !text.ends_with(',') && !text.ends_with(':'));
  }
  if (is_paper) {
    close_current();
    ledger_.decide(candidate.token, LineKind::title);
    put(std::move(candidate));
    interrupted_ = true;
    return;
  }
  const bool organisation = current_ && !current_->has_authors && page_.has_authors && !at_end;
  ++tally_.loose;
  interrupted_ = true;
  ledger_.decide(candidate.token, organisation ? LineKind::field : LineKind::skipped,
                 organisation ? "an organisation" : "no title: neither abstract nor small print");
}

}  // namespace papers::ingest::page
