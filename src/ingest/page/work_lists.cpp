#include "ingest/page/work_lists.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

#include "ingest/page/entry_facts.hpp"
#include "ingest/page/page_words.hpp"
#include "ingest/page/shelf.hpp"
#include "text/fold.hpp"
#include "text/utf8.hpp"

namespace papers::ingest::page {
namespace {

constexpr std::size_t longest_heading_bytes = 160;

/// Words that name publications begin so; of Chinese and Korean, which have no blanks, they hold
/// it.
constexpr std::string_view stems[] = {
    "papers",     "articles",    "publicat",   "publicac",    "publikat", "pubblicaz",
    "veroffentl", "aufsatz",     "schriften",  "articulo",    "artigos",  "articoli",
    "preprint",   "bibliograph", "references", "literatur",   "chapters", "theses",
    "публикац",   "стать",       "литератур",  "proceedings", "cited",    "reading"};

bool names_publications(std::string_view heading) {
  if (heading.size() > longest_heading_bytes) return false;
  std::string before;
  for (std::string_view rest = heading; !rest.empty();) {
    const std::size_t end = std::min(rest.find_first_of(" -_/"), rest.size());
    std::string folded = text::fold_title(rest.substr(0, end));
    rest.remove_prefix(std::min(end + 1, rest.size()));
    const auto is_begin = [&](std::string_view stem) { return folded.starts_with(stem); };
    if (std::any_of(std::begin(stems), std::end(stems), is_begin)) return true;
    if (before == "paper" && folded.starts_with("list")) return true;
    before = std::move(folded);
  }
  for (const std::string_view name : {"论文", "論文", "논문", "文献", "文獻"}) {
    if (heading.find(name) != heading.npos) return true;
  }
  return false;
}

/// "110-117" of pages, not of years, of hours or days, and not the end of a time.
bool begins_range(std::string_view text, std::size_t digits) {
  const std::string_view begin = text.substr(0, digits);
  std::string_view rest = text.substr(digits);
  const std::size_t dash = rest.starts_with("\u2013") ? 3 : rest.starts_with("--") ? 2 : 1;
  if (!rest.starts_with('-') && dash < 3) return false;
  rest.remove_prefix(dash);
  const std::string_view end = rest.substr(0, rest.find_first_not_of("0123456789"));
  rest.remove_prefix(end.size());
  constexpr std::size_t digits_of_hour = 2;
  if (end.size() < digits_of_hour || (end.size() == digits_of_hour && end <= "31")) return false;
  const bool rises = end.size() > digits || (end.size() == digits && end > begin);
  return rises && published_from(begin).empty() && !rest.starts_with(':') &&
         (rest.empty() || !is_alphanumeric(rest[0]));
}

/// `text` without what is no letter or digit at its ends.
std::string_view bare_word(std::string_view text) {
  while (!text.empty() && !is_alphanumeric(text.back())) text.remove_suffix(1);
  while (!text.empty() && !is_alphanumeric(text.front())) text.remove_prefix(1);
  return text;
}

/// "Proc.", "Journal"; "NeurIPS" before or with its year, or behind "In": MARATHON is none.
bool is_of_publications(std::string_view before, std::string_view word, std::string_view behind) {
  constexpr std::ptrdiff_t capitals_of_conference = 4;
  if (is_one_of(word,
                "journal|proceedings|proc|conference|transactions|symposium|workshop|arxiv|"
                "preprint|thesis|dissertation|vol|pp|doi")) {
    return true;
  }
  const bool in_its_year = before == "In" || !published_from(behind).empty() ||
                           (word.size() > 2 && is_digit(word.back()));
  return in_its_year &&
         std::count_if(word.begin(), word.end(), is_upper<char>) >= capitals_of_conference;
}

/// Whether titles are as long as those of papers: nothing else shows that they are.
bool are_long_titles(std::size_t titles, std::size_t bytes) {
  constexpr std::size_t mean_bytes = 40;
  return bytes >= titles * mean_bytes;
}

bool is_prose(std::string_view text) {
  constexpr std::size_t shortest_bytes = 60, fewest_words = 6;
  return text.size() >= shortest_bytes && count_words(text).lower >= fewest_words;
}

}  // namespace

bool states_publication(const std::vector<Run>& runs) {
  std::string all;
  for (const Run& run : runs) {
    if (!run.url.empty() && (is_link_label(run.text) || run.url.ends_with(".pdf"))) return true;
    all += run.text;
  }
  std::string_view before;
  for (std::string_view rest = all; !rest.empty();) {
    rest = text::trim(rest);
    const std::string_view word = first_word(rest), bare = bare_word(word);
    rest.remove_prefix(word.size());
    const std::string_view next = bare_word(first_word(text::trim(rest)));
    if (is_of_publications(before, bare, next)) return true;
    before = bare;
    for (std::size_t at = 0; at < word.size(); ++at) {
      if (!is_digit(word[at])) continue;
      const std::size_t end = std::min(word.find_first_not_of("0123456789", at), word.size());
      const bool is_volume =
          word.substr(end).starts_with('(') && end + 1 < word.size() && is_digit(word[end + 1]);
      if (is_volume || begins_range(word.substr(at), end - at)) return true;
      at = end;
    }
  }
  return false;
}

bool heads_references(std::string_view heading) {
  heading = text::trim(heading.substr(std::min(heading.find_first_not_of('#'), heading.size())));
  const std::string name = text::fold_title(heading);
  return name == "references" || name == "bibliography" || name == "workscited" ||
         name == "furtherreading";
}

void Headings::take(std::size_t level, std::string_view text) {
  std::fill(named_.begin() + static_cast<std::ptrdiff_t>(level), named_.end(), false);
  named_[0] = false;
  named_[level] = names_publications(text);
  cites_ = heads_references(text);
}

bool Headings::name_publications() const {
  return std::find(named_.begin(), named_.end(), true) != named_.end();
}

void WorkLists::add(Block&& block, std::deque<Block>& done) {
  constexpr std::size_t most_blocks = 8192, year_digits = 4;
  const bool is_year = !published_from(block.text).empty();
  constexpr std::size_t most_words = 4;  // of a heading that no mark tells
  const bool names = block.bullet.empty() && count_words(block.text).count <= most_words &&
                     !ends_sentence(block.text) && names_publications(block.text);
  if (sections_.empty()) sections_.emplace_back();
  if (!block.entry && !is_year && (block.heading > 0 || names)) {
    headings_.take(block.heading, block.text);
    begin_section(false);
  }
  Section& section = sections_.back();
  if (block.heading > 0 && (block.heading <= year_level_ || year_.empty())) {
    year_ = is_year && block.text.size() == year_digits ? block.text : std::string();
    year_level_ = block.heading;
  }
  if (block.entry) {
    std::string& published = block.entry->record.published;
    if (published.empty() && !block.entry->record.published_without_year) published = year_;
    count(*block.entry, section);
  } else if (!block.text.empty() && !block.same_line) {
    if (block.blanks_before > 0 || !block.bullet.empty()) ++section.behind;
    if (is_prose(block.text)) ++prose_;
  }
  const bool waits = block.entry && block.entry->stated != Stated::no;
  if (held_.empty() && !waits) {
    section.behind = 0;
    done.push_back(std::move(block));
    return;
  }
  held_.push_back(std::move(block));
  if (held_.size() >= most_blocks) decide(done);
}

void WorkLists::count(const Entry& entry, Section& section) {
  if (entry.stated == Stated::no) {
    ++papers_;
    return;
  }
  section.others += section.works > 0 ? section.behind : 0;
  section.behind = 0;
  ++section.works;
  section.bytes += entry.record.title.size();
  if (entry.stated == Stated::reference) ++section.references;
  if (entry.published) ++section.published;
  if (!entry.published && (entry.record.authors.size() > 1 || entry.record.authors_cut)) {
    ++section.joint;
  }
}

/// `goes_on`: what was decided of it stands.
void WorkLists::begin_section(bool goes_on) {
  const bool shown = goes_on && sections_.back().shown;
  if (held_.empty()) sections_.clear();
  Section& section = sections_.emplace_back();
  section.begin = held_.size();
  section.shown = shown;
  section.named = headings_.name_publications();
  section.cites = headings_.head_references();
}

/// `papers`: of the document.
bool WorkLists::are_papers(const Section& section, std::size_t papers) const {
  constexpr std::size_t fewest_papers = 3, prose_of_article = 2, most_between = 4;
  const std::size_t works = section.works;
  if (works == 0 || (section.cites && prose_ >= prose_of_article)) return false;
  if (works * most_between < section.others) return false;
  if (section.references == 0 && (works < 2 || works < section.others)) return false;
  // Films of one director, or of none, have shorter titles.
  const bool is_research =
      (section.published + section.joint) * 2 >= works || are_long_titles(works, section.bytes);
  return (section.named && is_research) || (works > 1 && section.published * 2 >= works) ||
         (papers >= fewest_papers && papers * most_between >= works);
}

/// The order of sections says nothing: those that other sections show come last.
void WorkLists::decide(std::deque<Block>& done) {
  std::size_t papers = papers_;
  for (Section& section : sections_) {
    section.shown = section.shown || are_papers(section, 0);
    if (section.shown) papers += section.works;
  }
  papers_ = papers;
  for (Section& section : sections_) {
    if (section.shown || !are_papers(section, papers)) continue;
    section.shown = true;
    papers_ += section.works;
  }
  for (std::size_t i = 0, at = 0; i < held_.size(); ++i) {
    while (at + 1 < sections_.size() && sections_[at + 1].begin <= i) ++at;
    if (held_[i].entry) settle(held_[i], sections_[at]);
    done.push_back(std::move(held_[i]));
  }
  held_.clear();
  begin_section(true);
}

void WorkLists::settle(Block& block, const Section& section) {
  Entry& entry = *block.entry;
  if (entry.stated == Stated::no) return;
  if (section.shown) {
    block.text = entry.record.title;
    block.bullet.clear();
    return;
  }
  if (entry.stated == Stated::reference) {
    block.text.clear();
    block.why = "a work, but not in a list of papers";
    block.skipped = true;
  }
  block.entry.reset();
}

void WorkLists::finish(std::deque<Block>& done) {
  if (!sections_.empty()) decide(done);
}

std::deque<Block> with_lists_of_works(std::deque<Block> blocks) {
  WorkLists works;
  std::deque<Block> done;
  for (Block& block : blocks) works.add(std::move(block), done);
  works.finish(done);
  return done;
}

}  // namespace papers::ingest::page
