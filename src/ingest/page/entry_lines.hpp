// The rows of tables and the items of lists among the lines of a document, whole over their lines.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/page/block.hpp"
#include "ingest/page/entry.hpp"
#include "ingest/page/entry_table.hpp"
#include "ingest/reader.hpp"

namespace papers::ingest::page {

constexpr std::size_t most_item_lines = 200;

std::size_t indent_of(std::string_view line);

/// What follows the bullet of a list item ("- ", "* ", "12. ", "3) "); nullopt for other lines.
std::optional<std::string_view> item_text(std::string_view line);

std::string joined_item(const std::vector<std::string>& lines);

/// Neither a blank line nor one that begins something else.
bool is_of_paragraph(std::string_view line);

/// "**Title** \\", with lines below it that lead to the paper.
bool begins_paragraph_of_paper(const std::string& title, std::string_view rest);

/// Whether `lines` are a reference, "One, A., & Two, B. (2020). Title. Venue.", or a title's link
/// above its authors.
bool states_reference(const std::vector<std::string>& lines);

/// The lines of `rest` up to the next that is blank or begins something else.
std::vector<std::string> paragraph_of(const std::string& first, std::string_view rest);

/// How many lines, "### 2. Title" included, state a paper in fields, "- **Authors**: …", or by its
/// venue below a heading that leads to it; 0 for other headings, and where text follows that may be
/// an abstract.
std::size_t lines_of_headed_paper(const std::string& heading, std::string_view rest);

/// Whether an item without links may be a work: it states authors, or a venue of a year.
bool is_among_works(const std::vector<std::string>& lines, const Entry& entry);

bool may_link(std::string_view line);

/// "**Papers**", "⭐ **Title** \\", "**Title** :fire:<br>": a heading without its mark.
bool is_all_bold(std::string_view line);

/// Lines that were held back together.
struct HeldLines {
  std::vector<std::string> lines;  ///< raw
  std::uint64_t first = 0;         ///< the number of the first
  std::shared_ptr<Entry> entry;    ///< the paper that they state
  /// Of a table's line that states none; where this is empty too, the lines are text like any.
  std::string_view why;
  bool skipped = false;  ///< a row with content
};

class EntryLines {
 public:
  /// `input` must outlive it. `lists`: the items of lists are papers, as far as they lead to one or
  /// most others of their section do.
  /// `by_themselves`: whatever section they stand in.
  EntryLines(Input& input, bool lists, bool by_themselves = false)
      : input_(input), lists_(lists), list_(by_themselves ? List::by_themselves : List::unknown) {}

  /// False for lines that take() would leave alone, at the cost of a look.
  [[nodiscard]] bool concerns(std::string_view line) const {
    return lists_ || table_ || in_markup_ || line.find_first_of("|\t") != std::string_view::npos ||
           line.find("<table") != std::string_view::npos;
  }
  /// Takes `line` in, or returns false: it is neither of a table nor of a list. What was held is
  /// complete then, and when another row or item begins: `done` gets it.
  bool take(std::string_view line, std::uint64_t number, std::vector<HeldLines>& done);
  /// What is held at the end of the document.
  void finish(std::vector<HeldLines>& done);

 private:
  /// What the items between two headings are, or lines in bold letters.
  enum class List { unknown, of_anything, of_papers, by_themselves };

  bool take_table_line(std::string_view line, std::uint64_t number, std::vector<HeldLines>& done);
  bool begin_table(std::string_view line, std::uint64_t number, std::vector<HeldLines>& done);
  bool take_markup(std::string_view line, std::uint64_t number, std::vector<HeldLines>& done);
  void cut_markup(std::vector<HeldLines>& done);
  void end_markup(std::vector<HeldLines>& done);
  bool take_markup_items(std::string_view line, std::uint64_t number, std::vector<HeldLines>& done);
  bool take_cells(std::string_view line, std::uint64_t number, std::vector<HeldLines>& done);
  bool begins_paragraph(const std::string& first);
  bool item_goes_on(std::string_view line);
  [[nodiscard]] bool says_again(std::string_view label) const;
  void hold(std::string_view line, std::uint64_t number);

  Input& input_;
  bool lists_;
  std::optional<Table> table_;
  bool rule_follows_ = false;
  bool in_markup_ = false;     ///< "<table>" is open
  std::string markup_header_;  ///< of the table whose first rows are told
  HeldLines held_;
  std::size_t held_bytes_ = 0;
  std::string row_;
  std::size_t indent_ = 0;      ///< of the item's bullet
  bool is_paragraph_ = false;   ///< what is held has no bullet
  std::size_t lines_left_ = 0;  ///< of what a heading begins
  bool begins_here_ = true;     ///< the line above is blank
  bool each_line_ = false;      ///< of the paragraph is a reference
  List list_;
  bool details_ = false;  ///< "<details>" is open
};

/// Whether the items of the lists in `head`, the beginning of a document, are papers.
bool lists_papers(std::string_view head);

/// The same of the section that begins with the item `first` and goes on with `rest`.
bool begins_list_of_papers(std::string_view first, std::string_view rest);

/// Whether `head` holds a table of papers.
bool has_table_of_papers(std::string_view head);

}  // namespace papers::ingest::page
