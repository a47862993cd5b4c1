// From paragraphs and small print, in page order, to papers.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/page/page_entry.hpp"
#include "ingest/page/page_judgement.hpp"
#include "ingest/page/page_ledger.hpp"
#include "ingest/page/page_line.hpp"
#include "ingest/page/page_run.hpp"
#include "ingest/reader.hpp"

namespace papers::ingest::page {

/// Lines of text taken for one title or abstract.
struct Paragraph {
  std::string_view text;  ///< joined, with its markup
  std::uint64_t first = 0, last = 0;
  Shape shape = Shape::title;
  std::size_t heading_level = 0;  ///< 0: no heading
  std::string_view last_line;     ///< of several, where it may be an organisation
};

class Builder {
 public:
  Builder(Sink& sink, Ledger& ledger) : sink_(sink), ledger_(ledger), shelf_(sink) {}

  void paragraph(const Paragraph& paragraph);
  void small_print(const std::vector<Field>& fields);
  void blank();
  /// The authors of the paper before, by name.
  void authors(std::vector<std::string> names);
  /// A line of the frame; `text` tells header lines apart.
  void frame(std::string_view text, bool header, bool trending);
  /// The list of papers ends: a number since the last one is its comments.
  void leave_number_as_comments();
  /// An entry of the list of links that ends a page.
  void numbered_link(unsigned number, std::string_view url);
  /// The day on which the document says it was taken ("created: 2026-03-14").
  void captured_on(Day day) { captured_ = day; }
  /// The day whose list the document says it is.
  void listed_on(const StatedDay& day);
  void on_trending_page() { page_.trending = true; }
  /// Papers show who wrote them: where a line of authors is missing, an organisation stands there.
  void expect_authors(bool by_name) {
    shows_authors_ = true;
    names_authors_ = by_name;
  }
  /// The document is Markdown, with its marks in texts escaped.
  void expect_escapes() { escapes_ = true; }
  void expect_heading_level(std::size_t level) { title_level_ = level; }
  void finish();

  [[nodiscard]] Expectation expectation() const;
  [[nodiscard]] const Tally& tally() const { return tally_; }
  /// The kind of line a date was, decided by the last small_print().
  [[nodiscard]] bool last_date_was_the_pages() const { return date_was_the_pages_; }

 private:
  /// What is known of the page being read.
  struct PageState {
    bool trending = false;
    bool votes_before_titles = false;
    bool has_authors = false;  ///< some paper had "4 authors"
    bool print_before_abstracts = false;
    bool has_heading_titles = false;
    bool has_linked_titles = false;
    std::size_t papers = 0;
    std::size_t papers_without_date = 0;
    std::vector<std::string> header_lines;  ///< seen since the last paper
  };
  struct LooseNumber {
    std::int64_t value = -1;  ///< -1: a dash
    bool after_separator = false;
  };
  enum class Awaited { nothing, votes, stars, name, date };

  void title(const Paragraph& paragraph, const Unwrapped& text);
  void abstract(const Paragraph& paragraph, const Unwrapped& text);
  void go_on_with_abstract(const Paragraph& paragraph, const Unwrapped& text);
  std::size_t title_of_abstract() const;
  void skip(const Paragraph& paragraph, std::string_view why);

  void field(const Field& field);
  void number(const Field& field);
  void date(const Field& field, bool after_separator);
  void link(const Field& field);
  void note_print();
  void share_numbers(Entry* next);
  bool drop_organisation();
  bool drop_submitter();
  void cut_organisation_off_title();
  Entry* subject();

  void settle(Entry& candidate, bool at_end);
  void settle_pending(std::size_t count, bool at_end);
  void close_current();
  void close_page();
  void turn_page();
  void put(Entry&& entry);

  Sink& sink_;
  Ledger& ledger_;
  Shelf shelf_;
  std::optional<Entry> current_;      ///< the last paper with an abstract
  std::vector<Entry> pending_;        ///< what may be titles, since then
  std::vector<LooseNumber> numbers_;  ///< votes or comments, since the last paragraph
  PageState page_;
  Tally tally_;
  std::optional<StatedDay> page_day_;
  std::optional<Day> captured_;
  std::size_t title_level_ = 0;  ///< of headings that are titles; 0 while unknown
  bool escapes_ = false;
  std::string plain_;  ///< of a paragraph, without Markdown's escapes
  bool shows_authors_ = false;
  bool names_authors_ = false;  ///< and has no "·" behind them
  Awaited awaited_ = Awaited::nothing;
  bool after_separator_ = false;
  bool interrupted_ = false;  ///< something came between the abstract and now
  bool date_was_the_pages_ = false;
};

}  // namespace papers::ingest::page
