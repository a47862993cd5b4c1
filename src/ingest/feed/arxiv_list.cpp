// arXiv's listings (list/new, list/recent), as HTML and as the text of it that a browser copies.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "base/ascii.hpp"
#include "base/error.hpp"
#include "base/limits.hpp"
#include "ingest/bibliography/field_text.hpp"
#include "ingest/feed/announcement.hpp"
#include "ingest/feed/arxiv_text.hpp"
#include "ingest/feed/shown_citation.hpp"
#include "ingest/feed/xml.hpp"
#include "ingest/markup_text.hpp"
#include "ingest/page/html_document.hpp"
#include "ingest/reader.hpp"
#include "text/utf8.hpp"

namespace papers::ingest {

namespace {

constexpr std::size_t listing_limit_bytes = std::size_t{16} << 20;

/// "Cross submissions (showing 3 of 3 entries)", "Replacements for Fri, 20 Nov 26".
struct SectionLine {
  std::string_view begin;
  bool replacements;
};
constexpr SectionLine sections[] = {
    {"new submissions", false}, {"cross submissions", false},
    {"cross-lists", false},     {"replacement submissions", true},
    {"replacements for", true}, {"showing new listings for", false},
};

/// Lines below a list, or between its parts.
bool is_frame(std::string_view line) {
  std::string_view rest = line;
  if (ascii::take_prefix(rest, "total of ") || ascii::take_prefix(rest, "showing ")) {
    return ascii::starts_with(rest, "up to ") || (!rest.empty() && ascii::is_digit(rest.front()));
  }
  return ascii::starts_with(line, "links to: arxiv");
}

/// "cs.LG cond-mat.dis-nn quant-ph".
bool is_subjects(std::string_view line) {
  while (!line.empty()) {
    const std::string_view word = take_part(line, " ");
    if (word.find_first_of(".-") == word.npos || !ascii::is_lower(word.front())) return false;
  }
  return true;
}

/// One paper of a listing, line by line.
class ListEntry {
 public:
  /// `wrapped`: a field may go on in the next line.
  ListEntry(std::string arxiv_id, bool is_replacement, bool wrapped, std::uint64_t line)
      : is_replacement_(is_replacement), wrapped_(wrapped), first_(line) {
    record_.arxiv_id = std::move(arxiv_id);
    set_arxiv_page(record_);
  }

  void add(std::string_view line) {
    size_bytes_ += line.size();
    if (size_bytes_ > limits::record_size_bytes) return;
    if (in_abstract_) return append(line);
    if (take_submitted(line)) return;
    const ArxivLine read = arxiv_line(line);
    if (read.field == ArxivField::none) return add_unlabelled(read.value);
    if (read.field == ArxivField::authors && record_.title.empty() && !in_head_) {
      set_arxiv_field(ArxivField::title, found_title_, record_);
      is_found_ = true;
    }
    if (in_head_) end_head(read.field == ArxivField::authors);
    end_field();
    in_head_ = read.field == ArxivField::title && head_.empty();
    if (in_head_ && !read.value.empty()) head_.emplace_back(read.value);
    if (!in_head_) {
      field_ = read.field;
      value_ = read.value;
    }
  }

  void finish(Announcement& announcement, std::uint64_t last) {
    end_field();
    announcement.put(record_, is_replacement_ || is_found_, first_, last);
  }

 private:
  /// "Submitted 7 May, 2023; v1 submitted 5 May, 2023; originally announced May 2023."
  bool take_submitted(std::string_view line) {
    std::string_view rest = line;
    const std::size_t first = line.find("v1 submitted ");
    if (!ascii::take_prefix(rest, "submitted ") || rest.empty() || !ascii::is_digit(rest.front())) {
      return false;
    }
    end_field();
    if (first != line.npos) rest = line.substr(first + 13);
    std::string day(rest.substr(0, rest.find_first_of(";.")));
    day.erase(std::remove(day.begin(), day.end(), ','), day.end());
    record_.published = any_date(day);
    return true;
  }

  void append(std::string_view line) {
    if (!value_.empty()) value_ += ' ';
    value_ += line;
  }

  void add_unlabelled(std::string_view line) {
    if (in_head_) {
      head_.emplace_back(line);
    } else if (field_ == ArxivField::none && record_.title.empty()) {
      // In what a search found, the title stands under the subjects, without a label.
      if (is_subjects(line) || ascii::starts_with(line, "doi ")) return;
      found_title_ += found_title_.empty() ? "" : " ";
      found_title_ += line;
    } else if (!wrapped_ || (field_ == ArxivField::subjects && !value_.ends_with(';'))) {
      end_field();
      in_abstract_ = true;
      field_ = ArxivField::abstract;
      value_ = line;
    } else if (field_ != ArxivField::none) {
      append(line);
    }
  }

  /// Between "Title:" and the next label stand the title and, unlabelled, the authors.
  void end_head(bool authors_follow) {
    std::size_t authors = head_.size();
    if (authors > 1 && !authors_follow) --authors;
    if (!wrapped_ && head_.size() > 2) {  // of HTML each is an element: title, authors, abstract
      set_arxiv_field(ArxivField::abstract, head_.back(), record_);
      head_.resize(2);
      authors = 1;
    }
    while (authors > 1 && authors < head_.size() &&
           head_[authors - 1].find(',') != std::string::npos &&
           reads_like_names(head_[authors - 1])) {
      --authors;
    }
    std::string title, names;
    for (std::size_t i = 0; i < head_.size(); ++i) {
      std::string& text = i < authors ? title : names;
      text += text.empty() ? "" : " ";
      text += head_[i];
    }
    set_arxiv_field(ArxivField::title, title, record_);
    if (!names.empty()) set_arxiv_field(ArxivField::authors, names, record_);
    in_head_ = false;
  }

  void end_field() {
    if (in_head_) end_head(false);
    const bool is_abstract = field_ == ArxivField::abstract;
    set_arxiv_field(field_, is_abstract ? unfolded_abstract(value_) : value_, record_);
    field_ = ArxivField::none;
    value_.clear();
  }

  Record record_;
  bool is_replacement_, wrapped_;
  std::uint64_t first_;
  std::vector<std::string> head_;
  std::string found_title_;
  bool is_found_ = false;  ///< by a search: no news of a day
  bool in_head_ = false, in_abstract_ = false;
  ArxivField field_ = ArxivField::none;
  std::string value_;
  std::size_t size_bytes_ = 0;
};

class ListingReader {
 public:
  ListingReader(Sink& sink, bool wrapped) : sink_(sink), announcement_(sink), wrapped_(wrapped) {}

  void add(std::string_view bytes, std::uint64_t number) {
    const std::string line = text::squeeze(text::clean(bytes));
    last_ = number;
    std::string_view rest;
    if (std::string id = leading_arxiv_id(line, rest); !id.empty()) {
      end_entry(number - 1);
      numbered_ = line.find("]arXiv:") != std::string::npos;
      const bool replaced = rest.find("(replaced)") != std::string_view::npos;
      if (day_) announcement_.begin_day(*day_);
      entry_.emplace(std::move(id), replacements_ || replaced, wrapped_, number);
    } else if (take_heading(line, number)) {
      return;
    } else if (entry_) {
      if (!line.empty()) entry_->add(numbered_ ? without_link_numbers(line) : line);
    } else {
      sink_.account({number, number, line.empty() ? LineKind::blank : LineKind::chrome,
                     line.empty() ? "" : "the listing's frame"});
    }
  }

  /// Throws NoPapers when there was none.
  void finish(const std::string& name) {
    end_entry(last_);
    if (announcement_.papers() == 0) {
      throw NoPapers(fmt::format("{}: a listing of arXiv without any entry", name));
    }
  }

 private:
  /// Headings of days and sections, which end the entry before.
  bool take_heading(std::string_view line, std::uint64_t number) {
    if (line.empty()) return false;
    std::string_view dated = line;
    bool is_heading = false;
    for (const SectionLine& section : sections) {
      if (!ascii::take_prefix(dated, section.begin)) continue;
      is_heading = true;
      if (section.begin != "showing new listings for") replacements_ = section.replacements;
      ascii::take_prefix(dated, " for ");
      break;
    }
    const auto day = leading_day(dated);
    const bool alone = is_heading || line.find("(showing") != std::string_view::npos ||
                       std::count(line.begin(), line.end(), ' ') <= 3;
    const bool is_day = day && day->year && alone;
    if (is_day) {
      if (!is_heading) replacements_ = false;
      day_ = day;
    }
    if (!is_day && !is_heading && !is_frame(line)) return false;
    end_entry(number - 1);
    sink_.account({number, number, is_day ? LineKind::date : LineKind::chrome,
                   is_day ? "the listing's day" : "the listing's frame"});
    return true;
  }

  void end_entry(std::uint64_t last) {
    if (entry_) entry_->finish(announcement_, last);
    entry_.reset();
  }

  Sink& sink_;
  Announcement announcement_;
  std::optional<ListEntry> entry_;
  std::optional<StatedDay> day_;
  bool wrapped_;
  bool replacements_ = false;
  bool numbered_ = false;  ///< links have numbers, as text browsers give them
  std::uint64_t last_ = 0;
};

bool is_html_listing(std::string_view head) {
  return begins_with_tag(head) && head.find("list-title") != std::string_view::npos &&
         head.find("/abs/") != std::string_view::npos;
}

/// "[1] arXiv:2611.01234 [pdf]" with "Title:" in one of the lines after it; where a search found
/// it, "arXiv:2611.01234 [pdf]" with "Authors:".
bool is_text_listing(std::string_view head) {
  int lines_left = 0;
  ArxivField wanted = ArxivField::title;
  while (!head.empty()) {
    const std::string_view line = text::trim(take_line(head));
    std::string_view rest;
    const bool numbered = line.starts_with('[') || line.starts_with("* [");
    if (!leading_arxiv_id(line, rest).empty() && (numbered || text::trim(rest).starts_with('['))) {
      wanted = numbered ? ArxivField::title : ArxivField::authors;
      lines_left = 8;
    } else if (lines_left-- > 0 && arxiv_line(line).field == wanted) {
      return true;
    }
  }
  return false;
}

/// `lines` with the addresses of `list` in place of the words that the site shows for them.
std::string with_addresses(std::string_view lines, const GumboNode* list) {
  std::string text;
  for (const GumboNode* at = list; at != nullptr; at = next_node(at, list)) {
    if (!is_element(at, GUMBO_TAG_A)) continue;
    const std::string shown = shown_lines(at, 100);
    if (!shown.starts_with("this ") || !shown.ends_with(" URL")) continue;
    const std::size_t place = lines.find(shown);
    if (place == std::string_view::npos) break;
    text.append(lines.substr(0, place)).append(text::clean(attribute(at, "href")));
    lines.remove_prefix(place + shown.size());
  }
  return text.append(lines);
}

/// The lists of the page with the headings above them: the rest is the site's frame.
std::string lines_of_lists(const GumboNode* root) {
  constexpr std::array headings = {GUMBO_TAG_H1, GUMBO_TAG_H2, GUMBO_TAG_H3, GUMBO_TAG_H4};
  std::string lines;
  for (const GumboNode* at = root; at != nullptr;) {
    const bool is_read = is_element(at, GUMBO_TAG_DL) || is_element(at, GUMBO_TAG_OL) ||
                         std::any_of(headings.begin(), headings.end(),
                                     [at](GumboTag tag) { return is_element(at, tag); });
    if (is_read) {
      lines += with_addresses(shown_lines(at, listing_limit_bytes), at);
      lines += '\n';
    }
    at = is_read ? next_node_after(at, root) : next_node(at, root);
  }
  return lines;
}

Evidence sniff_list(std::string_view head, std::string_view) {
  if (is_html_listing(head)) return {92, "the HTML of a listing of arXiv"};
  if (!begins_with_tag(head) && is_text_listing(head))
    return {92, "the text of a listing of arXiv ([1] arXiv:…, Title: …)"};
  return {};
}

void read_list(Input& input, Sink& sink) {
  const bool is_html = is_html_listing(input.peek(64 * 1024));
  ListingReader reader(sink, /*wrapped=*/!is_html);
  if (!is_html) {
    while (const auto line = input.next_line()) reader.add(line->text, line->number);
    return reader.finish(input.name());
  }
  const HtmlDocument document(text::clean(input.rest(listing_limit_bytes)));
  if (document.root() == nullptr) {
    throw Error(
        fmt::format("{}: the HTML is {}; no listing is like that", input.name(), document.fault()));
  }
  const std::string shown = lines_of_lists(document.root());
  std::string_view lines = shown;
  for (std::uint64_t number = 1; !lines.empty(); ++number) reader.add(take_line(lines), number);
  reader.finish(input.name());
}

}  // namespace

extern const Format arxiv_list_format = {"arxiv-list", "a listing of arXiv, as HTML or text",
                                         true,         false,
                                         sniff_list,   read_list,
                                         100,          Container::markup};

}  // namespace papers::ingest
