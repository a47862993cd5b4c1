// Every number that the labels of a page hang on, in one place. docs/pages.md says how they are
// used; `scripts/pages-eval` and `scripts/layout-eval` say what they give.
#pragma once

#include "ingest/page/labels.hpp"
#include "ingest/page/page_facts.hpp"
#include "ingest/page/piece.hpp"

namespace papers::ingest::page {

/// What it costs that a piece has a label; the labels of a page are those that cost least together.
struct Costs {
  // The wording of a line of text.
  double lower_title = 1.2;      ///< a title whose content words are all in lower case
  double wide_title = 4;         ///< over 160 columns
  double endless_title = 12;     ///< over 300
  double full_stop_title = 3.5;  ///< ends as a sentence does
  double question_title = 0.5;   ///< ends in "?" or the like
  double two_sentence_title = 2.5;
  double lower_start_title = 1.5;
  double short_title = 2.5;           ///< few words, or a comma or colon at the end
  double title_above_address = -1.5;  ///< the next line is the address of a paper
  double title_case_abstract = 1.8;   ///< an abstract whose content words are all capitalised
  double lower_start_abstract = 3;
  double opener = -0.8;         ///< an abstract that begins with "We", "Recent", …
  double picture_in_title = 4;  ///< a next line that is "[logo] Lab" or "lab Lab"
  double stated_abstract = -6;  ///< the page says "Abstract:"
  double wrong_shape = 8;       ///< a paragraph by itself that reads as the other one
  double print_as_text = 1.5;   ///< "Models" as the end of a wrapped title

  // A line break inside a text, and one between two.
  double title_goes_on = 0.7;
  double title_goes_on_early = 5;    ///< the next word would have fitted
  double title_goes_on_narrow = 8;   ///< … and lines stick out
  double title_goes_on_arxiv = 0.8;  ///< … but arXiv wraps there, or the line dangles
  double hanging_line = -2;          ///< set under the line above
  double abstract_goes_on_early = 4;
  double abstract_goes_on_narrow = 6;
  double abstract_goes_on_by_hand = 1;  ///< … within a sentence, or a line is one
  double ends_in_full_line = 2.5;
  double title_ends_dangling = 3;
  double abstract_ends_early = 5;  ///< not at the end of a sentence
  double abstract_ends_in_url = 1.5;
  double abstract_of_a_line = 2.5;  ///< shorter than 120 columns
  double next_title_full = 7;       ///< a title right below a title
  double next_title = 3;
  double next_linked_title = 0.5;
  double next_paragraph = 1;  ///< of an abstract

  // The end of a paragraph.
  double title_left_dangling = 1.5;
  double short_abstract_unfinished = 5;
  double long_abstract_unfinished = 0.5;
  double last_line_unfinished = 3;

  // Papers.
  double bare_title = 4;            ///< a title with neither abstract nor small print
  double title_among_titles = 0.8;  ///< … on a page that has nothing else
  double unproven_title = 12;       ///< … among rows or items that are papers
  double marked_title = 3;          ///< one with small print only, where others have abstracts
  double print_before_abstract = 0.5;
  double unlinked_title = 12;      ///< where titles are links to papers
  double plain_title = 10;         ///< where titles are headings
  double other_heading = 12;       ///< a heading of another level
  double title_without_votes = 4;  ///< where votes stand before titles
  double aside = 5;                ///< text of no paper
  double aside_before = 2.5;       ///< … before the first
  double aside_below_title = 3;    ///< where an abstract is expected
  double abstract_after_aside = 6;
  double aside_goes_on = 0.5;
  double aside_of_paper = 12;  ///< a text that links to a paper as titles do
  double aside_linked = 1;     ///< a link to elsewhere

  // Small print.
  double votes = 0.5;           ///< a number before a title
  double unexpected_votes = 2;  ///< where other titles have none
  double votes_separated = 3;   ///< behind "·"
  double votes_without_title = 6;
  double login_votes_behind = 1;
  double login_votes_unexpected = 4;  ///< … where votes stand before titles
  double named_votes_unexpected = 4;
  double votes_before_submitter = 1;
  double submitter_alone = 1.5;  ///< a name above a heading, with no word on what it is
  double comments = 1;           ///< a number below a paper
  double stars = 0.8;            ///< a number before one of comments
  double stars_without_comments = 3;
  double comments_at_title_line = 4;  ///< … a title's next line, where papers show authors
  double comments_at_text = 1;        ///< … right below its text
  double comments_unlinked = 4;       ///< … to nothing, where others link to a discussion
  double page_number = 6;
  double empty_item = 2;  ///< "-": a bullet whose text was a picture
  double next_page_number = 0.5;
  double organisation = 2;
  double profile = -1.5;  ///< a link to one
  double said_twice = -1.5;
  double lower_start_organisation = 3;  ///< several words, and rather the rest of a title
  double unexpected_organisation = 3;   ///< where papers show no authors
  double organisation_and_authors = 2;  ///< it stands in their place
  double organisation_goes_on = -1.5;   ///< in a second line
  double organisation_alone = 3;        ///< no small print behind it
  double names_as_text = 3;
  double names_go_on = 0.3;          ///< a list of people in the next line
  double next_page_day = 6;          ///< a day of the page below papers
  double next_page_day_undated = 3;  ///< … that have none of their own
  double day_below_header = 4;       ///< a day of a paper right below the page's header
  double day_without_authors = 4;    ///< a day right below text, where papers show authors
  double address_in_text = 2;        ///< a URL where the line above is full, as no part of it
  double print_as_frame = 4;         ///< small print of no paper, below papers
  double print_before_papers = 0.5;
};

inline constexpr Costs costs;
inline constexpr double impossible = 1e9;

constexpr bool is_title(Label label) { return label == Label::title || label == Label::title_more; }
constexpr bool is_abstract(Label label) {
  return label == Label::abstract || label == Label::abstract_more;
}

/// Whether a link's beginning, or its end, is at the beginning or end of the block.
constexpr bool opens_link(const Block& block) {
  return block.link.to != LinkTo::nothing && block.link.extent <= BlockLink::Extent::opens;
}
constexpr bool closes_link(const Block& block) {
  using enum BlockLink::Extent;
  return block.link.to != LinkTo::nothing &&
         (block.link.extent == whole || block.link.extent == closes);
}
/// Whether `block` is the next line of the link that `before` is a line of.
constexpr bool is_of_same_link(const Block& before, const Block& block) {
  using enum BlockLink::Extent;
  return (before.link.extent == opens || before.link.extent == inside) &&
         (block.link.extent == inside || block.link.extent == closes) &&
         before.link.url == block.link.url;
}

/// Whether both begin a link to a paper, each to its own.
inline bool links_to_other(const Block& before, const Block& block) {
  return opens_link(block) && block.link.to == LinkTo::paper && before.link.to == LinkTo::paper &&
         before.link.url != block.link.url;
}

/// Whether `piece` is the line right below `before`.
bool is_below(const Piece* before, const Piece* piece);

/// A piece among its neighbours: those before and after it that are no marks, nullptr at the ends.
struct Place {
  const Piece* before = nullptr;
  const Piece* piece = nullptr;
  const Piece* after = nullptr;
};

/// Whether the piece is a heading right below one of its level, as where `## ` is put before each
/// line of a title.
bool goes_on_as_heading(const Place& place, const PageFacts& page);

/// What `label` costs on the piece by what the piece itself and the page are; impossible for what
/// cannot be.
double cost_of(Label label, const Place& place, const PageFacts& page);

/// What it costs that `label` stands behind `from`.
double cost_between(const Position& from, Label label, const Place& place, const PageFacts& page);

/// What it costs that the sequence ends behind `piece`.
double cost_of_end(const Position& from, const Piece& piece, const PageFacts& page);

/// What the sequence has read of the paper when `label` has been given behind `from`.
Section section_behind(const Position& from, Label label, const Piece& piece,
                       const PageFacts& page);

/// A heading above those of titles: what stands below it is of no paper.
bool ends_papers(const Piece& piece, const PageFacts& page);

/// What the number `label` costs right below `above`: a page of the day shows of each paper its
/// authors or the organisation between title and numbers.
double cost_below(Label label, Label above, const Place& place, const PageFacts& page);

}  // namespace papers::ingest::page
