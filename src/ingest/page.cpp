// The text of a page that lists papers, in whatever way it was saved. Nothing here counts lines or
// knows an order of fields by heart: a line is read by what it says (page_line), lines of text are
// cut into titles and abstracts (page_run), and the papers are put together (page_builder).
#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <vector>

#include "ingest/looks_like.hpp"
#include "ingest/page_builder.hpp"
#include "ingest/page_head.hpp"
#include "ingest/page_ledger.hpp"
#include "ingest/page_line.hpp"
#include "ingest/page_run.hpp"
#include "ingest/page_words.hpp"
#include "papers/base/error.hpp"
#include "papers/ingest/reader.hpp"
#include "papers/text/utf8.hpp"

namespace papers::ingest {
namespace page {
namespace {

using Class = LineReading::Class;

constexpr std::size_t head_size_bytes = 64 * 1024;
/// A run without blank lines is cut when it reaches either; its unfinished end goes on.
constexpr std::size_t longest_run_lines = 512;
constexpr std::size_t largest_run_bytes = 256 * 1024;

std::size_t indent_of(std::string_view line) {
  const std::size_t at = line.find_first_not_of(' ');
  return at == std::string_view::npos ? 0 : at;
}

class Reader {
 public:
  Reader(Input& input, Sink& sink) : input_(input), ledger_(sink), builder_(sink, ledger_) {}

  void read() {
    const std::string_view bytes = input_.peek(head_size_bytes);
    if (const std::string kind = looks_binary(bytes); !kind.empty()) {
      throw Error(fmt::format("{}: no page of papers but {}", input_.name(), kind));
    }
    head_ = read_head(bytes);
    if (head_.title_level > 0) builder_.expect_heading_level(head_.title_level);
    while (const auto line = input_.next_line()) {
      number_ = line->number;
      if (line->cut) {
        end_run();
        account(LineKind::skipped, "longer than 1 MiB");
        continue;
      }
      read_raw(line->text);
    }
    end_run();
    builder_.finish();
    ledger_.finish();
    judge();
  }

 private:
  struct Span {
    std::size_t begin, size;
    RunLine line;
  };

  void account(LineKind kind, std::string_view why = {}) {
    ledger_.add(number_, number_, kind, why);
  }

  void read_raw(std::string_view raw) {
    line_.clear();
    text::append_clean(line_, raw);
    plain_blanks(line_);
    std::string_view text = text::trim(line_);
    const std::size_t indent = indent_of(line_);
    while (text.starts_with("> ") || text == ">") text = text::trim(text.substr(1));  // quoted
    if (text.empty()) {
      end_run();
      account(LineKind::blank);
    } else if (number_ <= head_.front_matter_lines) {
      note(read_metadata(text, true));
    } else if (in_code_) {
      read_code(text);
    } else if (open_link_) {
      add_to_run(text, indent, false);
    } else {
      read_text(text, indent);
    }
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

  void read_text(std::string_view text, std::size_t indent) {
    LineReading reading = read_line(text, fields_);
    if (reading.vocabulary && goes_on(text)) reading.is = Class::text;
    switch (reading.is) {
      case Class::text:
        return read_plain(text, indent);
      case Class::heading:
        end_run();
        heading_level_ = reading.level;
        if (reading.body.empty()) return account(LineKind::chrome, "an empty heading");
        return add_to_run(reading.body, indent, true);
      case Class::fields:
        end_run();
        builder_.small_print(fields_);
        return account(builder_.last_date_was_the_pages() ? LineKind::date : LineKind::field,
                       reading.why);
      case Class::reference:
        end_run();
        builder_.numbered_link(fields_.front().reference, fields_.front().url);
        return account(LineKind::chrome, reading.why);
      case Class::fence:
        return read_fence(reading.body);
      case Class::table:
        end_run();
        return account(LineKind::skipped, "a row of a table");
      case Class::frame:
      case Class::rule:
        end_run();
        if (reading.is == Class::frame) builder_.frame(text, reading.header, reading.trending);
        return account(LineKind::chrome, reading.why);
    }
  }

  void read_plain(std::string_view text, std::size_t indent) {
    if (run_.empty() && text.size() < 400) {
      if (const Metadata metadata = read_metadata(text, false); metadata.is_metadata) {
        return note(metadata);
      }
      if (text.starts_with('<') && text.ends_with('>')) {
        return account(LineKind::skipped, "HTML markup");
      }
    }
    add_to_run(text, indent, false);
  }

  void read_fence(std::string_view info) {
    end_run();
    const bool of_text = info.empty() || equals_folded(info, "text") ||
                         equals_folded(info, "markdown") || equals_folded(info, "md") ||
                         equals_folded(info, "txt");
    in_code_ = !of_text;
    account(in_code_ ? LineKind::skipped : LineKind::chrome, in_code_ ? "code" : "a code fence");
  }

  /// Whether the line before may go on with a word that is a menu's elsewhere ("Models").
  [[nodiscard]] bool goes_on(std::string_view text) const {
    if (run_.empty()) return false;
    const Span& last = run_.back();
    const std::string_view before = std::string_view(run_text_).substr(last.begin, last.size);
    const std::size_t width = head_.wrap_width > 0 ? head_.wrap_width : 72;
    const std::size_t taken = last.line.marks + before.size() + 1 + first_word(text).size();
    const bool full = taken > width && before.size() <= 240;
    if (text.find("://") != std::string_view::npos) {
      return run_.size() > 1 && full ? true : !ends_sentence(before) && !ends_in_url(before);
    }
    return full && before.size() >= 45 && !ends_sentence(before) && !ends_in_url(before);
  }

  void add_to_run(std::string_view text, std::size_t indent, bool heading) {
    RunLine line;
    line.number = number_;
    line.indent = indent;
    line.heading = heading;
    if (heading) line.marks = heading_level_ + 1;
    line.inside_link = open_link_;
    follow_links(text, line);
    run_.push_back({run_text_.size(), text.size(), line});
    run_text_ += text;
    if (run_.size() >= longest_run_lines || run_text_.size() >= largest_run_bytes) cut_long_run();
  }

  /// Notes which ends of a line are ends of a link round a whole title or abstract.
  void follow_links(std::string_view text, RunLine& line) {
    if (open_link_) {
      const std::size_t close = text.find("](");
      open_link_ = close == std::string_view::npos && run_.size() < longest_run_lines;
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
      line.ends_link = !unwrap(text).url.empty();
    }
  }

  std::vector<RunLine> lines_of_run() {
    std::vector<RunLine> lines;
    lines.reserve(run_.size());
    for (const Span& span : run_) {
      lines.push_back(span.line);
      lines.back().text = std::string_view(run_text_).substr(span.begin, span.size);
    }
    return lines;
  }

  std::string_view joined(const std::vector<RunLine>& lines) {
    paragraph_.clear();
    for (const RunLine& line : lines) append_line(paragraph_, line.text);
    return unwrap(paragraph_).text;
  }

  void hand_over(const std::vector<RunLine>& lines, const Stretch& stretch) {
    paragraph_.clear();
    for (std::size_t i = stretch.first; i <= stretch.last; ++i) {
      append_line(paragraph_, lines[i].text);
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
    builder_.paragraph(paragraph);
  }

  void end_run() {
    open_link_ = false;
    if (run_.empty()) return;
    if (run_.size() == 1) {
      Paragraph paragraph;
      paragraph.text = run_text_;
      paragraph.first = paragraph.last = run_.front().line.number;
      paragraph.shape = shape_of(unwrap(run_text_).text);
      if (run_.front().line.heading) paragraph.heading_level = heading_level_;
      builder_.paragraph(paragraph);
    } else {
      const std::vector<RunLine> lines = lines_of_run();
      std::vector<Stretch> stretches = cut_run(lines, head_.wrap_width, builder_.expectation());
      if (stretches.size() == 1) stretches.front().shape = shape_of(joined(lines));
      for (const Stretch& stretch : stretches) hand_over(lines, stretch);
    }
    run_.clear();
    run_text_.clear();
  }

  /// Hands over what is certainly finished of a run without end: all but the last title and what
  /// follows it.
  void cut_long_run() {
    const std::vector<RunLine> lines = lines_of_run();
    const auto stretches = cut_run(lines, head_.wrap_width, builder_.expectation());
    std::size_t keep = stretches.size() - 1;
    while (keep > 0 && stretches[keep].shape != Shape::title) --keep;
    // What is kept is read again: no more than half, lest every further line reads all of it.
    if (keep == 0 || stretches[keep].first < lines.size() / 2) keep = stretches.size();
    for (std::size_t i = 0; i < keep; ++i) hand_over(lines, stretches[i]);
    const std::size_t first = keep < stretches.size() ? stretches[keep].first : run_.size();
    const std::size_t begin = first < run_.size() ? run_[first].begin : run_text_.size();
    run_.erase(run_.begin(), run_.begin() + static_cast<std::ptrdiff_t>(first));
    run_text_.erase(0, begin);
    for (Span& span : run_) span.begin -= begin;
  }

  /// Refuses a document in which papers would be chance finds.
  void judge() const {
    const Tally& tally = builder_.tally();
    const bool of_the_site = tally.frame > 0 || head_.paper_links > 0;
    if (tally.papers == 0 && tally.frame > 0 && tally.loose <= tally.frame) {
      throw Error(
          fmt::format("{}: the frame of a page (menus, buttons) without any paper; save it "
                      "again once the papers are shown",
                      input_.name()));
    }
    if (tally.papers == 0) {
      throw Error(
          fmt::format("{}: no paper found; a page of papers has titles, each with an "
                      "abstract under it. `papers ingest --help` lists what can be read",
                      input_.name()));
    }
    if (!of_the_site && tally.loose > tally.papers) {
      throw Error(
          fmt::format("{}: reads like running text, not like a list of papers ({} paragraphs "
                      "belong to no paper)",
                      input_.name(), tally.loose));
    }
  }

  Input& input_;
  Ledger ledger_;
  Builder builder_;
  Head head_;
  std::uint64_t number_ = 0;
  std::string line_;
  std::vector<Field> fields_;
  std::vector<Span> run_;  ///< consecutive lines of text
  std::string run_text_;
  std::string paragraph_;
  std::size_t heading_level_ = 0;
  bool open_link_ = false;  ///< "[label" of a Markdown link goes on in the next line
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
