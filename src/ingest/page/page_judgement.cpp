#include "ingest/page/page_judgement.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>
#include <vector>

#include "ingest/markup_text.hpp"
#include "ingest/page/entry_facts.hpp"
#include "ingest/page/entry_lines.hpp"
#include "ingest/page/page_words.hpp"
#include "ingest/page/work_lists.hpp"
#include "ingest/reader.hpp"
#include "text/utf8.hpp"

namespace papers::ingest::page {
namespace {

constexpr std::size_t shortest_abstract_bytes = 40;
constexpr std::size_t certain_abstract_bytes = 200;
constexpr std::size_t read_for_words_bytes = 2000;
/// Ten pages full: what they are, the rest of the document is too.
constexpr std::uint64_t most_judged = 500;

/// Words that abstracts of research are full of, and letters, manuals and logs are not.
bool is_of_research(std::string_view word) {
  return is_one_of(word,
                   "we|our|propose|proposed|proposes|method|methods|model|models|learning|"
                   "paper|benchmark|neural|training|experiment|experiments|result|results|"
                   "dataset|datasets|approach|framework|show|study|novel|language|network|"
                   "performance|algorithm|state-of-the-art");
}

/// Up to two of them.
int research_words(std::string_view text) {
  text = text.substr(0, read_for_words_bytes);
  // Of other languages nothing is known: their abstracts pass.
  const auto foreign = std::count_if(text.begin(), text.end(),
                                     [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
  if (static_cast<std::size_t>(foreign) * 3 > text.size()) return 2;
  std::string_view first;
  while (!text.empty()) {
    std::string_view word = first_word(text);
    text.remove_prefix(std::min(text.size(), word.size() + 1));
    while (!word.empty() && !is_alphanumeric(word.back())) word.remove_suffix(1);
    while (!word.empty() && !is_alphanumeric(word.front())) word.remove_prefix(1);
    if (!is_of_research(word) || word == first) continue;
    if (!first.empty()) return 2;
    first = word;
  }
  return first.empty() ? 0 : 1;
}

bool reads_like_title(std::string_view title) {
  constexpr std::string_view never_last = ".:,;";
  const bool foreign = static_cast<unsigned char>(title.front()) >= 0x80;
  const bool is_post = title.find(" @") != title.npos || title.ends_with("\u00B7");  // its head
  return (foreign || count_words(title).count >= 2) && title.size() <= 300 && !is_post &&
         never_last.find(title.back()) == std::string_view::npos;
}

bool reads_like_abstract(std::string_view abstract, std::string_view title) {
  if (abstract.size() < shortest_abstract_bytes) return false;
  const bool begins = !is_lower(abstract.front()) || first_word(abstract) == first_word(title);
  const bool ends = ends_sentence(abstract) || ends_in_url(abstract) || abstract.back() == ')';
  const int needed = abstract.size() < certain_abstract_bytes ? 2 : 1;
  return begins && ends && research_words(abstract) >= needed;
}

}  // namespace

void Tally::count(const Record& paper, bool is_marked) {
  ++papers;
  if (is_marked) ++marked;
  if (!is_marked && paper.abstract.empty()) ++bare;
  if (judged == most_judged) return;
  ++judged;
  if (reads_like_title(paper.title) && reads_like_abstract(paper.abstract, paper.title)) {
    ++plausible;
  }
}

bool Tally::takes_for_remark(const Record& paper, bool is_marked, bool is_beside_list) {
  const bool states_little = !is_marked && paper.arxiv_id.empty() && paper.url.empty() &&
                             paper.abstract.empty() && paper.authors.empty();
  const char end = paper.title.back();
  if (!states_little) return false;
  const bool is_bare = paper.venue.empty() && paper.published.empty();
  if (is_beside_list && is_bare) return ++loose > 0;
  if (papers == 0 || marked < papers) return false;
  const bool sentence = end == '.' && !ends_truncated(paper.title) && ends_sentence(paper.title);
  if (end != '!' && !sentence) return false;
  ++loose;
  return true;
}

void refuse_what_is_no_page(const std::string& name, const Tally& tally) {
  // On an empty page a word to search for and a message stand where titles do.
  constexpr std::uint64_t most_words = 2;
  const bool empty = tally.papers == 0 || (tally.header >= 2 && tally.papers <= most_words &&
                                           tally.bare == tally.papers && tally.entries == 0);
  if (tally.papers == 0 && tally.too_long > 0) {
    throw NoPapers(fmt::format(
        "{}: no paper found; {} longer than 1 MiB, which is the most that is read of one", name,
        tally.too_long == 1 ? "a line is" : fmt::format("{} lines are", tally.too_long)));
  }
  constexpr std::uint64_t few_addresses = 1;
  if (tally.papers == 0 && tally.addresses > few_addresses) {
    throw NoPapers(
        fmt::format("{}: no paper found, though addresses of papers stand in it; save the page as "
                    "HTML, text or Markdown. `papers ingest --help` lists what can be read",
                    name));
  }
  if (empty && tally.frame > 0 && tally.loose <= tally.frame) {
    throw NoPapers(
        fmt::format("{}: the frame of a page (menus, buttons) without any paper; save it again "
                    "once the papers are shown",
                    name));
  }
  if (tally.papers == 0) {
    throw NoPapers(
        fmt::format("{}: no paper found; a page of papers has titles, each with an abstract under "
                    "it. `papers ingest --help` lists what can be read",
                    name));
  }
  if (tally.entries > 0) return;
  const bool by_marks = (tally.marked * 2 >= tally.papers && tally.loose <= tally.papers * 2) ||
                        (tally.marked * 4 >= tally.papers * 3 && tally.loose <= tally.papers * 4);
  const bool by_header = tally.header >= 2 && tally.loose <= tally.papers / 3 + 2;
  const bool by_words = tally.plausible * 4 >= tally.judged * 3 && tally.loose * 3 <= tally.papers;
  // Text browsers and Markdown clippers break buttons, portraits and menus into lines of their own
  // that no list of the site's words foresees: next to papers that read well, they only say that it
  // is a site.
  const bool by_frame = tally.plausible * 4 >= tally.judged * 3 && tally.frame >= tally.papers &&
                        tally.loose <= tally.frame * 2;
  if (by_marks || by_header || by_words || by_frame) return;
  throw NoPapers(
      fmt::format("{}: no papers in it: it reads like running text, not like a list of titles "
                  "and abstracts",
                  name));
}

namespace {

/// What the items of a section are.
struct ItemCount {
  std::size_t lines = 0, items = 0, papers = 0, lines_of_papers = 0, rows = 0;
  std::size_t plain_items = 0, works = 0;  ///< without a link; those of them that state a work
  std::size_t headed = 0;                  ///< papers whose titles are headings

  explicit ItemCount(std::string_view section = {}) {
    Input input("", section);
    EntryLines reader(input, true, true);
    std::vector<HeldLines> done;
    while (const auto line = input.next_line()) {
      const std::string text(line->text);
      if (!text::trim(text).empty() && !text.starts_with('<')) ++lines;
      reader.take(text, line->number, done);
    }
    reader.finish(done);
    for (const HeldLines& held : done) add(held);
    if (works < (works == plain_items ? 2 : 3) || works * 3 < plain_items * 2) return;
    items += plain_items;
    papers += works;
    lines_of_papers += works;
  }
  void add(const HeldLines& held) {
    if (held.entry && !held.why.empty()) ++rows;
    if (!held.why.empty()) return;
    const bool links = std::any_of(held.lines.begin(), held.lines.end(), may_link);
    if (!links) ++plain_items;
    if (!links && held.entry) ++works;
    if (!links) return;
    ++items;
    if (held.entry && held.lines[0].starts_with('#')) ++headed;
    // An outline of the whole page is no item.
    constexpr std::size_t most_lines_of_paper = 40;
    if (!held.entry || held.lines.size() > most_lines_of_paper) return;
    ++papers;
    lines_of_papers += held.lines.size();
  }
  void add(const ItemCount& other) {
    lines += other.lines;
    items += other.items;
    papers += other.papers;
    lines_of_papers += other.lines_of_papers;
    rows += other.rows;
    headed += other.headed;
  }
  [[nodiscard]] bool mostly_papers() const { return papers > 0 && papers * 2 >= items; }
  /// `beside_table`: of papers; a list may be short there.
  [[nodiscard]] bool lists_papers(bool beside_table) const {
    if (mostly_papers() && (beside_table || lines_of_papers * 3 >= lines)) return true;
    return papers >= 3 && lines_of_papers * 8 >= lines;
  }
};

/// A year heads no section: a list of publications is divided by them.
bool begins_section(std::string_view text, bool org) {
  if (!text.starts_with('#')) return org && text.starts_with("* [[");
  const std::string_view line = text.substr(0, text.find('\n'));
  const std::size_t begin = std::min(line.find_first_not_of("# "), line.size());
  return published_from(line.substr(begin)).empty();
}

/// The lines of `text` up to the next heading, which begins what is left of it.
std::string_view take_section(std::string_view& text, bool org) {
  std::string_view rest = text;
  do {
    take_line(rest);
  } while (!rest.empty() && !begins_section(rest, org));
  const std::string_view section = text.substr(0, text.size() - rest.size());
  text = rest;
  return section;
}

/// Whether it has the buttons that the site shows to who has not logged in: however a page of its
/// was saved, as an outline too, its lines are read one by one.
bool shows_buttons(std::string_view head) {
  constexpr std::string_view button = "/login?next=%2Fpapers%2F";
  const std::size_t first = head.find(button);
  return first != head.npos && head.find(button, first + 1) != head.npos;
}

}  // namespace

bool begins_list_of_papers(std::string_view first, std::string_view rest) {
  std::string section(first);
  while (!rest.empty()) {
    const std::string_view line = take_line(rest);
    if (line.starts_with('#') || is_all_bold(line)) break;
    section.append(1, '\n').append(line);
  }
  const ItemCount count(section);
  return count.papers >= 2 && count.mostly_papers();
}

bool lists_papers(std::string_view head) {
  if (shows_buttons(head)) return false;
  const bool org = head.starts_with("#+") || head.find("\n#+") != head.npos ||
                   head.find("\n:PROPERTIES:") != head.npos;
  std::size_t linking_headings = 0;
  // Of a document about much else the sections that list papers count.
  ItemCount all, of_papers;
  while (!head.empty()) {
    const bool heads = head.starts_with('#') || (org && head.starts_with("* [["));
    const std::string_view heading = head.substr(0, head.find('\n'));
    if (heads && may_link(heading) && heading.find("](#") == heading.npos) ++linking_headings;
    const ItemCount section(take_section(head, org));
    // What an article cites below its text makes no list of it.
    const bool cites = section.works * 2 > section.papers;
    if (cites && all.lines > 0 && heads_references(heading)) continue;
    all.add(section);
    if (section.papers >= 2 && section.mostly_papers() && !cites) of_papers.add(section);
  }
  // A page whose titles are headings has list items for everything else.
  if (linking_headings >= 2 && all.headed < linking_headings) return false;
  return all.lists_papers(all.rows > 0) || of_papers.lists_papers(all.rows > 0);
}

}  // namespace papers::ingest::page
