#include "ingest/page/papers.hpp"

#include <algorithm>
#include <utility>

#include "base/limits.hpp"
#include "ingest/page/entry.hpp"
#include "ingest/page/entry_facts.hpp"
#include "ingest/page/line_marks.hpp"
#include "ingest/page/link_scan.hpp"
#include "ingest/page/page_names.hpp"
#include "ingest/page/page_words.hpp"
#include "ingest/page/statement.hpp"
#include "ingest/page/wrapping.hpp"
#include "ingest/record_check.hpp"
#include "paper/identity.hpp"
#include "text/utf8.hpp"

namespace papers::ingest::page {
namespace {

/// Distinct header lines that, after a paper, mean another page.
constexpr std::size_t header_lines_of_a_page = 3;

LineKind kind_of(Label label) {
  switch (label) {
    case Label::frame:
      return LineKind::chrome;
    case Label::aside:
      return LineKind::skipped;
    case Label::day:
      return LineKind::date;
    case Label::title:
    case Label::title_more:
    case Label::entry:
      return LineKind::title;
    case Label::abstract:
    case Label::abstract_more:
      return LineKind::abstract;
    default:
      return LineKind::field;
  }
}

/// "1. Title", "1) Title", "1/ Title", "Paper 1: Title" of a ranking.
std::string_view without_number(std::string_view title) {
  std::string_view rest = title;
  if (starts_with_folded(rest, "paper ")) rest.remove_prefix(6);
  const std::size_t digits = std::min(rest.find_first_not_of("0123456789"), rest.size());
  if (digits == 0 || digits > 3) return title;
  rest.remove_prefix(digits);
  const bool marked = rest.starts_with(". ") || rest.starts_with(") ") || rest.starts_with(": ") ||
                      rest.starts_with("/ ");
  return marked ? text::trim(rest.substr(1)) : title;
}

/// The id that "arXiv: 2604.11950" or "2604.11950" names; empty for none.
std::string arxiv_id_of_field(std::string_view text) {
  if (is_arxiv_id(text)) return normalize_arxiv_id(text);
  const StatedField said = read_stated_field(text);
  const bool id = said.field == Field::other && said.value.find(' ') == said.value.npos;
  return id ? normalize_arxiv_id(said.value) : std::string();
}

/// What tools put before a title: a symbol, the kind of the page it leads to.
std::string_view without_kind(std::string_view title) {
  title = without_page_kind(title);
  const std::string_view plain = without_symbols(title);
  return plain.empty() ? title : plain;
}

}  // namespace

void Papers::take(Piece& piece, Label label) {
  if (piece.is_mark()) return take_mark(piece);
  const bool digest = head_.lists || head_.tables;
  const LineKind kind =
      digest && label == Label::aside ? LineKind::chrome : kind_of(label);  // prose round a list
  const bool text = label == Label::title || label == Label::title_more ||
                    label == Label::abstract || label == Label::abstract_more;
  const bool more = text && label != Label::title;
  const std::size_t before = current_ ? current_->record.abstract.size() : 0;
  const bool is_too_long = more && before + piece.block.text.size() > limits::record_size_bytes;
  account_.add(piece.block.first, piece.block.last, is_too_long ? LineKind::skipped : kind,
               is_too_long ? too_long
               : text      ? std::string_view()
                           : to_string(label));
  if (label != Label::authors) end_names();
  if (more && (!current_ || is_too_long)) return;  // never without a title
  switch (label) {
    case Label::frame:
      take_frame(piece);
      break;
    case Label::aside:
      if (last_ != Label::aside) ++tally_.loose;
      break;
    case Label::day:
      take_day(piece);
      break;
    case Label::votes_before:
      ++tally_.frame;
      votes_ = piece;
      break;
    case Label::entry:
      take_entry(piece);
      break;
    case Label::title:
      take_title(piece);
      break;
    case Label::title_more:
      take_text(piece, current_->record.title);
      break;
    case Label::abstract:
      header_lines_.clear();
      current_->called_abstract = piece.is_stated;
      take_text(piece, current_->record.abstract);
      break;
    case Label::abstract_more:
      if (last_ == Label::abstract || last_ == Label::abstract_more) {
        if (!piece.follows) ++tally_.loose;
      }
      if (piece.is_stated) current_->record.abstract.clear();  // of what others say above it
      current_->called_abstract = current_->called_abstract || piece.is_stated;
      take_text(piece, current_->record.abstract);
      break;
    default:
      ++tally_.frame;
      if (current_) take_print(piece, label);
  }
  last_ = label;
}

void Papers::take_mark(const Piece& piece) {
  const Block& block = piece.block;
  if (piece.metadata) {
    const Metadata said = read_metadata(block.text, block.first <= head_.front_matter_lines);
    if (said.trending) trending_ = true;
    if (said.captured) captured_ = said.captured;
    if (said.listed) listed_on(*said.listed);
    account_.add(block.first, block.last, LineKind::chrome, "what a clipper says about the page");
    return;
  }
  if (block.link.number > 0 && block.link.to != LinkTo::numbered) {
    if (!shelf_.resolve_link(block.link) && current_) current_->resolve(block.link);
  }
  const bool skipped = block.skipped;
  if (block.why == too_long) ++tally_.too_long;
  account_.add(block.first, block.last, skipped ? LineKind::skipped : LineKind::chrome, block.why);
}

void Papers::take_frame(const Piece& piece) {
  ++tally_.frame;
  if (piece.phrase == Phrase::trending) trending_ = true;
  const bool header = piece.phrase >= Phrase::header && piece.phrase != Phrase::list_end;
  const std::string& text = piece.block.text;
  if (!header || (text.size() <= 3 && !equals_folded(text, "new"))) return;
  // "Daily Papers - Hugging Face", the name of the page, says as much as two lines of its frame.
  tally_.header += text.ends_with(" - Hugging Face") ? 2U : 1U;
  if (std::find(header_lines_.begin(), header_lines_.end(), text) != header_lines_.end()) return;
  if (header_lines_.size() < header_lines_of_a_page) header_lines_.push_back(text);
  if (header_lines_.size() == header_lines_of_a_page && (current_ || papers_on_page_ > 0)) {
    turn_page();
    trending_ = piece.phrase == Phrase::trending;
  }
}

void Papers::take_day(const Piece& piece) {
  if (current_ || papers_on_page_ > 0) {
    const bool trending = trending_;
    turn_page();
    trending_ = trending;
  }
  listed_on(piece.day);
}

void Papers::listed_on(const StatedDay& day) {
  page_day_ = day;
  if (!day.year && captured_) {
    if (const auto full = resolve_stated_day(day, *captured_)) {
      const std::chrono::year_month_day date{*full};
      page_day_->year = static_cast<int>(date.year());
    }
  }
  sink_.document_day(*page_day_);
}

void Papers::take_title(Piece& piece) {
  close_paper();
  header_lines_.clear();
  Entry& paper = current_.emplace();
  unsigned number = 0;
  paper.record.title = without_trailing_link_number(piece.block.text, number);
  paper.record.line = piece.block.first;
  paper.add_link(piece.block.link);
  paper.add_numbered_link(number);
  if (votes_) {
    if (votes_->value >= 0) paper.listing.upvotes = votes_->value;
    if (!votes_->block.link.id.empty()) paper.add_link(votes_->block.link);
    paper.marked = true;
    votes_.reset();
  }
}

void Papers::take_entry(Piece& piece) {
  close_paper();
  header_lines_.clear();
  votes_.reset();
  ++tally_.entries;
  current_ = std::move(*piece.block.entry);
  current_->called_abstract = true;  // what is no summary there
  close_paper();
}

void Papers::take_text(Piece& piece, std::string& text) {
  current_->add_link(piece.block.link);
  std::string line = piece.block.bullet + piece.block.text;
  if (text.empty()) {
    text = std::move(piece.block.text);
  } else {
    append_text(text, line);
  }
}

void Papers::take_print(const Piece& piece, Label label) {
  Listing& listing = current_->listing;
  const auto keep = [&piece](std::optional<std::int64_t>& number) {
    if (piece.value >= 0) number = piece.value;
  };
  switch (label) {
    case Label::authors:
      current_->marked = true;
      if (piece.form == Form::authors) break;
      if (!names_.empty()) names_ += ' ';
      names_ += piece.block.text;
      break;
    case Label::published:
      return take_published(piece);
    case Label::comments:
      keep(listing.comments);
      current_->comments_link = piece.block.link.number;
      break;
    case Label::votes_behind:
      current_->marked = true;
      keep(listing.upvotes);
      break;
    case Label::stars:
      current_->marked = true;
      if (piece.value >= 0) current_->on_trending_page = true;
      keep(listing.github_stars);
      current_->add_link(piece.block.link);
      break;
    case Label::link:
      if (piece.form == Form::summary) add_summary(*current_, piece.block.text);
      if (current_->record.arxiv_id.empty()) {  // "arXiv: 2604.11950"
        current_->record.arxiv_id = arxiv_id_of_field(piece.block.text);
      }
      if (const std::size_t at = piece.block.text.find("http"); at != std::string::npos) {
        current_->add_link(link_to(std::string_view(piece.block.text).substr(at)));
      }
      current_->add_link(piece.block.link);
      break;
    default:
      break;
  }
  if (piece.block.link.to == LinkTo::numbered) current_->add_link(piece.block.link);
  if (piece.block.link.to == LinkTo::comments || piece.block.link.to == LinkTo::login) {
    current_->add_link(piece.block.link);
  }
}

void Papers::take_published(const Piece& piece) {
  if (piece.published) current_->on_trending_page = current_->marked = true;
  if (!piece.day.year) {
    current_->record.published_without_year = piece.day;
  } else if (const auto day = resolve_stated_day(piece.day, Day{})) {
    current_->record.published = format_day(*day);
  }
}

void Papers::end_names() {
  if (names_.empty()) return;
  const std::string said = std::exchange(names_, {});
  std::vector<std::string> names = read_names(said, 1);
  if (!current_ || !current_->record.authors.empty()) return;
  if (names.size() > limits::authors_per_paper) names.resize(limits::authors_per_paper);
  current_->record.authors_cut = without_uncounted_names(said).size() < said.size();
  current_->record.authors = std::move(names);
}

void Papers::close_paper() {
  end_names();
  if (!current_) return;
  Entry paper = std::move(*current_);
  current_.reset();
  std::string_view title = without_number(without_kind(paper.record.title));
  take_emphasis(title);  // round all of its lines
  paper.record.title = text::squeeze(title);
  take_counts_behind(paper.record.title, paper.listing);
  if (paper.record.title.empty()) return;
  if (paper.record.title.size() > limits::title_size_bytes) {
    paper.record.title.resize(limits::title_size_bytes);
    paper.record.title = text::clean(paper.record.title);
  }
  if (tally_.takes_for_remark(paper.record, paper.marked, head_.lists)) return;
  tally_.count(paper.record, paper.marked || !paper.record.arxiv_id.empty());
  ++papers_on_page_;
  paper.on_trending_page = paper.on_trending_page || trending_;
  if (page_day_ && page_day_->year) {
    paper.listing.listed_on = resolve_stated_day(*page_day_, Day{});
  } else if (page_day_) {
    paper.record.listed_without_year = page_day_;
  } else if (captured_ && trending_) {
    paper.listing.listed_on = captured_;  // the list of the moment, taken that day
  }
  shelf_.put(std::move(paper));
}

void Papers::turn_page() {
  close_paper();
  shelf_.turn_page();
  papers_on_page_ = 0;
  trending_ = false;
  page_day_.reset();
}

void Papers::finish(std::uint64_t last_line) {
  close_paper();
  shelf_.finish();
  account_.finish(last_line);
}

}  // namespace papers::ingest::page
