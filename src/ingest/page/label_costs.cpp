
#include <algorithm>

#include "ingest/page/costs.hpp"
#include "ingest/page/page_words.hpp"
#include "ingest/page/wrapping.hpp"

namespace papers::ingest::page {
namespace {

bool is_whole_link(const Block& block) {
  return block.link.to != LinkTo::nothing && block.link.extent == BlockLink::Extent::whole;
}
/// Neither the text above nor the one below is part of the same paragraph, as far as lines show.
bool is_alone(const Place& place) {
  const auto is_text = [](const Piece* piece) {
    return piece != nullptr && !is_whole_link(piece->block) &&
           (piece->form == Form::text || piece->form == Form::names ||
            piece->form == Form::address);
  };
  if (is_whole_link(place.piece->block)) return true;
  const bool above = is_text(place.before) && is_below(place.before, place.piece);
  const bool below =
      is_text(place.after) && is_below(place.piece, place.after) && place.after->block.heading == 0;
  return !above && !below;
}

double as_title(const Wording& wording) {
  if (wording.width > 300) return costs.endless_title;
  double cost = costs.lower_title * wording.lower_share;
  if (wording.width > 160) cost += costs.wide_title;
  if (wording.sentence_end)
    cost += wording.full_stop ? costs.full_stop_title : costs.question_title;
  if (wording.sentence_break) cost += costs.two_sentence_title;
  return cost;
}

double as_abstract(const Wording& wording) {
  return wording.content >= 3 ? costs.title_case_abstract * (1 - wording.lower_share) : 0;
}

/// "[4](url)### [Title](url)": only the votes stand before a title on its line.
bool may_begin_title(const Place& place) {
  if (!place.piece->block.same_line || place.piece->block.heading > 0) return true;
  return place.before != nullptr && place.before->block.link.to == LinkTo::login &&
         opens_link(place.piece->block);
}

/// "Title", and in the next line "https://arxiv.org/abs/…".
bool is_above_address(const Piece& piece, const PageFacts& page) {
  return page.titles_above_addresses && piece.block.link.to == LinkTo::paper &&
         closes_link(piece.block) && !piece.wording.abstract_by_itself;
}

bool has_text(const Piece& piece) { return piece.form == Form::text || piece.form == Form::names; }

/// What links and headings say against a title.
double title_cost_of_page(const Piece& piece, const PageFacts& page) {
  const Block& block = piece.block;
  double cost = 0;
  const bool of_paper = block.link.to == LinkTo::paper || block.link.to == LinkTo::numbered;
  if (block.link.to != LinkTo::nothing && !of_paper) return impossible;
  if (page.linked_titles && block.link.to == LinkTo::nothing) cost += costs.unlinked_title;
  if (page.heading_level > 0 && block.heading == 0) cost += costs.plain_title;
  if (page.heading_level > 0 && block.heading > 0 && block.heading != page.heading_level) {
    cost += costs.other_heading;
  }
  if (piece.repeats_link) return impossible;
  return cost;
}

/// "## Keyword: agents", and below it "### Title".
bool is_above_deeper_heading(const Place& place) {
  return place.piece->block.heading > 0 && place.after != nullptr &&
         place.after->block.heading > place.piece->block.heading;
}

double title_cost(const Place& place, const PageFacts& page) {
  const Piece& piece = *place.piece;
  if (!has_text(piece) || piece.is_stated || !may_begin_title(place)) return impossible;
  if (piece.beside_published) return impossible;  // there stands who published it
  if (is_above_deeper_heading(place)) return impossible;
  const Wording& wording = piece.wording;
  double cost = title_cost_of_page(piece, page);
  if (cost >= impossible) return cost;
  if (piece.form == Form::names) cost += costs.names_as_text;
  // A number says nothing of where the link leads.
  const bool marked =
      piece.block.heading > 0 || (opens_link(piece.block) && piece.block.link.to == LinkTo::paper);
  if (is_alone(place)) {
    cost += wording.abstract_by_itself ? costs.wrong_shape : 0.3 * as_title(wording);
  } else {
    cost += as_title(wording);
  }
  if (marked) return cost;
  if (!has_letter(piece.block.text)) return impossible;
  if (wording.starts_lower) cost += costs.lower_start_title;
  if (is_above_address(piece, page)) return cost + costs.title_above_address;
  const char end = piece.block.text.back();
  const bool is_short = wording.words < 4 || piece.block.text.size() < 20;
  const bool last =
      place.after == nullptr || !is_below(place.piece, place.after) || !has_text(*place.after);
  if ((last && is_short) || end == ',' || end == ':') cost += costs.short_title;
  return cost;
}

double abstract_cost(const Place& place, const PageFacts& page) {
  const Piece& piece = *place.piece;
  if (!has_text(piece) || piece.block.heading > 0) return impossible;
  if (piece.is_stated) return costs.stated_abstract;
  const LinkTo to = piece.block.link.to;
  if (to != LinkTo::nothing && to != LinkTo::paper && to != LinkTo::numbered) return impossible;
  if (is_above_address(piece, page)) return impossible;
  if (page.linked_titles && to == LinkTo::paper && !piece.repeats_link &&
      !piece.wording.abstract_by_itself) {
    return impossible;
  }
  const Wording& wording = piece.wording;
  double cost = as_abstract(wording) + (wording.starts_lower ? costs.lower_start_abstract : 0) +
                (wording.opener ? costs.opener : 0);
  if (is_alone(place)) cost = wording.abstract_by_itself ? 0 : costs.wrong_shape;
  return cost + (piece.form == Form::names ? costs.names_as_text : 0);
}

/// "[logo] Lab": a name with what stands for its picture.
bool is_behind_picture(const Piece& piece) {
  const std::string& text = piece.block.text;
  const std::size_t end = text.find("] ");
  return text.front() == '[' && end != std::string::npos && text.find('[', 1) > end;
}

double as_text_behind_picture(const Piece& piece) {
  return is_behind_picture(piece) || is_said_twice(piece.block.text) ? costs.picture_in_title : 0;
}

/// The next line of a title or an abstract, whatever it would be by itself.
double next_line_cost(Label label, const Place& place, const PageFacts& page) {
  const Piece& piece = *place.piece;
  if (goes_on_as_heading(place, page)) return label == Label::title_more ? 0 : impossible;
  if (piece.block.heading > 0 || is_whole_link(piece.block)) return impossible;
  const bool label_alone = piece.form == Form::phrase || piece.form == Form::label ||
                           piece.form == Form::address || piece.form == Form::upvote ||
                           piece.form == Form::filler ||
                           (piece.form == Form::stars && piece.value < 0);
  if (!has_text(piece) && (!label_alone || piece.block.separated)) return impossible;
  const double wording = label == Label::title_more
                             ? as_title(piece.wording) + as_text_behind_picture(piece)
                             : as_abstract(piece.wording);
  if (piece.form == Form::text) return wording;
  return piece.form == Form::names ? wording + costs.names_as_text : costs.print_as_text;
}

double organisation_cost(const Place& place, const PageFacts& page) {
  const Piece& piece = *place.piece;
  const bool linked = piece.block.link.to == LinkTo::profile;
  if (piece.form != Form::text || piece.block.heading > 0) return impossible;
  if (!linked && (!piece.wording.may_be_organisation || piece.wording.sentence_end)) {
    return impossible;
  }
  if (piece.block.link.to == LinkTo::paper || piece.block.link.to == LinkTo::login)
    return impossible;
  double cost = costs.organisation + (linked ? costs.profile : 0);
  if (!linked && piece.wording.starts_lower && piece.wording.words > 1) {
    cost += costs.lower_start_organisation;
  }
  if (is_said_twice(piece.block.text) || is_behind_picture(piece)) cost += costs.said_twice;
  const bool above_day = place.after != nullptr && place.after->form == Form::day;
  const bool expected = page.shows_authors || linked || above_day;
  return cost + (expected ? 0 : costs.unexpected_organisation);
}

double votes_before_cost(const Piece& piece, const PageFacts& page) {
  const LinkTo to = piece.block.link.to;
  const bool number =
      piece.form == Form::number || piece.form == Form::dash || piece.form == Form::votes;
  if (!number || to == LinkTo::comments || to == LinkTo::code || piece.abbreviated) {
    return impossible;
  }
  if (to == LinkTo::login) return page.votes_before ? 0 : costs.votes;
  const bool named = page.named_votes_before && piece.form == Form::votes;
  if (named && !piece.block.separated && !piece.block.same_line) return 0;
  return costs.votes + (piece.block.separated ? costs.votes_separated : 0) +
         (page.votes_before ? 0 : costs.unexpected_votes);
}

double aside_cost(const Piece& piece, const PageFacts& page) {
  if (!has_text(piece) || piece.is_stated) return impossible;
  const LinkTo to = piece.block.link.to;
  if (to != LinkTo::nothing && to != LinkTo::paper && to != LinkTo::numbered) {
    return costs.aside_linked;
  }
  const bool of_paper = to == LinkTo::paper && !piece.repeats_link && page.linked_titles;
  if (of_paper && opens_link(piece.block)) return costs.aside_of_paper;
  if (is_above_address(piece, page)) return costs.aside_of_paper;
  const bool other = piece.block.heading > 0 && piece.block.heading != page.heading_level;
  return other ? costs.aside_goes_on : costs.aside;
}

double frame_cost(const Piece& piece) {
  switch (piece.form) {
    case Form::phrase:
      return 0;
    case Form::text:
    case Form::names:
      return piece.block.link.to == LinkTo::site      ? 0
             : piece.block.link.to == LinkTo::login   ? costs.aside_goes_on
             : piece.block.link.to == LinkTo::profile ? costs.aside_linked
                                                      : impossible;
    case Form::dash:
      return costs.empty_item;
    case Form::number:
      return piece.block.link.to == LinkTo::site ? costs.next_page_number : costs.page_number;
    default:
      return costs.print_before_papers;
  }
}

/// "Khaled, Ashok Cutkosky": the first may be the end of the name before.
bool may_be_rest_of_names(const Piece& piece) {
  return piece.wording.names || (piece.wording.lower_share < 0.3 && !piece.wording.sentence_end &&
                                 piece.block.text.find(':') == std::string::npos);
}

double print_cost(Label label, const Piece& piece) {
  const LinkTo to = piece.block.link.to;
  const bool number = piece.form == Form::number;
  switch (label) {
    case Label::submitter:
      return piece.form == Form::submitted_by || (has_text(piece) && may_be_name(piece.block.text))
                 ? 0
                 : impossible;
    case Label::authors:
      return piece.form == Form::authors || piece.form == Form::names  ? 0
             : piece.form == Form::text && may_be_rest_of_names(piece) ? costs.names_go_on
                                                                       : impossible;
    case Label::day:
      return piece.form == Form::day ? 0 : impossible;
    case Label::published:
      return piece.form == Form::day && piece.block.heading == 0 ? 0 : impossible;
    case Label::comments:
      if (piece.form == Form::comments) return 0;
      if (!number || to == LinkTo::login || to == LinkTo::code || piece.abbreviated)
        return impossible;
      return piece.block.separated ? 0 : costs.comments;
    case Label::votes_behind:
      if (piece.form == Form::votes || piece.form == Form::upvote) return 0;
      return number || piece.form == Form::dash ? (to == LinkTo::comments ? impossible : 0)
                                                : impossible;
    case Label::stars:
      return piece.form == Form::stars       ? 0
             : number && to != LinkTo::login ? costs.stars
                                             : impossible;
    case Label::link:
      if (piece.form == Form::label || piece.form == Form::address || piece.form == Form::filler ||
          piece.form == Form::summary) {
        return 0;
      }
      return has_text(piece) &&
                     (to == LinkTo::code || to == LinkTo::project || to == LinkTo::elsewhere)
                 ? costs.aside_linked
                 : impossible;
    default:
      return impossible;
  }
}

}  // namespace

bool is_below(const Piece* before, const Piece* piece) {
  return before != nullptr && piece != nullptr && piece->block.blanks_before == 0 &&
         !piece->block.same_line && before->block.last + 1 == piece->block.first;
}

bool goes_on_as_heading(const Place& place, const PageFacts& page) {
  const Block& block = place.piece->block;
  if (block.heading == 0 || block.link.to != LinkTo::nothing || !has_text(*place.piece)) {
    return false;
  }
  return page.has_abstracts && is_below(place.before, place.piece) && has_text(*place.before) &&
         place.before->block.heading == block.heading &&
         place.before->block.link.to == LinkTo::nothing;
}

bool ends_papers(const Piece& piece, const PageFacts& page) {
  return piece.block.heading > 0 && piece.block.heading < page.heading_level;
}

double cost_below(Label label, Label above, const Place& place, const PageFacts& page) {
  const bool at_text = label == Label::comments && (is_abstract(above) || is_title(above));
  const bool line = above == Label::title_more && place.before->wording.may_be_organisation;
  return (at_text ? costs.comments_at_text : 0) +
         (line && page.shows_authors && !page.has_abstracts ? costs.comments_at_title_line : 0);
}

double cost_of(Label label, const Place& place, const PageFacts& page) {
  const Piece& piece = *place.piece;
  if ((piece.form == Form::entry) != (label == Label::entry)) return impossible;
  switch (label) {
    case Label::entry:
      return 0;
    case Label::frame:
      return frame_cost(piece);
    case Label::aside:
      return aside_cost(piece, page);
    case Label::votes_before:
      return votes_before_cost(piece, page);
    case Label::title:
      return title_cost(place, page);
    case Label::abstract:
      return abstract_cost(place, page);
    case Label::title_more:
    case Label::abstract_more:
      return next_line_cost(label, place, page);
    case Label::organisation:
      return organisation_cost(place, page);
    default:
      return print_cost(label, piece);
  }
}

Section section_behind(const Position& from, Label label, const Piece& piece,
                       const PageFacts& page) {
  if (label == Label::aside && ends_papers(piece, page)) return Section::before;
  if (label == Label::frame && piece.phrase == Phrase::footer) return Section::before;
  switch (label) {
    case Label::title: {
      const bool linked =
          piece.block.link.to == LinkTo::paper || piece.block.link.to == LinkTo::numbered;
      const bool marked = from.label == Label::votes_before || linked ||
                          (piece.block.heading > 0 && !page.is_digest);
      return marked ? Section::marked : Section::titled;
    }
    case Label::abstract:
      return Section::abstracted;
    case Label::day:
    case Label::entry:
      return Section::before;
    case Label::authors:
    case Label::published:
    case Label::comments:
    case Label::votes_behind:
    case Label::stars:
    case Label::link:
      return from.section == Section::titled ? Section::marked : from.section;
    default:
      return from.section;
  }
}

}  // namespace papers::ingest::page
