// What it costs that one label stands behind another.
#include <algorithm>

#include "ingest/page/costs.hpp"
#include "ingest/page/page_words.hpp"
#include "ingest/page/wrapping.hpp"

namespace papers::ingest::page {
namespace {

/// How arXiv's own abstracts wrap, and the titles that travel with them.
constexpr std::size_t arxiv_width = 80;
constexpr std::size_t arxiv_title_width = 72;
constexpr std::size_t widest_title = 160;
constexpr std::size_t narrowest_title_line = 60;
/// How much further in lists and paragraphs of a dump may stand than its titles.
constexpr std::size_t deepest_indent = 4;

enum class Break {
  none,    ///< no neighbours: other lines, a blank one or a mark stand between
  soft,    ///< the next word would not have fitted on the line
  hard,    ///< it would have
  certain  ///< lines are not wrapped at this width, or a link or a heading begins or ends here
};

Break break_between(const Position& from, const Piece* before, const Piece* piece,
                    const PageFacts& page) {
  if (!is_below(before, piece)) return Break::none;
  if ((page.is_unwrapped && is_title(from.label)) || piece->block.heading > 0 ||
      closes_link(before->block) || opens_link(piece->block)) {
    return Break::certain;
  }
  const Wording& above = before->wording;
  const Wording& below = piece->wording;
  if (page.titles_apart && is_title(from.label) && above.width >= narrowest_title_line &&
      below.width < above.width) {
    return Break::soft;
  }
  // A link that a number opened ends where the next one begins, at whatever width lines are
  // wrapped.
  const bool open_link = before->block.link.extent == BlockLink::Extent::opens &&
                         before->block.link.to == LinkTo::numbered &&
                         piece->block.link.to == LinkTo::nothing;
  const std::size_t widest = open_link ? widest_title : arxiv_width;
  const std::size_t width =
      page.wrap.width > 0
          ? page.wrap.width
          : std::clamp<std::size_t>(std::max(above.width, below.width), arxiv_title_width, widest);
  // Where a PDF's text has a broken word again, two lines are one.
  const std::size_t widest_line = page.wrap.is_print() ? 2 * width : width + deepest_indent;
  const bool too_wide =
      above.width > widest_line && before->block.text.find(' ') != std::string::npos;
  const bool below_too_wide = below.width > widest_line && below.first_word_width <= width;
  if (too_wide || below_too_wide) return Break::certain;
  // In print, titles are of a larger type.
  const std::size_t full = !page.wrap.is_print()  ? width
                           : is_title(from.label) ? page.wrap.full * 2 / 3
                                                  : page.wrap.full;
  return above.width + 1 + below.first_word_width <= full ? Break::hard : Break::soft;
}

double title_goes_on(const Place& place, const PageFacts& page, Break kind) {
  const Wording& above = place.before->wording;
  const std::size_t taken = above.width + 1 + place.piece->wording.first_word_width;
  const bool arxiv_wrap = !page.is_unwrapped && taken > arxiv_title_width &&
                          above.width <= arxiv_width && above.width >= 45;
  if (hangs_under(place.piece->block.indent, place.before->block.indent)) {
    return costs.title_goes_on + costs.hanging_line;
  }
  if (kind == Break::soft) return costs.title_goes_on;
  if (arxiv_wrap || above.dangling_end) return costs.title_goes_on + costs.title_goes_on_arxiv;
  return costs.title_goes_on +
         (kind == Break::hard ? costs.title_goes_on_early : costs.title_goes_on_narrow);
}

double abstract_goes_on(const Place& place, Break kind) {
  const Wording& above = place.before->wording;
  // arXiv sets the first line of an abstract's next paragraph in.
  const bool next_paragraph = hangs_under(place.piece->block.indent, place.before->block.indent);
  if (kind == Break::soft || (next_paragraph && above.sentence_end)) return 0;
  if (is_in_mid_sentence(*place.before, *place.piece)) return costs.abstract_goes_on_by_hand;
  // A line a sentence: of a title, neither the line above nor this one would end in a full stop.
  const Wording& below = place.piece->wording;
  const bool sentence = above.sentence_end && below.full_stop && below.lower_share > 0.5;
  if (sentence) return costs.abstract_goes_on_by_hand;
  return kind == Break::hard ? costs.abstract_goes_on_early : costs.abstract_goes_on_narrow;
}

/// What it costs that the text above, labelled `from`, ends before this piece.
double text_ends(Label from, const Piece& above, Break kind) {
  const Wording& wording = above.wording;
  const double full = kind == Break::soft ? costs.ends_in_full_line : 0;
  if (is_title(from)) {
    if (closes_link(above.block)) return 0;
    if (kind == Break::none) return wording.dangling_end ? costs.title_left_dangling : 0;
    return full + (wording.dangling_end ? costs.title_ends_dangling : 0);
  }
  if (!is_abstract(from) || closes_link(above.block)) return 0;
  const bool single = from == Label::abstract;
  if (kind == Break::none) {
    if (wording.sentence_end) return 0;
    if (single) {
      return wording.width < 120 ? costs.short_abstract_unfinished : costs.long_abstract_unfinished;
    }
    return wording.url_end ? 0 : costs.last_line_unfinished;
  }
  double cost = full;
  if (!wording.sentence_end) {
    cost += wording.url_end ? costs.abstract_ends_in_url : costs.abstract_ends_early;
  }
  return cost + (single && wording.width < 120 ? costs.abstract_of_a_line : 0);
}

double paper_ends(Section section, const PageFacts& page) {
  if (section == Section::titled && page.titles_alone) return costs.title_among_titles;
  if (section == Section::titled) {
    return costs.bare_title + (page.is_digest ? costs.unproven_title : 0);
  }
  if (section != Section::marked) return 0;
  return page.has_abstracts ? costs.marked_title : 0;
}

double to_title(const Position& from, const Place& place, const PageFacts& page, Break kind) {
  double cost = paper_ends(from.section, page);
  // A selection may begin behind the first one's.
  const bool expected = page.votes_before || page.named_votes_before;
  if (expected && from.label != Label::votes_before && place.before != nullptr)
    cost += costs.title_without_votes;
  if (!is_title(from.label)) {
    const bool ends_nothing = place.before == nullptr || place.piece->block.heading > 0;
    return cost + (ends_nothing ? 0 : text_ends(from.label, *place.before, kind));
  }
  if (place.piece->block.heading > 0) return cost;
  if (kind == Break::none) return cost + text_ends(from.label, *place.before, kind);
  if (closes_link(place.before->block)) return cost + costs.next_linked_title;
  return cost + (kind == Break::soft ? costs.next_title_full : costs.next_title);
}

bool holds_address(const Piece& piece) { return piece.block.text.find("://") != std::string::npos; }

double to_next_line(const Position& from, Label label, const Place& place, const PageFacts& page,
                    Break kind) {
  const bool title = label == Label::title_more;
  if (title ? !is_title(from.label) : !is_abstract(from.label)) return impossible;
  if (is_of_same_link(place.before->block, place.piece->block)) return 0;
  if (title && goes_on_as_heading(place, page)) return costs.title_goes_on;
  const bool running = place.piece->form == Form::text || place.piece->form == Form::names;
  if (kind == Break::none) {
    if (title || !running || closes_link(place.before->block)) return impossible;
    if (place.piece->block.same_line) return costs.next_paragraph;
    // A printed page ends in mid-sentence.
    const bool shaped =
        place.piece->wording.abstract_by_itself || is_in_mid_sentence(*place.before, *place.piece);
    return costs.next_paragraph + (shaped ? 0 : costs.wrong_shape);
  }
  if (closes_link(place.before->block)) return impossible;
  if (links_to_other(place.before->block, place.piece->block)) return impossible;
  if (title && !place.piece->block.bullet.empty()) return impossible;
  const bool hanging = hangs_under(place.piece->block.indent, place.before->block.indent);
  const bool ended = place.before->wording.sentence_end && !holds_address(*place.piece);
  if (!running && ((kind != Break::soft && !hanging) || ended)) {
    return impossible;
  }
  return title ? title_goes_on(place, page, kind) : abstract_goes_on(place, kind);
}

double to_abstract(const Position& from, const Place& place, const PageFacts& page, Break kind) {
  if (from.section != Section::titled && from.section != Section::marked) return impossible;
  if (is_title(from.label)) {
    const bool unproven =
        page.is_digest && from.section == Section::titled && !place.piece->is_stated;
    return text_ends(from.label, *place.before, kind) + (unproven ? costs.unproven_title : 0);
  }
  if (place.piece->is_stated) return 0;
  const bool below_address = kind != Break::none && place.before->form == Form::address;
  return from.label == Label::aside || below_address ? costs.abstract_after_aside
                                                     : costs.print_before_abstract;
}

double to_number(const Position& from, Label label, const Place& place, const PageFacts& page) {
  // Pages that say "Published" may show votes below it; collections do.
  const bool below_published = place.before != nullptr && place.before->published;
  const bool is_bare = page.bare_stars && place.piece->block.link.to == LinkTo::nothing;
  switch (label) {
    case Label::votes_behind: {
      const bool called = place.piece->form == Form::votes || place.piece->form == Form::upvote;
      const bool behind = place.before != nullptr && place.before->form == Form::upvote;
      const bool before_title = page.named_votes_before && !place.piece->block.same_line;
      if (called && before_title) return costs.named_votes_unexpected;
      if (called || behind || below_published) return 0;
      if (place.piece->block.link.to != LinkTo::login) return impossible;
      return page.votes_before ? costs.login_votes_unexpected : costs.login_votes_behind;
    }
    case Label::stars: {
      if (place.piece->form == Form::stars || place.piece->abbreviated) return 0;
      const bool behind =
          place.before != nullptr && place.before->form == Form::stars && place.before->value < 0;
      const Form next = place.after != nullptr ? place.after->form : Form::text;
      const bool ahead = next == Form::number || next == Form::comments;
      if (!behind && !ahead && !is_bare) return impossible;
      return cost_below(label, from.label, place, page);
    }
    default:
      if (is_bare && place.piece->form == Form::number) return costs.comments_unlinked;
      return cost_below(label, from.label, place, page) +
             (below_published && page.is_digest ? costs.comments : 0);
  }
}

double to_print(const Position& from, Label label, const Place& place, const PageFacts& page,
                Break kind) {
  const bool below_header = place.before != nullptr && place.before->form == Form::phrase &&
                            place.before->phrase >= Phrase::header;
  if (label == Label::day) {
    const Block& day = place.piece->block;
    const bool beside = day.separated && day.same_line && place.before != nullptr &&
                        place.before->form != Form::phrase;  // "Lab · Feb 10" is a paper's
    if (beside || place.piece->published) return impossible;
    if (from.section == Section::before) return 0;
    if (place.piece->is_stated) return impossible;
    if (below_header) return paper_ends(from.section, page);
    return paper_ends(from.section, page) + costs.next_page_day -
           (page.shows_days ? 0 : costs.next_page_day_undated);
  }
  if (label == Label::submitter) {
    const bool named = place.before != nullptr && from.label == Label::submitter &&
                       place.before->form == Form::submitted_by && place.before->value == 0;
    // Tools that drop "Submitted by" leave a name above each heading.
    const bool alone = place.after != nullptr && place.after->block.heading > 0 &&
                       place.piece->block.heading == 0 && place.piece->wording.words <= 2 &&
                       place.piece->block.link.to == LinkTo::nothing;
    if (alone && !named && place.piece->form == Form::text) return costs.submitter_alone;
    return place.piece->form == Form::submitted_by || named ? 0 : impossible;
  }
  if (from.section == Section::before) return impossible;
  if (label == Label::link && is_abstract(from.label) && kind == Break::soft &&
      holds_address(*place.piece)) {
    return costs.address_in_text;
  }
  if (label == Label::published) {
    if (place.piece->is_stated) return 0;
    const bool below_text = is_title(from.label) || is_abstract(from.label);
    const bool undated = below_text && page.shows_authors && !place.piece->published;
    return (below_header ? costs.day_below_header : 0) + (undated ? costs.day_without_authors : 0);
  }
  if (label == Label::authors && place.piece->form == Form::text) {
    const bool open =
        kind == Break::soft || (kind != Break::none && place.before->wording.dangling_end);
    const bool names = from.label == Label::authors && place.before->form != Form::authors;
    return open && names ? 0 : impossible;
  }
  return label == Label::comments || label == Label::votes_behind || label == Label::stars
             ? to_number(from, label, place, page)
             : 0;
}

/// What stands behind an organisation shows that it was one.
double behind_organisation(const Piece& organisation, Label label) {
  const bool linked = organisation.block.link.to == LinkTo::profile;
  const bool print = label >= Label::published && label <= Label::link;
  if (label == Label::authors) return costs.organisation_and_authors;
  return print || linked || label == Label::submitter ? 0 : costs.organisation_alone;
}

/// What the label before asks of the one behind it.
double behind_print(const Position& from, Label label, const Place& place, bool name_goes_on) {
  double cost = 0;
  if (from.label == Label::organisation && !name_goes_on) {
    cost += behind_organisation(*place.before, label);
  }
  if (from.label == Label::votes_before && label != Label::title) {
    const Form next = place.after != nullptr ? place.after->form : Form::text;
    const bool own = label == Label::submitter && next != Form::number && next != Form::dash;
    cost += own ? costs.votes_before_submitter : costs.votes_without_title;
  }
  // "3", "15": comments and the votes of the next paper, not stars and comments.
  const bool bare = place.before != nullptr && place.before->form == Form::number;
  if (from.label == Label::stars && bare && label == Label::votes_before) {
    cost += costs.stars_without_comments;
  }
  return cost;
}

}  // namespace

double cost_between(const Position& from, Label label, const Place& place, const PageFacts& page) {
  const Break kind = break_between(from, place.before, place.piece, page);
  const bool within = (is_title(from.label) || is_abstract(from.label)) &&
                      is_of_same_link(place.before->block, place.piece->block);
  const bool goes_on = label == Label::title_more || label == Label::abstract_more;
  // An entry can be nothing else, whatever it stands behind.
  if (within && !goes_on && label != Label::entry) return impossible;
  const bool name_goes_on = label == Label::organisation && kind != Break::none;
  double cost = behind_print(from, label, place, name_goes_on);
  switch (label) {
    case Label::entry:
      cost += paper_ends(from.section, page);
      break;
    case Label::title:
      return cost + to_title(from, place, page, kind);
    case Label::title_more:
    case Label::abstract_more:
      return cost + to_next_line(from, label, place, page, kind);
    case Label::abstract:
      return cost + to_abstract(from, place, page, kind);
    case Label::aside:
      if (ends_papers(*place.piece, page)) cost += paper_ends(from.section, page);
      if (from.label == Label::aside && kind != Break::none) {
        return cost + costs.aside_goes_on - costs.aside;
      }
      if (from.section == Section::before) return cost + costs.aside_before - costs.aside;
      if (from.section != Section::abstracted && !page.titles_above_addresses) {
        cost += costs.aside_below_title;
      }
      return cost + text_ends(from.label, *place.before, kind);
    case Label::frame: {
      const Form form = place.piece->form;
      if (place.piece->phrase == Phrase::footer) cost += paper_ends(from.section, page);
      if (is_title(from.label) && kind != Break::none &&
          hangs_under(place.piece->block.indent, place.before->block.indent)) {
        cost -= costs.hanging_line;
      }
      const bool page_number =
          from.label == Label::frame && form == Form::number && place.before != nullptr &&
          (place.before->phrase == Phrase::pages || place.before->form == Form::number ||
           place.before->form == Form::filler);
      if (page_number) return cost + costs.next_page_number - costs.page_number;
      const bool print = form != Form::phrase && form != Form::text && form != Form::names &&
                         form != Form::filler && form != Form::dash;
      if (print && from.section != Section::before) cost += costs.print_as_frame;
      break;
    }
    case Label::votes_before:
      break;
    case Label::organisation:
      if (from.section == Section::before) return impossible;
      if (from.label == label && name_goes_on) return costs.organisation_goes_on;
      break;
    default:
      cost += to_print(from, label, place, page, kind);
  }
  return place.before == nullptr ? cost : cost + text_ends(from.label, *place.before, kind);
}

double cost_of_end(const Position& from, const Piece& piece, const PageFacts& page) {
  const double votes = from.label == Label::votes_before ? costs.votes_without_title : 0;
  return votes + paper_ends(from.section, page) + text_ends(from.label, piece, Break::none);
}

}  // namespace papers::ingest::page
