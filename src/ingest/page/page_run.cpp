#include "ingest/page/page_run.hpp"

#include <algorithm>
#include <array>
#include <limits>
#include <string>

#include "ingest/page/page_words.hpp"

namespace papers::ingest::page {
namespace {

using Cost = double;
constexpr Cost impossible = 1e9;

/// How abstracts in arXiv's own form wrap, and the titles that travel with them.
constexpr std::size_t arxiv_width = 80;
constexpr std::size_t arxiv_title_width = 72;

/// A label per line; the first line of a paragraph has a label of its own.
enum Label : std::size_t { title_start, title_more, abstract_start, abstract_more, label_count };

enum class Break { soft, hard, certain };

struct LineFacts {
  std::string_view text;
  std::size_t width = 0;
  std::size_t first_word_width = 0;
  bool sentence_end = false;
  bool url_end = false;
  bool starts_lower = false;
  bool dangling_end = false;  ///< a comma, a colon, a hyphen, an open bracket, a word like "of"
  bool opener = false;
  bool sentence_break = false;
  Cost as_title = 0;  ///< what the wording costs if the line is part of a title
  Cost as_abstract = 0;
  const RunLine* line = nullptr;
};

bool dangles(std::string_view text) {
  const char end = text.back();
  return std::string_view(",;:-([").find(end) != std::string_view::npos ||
         is_function_word(last_word(text));
}

LineFacts facts_of(const RunLine& line) {
  LineFacts facts;
  facts.line = &line;
  facts.text = line.text;
  facts.width = line.marks + columns(line.text);
  facts.first_word_width = columns(first_word(line.text));
  facts.sentence_end = ends_sentence(line.text);
  facts.url_end = ends_in_url(line.text);
  facts.starts_lower = is_lower(line.text.front());
  facts.dangling_end = dangles(line.text);
  facts.opener = is_opener(first_word(line.text));
  facts.sentence_break = holds_sentence_break(line.text);
  if (facts.width > 300) {
    facts.as_title = 12;
    return facts;
  }
  const Words words = count_words(line.text);
  const double lower_share =
      words.content == 0 ? 0
                         : static_cast<double>(words.lower) / static_cast<double>(words.content);
  facts.as_title = 1.2 * lower_share + (facts.width > 160 ? 4 : 0);
  if (facts.sentence_end) facts.as_title += line.text.back() == '.' ? 3.5 : 0.5;
  if (facts.sentence_break) facts.as_title += 2.5;
  if (words.content >= 3) facts.as_abstract = 1.8 * (1 - lower_share);
  if (line.ends_link && !line.inside_link && !line.starts_link) facts.as_abstract += 4;
  return facts;
}

Break break_between(const LineFacts& before, const LineFacts& after, std::size_t width) {
  const bool too_wide = before.width > width + 2 && before.text.find(' ') != std::string_view::npos;
  if (too_wide || (after.width > width + 2 && after.first_word_width <= width)) {
    return Break::certain;
  }
  return before.width + 1 + after.first_word_width <= width ? Break::hard : Break::soft;
}

Cost title_goes_on(const LineFacts& before, const LineFacts& after, Break kind) {
  Cost cost = 0.7;
  const bool arxiv_wrap = before.width + 1 + after.first_word_width > arxiv_title_width &&
                          before.width <= arxiv_width && before.width >= 45;
  if (hangs_under(after.line->indent, before.line->indent)) return cost - 2;
  if (kind == Break::soft) return cost;
  if (arxiv_wrap || before.dangling_end) return cost + 0.8;
  return cost + (kind == Break::hard ? 5 : 8);
}

Cost abstract_goes_on(const LineFacts& before, const LineFacts& after, Break kind) {
  // arXiv sets the first line of an abstract's next paragraph in.
  const bool next_paragraph = hangs_under(after.line->indent, before.line->indent);
  if (kind == Break::soft || (next_paragraph && before.sentence_end)) return 0;
  const Cost cost = kind == Break::hard ? 4 : 6;
  return before.sentence_end || !after.starts_lower ? cost : cost - 2;
}

Cost title_ends(const LineFacts& before, Break kind) {
  Cost cost = kind == Break::soft ? 2.5 : 0;
  if (before.dangling_end) cost += 3;
  return cost;
}

Cost abstract_ends(const LineFacts& before, Break kind, bool single_line) {
  Cost cost = kind == Break::soft ? 2.5 : 0;
  if (!before.sentence_end) cost += before.url_end ? 1.5 : 5;
  if (single_line && before.width < 120) cost += 2.5;
  return cost;
}

Cost abstract_starts(const LineFacts& line) {
  return line.as_abstract + (line.starts_lower ? 3 : 0) - (line.opener ? 0.8 : 0);
}

Cost title_starts(const LineFacts& line) { return line.as_title + (line.starts_lower ? 1.5 : 0); }

/// The cost of `label` on `after` when the line before has label `from`.
Cost step(Label from, Label label, const LineFacts& before, const LineFacts& after, Break kind) {
  const bool from_title = from == title_start || from == title_more;
  const bool starts = label == title_start || label == abstract_start;
  const bool inside = after.line->inside_link || after.line->inside_word;
  if (inside && starts) return impossible;
  if ((after.line->starts_link || before.line->ends_link) && !starts) return impossible;
  if (after.line->heading && label != title_start) return impossible;
  switch (label) {
    case title_start:
      if (from_title) {
        if (after.line->heading) return 0;
        if (before.line->ends_link) return 0.5 + title_starts(after);
        return (kind == Break::soft ? 7 : 3) + title_starts(after);
      }
      return (after.line->heading ? 0 : abstract_ends(before, kind, from == abstract_start)) +
             title_starts(after);
    case title_more:
      if (!from_title) return impossible;
      return (inside ? 0 : title_goes_on(before, after, kind)) + after.as_title;
    case abstract_start:
      return from_title ? title_ends(before, kind) + abstract_starts(after) : impossible;
    case abstract_more:
      if (from_title) return impossible;
      return (inside ? 0 : abstract_goes_on(before, after, kind)) + after.as_abstract;
    default:
      return impossible;
  }
}

std::array<Cost, label_count> first_costs(const LineFacts& line, Expectation expectation) {
  std::array<Cost, label_count> costs;
  costs.fill(impossible);
  costs[title_start] = title_starts(line) + (expectation == Expectation::abstract ? 2 : 0);
  costs[abstract_start] = abstract_starts(line) + (expectation == Expectation::abstract ? 0 : 3);
  if (line.line->heading) costs[abstract_start] = impossible;
  return costs;
}

/// What it costs that a run, and with it a paragraph, ends here.
Cost last_cost(Label label, const std::vector<LineFacts>& lines) {
  const LineFacts& line = lines.back();
  if (label == title_start || label == title_more) return line.dangling_end ? 1.5 : 0;
  if (line.sentence_end) return 0;
  if (label == abstract_start) return line.width < 120 ? 5 : 0.5;
  // A few words behind a complete sentence are an organisation, or a title.
  const bool behind_sentence = lines.size() > 1 && lines[lines.size() - 2].sentence_end;
  return line.url_end ? 0 : behind_sentence && line.width < 60 ? 4 : 3;
}

/// The width that this run's own lines show, where they are many enough, else the document's.
std::size_t run_width(const std::vector<LineFacts>& lines, std::size_t document_width) {
  WidthGuess guess;
  std::size_t widest = 0;
  for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
    guess.add_continued(lines[i].text);
    widest = std::max(widest, lines[i].width);
  }
  if (const std::size_t own = guess.width(); own > 0) return own;
  if (document_width > 0) return document_width;
  return std::clamp<std::size_t>(widest, arxiv_title_width, arxiv_width);
}

std::vector<Stretch> stretches_of(const std::vector<Label>& labels) {
  std::vector<Stretch> stretches;
  for (std::size_t i = 0; i < labels.size(); ++i) {
    const bool starts = labels[i] == title_start || labels[i] == abstract_start;
    if (starts || stretches.empty()) {
      stretches.push_back({i, i, labels[i] <= title_more ? Shape::title : Shape::abstract});
    } else {
      stretches.back().last = i;
    }
  }
  return stretches;
}

}  // namespace

std::vector<Stretch> cut_run(const std::vector<RunLine>& lines, std::size_t width,
                             Expectation expectation) {
  if (lines.empty()) return {};
  std::vector<LineFacts> facts;
  facts.reserve(lines.size());
  for (const RunLine& line : lines) facts.push_back(facts_of(line));
  width = run_width(facts, width);

  std::vector<std::array<Label, label_count>> came_from(lines.size());
  std::array<Cost, label_count> costs = first_costs(facts[0], expectation);
  for (std::size_t i = 1; i < facts.size(); ++i) {
    const Break kind = break_between(facts[i - 1], facts[i], width);
    std::array<Cost, label_count> next;
    for (std::size_t to = 0; to < label_count; ++to) {
      next[to] = std::numeric_limits<Cost>::max();
      for (std::size_t from = 0; from < label_count; ++from) {
        const Cost cost = costs[from] + step(static_cast<Label>(from), static_cast<Label>(to),
                                             facts[i - 1], facts[i], kind);
        if (cost >= next[to]) continue;
        next[to] = cost;
        came_from[i][to] = static_cast<Label>(from);
      }
    }
    costs = next;
  }
  std::size_t best = 0;
  for (std::size_t label = 0; label < label_count; ++label) {
    costs[label] += last_cost(static_cast<Label>(label), facts);
    if (costs[label] < costs[best]) best = label;
  }
  std::vector<Label> labels(lines.size());
  labels.back() = static_cast<Label>(best);
  for (std::size_t i = lines.size() - 1; i > 0; --i) labels[i - 1] = came_from[i][labels[i]];
  return stretches_of(labels);
}

Shape shape_of(std::string_view text) {
  constexpr std::size_t surely_abstract_bytes = 300;
  constexpr std::size_t shortest_sentence_bytes = 40;
  if (text.size() >= surely_abstract_bytes) return Shape::abstract;
  if (ends_truncated(text)) return Shape::abstract;
  const bool full_stop = ends_sentence(text) && text.find_last_of("?!") != text.size() - 1;
  if (full_stop) return text.size() >= shortest_sentence_bytes ? Shape::abstract : Shape::title;
  const bool long_question = ends_sentence(text) && text.size() > 150;
  return holds_sentence_break(text) && text.size() > 150 ? Shape::abstract
         : long_question                                 ? Shape::abstract
                                                         : Shape::title;
}

void WidthGuess::add_continued(std::string_view text) {
  const std::size_t width = columns(text);
  if (width < 40 || width > longest_wrap || text.find(' ') == std::string_view::npos) return;
  ++lengths_[width];
  ++total_;
}

std::size_t WidthGuess::width() const {
  constexpr std::size_t ragged_columns = 13;  // a word of usual length may be missing at the end
  if (total_ < 4) return 0;
  std::size_t within = 0;
  for (std::size_t width = longest_wrap; width > 0; --width) {
    if (lengths_[width] == 0) continue;
    within = 0;
    for (std::size_t w = width; w + ragged_columns > width; --w) within += lengths_[w];
    if (within >= 4 && within * 10 >= total_ * 6) return width;
  }
  return 0;
}

namespace {

/// Whether a line after `before` begins inside its last word: behind a hyphen or in a URL.
bool breaks_word(std::string_view before, std::string_view line) {
  const std::size_t size = before.size();
  const std::string_view word = first_word(line);
  const std::string_view last = last_word(before);
  const bool url = last.find("://") != std::string_view::npos;
  if (url && line.front() == '/') return true;
  if (size < 2 || !is_alphanumeric(line.front())) return false;
  if (before.ends_with('-')) {
    const bool hyphen = is_alphanumeric(before[size - 2]) ||
                        (size >= 3 && before[size - 2] == '-' && is_alphanumeric(before[size - 3]));
    return hyphen && word != "and" && word != "or" && word != "to" && word != "nor";
  }
  if (before.ends_with("://")) return true;
  if (!url) return before.back() == '/' && is_alphanumeric(before[size - 2]);
  // The words of a sentence behind a URL have nothing of one inside.
  return std::string_view("/?&=").find(before.back()) != std::string_view::npos &&
         (word.size() == line.size() || word.find_first_of("/-_=&?") != std::string_view::npos);
}

}  // namespace

void mark_cut_words(std::vector<RunLine>& lines) {
  const auto is_url = [](const RunLine& line) {
    return line.text.find(' ') == std::string_view::npos &&
           line.text.find("://") != std::string_view::npos;
  };
  if (std::none_of(lines.begin(), lines.end(), is_url)) return;
  constexpr std::size_t shortest_cut_columns = 60;
  constexpr std::size_t ragged_columns = 3;
  const auto end_of = [](const RunLine& line) { return line.indent + columns(line.text); };
  std::size_t widest = shortest_cut_columns;
  for (const RunLine& line : lines) {
    if (line.text.find(' ') != std::string_view::npos) widest = std::max(widest, end_of(line));
  }
  for (std::size_t i = 1; i < lines.size(); ++i) {
    const std::string_view before = lines[i - 1].text;
    const std::string_view word = first_word(lines[i].text);
    const bool capitalised = word.size() > 1 && is_upper(word[0]) && is_lower(word[1]);
    const std::size_t end = end_of(lines[i - 1]);
    // One that stands out further was left whole.
    lines[i].inside_word = before.find(' ') == std::string_view::npos &&
                           before.find("://") != std::string_view::npos && end >= widest &&
                           end <= widest + ragged_columns && !capitalised;
  }
}

void append_text(std::string& paragraph, std::string_view text) {
  const bool apart = !paragraph.empty() && !text.empty() && !breaks_word(paragraph, text);
  if (apart) paragraph += ' ';
  paragraph += text;
}

void append_line(std::string& paragraph, const RunLine& line) {
  if (!line.inside_word) return append_text(paragraph, line.text);
  paragraph += line.text;
}

}  // namespace papers::ingest::page
