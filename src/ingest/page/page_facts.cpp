#include "ingest/page/page_facts.hpp"

#include <algorithm>

#include "ingest/page/page_names.hpp"
#include "ingest/page/page_words.hpp"
#include "ingest/page/piece.hpp"
#include "ingest/page/wrapping.hpp"

namespace papers::ingest::page {

namespace {

constexpr std::size_t widest_wrapped_title = 82;

bool may_be_title(const Piece& piece) {
  return piece.form == Form::text && !piece.wording.abstract_by_itself && piece.wording.words >= 2;
}

bool is_linked_to_paper(const Piece& piece) {
  const LinkTo to = piece.block.link.to;
  return (to == LinkTo::paper || to == LinkTo::numbered) &&
         piece.block.link.extent <= BlockLink::Extent::opens;
}

bool is_alone_on_line(const Piece& piece, const Piece* after) {
  return piece.form == Form::votes && !piece.block.same_line && !piece.block.separated &&
         (after == nullptr || !after->block.same_line || after->block.heading > 0);
}

}  // namespace

PageFacts FactCounter::count(const std::deque<Piece>& pieces, std::size_t fresh, bool last) {
  fade();
  WidthGuess widths;
  std::vector<std::size_t> chain;
  std::size_t first_fresh = 0;
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    if (i == fresh) first_fresh = chain.size();
    if (!pieces[i].is_mark()) chain.push_back(i);
  }
  if (fresh >= pieces.size()) first_fresh = chain.size();
  for (std::size_t i = 1; i < chain.size(); ++i) {
    const Piece& piece = pieces[chain[i]];
    const Piece& before = pieces[chain[i - 1]];
    const bool below = before.block.last + 1 == piece.block.first && !piece.block.same_line;
    // Above a count of authors stands no organisation.
    const bool counted = i + 1 < chain.size() && pieces[chain[i + 1]].form == Form::authors;
    const bool certain = counted || !head_.print_below_text ||
                         !may_be_below_title(before.block.text, piece.block.text);
    if (below && before.form == Form::text && piece.form == Form::text &&
        before.block.first == before.block.last && certain) {
      widths.add_continued(before.block.text, piece.block.text);
    }
  }
  std::size_t texts_end = chain.size();
  while (last && texts_end > 0 && !may_be_title(pieces[chain[texts_end - 1]])) --texts_end;
  for (std::size_t i = first_fresh; i < chain.size(); ++i) {
    count_piece(pieces, chain, i);
    count_named_votes(pieces[chain[i]], i + 1 < chain.size() ? &pieces[chain[i + 1]] : nullptr,
                      last && fresh == 0, i >= texts_end);
  }
  PageFacts facts;
  facts.wrap = widths.guess();
  if (facts.wrap.width == 0) facts.wrap = head_.wrap;
  const bool unknown = facts.wrap.width == 0;
  facts.is_unwrapped =
      unknown && head_.print_below_text && wide_ > static_cast<double>(widths.seen());
  facts.titles_apart = unknown && head_.header_lines > 0 && head_.blanks_below_text;
  const auto* const most = std::max_element(headings_.begin(), headings_.end());
  const auto* const most_linked =
      std::max_element(linked_headings_.begin(), linked_headings_.end());
  if (*most_linked > 0) {
    facts.heading_level = static_cast<unsigned>(most_linked - linked_headings_.begin());
  } else if (*most >= 2 && *most * 2 >= abstracts_) {
    facts.heading_level = static_cast<unsigned>(most - headings_.begin());
  } else if (head_.title_level > 0 && *most > 0) {
    facts.heading_level = static_cast<unsigned>(head_.title_level);
  }
  facts.linked_titles = linked_ > closed_ && (linked_ >= 1.5 || (linked_ > 0 && *most_linked > 0));
  if (*most >= 2 && *most_linked == 0 && *most >= linked_) facts.linked_titles = false;
  facts.titles_above_addresses = closed_ > 1 && closed_ > linked_ && abstracts_ == 0;
  const double papers = std::max({linked_, closed_, *most, authors_, days_, votes_before_});
  facts.has_abstracts = abstracts_ > 0 && abstracts_ * 3 >= papers;
  facts.votes_before = !head_.is_collection && votes_before_ > 0 && votes_before_ >= votes_behind_;
  facts.named_votes_before = named_votes_before_ > named_votes_behind_;
  facts.shows_authors = authors_ > 0 || head_.counts_authors || head_.names_authors;
  facts.is_digest = head_.lists || head_.tables || head_.is_collection;
  facts.shows_days = days_ > 1;
  facts.bare_stars = bare_stars_ > 0;
  facts.titles_alone = head_.header_lines > 0 && !facts.is_digest &&
                       std::max({abstracts_, linked_, *most, authors_, votes_before_}) == 0;
  return facts;
}

void FactCounter::fade() {
  constexpr double kept = 0.5;
  for (double* count :
       {&linked_, &closed_, &wide_, &abstracts_, &votes_before_, &votes_behind_,
        &named_votes_before_, &named_votes_behind_, &authors_, &days_, &bare_stars_}) {
    *count *= kept;
  }
  for (double& count : headings_) count *= kept;
  for (double& count : linked_headings_) count *= kept;
}

/// Votes with their name stand alone above a title, or alone below a paper and so above the next
/// title. What tells is the first of a page, the last, and which text is nearer. `whole`: all of
/// the document is seen, so that a line in front may be its name; `ends_page`: no text follows.
void FactCounter::count_named_votes(const Piece& piece, const Piece* after, bool whole,
                                    bool ends_page) {
  const bool first = texts_seen_ == 0 || (whole && texts_seen_ == 1);
  const bool paragraph = piece.wording.abstract_by_itself;
  const bool text = piece.form == Form::text && (paragraph || piece.wording.words > 1);
  if (text && texts_seen_ < 2) texts_seen_ += paragraph ? 2 : 1;
  if (!is_alone_on_line(piece, after)) return;
  constexpr double end_of_page = 2;
  if (ends_page) named_votes_behind_ += end_of_page;
  if (after == nullptr || !(may_be_title(*after) || after->form == Form::submitted_by)) return;
  if (first) named_votes_before_ += end_of_page;
  if (after->block.blanks_before < piece.block.blanks_before) ++named_votes_before_;
  if (after->block.blanks_before > piece.block.blanks_before) ++named_votes_behind_;
}

void FactCounter::count_piece(const std::deque<Piece>& pieces,
                              const std::vector<std::size_t>& chain, std::size_t at) {
  const Piece& piece = pieces[chain[at]];
  const Piece* const before = at > 0 ? &pieces[chain[at - 1]] : nullptr;
  const Piece* const after = at + 1 < chain.size() ? &pieces[chain[at + 1]] : nullptr;
  if (piece.form == Form::text && piece.wording.abstract_by_itself) ++abstracts_;
  if (piece.form == Form::authors || piece.form == Form::names) ++authors_;
  if (piece.form == Form::day && before != nullptr) ++days_;
  if (may_be_title(piece)) {
    if (piece.wording.width > widest_wrapped_title) ++wide_;
    const unsigned level = piece.block.heading;
    const bool heads_others = after != nullptr && after->block.heading > level;
    if (level > 0 && !heads_others) ++headings_.at(level);
    const BlockLink& link = piece.block.link;
    if (link.to == LinkTo::paper && link.extent == BlockLink::Extent::closes) ++closed_;
    const std::string& id = link.id;
    if (is_linked_to_paper(piece) && (id.empty() || id != last_id_)) {
      ++linked_;
      if (level > 0) ++linked_headings_.at(level);
      last_id_ = id;
    }
  }
  const bool number = piece.form == Form::number || piece.form == Form::dash;
  if (!number) return;
  const bool behind = before != nullptr && before->form == Form::upvote;
  if (behind) ++votes_behind_;
  const LinkTo next = after != nullptr ? after->block.link.to : LinkTo::nothing;
  const bool comments = after != nullptr && !may_be_title(*after) &&
                        (after->form == Form::comments || after->form == Form::number) &&
                        (next == LinkTo::comments || next == LinkTo::numbered);
  if (comments && piece.block.link.to == LinkTo::nothing) ++bare_stars_;
  if (behind || after == nullptr || !may_be_title(*after) || piece.block.separated) return;
  const bool below_page_day = before != nullptr && before->form == Form::day && at > 1 &&
                              pieces[chain[at - 2]].form == Form::phrase;
  const bool below_text = before == nullptr || below_page_day || before->form == Form::phrase ||
                          before->form == Form::number || before->form == Form::submitted_by ||
                          before->form == Form::text;
  if (piece.form == Form::dash || piece.block.link.to == LinkTo::login || below_text) {
    ++votes_before_;
  }
}

namespace {

constexpr std::size_t certain_abstract_columns = 300;

bool dangles(std::string_view text) {
  const char end = text.back();
  return std::string_view(",;:-([").find(end) != std::string_view::npos ||
         is_function_word(last_word(text));
}

/// Whether a paragraph of these words is an abstract rather than a title.
bool reads_as_abstract(std::string_view text, const Wording& wording) {
  constexpr std::size_t surely_abstract_bytes = 300;
  constexpr std::size_t shortest_sentence_bytes = 40;
  constexpr std::size_t long_question_bytes = 150;
  if (text.size() >= surely_abstract_bytes || ends_truncated(text)) return true;
  const bool full_stop = wording.sentence_end && text.find_last_of("?!") != text.size() - 1;
  if (full_stop) return text.size() >= shortest_sentence_bytes;
  return text.size() > long_question_bytes && (wording.sentence_end || wording.sentence_break);
}

}  // namespace

Wording wording_of(const Block& block) {
  const std::string_view text = block.text;
  Wording wording;
  wording.width = std::max(block.width, columns(text));
  wording.first_word_width = columns(first_word(text));
  wording.sentence_end = ends_sentence(text);
  wording.full_stop = wording.sentence_end && text.back() == '.';
  wording.url_end = ends_in_url(text);
  wording.starts_lower = is_lower(text.front());
  wording.dangling_end = dangles(text);
  wording.opener = is_opener(first_word(text));
  wording.abstract_by_itself = text.size() >= certain_abstract_columns;
  wording.names = text.find(',') < 80 && !read_names(text, 0).empty();
  if (wording.width > certain_abstract_columns) return wording;
  wording.sentence_break = holds_sentence_break(text);
  const Words words = count_words(text);
  wording.words = words.count;
  wording.content = words.content;
  if (words.content > 0) {
    wording.lower_share = static_cast<double>(words.lower) / static_cast<double>(words.content);
  }
  wording.abstract_by_itself = reads_as_abstract(text, wording);
  wording.may_be_organisation = may_be_organisation(text);
  wording.names = wording.names || (words.count <= 8 && !read_names(text, 0).empty());
  return wording;
}

}  // namespace papers::ingest::page
