// The small print of a page: whose votes, comments, stars and dates they are.
#include <algorithm>
#include <utility>

#include "base/limits.hpp"
#include "ingest/page/page_builder.hpp"
#include "ingest/page/page_names.hpp"
#include "ingest/page/page_words.hpp"
#include "text/utf8.hpp"

namespace papers::ingest::page {
namespace {

using Kind = Field::Kind;

/// Votes and comments between two papers; more in a row are no small print.
constexpr std::size_t most_loose_numbers = 4;

bool may_be_organisation(const Entry& entry) {
  return !entry.certain && !entry.after_votes && !entry.has_print &&
         page::may_be_organisation(entry.record.title);
}

}  // namespace

/// The paper that small print after a text belongs to.
Entry* Builder::subject() {
  if (!pending_.empty()) return &pending_.back();
  return current_ ? &*current_ : nullptr;
}

void Builder::small_print(const std::vector<Field>& fields) {
  date_was_the_pages_ = false;
  ++tally_.frame;
  // An organisation stands where authors are counted, not above them: "Title of / two lines",
  // blank, "· 5 authors".
  const bool counts = std::any_of(fields.begin(), fields.end(),
                                  [](const Field& one) { return one.kind == Kind::authors; });
  if (counts && !pending_.empty() && pending_.back().blank_below) pending_.back().last_line.clear();
  for (const Field& one : fields) field(one);
  interrupted_ = true;
}

void Builder::blank() {
  if (!pending_.empty()) pending_.back().blank_below = true;
}

/// A name on the line after "Submitted by" begins the next paper's votes and title on some pages.
/// Below an abstract, and with "·", a date or a button after it, it is this paper's, as is an
/// organisation between them.
bool Builder::drop_submitter() {
  const bool below_abstract =
      current_ && !current_->record.abstract.empty() && !page_.print_before_abstracts;
  if (!below_abstract || pending_.empty() || pending_.size() > 2) return false;
  if (!pending_.front().maybe_name || pending_.front().has_print) return false;
  if (pending_.size() == 2 &&
      (pending_.back().has_print || !may_be_organisation(pending_.back()))) {
    return false;
  }
  for (const Entry& entry : pending_) {
    ledger_.decide(entry.token, LineKind::field, entry.maybe_name ? "a name" : "an organisation");
  }
  pending_.clear();
  return true;
}

/// Where pages show "4 authors" some papers have an organisation. It stands alone between an
/// abstract and its small print, so it has been taken for a title.
bool Builder::drop_organisation() {
  const bool after_abstract =
      pending_.size() == 1 && current_ && !current_->has_authors && !page_.print_before_abstracts;
  const bool after_title = pending_.size() >= 2 && !pending_[pending_.size() - 2].maybe_name;
  if (!after_abstract && !after_title) return false;
  if (!may_be_organisation(pending_.back())) return false;
  ledger_.decide(pending_.back().token, LineKind::field, "an organisation");
  pending_.pop_back();
  return true;
}

/// The same where it was taken for a title's last line.
void Builder::cut_organisation_off_title() {
  if (!shows_authors_ || pending_.empty() || pending_.back().has_print) return;
  Entry& entry = pending_.back();
  std::string& title = entry.record.title;
  const std::string last = std::exchange(entry.last_line, {});
  if (last.empty() || !title.ends_with(last) || title.size() == last.size()) return;
  title.resize(title.size() - last.size());
  title = text::squeeze(title);
}

void Builder::note_print() {
  if (Entry* const paper = subject()) {
    paper->has_print = true;
    if (pending_.empty()) paper->print_after_abstract = true;
  }
}

void Builder::authors(std::vector<std::string> names) {
  interrupted_ = true;
  awaited_ = Awaited::nothing;
  Entry* const paper = subject();
  if (paper == nullptr) return;
  page_.has_authors = true;
  note_print();
  paper->has_authors = true;
  if (!paper->record.authors.empty()) return;
  if (names.size() > limits::authors_per_paper) names.resize(limits::authors_per_paper);
  paper->record.authors = std::move(names);
}

void Builder::field(const Field& field) {
  const bool was_after_separator = std::exchange(after_separator_, false);
  switch (field.kind) {
    case Kind::number:
    case Kind::dash: {
      after_separator_ = was_after_separator;
      number(field);
      after_separator_ = false;
      return;
    }
    case Kind::separator:
      if (!drop_submitter() && !drop_organisation()) cut_organisation_off_title();
      after_separator_ = true;
      return;
    case Kind::date:
      drop_submitter();
      date(field, was_after_separator);
      break;
    case Kind::authors:
      if (pending_.size() == 1) drop_submitter();
      page_.has_authors = true;
      note_print();
      if (Entry* const paper = subject()) paper->has_authors = paper->marked = true;
      break;
    case Kind::names:
      return authors(read_names(field.text, 1));
    case Kind::votes:
      drop_organisation();
      note_print();
      if (Entry* const paper = subject()) {
        paper->seen.upvotes = field.value;
        paper->marked = true;
      }
      break;
    case Kind::comments:
      drop_organisation();
      note_print();
      if (Entry* const paper = subject()) paper->seen.comments = field.value;
      break;
    case Kind::upvote:
      drop_submitter();
      if (Entry* const paper = subject()) {
        if (pending_.empty()) note_print();
        paper->marked = true;
      }
      awaited_ = Awaited::votes;
      return;
    case Kind::submitted_by:
      leave_number_as_comments();
      awaited_ = field.value == 0 ? Awaited::name : Awaited::nothing;
      return;
    case Kind::stars:
    case Kind::link:
      link(field);
      return;
    case Kind::other:
      awaited_ = field.published ? Awaited::date : awaited_;
      return;
  }
  awaited_ = Awaited::nothing;
}

void Builder::number(const Field& field) {
  const Awaited awaited = std::exchange(awaited_, Awaited::nothing);
  Entry* const paper = subject();
  if (awaited == Awaited::stars || (field.abbreviated && awaited == Awaited::nothing)) {
    if (paper != nullptr && field.value >= 0) paper->seen.github_stars = field.value;
    return;
  }
  if (awaited == Awaited::votes && paper != nullptr) {
    if (field.value >= 0) paper->seen.upvotes = field.value;
    return;
  }
  if (awaited == Awaited::name) awaited_ = Awaited::name;
  if (numbers_.size() == most_loose_numbers) numbers_.erase(numbers_.begin());
  numbers_.push_back({field.kind == Kind::dash ? -1 : field.value, after_separator_});
}

/// Distributes the numbers between the paper before and the title `next` (nullptr: the page ends).
void Builder::share_numbers(Entry* next) {
  if (numbers_.empty()) return;
  const std::vector<LooseNumber> numbers = std::exchange(numbers_, {});
  Entry* const before = subject();
  const bool first_on_page = before == nullptr || (!current_ && before->maybe_name);
  const LooseNumber last = numbers.back();
  bool votes = first_on_page || numbers.size() >= 2 || last.value < 0;
  if (!votes && !last.after_separator) {
    votes = page_.votes_before_titles || !before->has_print;
  }
  if (next == nullptr) votes = votes && numbers.size() >= 2;
  if (votes && next != nullptr) {
    page_.votes_before_titles = true;
    next->after_votes = true;
    if (last.value >= 0) next->seen.upvotes = last.value;
  }
  const std::size_t left = numbers.size() - (votes ? 1 : 0);
  if (left > 0 && before != nullptr && numbers[left - 1].value >= 0 && !first_on_page) {
    before->seen.comments = numbers[left - 1].value;
  }
}

void Builder::leave_number_as_comments() {
  Entry* const paper = subject();
  if (paper != nullptr && numbers_.size() == 1 && numbers_.front().value >= 0) {
    paper->seen.comments = numbers_.front().value;
    numbers_.clear();
  }
}

void Builder::date(const Field& field, bool after_separator) {
  const bool published = field.published || awaited_ == Awaited::date;
  const bool under_header = !page_.header_lines.empty();
  if (!drop_organisation() && names_authors_) cut_organisation_off_title();
  Entry* const paper = subject();
  bool the_pages = paper == nullptr || under_header;
  if (!the_pages && pending_.empty() && !paper->print_after_abstract) {
    the_pages = page_.papers_without_date > 0;
  }
  if (!the_pages && pending_.empty() && paper->has_date && !page_.print_before_abstracts) {
    the_pages = true;
  }
  if (the_pages && !published && (!after_separator || paper == nullptr)) {
    if (page_.papers > 0 || current_) {
      const bool trending = page_.trending;
      turn_page();
      page_.trending = trending;
    }
    listed_on(field.day);
    date_was_the_pages_ = true;
    return;
  }
  if (paper == nullptr) return;
  note_print();
  paper->has_date = true;
  if (field.published) paper->on_trending_page = paper->marked = true;
  if (field.day.year) {
    if (const auto day = resolve_stated_day(field.day, Day{})) {
      paper->record.published = format_day(*day);
    }
  } else {
    paper->record.published_without_year = field.day;
  }
}

void Builder::link(const Field& field) {
  // A browser's "<https://…>" behind a title is a part of it, not small print.
  const bool of_a_paper = !arxiv_id_of_url(field.url).empty();
  const bool under_title = field.bare && of_a_paper && !pending_.empty();
  if (under_title) pending_.back().certain = true;
  if (!under_title) drop_organisation();
  awaited_ = field.kind == Kind::stars && field.value < 0 ? Awaited::stars : Awaited::nothing;
  Entry* const paper = subject();
  if (paper == nullptr) return;
  if (pending_.empty() || !of_a_paper) note_print();
  if (field.kind == Kind::stars) {
    paper->on_trending_page = paper->marked = true;
    if (field.value >= 0) paper->seen.github_stars = field.value;
  }
  paper->add_url(field.url);
  paper->add_numbered_link(field.reference);
}

}  // namespace papers::ingest::page
