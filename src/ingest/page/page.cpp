// The text of a page that lists papers, in whatever way it was saved. Nothing here counts lines or
// knows an order of fields by heart: a line is read by what it says (page_line), lines of text are
// cut into titles and abstracts (page_run), and the papers are put together (page_builder).
#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "base/error.hpp"
#include "ingest/page/looks_like.hpp"
#include "ingest/page/page_block.hpp"
#include "ingest/page/page_builder.hpp"
#include "ingest/page/page_cut.hpp"
#include "ingest/page/page_head.hpp"
#include "ingest/page/page_judgement.hpp"
#include "ingest/page/page_ledger.hpp"
#include "ingest/page/page_line.hpp"
#include "ingest/page/page_names.hpp"
#include "ingest/page/page_run.hpp"
#include "ingest/page/page_tags.hpp"
#include "ingest/page/page_underlines.hpp"
#include "ingest/page/page_words.hpp"
#include "ingest/reader.hpp"
#include "text/utf8.hpp"

namespace papers::ingest {
namespace page {
namespace {

using Class = LineReading::Class;

constexpr std::size_t head_size_bytes = 64 * 1024;

class Reader {
 public:
  Reader(Input& input, Sink& sink)
      : input_(input), ledger_(sink), builder_(sink, ledger_), block_(builder_) {}

  void read() {
    const std::string_view bytes = input_.peek(head_size_bytes);
    if (const std::string kind = looks_binary(bytes); !kind.empty()) {
      throw Error(fmt::format("{}: no page of papers but {}", input_.name(), kind));
    }
    head_ = read_head(bytes);
    block_.expect_width(head_.wrap_width);
    if (head_.escapes) builder_.expect_escapes();
    if (head_.title_level > 0) builder_.expect_heading_level(head_.title_level);
    if (head_.names_authors) names_.expect();
    if (head_.names_authors || head_.counts_authors) builder_.expect_authors(head_.names_authors);
    while (const auto line = input_.next_line()) {
      number_ = line->number;
      if (line->cut) {
        release_cut();
        block_.end();
        account(LineKind::skipped, "longer than 1 MiB");
        continue;
      }
      read_raw(line->text);
    }
    if (tags_.open()) read_kept();
    release_cut();
    block_.end();
    end_names();
    builder_.finish();
    ledger_.finish();
    refuse_what_is_no_page(input_.name(), builder_.tally());
  }

 private:
  void account(LineKind kind, std::string_view why = {}) {
    ledger_.add(first_number_ > 0 ? first_number_ : number_, number_, kind, why);
  }

  void read_raw(std::string_view raw) {
    if (tags_.open() && text::trim(raw).empty()) read_kept();  // no tag goes on past a blank line
    line_.clear();
    text::append_clean(line_, raw);
    plain_blanks(line_);
    if (head_.underlined) plain_underlines(line_);
    if (!head_.tags || in_code_ || !tags_.take_off(line_)) {
      account_kept(number_);
      return read_without_tags();
    }
    if (tags_.open()) {
      if (kept_from_ == 0) kept_from_ = number_;
      kept_to_ = number_;
    } else {
      block_.end();
      account_kept(number_ + 1);
    }
  }

  /// The lines before `end` that were kept because a tag had not ended: what is left of them is
  /// read with the line that ends it.
  void account_kept(std::uint64_t end) {
    if (kept_from_ == 0) kept_from_ = number_;
    if (kept_from_ < end) ledger_.add(kept_from_, end - 1, LineKind::chrome, "HTML markup");
    kept_from_ = 0;
  }

  /// Reads what was kept as text: it was no tag.
  void read_kept() {
    const std::uint64_t number = std::exchange(number_, kept_to_);
    account_kept(number_);
    line_ = tags_.release();
    read_without_tags();
    number_ = number;
  }

  void read_without_tags() {
    std::string_view text = text::trim(line_);
    const std::size_t indent = std::min(line_.find_first_not_of(' '), line_.size());
    if (!cut_.empty() && join_cut(text, indent)) return;
    while (text.starts_with("> ") || text == ">") text = text::trim(text.substr(1));  // quoted
    if (text.empty()) {
      block_.end();
      builder_.blank();
      end_names();
      account(LineKind::blank);
    } else if (number_ <= head_.front_matter_lines) {
      note(read_metadata(text, true));
    } else {
      read_clean(text, indent);
    }
  }

  void read_clean(std::string_view text, std::size_t indent) {
    if (in_code_) {
      read_code(text);
    } else if (block_.link_is_open()) {
      block_.add({text, number_, indent});
    } else {
      read_beside_link_ends(text, indent);
    }
  }

  /// Clippers put the ends of a link that holds a block on lines of their own: "[Upvote", blank,
  /// "20", blank, "](/login)[arXiv Page](…)".
  void read_beside_link_ends(std::string_view text, std::size_t indent) {
    if (text.find_first_not_of("*+•[ ]") == std::string_view::npos || is_picture_item(text)) {
      block_.end();
      return account(LineKind::chrome, "an empty item or box");
    }
    if (const std::size_t at = find_link_end(text); at != std::string_view::npos) {
      const std::size_t end = text.find(text[at + 1] == '(' ? ')' : ']', at + 1);
      spliced_ = text.substr(0, at);
      if (end != std::string_view::npos) spliced_.append("  ").append(text.substr(end + 1));
      text = text::trim(spliced_);
      if (at == 0) block_.end();
      if (text.empty()) return account(LineKind::chrome, "the end of a link");
    }
    if (text.ends_with(")[") || text.ends_with("][")) text.remove_suffix(1);
    constexpr std::size_t longest_label_bytes = 30;
    if (text.size() > 1 && text.size() <= longest_label_bytes && text.front() == '[' &&
        text.find(']') == std::string_view::npos &&
        read_line(text.substr(1), fields_).is == Class::fields) {
      text.remove_prefix(1);
    }
    read_text(text, indent);
  }

  void note(const Metadata& metadata) {
    account(LineKind::chrome, "what a clipper says about the page");
    if (metadata.trending) builder_.on_trending_page();
    if (metadata.captured) builder_.captured_on(*metadata.captured);
    if (metadata.listed) builder_.listed_on(*metadata.listed);
  }

  void read_code(std::string_view text) {
    if (text.starts_with("```") || text.starts_with("~~~")) in_code_ = false;
    account(LineKind::skipped, "code");
  }

  /// A line of authors' names, or what of it stands before a "·"; false when it holds none.
  bool read_authors(std::string_view text, std::size_t indent) {
    if (names_.empty() && block_.goes_on_with_names(text, indent)) return false;
    const std::size_t end = find_separator(text);
    const bool whole = end == std::string_view::npos;
    if (!names_.take(whole ? text : text::trim(text.substr(0, end)), head_.wrap_width)) {
      end_names();
      return false;
    }
    block_.end();
    if (whole) {
      account(LineKind::field, "authors");
    } else {
      end_names();
      read_text(text.substr(end), indent);
    }
    return true;
  }

  void end_names() {
    if (!names_.empty()) builder_.authors(names_.finish());
  }

  /// True when `text` was taken in behind the lines that were cut.
  bool join_cut(std::string_view text, std::size_t indent) {
    if (text.empty() || block_.link_is_open()) {
      release_cut();
      return false;
    }
    if (text.ends_with(")[") || text.ends_with("][")) text.remove_suffix(1);
    if (cut_.take(text, number_, indent)) return true;
    const std::string joined = cut_.joined(text);
    const LineReading reading = read_line(joined, fields_);
    const bool frame = reading.is == Class::frame && !reading.vocabulary;
    if (reading.is != Class::fields && !frame) {
      release_cut();
      return false;
    }
    first_number_ = cut_.release().front().number;
    read_small_print(joined, indent);
    first_number_ = 0;
    return true;
  }

  /// Reads the lines one by one: they belong to something else.
  void release_cut() {
    const std::uint64_t number = number_;
    releasing_ = true;
    for (const CutLines::Line& line : cut_.release()) {
      number_ = line.number;
      read_clean(line.text, line.indent);
    }
    releasing_ = false;
    number_ = number;
  }

  void read_text(std::string_view text, std::size_t indent) {
    if (releasing_ || !cut_.take(text, number_, indent)) read_small_print(text, indent);
  }

  void read_small_print(std::string_view text, std::size_t indent) {
    if (in_page_numbers_ && is_page_number(unwrap(text).text)) {
      return account(LineKind::chrome, "the number of a page");
    }
    if (read_authors(text, indent)) return;
    LineReading reading = read_line(text, fields_);
    in_page_numbers_ = reading.pages_follow;
    if (reading.vocabulary && block_.goes_on_with_label(text)) reading.is = Class::text;
    switch (reading.is) {
      case Class::text:
        return read_plain(text, indent);
      case Class::heading:
        block_.end();
        if (reading.body.empty()) return account(LineKind::chrome, "an empty heading");
        return block_.add({reading.body, number_, indent}, reading.level);
      case Class::fields:
        if (may_follow_organisation(fields_.front().kind)) block_.set_organisation_apart();
        block_.end();
        builder_.small_print(fields_);
        name_next_ = fields_.back().kind == Field::Kind::submitted_by && fields_.back().value == 0;
        return account(builder_.last_date_was_the_pages() ? LineKind::date : LineKind::field,
                       reading.why);
      case Class::reference:
        block_.end();
        builder_.numbered_link(fields_.front().reference, fields_.front().url);
        return account(LineKind::chrome, reading.why);
      case Class::fence:
        return read_fence(reading.body);
      case Class::table:
        block_.end();
        return account(LineKind::skipped, "a row of a table");
      case Class::frame:
      case Class::rule:
        block_.end();
        if (reading.pages_follow) builder_.leave_number_as_comments();
        if (reading.is == Class::frame) builder_.frame(text, reading.header, reading.trending);
        return account(LineKind::chrome, reading.why);
    }
  }

  /// "·" and the date stand behind the authors, or an organisation in their place.
  [[nodiscard]] bool may_follow_organisation(Field::Kind kind) const {
    const bool shows_authors = head_.counts_authors || head_.names_authors;
    return shows_authors &&
           (kind == Field::Kind::separator || (kind == Field::Kind::date && head_.names_authors));
  }

  void read_plain(std::string_view text, std::size_t indent) {
    if (block_.empty() && text.size() < 400) {
      if (const Metadata metadata = read_metadata(text, false); metadata.is_metadata) {
        return note(metadata);
      }
      if (text.starts_with('<') && text.ends_with('>')) {
        return account(LineKind::skipped, "HTML markup");
      }
    }
    block_.add({text, number_, indent});
    // A dense page has the title in the next line.
    if (std::exchange(name_next_, false) && may_be_name(text)) block_.end();
  }

  void read_fence(std::string_view info) {
    block_.end();
    const bool of_text = info.empty() || equals_folded(info, "text") ||
                         equals_folded(info, "markdown") || equals_folded(info, "md") ||
                         equals_folded(info, "txt");
    in_code_ = !of_text;
    account(in_code_ ? LineKind::skipped : LineKind::chrome, in_code_ ? "code" : "a code fence");
  }

  Input& input_;
  Ledger ledger_;
  Builder builder_;
  Block block_;
  Head head_;
  std::uint64_t number_ = 0;
  std::string line_;
  CutLines cut_;
  bool releasing_ = false;
  std::uint64_t first_number_ = 0;  ///< of the lines read as one, 0: there is but one
  std::vector<Field> fields_;
  NameLines names_;
  Tags tags_;
  std::uint64_t kept_from_ = 0, kept_to_ = 0;  ///< of the lines that tags_ keeps, 0: of none
  std::string spliced_;           ///< a line without the end of a link that opened above
  bool name_next_ = false;        ///< "Submitted by" stood before
  bool in_page_numbers_ = false;  ///< between "Previous" and "Next"
  bool in_code_ = false;
};

}  // namespace
}  // namespace page

namespace {

Evidence sniff_page(std::string_view bytes, std::string_view) {
  if (bytes.empty() || !looks_binary(bytes).empty()) return {};
  const page::Head head = page::read_head(bytes);
  if (head.header_lines >= 2) return {70, "lines of the frame of a Hugging Face papers page"};
  if (head.paper_links >= 2) return {50, "text with links to papers"};
  if (head.small_print_lines >= 3) return {40, "text with the small print of papers"};
  return {5, "text, which no other format claims"};
}

void read_page(Input& input, Sink& sink) { page::Reader(input, sink).read(); }

}  // namespace

extern const Format page_format;
const Format page_format = {
    "page", "the text of a page that lists papers", true, false, sniff_page, read_page,
};

}  // namespace papers::ingest
