#include "ingest/page/entry.hpp"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "ingest/page/entry_facts.hpp"
#include "ingest/page/entry_runs.hpp"
#include "ingest/page/line_marks.hpp"
#include "ingest/page/page_names.hpp"
#include "ingest/page/page_words.hpp"
#include "ingest/page/statement.hpp"
#include "ingest/page/work_lists.hpp"
#include "text/utf8.hpp"

namespace papers::ingest::page {
namespace {

class ItemReader {
 public:
  ItemReader(std::string_view markdown, bool is_cell)
      : runs_(join_emphasis(read_runs(markdown))), is_cell_(is_cell), facts_(entry_) {}

  Entry run() {
    entry_.published = states_publication(runs_);
    for (const Run& run : runs_) {
      if (!run.url.empty()) add_entry_link(entry_, run.text, run.url);
    }
    skip_front();
    const bool title_follows = at_ + 1 < runs_.size() && is_dressed(runs_[at_ + 1]);
    cited_ = at_ < runs_.size() && runs_[at_].url.empty() &&
             facts_.take_reference(runs_[at_].text, title_follows);
    if (cited_ && runs_[at_].text.empty()) ++at_;
    take_title();
    if (cited_) take_publication();
    for (; at_ < runs_.size(); ++at_) {
      if (begins_venue_of_volume()) take_publication();
      take_run(runs_[at_]);
    }
    end_part();
    constexpr std::size_t fewest_words = 5;
    const std::string said(without_end_marks(summary_));
    if (static_cast<std::size_t>(std::count(said.begin(), said.end(), ' ')) + 1 >= fewest_words) {
      add_summary(entry_, said);
    }
    take_counts_behind(entry_.record.title, entry_.listing);
    return std::move(entry_);
  }

  [[nodiscard]] bool cited() const { return cited_; }

 private:
  static bool is_dressed(const Run& run) { return run.strong || run.slanted || !run.url.empty(); }

  /// "*Nature*" before ", 521 (2015)", where the authors are known.
  bool begins_venue_of_volume() {
    if (at_ + 1 >= runs_.size() || !runs_[at_].slanted || !runs_[at_].url.empty()) return false;
    const std::string_view behind = without_joints(runs_[at_ + 1].text);
    const bool number = behind.starts_with('(') || (!behind.empty() && is_digit(behind[0]));
    if (!number || is_dressed(runs_[at_ + 1])) return false;
    end_part();
    return !entry_.record.authors.empty() && entry_.record.venue.empty();
  }

  /// Of a reference, up to its links.
  void take_publication() {
    std::string tail;
    std::size_t end = at_;
    for (; end < runs_.size() && runs_[end].url.empty() && !runs_[end].strong; ++end) {
      tail += runs_[end].text;
    }
    if (end == at_) return;
    Run rest;
    rest.text = facts_.take_publication(tail);
    at_ = end - 1;
    runs_[at_] = std::move(rest);
  }

  /// Numbers, days, tags and labels in front of the title.
  void skip_front() {
    for (; at_ < runs_.size(); ++at_) {
      Run& run = runs_[at_];
      if (!run.url.empty()) {
        if (!is_link_label(run.text) && !is_tag(at_) && !facts_.take_fact(run.text)) return;
        continue;
      }
      std::string_view text = run.text;
      while (take_front(text)) {
      }
      if (text.empty() || text == "[" || text == "(" || text == "<") continue;
      const bool dressed = run.strong || run.slanted;
      if (dressed && (is_link_label(text) || facts_.take_fact(text))) continue;
      if (dressed && group_size(text) == text.size() && facts_.take_group(text)) continue;
      run.text = std::string(text);
      return;
    }
  }

  /// "TPAMI" of "[[TPAMI](u)] Title of it".
  [[nodiscard]] bool is_tag(std::size_t link) const {
    if (link == 0 || link + 1 >= runs_.size() || text::trim(runs_[link - 1].text) != "[")
      return false;
    return runs_[link].text.find(' ') == std::string::npos &&
           count_words(without_joints(runs_[link + 1].text)).count >= 3;
  }

  bool take_front(std::string_view& text) {
    const std::string_view before = text;
    text = text::trim(text);
    if (text.starts_with('#')) text.remove_prefix(1);
    text.remove_prefix(number_size(text));
    // "⭐ 1.2k - [Title](u)"
    if (symbol_size(text) > 0 && facts_.take_fact(without_end_joints(text))) text = {};
    text = without_symbols(text);
    if (const std::size_t size = group_size(text);
        size > 0 && facts_.take_group(text.substr(0, size))) {
      text = text::trim(text.substr(size));
    }
    facts_.take_front_day(text);
    facts_.take_venue_in_front(text);
    for (const std::string_view name : {"title:", "paper:"}) {
      if (starts_with_folded(text, name)) text = text::trim(text.substr(name.size()));
    }
    if (group_size(text) == 0) text = without_joints(text);
    return text.size() < before.size() && !text.empty();
  }

  void take_title() {
    const std::size_t marked = find_marked_title();
    if (marked == runs_.size()) return take_plain_title();
    for (; at_ < marked; ++at_) take_part(runs_[at_].text, runs_[at_].slanted);
    const Run& first = runs_[at_];
    const bool linked = !first.url.empty();
    std::string title;
    const auto goes_on = [&](const Run& run) {
      if (linked && !first.strong) return run.url == first.url;
      return run.strong == first.strong && run.slanted == first.slanted &&
             (run.url.empty() || !is_link_label(run.text));
    };
    while (at_ < runs_.size() && goes_on(runs_[at_])) title += runs_[at_++].text;
    set_title(title);
    take_rest_of_name();
  }

  void set_title(std::string_view title) {
    std::string_view text = text::trim(title);
    if (text.starts_with('[') && text.find(']') == text.size() - 1) {
      text = text::trim(text.substr(1, text.size() - 2));
    }
    text.remove_prefix(number_size(text));
    std::string whole = text::squeeze(without_end_joints(text));
    // "One, A., & Two, B. (2023). Title. *Journal*."
    if (facts_.take_reference(whole, false)) whole.resize(sentence_size(whole));
    const std::size_t open = whole.ends_with(')') ? whole.rfind(" (") : whole.npos;
    if (open != whole.npos && open > 0) {  // "Title (ICML 2019)" in one dress
      const std::string inside = whole.substr(open + 2, whole.size() - open - 3);
      const bool is_place = is_venue(inside) || !published_from(inside).empty();
      if (is_place && facts_.take_fact(inside)) whole.resize(open);
    }
    entry_.record.title = without_end_joints(whole);
  }

  /// The run that shows by its dress that it is the title; the number of runs for none.
  [[nodiscard]] std::size_t find_marked_title() const {
    std::size_t strong = runs_.size();
    for (std::size_t i = at_; i < runs_.size(); ++i) {
      const Run& run = runs_[i];
      const bool names_thing = !run.text.empty() && !is_link_label(run.text) && !run.summary;
      if (!names_thing) continue;
      if (is_paper_url(run.url) && (strong == runs_.size() || is_name_of(strong, i))) return i;
      if (run.strong && strong == runs_.size()) strong = i;
    }
    if (strong < runs_.size() && (strong == at_ || !is_title_text(runs_[at_].text))) return strong;
    if (at_ < runs_.size() && runs_[at_].slanted) return at_;
    if (at_ < runs_.size() && !runs_[at_].url.empty()) return at_;
    // "One, Two, *Title*"
    const bool names_first = at_ + 1 < runs_.size() && runs_[at_ + 1].slanted &&
                             text::trim(runs_[at_].text).ends_with(',') &&
                             count_words(runs_[at_ + 1].text).count >= 3;
    return names_first ? at_ + 1 : runs_.size();
  }

  /// "**Name**: [Its full title](u)"
  [[nodiscard]] bool is_name_of(std::size_t strong, std::size_t link) const {
    if (link != strong + 1 && link != strong + 2) return runs_[link].strong && link == strong;
    const std::string& name = runs_[strong].text;
    const std::string_view between =
        link == strong + 2 ? text::trim(runs_[strong + 1].text) : std::string_view();
    return (name.ends_with(':') && between.empty()) || between == ":" || between == "-" ||
           between == "\xE2\x80\x94" || between == "\xE2\x80\x93";
  }

  /// Words enough for a title in front of one in bold letters.
  static bool is_title_text(std::string_view text) {
    text = without_end_joints(text);
    return count_words(text).count >= 3 && !is_names(text, 2);
  }

  /// "**CLIP**: Learning Transferable Models": a name is no title yet.
  void take_rest_of_name() {
    std::string& title = entry_.record.title;
    constexpr std::ptrdiff_t most_blanks = 3;
    if (at_ >= runs_.size() || std::count(title.begin(), title.end(), ' ') > most_blanks) return;
    Run& run = runs_[at_];
    if (!run.url.empty() || run.slanted || !text::trim(run.text).starts_with(':')) return;
    const std::string_view behind = text::trim(text::trim(run.text).substr(1));
    const std::size_t size = plain_title_size(behind, is_cell_);
    const std::string_view rest = without_end_joints(behind.substr(0, size));
    const Words words = count_words(rest);
    if (words.content < 2 || words.lower * 2 > words.content) return;
    title += ": " + text::squeeze(rest);
    run.text = std::string(behind.substr(size));
  }

  void take_plain_title() {
    if (at_ >= runs_.size()) return;
    Run& run = runs_[at_];
    std::string_view text = text::trim(run.text);
    for (const auto& [open, close] : {std::pair<std::string_view, std::string_view>{"\"", "\""},
                                      {"\xE2\x80\x9C", "\xE2\x80\x9D"},
                                      {"\xC2\xAB", "\xC2\xBB"},
                                      {"\xE3\x80\x8A", "\xE3\x80\x8B"}}) {
      const std::size_t begin = text.find(open);
      if (begin == std::string_view::npos) continue;
      const std::size_t end = text.find(close, begin + open.size());
      if (end == std::string_view::npos ||
          (begin > 0 && !is_names(without_end_joints(text.substr(0, begin)), 1) &&
           !text::trim(text.substr(0, begin)).ends_with(':'))) {
        continue;
      }
      if (begin > 0) take_part(text.substr(0, begin), false);
      set_title(text.substr(begin + open.size(), end - begin - open.size()));
      run.text = std::string(text.substr(end + close.size()));
      return;
    }
    const std::size_t size = plain_title_size(text, is_cell_);
    set_title(text.substr(0, size));
    run.text = std::string(text.substr(size));
  }

  void take_run(const Run& run) {
    if (run.summary) {
      end_part();
      for (const std::string_view name : {"bstract", "摘要"}) {
        facts_.abstract_follows =
            facts_.abstract_follows || run.text.find(name) != std::string_view::npos;
      }
      return;
    }
    if (!run.url.empty()) {
      // "The code is at https://…"
      const bool named = run.text == run.url && link_to(run.url).to != LinkTo::paper;
      if (is_link_label(run.text) && !(named && within_sentence(part_))) return end_part();
      part_ += run.text;
      return;
    }
    if (run.slanted != slanted_) {
      if (!within_sentence(part_)) end_part();
      slanted_ = run.slanted;
    }
    std::string_view rest = run.text;
    for (;;) {
      const std::size_t end = std::min(rest.find_first_of("\n|"), rest.size());
      part_ += rest.substr(0, end);
      if (end == rest.size()) return;
      end_part();
      rest.remove_prefix(end + 1);
    }
  }

  [[nodiscard]] bool within_sentence(std::string_view part) const {
    part = text::trim(part);
    return count_words(part).lower >= 2 && !ends_sentence(part) && !is_names(part, 2);
  }

  void end_part() {
    if (!part_.empty()) take_part(std::exchange(part_, {}), slanted_);
  }

  void take_part(std::string_view part, bool slanted) {
    std::string_view text = text::trim(part);
    if (text.starts_with("> ")) text = text::trim(text.substr(2));
    text = text::trim(text.substr(bullet_of(text).size()));
    if (facts_.take_field(text)) return;
    text = without_joints(text);
    while (!text.empty()) {
      const std::size_t group = group_size(text);
      if (group > 0 && facts_.take_group(text.substr(0, group))) {
        text = without_joints(text.substr(group));
        continue;
      }
      if (facts_.take_venue_in_front(text)) continue;
      std::size_t size = sentence_size(text);
      // "Ann One, Bob Two (2025)"
      const std::size_t open = text.find(" (");
      if (open < size && is_names(text.substr(0, open), 2)) size = open;
      const std::string_view one = without_end_marks(text.substr(0, size));
      if (!facts_.take_fact(one) && !facts_.take_fact(without_end_joints(one)) &&
          !facts_.take_names(one, slanted)) {
        break;
      }
      text = without_joints(text.substr(size));
      slanted = false;
    }
    if (text.find_first_not_of("\"\u201C\u201D.,;)<> ") == text.npos) return;
    if (facts_.abstract_follows) {
      std::string& abstract = entry_.record.abstract;
      abstract += (abstract.empty() ? "" : " ") + text::squeeze(text);
      return;
    }
    // A name above the text is of an organisation.
    constexpr std::size_t abstract_bytes = 300;
    const bool sentence = ends_sentence(text) && count_words(summary_).lower == 0;
    if ((sentence || text.size() >= abstract_bytes) && may_be_organisation(summary_)) {
      summary_.clear();
    }
    if (!summary_.empty()) summary_ += ' ';
    summary_ += text::squeeze(text);
  }

  std::vector<Run> runs_;
  bool is_cell_;
  bool cited_ = false;
  std::size_t at_ = 0;
  std::string part_;
  bool slanted_ = false;
  std::string summary_;
  Entry entry_;
  EntryFacts facts_;
};

}  // namespace

Entry read_item(std::string_view markdown, bool* cited) {
  ItemReader reader(markdown, false);
  Entry entry = reader.run();
  if (cited != nullptr) *cited = reader.cited();
  return entry;
}

Entry read_title_cell(std::string_view markdown) { return ItemReader(markdown, true).run(); }

}  // namespace papers::ingest::page
