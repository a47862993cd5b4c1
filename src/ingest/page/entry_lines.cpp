#include "ingest/page/entry_lines.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <utility>

#include "base/ascii.hpp"
#include "base/limits.hpp"
#include "ingest/markup_text.hpp"
#include "ingest/page/entry.hpp"
#include "ingest/page/markup_table.hpp"
#include "ingest/page/page_names.hpp"
#include "ingest/page/page_words.hpp"
#include "ingest/page/statement.hpp"
#include "text/utf8.hpp"

namespace papers::ingest::page {
namespace {

/// Of a section that are looked at to know what its items are.
constexpr std::size_t most_section_bytes = std::size_t{16} << 10;

/// "by", "Ann One, Bob Two,"
bool leaves_names_open(std::string_view line) {
  return line.ends_with(" by") || (line.ends_with(',') && is_names(line, 2));
}

/// Whether a link's text goes on in the next line.
bool leaves_link_open(std::string_view line) {
  const std::size_t open = line.rfind('[');
  return open != line.npos && line.find(']', open) == line.npos;
}

}  // namespace

bool EntryLines::take(std::string_view line, std::uint64_t number, std::vector<HeldLines>& done) {
  if (take_markup(line, number, done)) return true;
  if (table_ && take_table_line(line, number, done)) return true;
  if (line.find('|') != std::string_view::npos && begin_table(line, number, done)) return true;
  if (take_cells(line, number, done)) return true;
  if (!lists_) return false;
  if (take_markup_items(line, number, done)) return true;
  if (!held_.lines.empty() && item_goes_on(line)) {
    hold(line, number);
    return true;
  }
  finish(done);
  is_paragraph_ = false;
  if ((line.starts_with('#') || is_all_bold(line)) && list_ != List::by_themselves)
    list_ = List::unknown;
  if (!item_text(line)) {
    const std::string first(line);
    is_paragraph_ = begins_paragraph(first);
    if (is_paragraph_) hold(first, number);
    return is_paragraph_;
  }
  each_line_ = begins_here_ = false;
  indent_ = indent_of(line);
  hold(line, number);
  if (list_ == List::unknown) {
    list_ = begins_list_of_papers(held_.lines[0], input_.peek(most_section_bytes))
                ? List::of_papers
                : List::of_anything;
  }
  return true;
}

/// Whether `first` begins lines without a bullet that state a paper.
bool EntryLines::begins_paragraph(const std::string& first) {
  const bool begins_here = std::exchange(begins_here_, text::trim(first).empty());
  if (begins_here_) each_line_ = false;
  if (begins_here_ || (first.starts_with('<') && !first.starts_with("<p"))) return false;
  const std::string_view rest = input_.peek(most_section_bytes);
  if (is_all_bold(first)) return begins_paragraph_of_paper(first, rest);
  if (first.starts_with('#')) {
    lines_left_ = lines_of_headed_paper(first, rest);
    if (lines_left_ > 0) --lines_left_;
    begins_here_ = true;
    return lines_left_ > 0;
  }
  if (each_line_) return states_reference({first});
  if (!begins_here) return false;
  const std::vector<std::string> lines = paragraph_of(first, rest);
  each_line_ = lines.size() > 1 && states_reference({lines[0]}) && states_reference({lines[1]});
  return each_line_ || states_reference(lines);
}

void EntryLines::hold(std::string_view line, std::uint64_t number) {
  if (held_.lines.empty()) held_.first = number;
  held_.lines.emplace_back(line);
  held_bytes_ += line.size();
  const std::size_t opened = line.rfind("<details");
  const std::size_t closed = line.rfind("</details");
  if (opened != line.npos || closed != line.npos) {
    details_ = opened != line.npos && (closed == line.npos || opened > closed);
  }
}

bool EntryLines::item_goes_on(std::string_view line) {
  if (held_.lines.size() >= most_item_lines || held_bytes_ > limits::record_size_bytes)
    return false;
  const std::string_view text = text::trim(line);
  if (details_) return true;
  if (lines_left_ > 0) {
    --lines_left_;
    return true;
  }
  if (is_paragraph_) return !each_line_ && is_of_paragraph(line);
  if (text.empty()) {
    // Loose lists have blank lines within their items.
    std::string_view ahead = input_.peek(256);
    std::string_view next = take_line(ahead);
    return indent_of(next) >= indent_ + 2 && !text::trim(next).empty();
  }
  if (text.starts_with("<details")) return true;
  const auto item = item_text(line);
  // "[[PDF](u)]" below an item, and the rest of a link.
  const std::string_view before = text::trim(held_.lines.back());
  const bool is_first_link = text.find("](http") != text.npos &&
                             std::none_of(held_.lines.begin(), held_.lines.end(), may_link);
  const bool is_links = text.starts_with('[') && text.find("](") != text.npos &&
                        !is_paper_item(read_item(std::string(text)));
  const bool is_rest =
      leaves_link_open(before) || leaves_names_open(before) || is_first_link || is_links;
  if (is_rest && !before.empty() && is_of_paragraph(line)) return true;
  if (indent_of(line) < indent_ + (item ? 1 : 2)) return false;
  if (item && held_.lines.size() == 1 && !may_link(line) && !may_link(held_.lines[0])) {
    // "- Daily Papers" above the papers: their items have items of their own.
    std::string_view ahead = input_.peek(1024);
    const std::string_view next = take_line(ahead);
    if (item_text(next) && indent_of(next) > indent_of(line)) return false;
  }
  if (!item || !may_link(line)) return true;
  // "Paper: [Title](u)" once more is of another paper.
  const std::string_view label = item->substr(0, item->find(": ["));
  const bool again = label.size() < item->size() && says_again(label);
  if (!again && read_stated_field(*item).field != Field::none) return true;
  return !is_paper_item(read_item(text::clean(*item)));
}

/// Whether an item that is held begins with `label`.
bool EntryLines::says_again(std::string_view label) const {
  return std::any_of(held_.lines.begin(), held_.lines.end(), [label](const std::string& line) {
    const auto item = item_text(line);
    return item && item->starts_with(label) && item->substr(label.size()).starts_with(": [");
  });
}

void EntryLines::finish(std::vector<HeldLines>& done) {
  if (in_markup_) end_markup(done);
  if (held_.lines.empty()) return;
  if (table_) {
    auto entry = held_bytes_ <= limits::record_size_bytes ? table_->read_row(text::clean(row_))
                                                          : std::nullopt;
    if (entry) held_.entry = std::make_shared<Entry>(std::move(*entry));
    held_.why = "a row of a table";
    held_.skipped = true;
  } else {
    bool cited = false;
    Entry entry = read_item(joined_item(held_.lines), &cited);
    const bool is_paper = is_paper_item(entry) ||
                          ((cited || !leads_nowhere(entry)) && states_work(entry)) ||
                          (list_ == List::of_papers && is_like_papers(entry));
    if (leads_nowhere(entry)) {
      entry.stated = is_paper                             ? Stated::reference
                     : is_among_works(held_.lines, entry) ? Stated::item
                                                          : Stated::no;
    }
    if (is_paper || entry.stated != Stated::no) {
      held_.entry = std::make_shared<Entry>(std::move(entry));
    }
  }
  if (held_.entry) held_.entry->record.line = held_.first;
  done.push_back(std::exchange(held_, {}));
  held_bytes_ = 0;
  row_.clear();
  details_ = false;
}

bool EntryLines::begin_table(std::string_view line, std::uint64_t number,
                             std::vector<HeldLines>& done) {
  const std::string header(line);
  std::string_view ahead = input_.peek(1024);
  auto table = Table::begin(text::trim(header), take_line(ahead));
  if (!table) return false;
  finish(done);
  table_ = std::move(table);
  rule_follows_ = true;
  done.push_back({{}, number, nullptr, "the table's header", false});
  return true;
}

/// A table written in HTML is held until it ends or is too long.
bool EntryLines::take_markup(std::string_view line, std::uint64_t number,
                             std::vector<HeldLines>& done) {
  if (!in_markup_) {
    const std::string_view text = text::trim(line);
    const bool begins =
        text.starts_with("<table") && (text.size() == 6 || !ascii::is_letter(text[6]));
    if (!begins) return false;
    finish(done);
    table_.reset();
    in_markup_ = true;
  }
  hold(line, number);
  const std::size_t closed = line.rfind("</table"), opened = line.rfind("<table");
  if (closed != line.npos && (opened == line.npos || opened < closed)) {
    end_markup(done);
  } else if (held_bytes_ > limits::record_size_bytes) {
    cut_markup(done);
  }
  return true;
}

/// "<ul><li>Title</li><li>Title</li></ul>": items of a list, each on the line.
bool EntryLines::take_markup_items(std::string_view line, std::uint64_t number,
                                   std::vector<HeldLines>& done) {
  const std::string_view text = text::trim(line);
  const auto next_item = [text](std::size_t from) {
    return std::min(text.find("<li>", from), text.find("<li ", from));
  };
  std::size_t at = next_item(0);
  if (!text.starts_with('<') || at == text.npos) return false;
  while (at < text.size()) {
    const std::size_t next = std::min(next_item(at + 1), text.size());
    const std::string_view item = text.substr(at, next - at);
    const std::size_t begin = std::min(item.find('>'), item.size() - 1) + 1;
    const std::string_view inside = item.substr(begin, item.rfind("</li") - begin);
    if (!inside.empty()) take(fmt::format("- {}", text::trim(inside)), number, done);
    at = next;
  }
  return true;
}

void EntryLines::cut_markup(std::vector<HeldLines>& done) {
  HeldLines rest = tell_ended_rows(std::exchange(held_, {}), markup_header_, done);
  held_bytes_ = 0;
  details_ = false;
  in_markup_ = !markup_header_.empty();
  if (!in_markup_) return done.push_back(std::move(rest));
  for (std::size_t i = 0; i < rest.lines.size(); ++i) hold(rest.lines[i], rest.first + i);
}

void EntryLines::end_markup(std::vector<HeldLines>& done) {
  in_markup_ = details_ = false;
  held_bytes_ = 0;
  HeldLines all = std::exchange(held_, {});
  // A table that is never closed ends at the blank line behind its last tag.
  std::size_t end = all.lines.size();
  for (std::size_t i = end; i-- > 0 && all.lines[i].find("<t") == std::string::npos &&
                            all.lines[i].find("</t") == std::string::npos;) {
    if (text::trim(all.lines[i]).empty()) end = i;
  }
  const std::vector<std::string> rest(
      std::next(all.lines.begin(), static_cast<std::ptrdiff_t>(end)), all.lines.end());
  all.lines.resize(end);
  const std::uint64_t first = all.first + end;
  tell_markup(std::move(all), markup_header_, done);
  markup_header_.clear();
  for (std::size_t i = 0; i < rest.size(); ++i) {
    if (!take(rest[i], first + i, done)) done.push_back({{rest[i]}, first + i, nullptr, {}, false});
  }
}

/// "12<tab>Title<tab>https://…<tab>Abstract": a row pasted out of a sheet, its columns in any
/// order.
bool EntryLines::take_cells(std::string_view line, std::uint64_t number,
                            std::vector<HeldLines>& done) {
  if (line.size() > limits::record_size_bytes || std::count(line.begin(), line.end(), '\t') < 2) {
    return false;
  }
  auto entry = std::make_shared<Entry>();
  std::string& title = entry->record.title;
  for (std::string_view rest = line; !rest.empty();) {
    const std::string_view raw = rest.substr(0, rest.find('\t'));
    rest.remove_prefix(std::min(raw.size() + 1, rest.size()));
    const std::string cell = text::clean(raw);
    const auto count = count_from(cell);
    if (count && !entry->listing.upvotes) {
      entry->listing.upvotes = count;
    } else if (const BlockLink link = link_to(cell); link.to != LinkTo::nothing) {
      entry->add_link(link);
    } else if (count_words(cell).count < 2) {
      continue;
    } else if (title.empty()) {
      title = cell;
    } else if (entry->record.abstract.empty() && cell.size() > title.size()) {
      entry->record.abstract = cell;
    }
  }
  if (title.empty() || entry->record.arxiv_id.empty()) return false;
  finish(done);
  hold(line, number);
  held_.entry = std::move(entry);
  held_.entry->record.line = number;
  done.push_back(std::exchange(held_, {}));
  held_bytes_ = 0;
  return true;
}

bool EntryLines::take_table_line(std::string_view line, std::uint64_t number,
                                 std::vector<HeldLines>& done) {
  const std::string_view text = text::trim(line);
  if (std::exchange(rule_follows_, false)) {
    done.push_back({{}, number, nullptr, "the table's rule", false});
    return true;
  }
  const bool row = text.find('|') != std::string_view::npos || !row_.empty();
  if (text.empty() || !row) {
    finish(done);
    table_.reset();
    return false;
  }
  if (table_->begins_row(row_, text)) finish(done);
  if (!row_.empty()) row_ += ' ';
  if (row_.size() + text.size() <= limits::record_size_bytes) row_ += text;
  hold(line, number);
  return true;
}

bool has_table_of_papers(std::string_view head) {
  if (has_markup_table_of_papers(head)) return true;
  std::string_view previous;
  while (!head.empty()) {
    const std::string_view line = take_line(head);
    const auto table = Table::begin(text::trim(previous), line);
    if (table && table->names_titles()) return true;
    previous = line;
  }
  return false;
}

}  // namespace papers::ingest::page
