// The facts that stand round the title of a row or an item.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "base/day.hpp"
#include "ingest/page/shelf.hpp"
#include "ingest/page/statement.hpp"
#include "paper/record.hpp"

namespace papers::ingest::page {

/// True for a link text that names a kind of document ("paper", "PDF", "arXiv:2405.00001", an
/// address), not a title.
bool is_link_label(std::string_view text);

/// The same of a word or two on a page, where an address is no name.
bool is_kind_of_document(std::string_view text);

/// A URL at which papers live, whatever else the document links.
bool is_paper_url(std::string_view url);

/// An ISO day, month or year: "2024-09-25", "2024/05", "2024.05", "Sep 25, 2024", "May 2024"; else
/// empty. What may be a number or a version has to have both year and month.
std::string published_from(std::string_view text);

/// "NeurIPS 2024 (Oral)", "CVPR'24", "arXiv 2024": a few words with a year.
bool is_venue(std::string_view text);

/// The year, or year and month, that stands in a venue: "2024" of "CVPR2024"; empty for none.
std::string year_of_venue(std::string_view venue);

/// Takes "(▲ 45)", "(140 ▲)", "[12 upvotes]" and "(5 minute read)" off the end of `title`.
void take_counts_behind(std::string& title, Listing& listing);

/// The day that a heading ends or begins with ("Papers for 2024-09-25", "Mar 12, 2025: papers").
std::optional<StatedDay> day_in_heading(std::string_view heading);

/// `text` without the marks that join it to what stands before: "-", ":", ",".
std::string_view without_joints(std::string_view text);
/// The same at its end, open brackets included.
std::string_view without_end_joints(std::string_view text);

/// `text` without brackets and bars that links left open.
std::string_view without_end_marks(std::string_view text);

/// "(…)", "[…]" at the start of `text`: its size, 0 for none.
std::size_t group_size(std::string_view text);

/// "1. ", "12) " at the start of `text`: its size, 0 for none.
std::size_t number_size(std::string_view text);

/// Up to the end of the first sentence; of "Ann One et al., Venue 2024" up to the comma.
std::size_t sentence_size(std::string_view text);

/// ", Ann One et al., arXiv 2024", " (ICLR 2024)": what ends a title in running text.
bool is_fact_behind(std::string_view text);

/// Where a title ends in running text; in a cell of a table only dress and line breaks end it.
std::size_t plain_title_size(std::string_view text, bool is_cell);

/// Takes facts into an entry; each function returns whether `text`, all of it, states one.
class EntryFacts {
 public:
  /// `entry` must outlive it.
  explicit EntryFacts(Entry& entry) : entry_(entry) {}

  /// A day, an id, a venue, or numbers of the page.
  bool take_fact(std::string_view text);
  /// The same in brackets; a label or a box there says nothing.
  bool take_group(std::string_view group);
  bool take_day(std::string_view text);
  /// Takes "Mar 12, 2025: " off the start of `text`.
  void take_front_day(std::string_view& text);
  /// Takes "ICLR 2024, " off the start of `text`.
  bool take_venue_in_front(std::string_view& text);
  /// `set_apart`: it stands alone in slanted letters.
  bool take_names(std::string_view text, bool set_apart);
  /// Takes "One, A., & Two, B. (2017)." of a reference off the start of `text`.
  /// `title_follows`: in other letters.
  bool take_reference(std::string& text, bool title_follows);
  /// Takes in what stands behind a reference's title, "Nature 521.7553 (2015): 436-444.", and
  /// returns what stands behind that.
  std::string_view take_publication(std::string_view text);
  /// "Authors: …", "Venue: …"
  bool take_field(std::string_view text);
  /// What a field or a column of that name says; only what is a fact of an entry counts.
  void set(Field field, std::string_view value);
  /// What an abstract is called has been read: running text is one.
  bool abstract_follows = false;

 private:
  bool take_statements(std::string_view text);
  void take_statement(const Statement& one);

  Entry& entry_;
};

}  // namespace papers::ingest::page
