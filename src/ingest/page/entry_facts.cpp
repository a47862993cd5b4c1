#include "ingest/page/entry_facts.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "ingest/bibliography/field_text.hpp"
#include "ingest/json/field_values.hpp"
#include "ingest/page/entry.hpp"
#include "ingest/page/page_names.hpp"
#include "ingest/page/page_words.hpp"
#include "paper/identity.hpp"
#include "paper/links.hpp"
#include "text/escape.hpp"
#include "text/utf8.hpp"

namespace papers::ingest::page {
namespace {

/// What may stand between a title and what is said of it.
constexpr std::string_view joints[] = {"->", "-", "\u2013", "\u2014", ":",      ",",      ".",
                                       "|",  ";", "\u00B7", "\u2022", "\uFF1A", "\u2192", "\uFF5C"};

}  // namespace

std::string_view without_joints(std::string_view text) {
  for (std::size_t before = std::string_view::npos; before != text.size();) {
    text = text::trim(text);
    before = text.size();
    for (const std::string_view joint : joints) {
      if (text.starts_with(joint)) text.remove_prefix(joint.size());
    }
    if (text.starts_with(')') || text.starts_with(']')) text.remove_prefix(1);
  }
  return text;
}

std::string_view without_end_joints(std::string_view text) {
  for (std::size_t before = std::string_view::npos; before != text.size();) {
    text = text::trim(text);
    before = text.size();
    if (text.ends_with("...")) break;
    for (const std::string_view joint : joints) {
      if (text.ends_with(joint)) text.remove_suffix(joint.size());
    }
    if (text.ends_with('[') || text.ends_with('(')) text.remove_suffix(1);
  }
  return text;
}

std::string_view without_end_marks(std::string_view text) {
  text = text::trim(text);
  while (text.ends_with(" [") || text.ends_with(" (") || text.ends_with(" |") ||
         text.ends_with(" -") || text.ends_with(',') || text == "[" || text == "(") {
    text = text::trim(text.substr(0, text.size() - 1));
  }
  return text;
}

std::size_t group_size(std::string_view text) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 4> pairs = {
      {{"(", ")"}, {"[", "]"}, {"\xE3\x80\x90", "\xE3\x80\x91"}, {"\xEF\xBC\x88", "\xEF\xBC\x89"}}};
  constexpr std::size_t longest_bytes = 60;
  for (const auto& [open, close] : pairs) {
    if (!text.starts_with(open)) continue;
    const std::size_t end = text.substr(0, longest_bytes).find(close);
    if (end != std::string_view::npos) return end + close.size();
  }
  return 0;
}

std::size_t number_size(std::string_view text) {
  const std::size_t digits = std::min(text.find_first_not_of("0123456789"), text.size());
  const bool numbered = digits > 0 && digits <= 4 && digits < text.size() &&
                        (text[digits] == '.' || text[digits] == ')');
  if (!numbered) return 0;
  if (digits + 1 == text.size()) return text.size();
  return text[digits + 1] == ' ' ? digits + 2 : 0;
}

std::size_t sentence_size(std::string_view text) {
  if (const std::size_t al = text.find("et al"); al != std::string_view::npos) {
    const std::size_t end =
        std::min(al + (text.substr(al).starts_with("et al.") ? 6 : 5), text.size());
    if (is_names(text.substr(0, end), 1)) return end;
  }
  for (std::size_t at = text.find(". "); at != std::string_view::npos;
       at = text.find(". ", at + 1)) {
    const std::string_view said = text.substr(0, at + 1);
    if (ends_sentence(said) && !ends_in_initial(said)) return at + 1;
  }
  return text.size();
}

bool is_fact_behind(std::string_view text) {
  const std::size_t group = group_size(text);
  if (group > 0) text = text.substr(1, group - 2);
  if (group == 0 && text.front() != ',') return false;
  if (group == 0) text = text::trim(text.substr(1));
  const std::size_t al = text.find("et al");
  if (al != std::string_view::npos && is_names(text.substr(0, al + 5), 1)) return true;
  const std::string_view first = text.substr(0, text.find(','));
  return is_venue(first) || is_venue(text) || !published_from(text).empty() ||
         (group == 0 && is_names(without_end_joints(text), 2));
}

std::size_t plain_title_size(std::string_view text, bool is_cell) {
  std::size_t size = std::min(text.find('\n'), text.size());
  // "Title (Read more on [arXiv](u))"
  const std::size_t open = text.find_last_of("([");
  if (open != std::string_view::npos && open > 0 &&
      text.find_first_of(")]", open) == std::string_view::npos) {
    size = std::min(size, open);
  }
  if (is_cell) return size;
  for (const std::string_view mark :
       {" - ", " \xE2\x80\x93 ", " \xE2\x80\x94 ", " | ", " \xC2\xB7 ", " \xE2\x80\xA2 "}) {
    size = std::min(size, text.find(mark));
  }
  for (std::size_t at = text.find(". "); at < size; at = text.find(". ", at + 1)) {
    if (at < 3 || !ends_sentence(text.substr(0, at + 1)) || is_upper(text[at - 1])) continue;
    size = at;
  }
  constexpr int most_marks = 16;  // each is looked behind, and no title has more
  int marks = 0;
  for (std::size_t at = text.find_first_of(",(["); at < size && marks < most_marks;
       at = text.find_first_of(",([", at + 1)) {
    ++marks;
    if (is_fact_behind(text.substr(at, size - at))) size = at;
  }
  return size;
}

bool EntryFacts::take_group(std::string_view group) {
  const std::size_t mark = static_cast<unsigned char>(group.front()) >= 0x80 ? 3 : 1;
  std::string_view inside = text::trim(group.substr(mark, group.size() - 2 * mark));
  if (inside.empty() || inside == "x" || inside == "X" || is_link_label(inside)) return true;
  constexpr std::size_t most_digits = 3;  // "[7]" of a list of references
  if (inside.size() <= most_digits && inside.find_first_not_of("0123456789") == inside.npos) {
    return true;
  }
  if (take_names(inside, false)) return true;
  // "(Ann One et al., arXiv 2024)"
  std::size_t size = sentence_size(inside);
  // "(Ann One, Bob Two, 2025)"
  if (const std::size_t comma = inside.rfind(','); size == inside.size() && comma != inside.npos) {
    size = comma;
  }
  if (size < inside.size() && take_names(text::trim(inside.substr(0, size)), true)) {
    inside = without_joints(inside.substr(size));
  }
  return inside.empty() || take_fact(inside);
}

bool EntryFacts::take_day(std::string_view text) {
  std::string day = published_from(text);
  if (day.empty()) return false;
  if (entry_.record.published.size() < day.size()) entry_.record.published = std::move(day);
  return true;
}

bool EntryFacts::take_fact(std::string_view text) {
  if (take_day(text)) return true;
  if (std::string id = normalize_arxiv_id(text);
      !id.empty() && text.find(' ') == std::string_view::npos) {
    if (entry_.record.arxiv_id.empty()) entry_.record.arxiv_id = std::move(id);
    entry_.marked = true;
    return true;
  }
  if (take_statements(text)) return true;
  if (!is_venue(text)) return false;
  if (entry_.record.venue.empty()) entry_.record.venue = std::string(without_end_joints(text));
  if (entry_.record.published.empty()) entry_.record.published = year_of_venue(text);
  return true;
}

bool EntryFacts::take_venue_in_front(std::string_view& text) {
  const std::size_t comma = text.find(',');
  if (comma == text.npos || !is_venue(text.substr(0, comma))) return false;
  take_fact(text.substr(0, comma));
  text = without_joints(text.substr(comma));
  return true;
}

bool EntryFacts::take_statements(std::string_view text) {
  const std::vector<Statement> said = read_statements(text);
  for (const Statement& one : said) {
    if (one.form == Form::text || one.form == Form::names || one.form == Form::number ||
        one.form == Form::address || one.form == Form::phrase) {
      return false;
    }
  }
  for (const Statement& one : said) take_statement(one);
  return true;
}

void EntryFacts::take_statement(const Statement& one) {
  Listing& listing = entry_.listing;
  const auto keep = [&one](std::optional<std::int64_t>& number) {
    if (one.value >= 0) number = one.value;
  };
  if (one.form == Form::votes) keep(listing.upvotes);
  if (one.form == Form::stars) keep(listing.github_stars);
  if (one.form == Form::comments) keep(listing.comments);
  if (one.form != Form::day) return;
  if (const auto day = one.day.year ? resolve_stated_day(one.day, Day{}) : std::nullopt) {
    entry_.record.published = format_day(*day);
  } else {
    entry_.record.published_without_year = one.day;
  }
}

bool EntryFacts::take_names(std::string_view text, bool slanted) {
  if (!entry_.record.authors.empty()) return false;
  const bool is_end = !text.ends_with("al.") && !ends_in_initial(text);
  if (text.ends_with('.') && is_end) text.remove_suffix(1);
  const bool announced = starts_with_folded(text, "by ");
  const std::string_view names = names_before_place(text, slanted || announced ? 1 : 2);
  if (names.empty()) return false;
  if (names.size() < text.size()) take_fact(text::trim(text.substr(names.size() + 1)));
  entry_.record.authors = names_in(announced ? text::trim(names.substr(3)) : names,
                                   &entry_.record.authors_cut, NamesOf::reference);
  return true;
}

bool EntryFacts::take_field(std::string_view text) {
  const StatedField said = read_stated_field(text);
  if (said.field == Field::none || said.field == Field::title) return false;
  if (said.field == Field::abstract) abstract_follows = said.value.empty();
  set(said.field, said.value);
  return true;
}

void EntryFacts::set(Field field, std::string_view value) {
  switch (field) {
    case Field::authors:
      entry_.record.authors = names_in(value, &entry_.record.authors_cut, NamesOf::reference);
      break;
    case Field::abstract:
      entry_.record.abstract = text::squeeze(value);
      break;
    case Field::summary:
      add_summary(entry_, value);
      break;
    case Field::venue:
      entry_.record.venue = text::squeeze(value);
      break;
    case Field::day:
      take_day(value);
      break;
    case Field::votes:
      entry_.listing.upvotes = count_from(value);
      break;
    case Field::stars:
      entry_.listing.github_stars = count_from(value);
      break;
    case Field::comments:  // or "9 pages"
      entry_.listing.comments = count_from(value);
      break;
    default:
      break;
  }
}

void add_entry_link(Entry& entry, std::string_view text, std::string_view address) {
  if (!text::is_web_url(address)) return;
  const BlockLink link = link_to(address);
  const std::string& url = link.url;
  Record& record = entry.record;
  std::string doi = link.id.empty() ? normalize_doi(url) : std::string();
  const bool paper = link.to == LinkTo::paper || !doi.empty() || is_paper_url(url);
  const bool called_paper =
      is_link_label(text) && (starts_with_folded(text, "paper") || starts_with_folded(text, "pdf"));
  entry.marked = entry.marked || paper || called_paper;
  if (record.arxiv_id.empty()) record.arxiv_id = link.id;
  if (record.doi.empty()) record.doi = std::move(doi);
  const bool on_site = url.find("huggingface.co/papers/") != std::string_view::npos;
  if (on_site || record.url.empty()) {
    if (link.to != LinkTo::code && link.to != LinkTo::project) record.url = url;
  }
  if (link.id.empty()) add_link(record.links, url);
}

bool is_paper_item(const Entry& entry) {
  const std::string& title = entry.record.title;
  if (is_link_label(title) || title.ends_with(" authors")) return false;
  const bool foreign = static_cast<unsigned char>(title.front()) >= 0x80;
  return entry.marked && (foreign || title.find(' ') != title.npos || is_made_up_name(title));
}

bool leads_nowhere(const Entry& entry) {
  const Record& record = entry.record;
  return !is_paper_item(entry) && record.url.empty() && record.arxiv_id.empty() &&
         record.doi.empty();
}

bool states_work(const Entry& entry) {
  const Record& record = entry.record;
  return count_words(record.title).count >= 2 && !is_link_label(record.title) &&
         !record.authors.empty() && !record.published.empty();
}

bool is_like_papers(const Entry& entry) {
  constexpr std::size_t fewest_words = 3;
  const Record& record = entry.record;
  if (is_link_label(record.title) || count_words(record.title).count < fewest_words) return false;
  return !record.url.empty() || !record.venue.empty() || !record.published.empty() ||
         !record.authors.empty();
}

void add_summary(Entry& entry, std::string_view text) {
  if (!entry.summary.empty()) entry.summary += ' ';
  entry.summary += text::squeeze(text);
}

}  // namespace papers::ingest::page
