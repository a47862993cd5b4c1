#include "ingest/page/page_head.hpp"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include "ingest/markup_text.hpp"
#include "ingest/page/address_lines.hpp"
#include "ingest/page/entry_lines.hpp"
#include "ingest/page/line_marks.hpp"
#include "ingest/page/markup_parts.hpp"
#include "ingest/page/page_names.hpp"
#include "ingest/page/page_words.hpp"
#include "ingest/page/spoken_lines.hpp"
#include "ingest/page/statement.hpp"
#include "ingest/page/tree_lines.hpp"
#include "ingest/page/wrapping.hpp"
#include "text/utf8.hpp"

namespace papers::ingest::page {
namespace {

constexpr std::size_t longest_front_matter_lines = 100;

/// The number of lines from one "---" to the next at the very start, or 0.
std::size_t front_matter_lines(std::string_view rest) {
  if (text::trim(take_line(rest)) != "---") return 0;
  for (std::size_t lines = 2; !rest.empty() && lines <= longest_front_matter_lines; ++lines) {
    const std::string_view line = text::trim(take_line(rest));
    if (line == "---" || line == "...") return lines;
    const bool yaml = line.empty() || line.find(':') != std::string_view::npos ||
                      line.starts_with('-') || line.starts_with('#');
    if (!yaml) return 0;
  }
  return 0;
}

/// "huggingface.co/papers?date=2026-03-12", "…/papers/date/2026-03-12".
std::optional<StatedDay> day_in_url(std::string_view text) {
  for (const std::string_view place : {"/papers?date=", "/papers/date/"}) {
    const std::size_t at = text.find(place);
    if (at == std::string_view::npos) continue;
    if (parse_iso_day(text.substr(at + place.size(), 10))) {
      return parse_stated_day(text.substr(at + place.size(), 10));
    }
  }
  return std::nullopt;
}

/// `line` split at its first colon into a key without marks and a value.
bool split_key(std::string_view line, std::string_view& key, std::string_view& value) {
  const std::size_t colon = line.find(':');
  if (colon == std::string_view::npos || colon == 0 || colon > 24) return false;
  key = line.substr(0, colon);
  value = line.substr(colon + 1);
  while (!key.empty() && (key.front() == '*' || key.front() == '_')) key.remove_prefix(1);
  while (!key.empty() && (key.back() == '*' || key.back() == '_')) key.remove_suffix(1);
  while (!value.empty() && (value.front() == '*' || value.front() == '_')) value.remove_prefix(1);
  key = text::trim(key);
  value = text::trim(value);
  return !key.empty();
}

std::string_view without_quotes(std::string_view value) {
  if (value.size() >= 2 && (value.front() == '"' || value.front() == '\'') &&
      value.back() == value.front()) {
    return value.substr(1, value.size() - 2);
  }
  return value;
}

/// Whether a link of Markdown, Jira, Textile or reStructuredText has its end on the line.
bool has_link(std::string_view line) {
  constexpr std::array<std::string_view, 7> ends = {"](",      "][",   "|http", "|/",
                                                    "\":http", "\":/", ">`_"};
  return std::any_of(ends.begin(), ends.end(),
                     [line](std::string_view end) { return line.find(end) != line.npos; });
}

/// Whether a tag of HTML with an attribute, or one that closes, is on the line.
bool has_tag(std::string_view line) {
  const std::size_t closing = line.find("</");
  if (closing != line.npos) {
    const std::size_t end = line.find_first_of(" >/|", closing + 2);
    if (end != line.npos && line[end] == '>' && !tag_name(line.substr(closing + 1)).empty()) {
      return true;
    }
  }
  return (line.find("=\"") != line.npos || line.find("=\'") != line.npos) &&
         (line.find('<') != line.npos || line.find('>') != line.npos);
}

/// "&lt;", "&mdash;"
bool has_named_reference(std::string_view line) {
  constexpr std::size_t longest_name_bytes = 8;
  for (std::size_t at = line.find('&'); at != line.npos; at = line.find('&', at + 1)) {
    const std::string_view name = line.substr(at + 1, longest_name_bytes + 1);
    const std::size_t end = name.find(';');
    const auto is_letter = [](char c) { return is_lower(c) || is_upper(c); };
    if (end != name.npos && end >= 2 &&
        std::all_of(name.begin(), name.begin() + static_cast<std::ptrdiff_t>(end), is_letter)) {
      return true;
    }
  }
  return false;
}

/// Which characters the writer of a page put backslashes before.
class EscapeCounter {
 public:
  void add(std::string_view line) {
    for (std::size_t at = 0; at < line.size(); ++at) {
      if (line[at] == '\\') {
        add_escape(line.substr(at + 1));
        ++at;
      } else if (const std::size_t end = markup_end(line, at); end > at) {
        at = end;
      } else if (const std::size_t mark = sometimes.find(line[at]); mark != line.npos) {
        --more_.at(mark);
      }
    }
    const std::size_t quote = line.find("``");
    if (quote != std::string_view::npos && (quote == 0 || line[quote - 1] == ' ')) --marks_;
  }

  [[nodiscard]] std::string escaped(bool markup) const {
    std::string found;
    for (std::size_t mark = 0; mark < sometimes.size(); ++mark) {
      if (more_.at(mark) > 0) found += sometimes[mark];
    }
    const bool any = found.find_first_of("'\"^@()") != std::string::npos;
    if (!markup || (marks_ <= 0 && !any)) return {};
    return "\\`*_[]<>#+-.!~|" + found;
  }

 private:
  /// Where the target, tag or attributes at `at` end, in which nothing is escaped; `at` for none.
  static std::size_t markup_end(std::string_view line, std::size_t at) {
    const char before = at > 0 ? line[at - 1] : ' ';
    const char next = at + 1 < line.size() ? line[at + 1] : ' ';
    constexpr std::size_t longest_bytes = 1024;
    line = line.substr(0, at + longest_bytes);
    std::size_t end = at;
    if (line[at] == '(' && before == ']') end = line.find(')', at);
    if (line[at] == '{' && (next == '.' || next == '#')) end = line.find('}', at);
    if (line[at] == '<' && (is_alphanumeric(next) || next == '/')) {
      bool quoted = false;  // an attribute's value may hold a ">"
      while (++end < line.size() && (quoted || (line[end] != '>' && line[end] != '<'))) {
        quoted ^= line[end] == '"';
      }
      if (end == line.size() || line[end] == '<') end = at;
    }
    return end == std::string_view::npos ? at : end;
  }

  void add_escape(std::string_view rest) {
    // Writers of Markdown make "5\\%" of LaTeX's "5\%", and "\`\`a''" of "``a''".
    if (rest.starts_with('%') || rest.starts_with('&')) --marks_;
    if (rest.empty()) return;
    if (std::string_view("\\`*[]<>#+-.").find(rest.front()) != rest.npos) ++marks_;
    // LaTeX's "\'ee" is an accent.
    const bool accent = rest.size() > 2 && !is_digit(rest[1]) && is_alphanumeric(rest[1]) &&
                        is_alphanumeric(rest[2]);
    const std::size_t mark = sometimes.find(rest.front());
    if (mark != rest.npos && !(accent && std::string_view("'\"^~").find(rest[0]) != rest.npos)) {
      ++more_.at(mark);
    }
  }

  /// Some writers escape these, all of them: then most are.
  static constexpr std::string_view sometimes = "'\"^@$(){}";
  int marks_ = 0;
  std::array<int, sometimes.size()> more_{};  ///< how many more are escaped than are not
};

class HeadReader {
 public:
  explicit HeadReader(Head& head) : head_(head) {}

  void add(std::string_view line) {
    if (line.find("/papers/2") != line.npos || line.find("arxiv.org/") != line.npos) {
      ++head_.paper_links;
      // "Read more: https://…" stands below every paper.
      const bool again = head_.repeated.holds(line);
      if (!again && !title_with_address(line.substr(stamp_size(line))).title.empty()) {
        ++addresses_beside_;
      }
    }
    const std::string_view above = std::exchange(last_line_, line);
    const bool below_dot = above == "\xE2\x80\xA2" && is_arxiv_id(line);
    if (below_dot || find_kind_and_id(line) != line.npos) ++ids_;
    links_ = links_ || has_link(line);
    head_.notation.bbcode = head_.notation.bbcode || line.find("[/url]") != line.npos;
    const bool summary = line.find("<summary") != line.npos;
    const bool whole = line.starts_with('<') && line.ends_with('>') && has_tag(line);
    const bool div = summary || whole || line.starts_with("<div") || line == "</div>";
    tags_ += div ? tag_lines : has_tag(line) ? 1 : 0;
    head_.nowiki = head_.nowiki || line.find(":%%//%%") != line.npos;
    numbered_ = numbered_ || line.find("&#") != line.npos;
    named_ = named_ || has_named_reference(line);
    escapes_.add(line);
    const bool text = !line.empty() && read_line(line);
    if (!before_.empty() && text) {
      widths_.add_continued(before_, line);
      if (!may_be_below_title(before_, line)) certain_widths_.add_continued(before_, line);
    } else if (text && count_words(line).count >= fewest_title_words) {
      ++(above.empty() ? apart_ : below_);
    }
    before_ = text ? line : std::string_view();
  }

  void finish() {
    head_.print_below_text = below_ > apart_;
    head_.blanks_below_text = apart_ > 2 * below_;
    head_.wrap = (head_.print_below_text ? certain_widths_ : widths_).guess();
    head_.is_collection = ids_ >= fewest_ids;
    const auto* const most = std::max_element(headings_.begin(), headings_.end());
    if (*most >= 2) head_.title_level = static_cast<std::size_t>(most - headings_.begin());
    head_.escapes = escapes_.escaped(links_ || head_.notation.labels || *most > 0);
    head_.notation.tags = tags_ >= tag_lines;
    constexpr std::size_t fewest_addresses = 2;
    head_.addresses_beside =
        addresses_beside_ >= fewest_addresses && addresses_beside_ * 2 > head_.paper_links;
    const bool markup = links_ || *most > 0 || head_.notation.tags;
    head_.entities = numbered_ || (named_ && markup);
  }

 private:
  /// True for a line of text.
  bool read_line(std::string_view line) {
    if (read_definition(line)) return false;
    const std::size_t level = std::min(line.find_first_not_of('#'), line.size());
    if (level > 0 && level < headings_.size() && level < line.size() && line[level] == ' ') {
      line = text::trim(line.substr(level));
      const bool title = !line.empty() && first_form(line) == Form::text;
      if (title) ++headings_.at(level);
      if (title) return false;
    }
    bool fields = false;
    bool header = false;
    for (const Statement& said : read_statements(line)) {
      head_.counts_authors = head_.counts_authors || said.form == Form::authors;
      head_.names_authors = head_.names_authors || said.form == Form::names;
      header = header || (said.phrase >= Phrase::header && said.phrase != Phrase::list_end);
      if (said.form == Form::text) {
        head_.names_authors = head_.names_authors || !read_names(said.text, 3).empty();
        if (said.text == line) return true;
      }
      fields = fields || (said.form != Form::phrase && said.form != Form::text);
    }
    if (header) ++head_.header_lines;
    if (fields) ++head_.small_print_lines;
    return false;
  }

  Head& head_;
  WidthGuess widths_;
  WidthGuess certain_widths_;  ///< without lines that may be an organisation below a title
  static constexpr std::size_t fewest_title_words = 4;
  std::size_t below_ = 0;  ///< texts right below small print
  std::size_t apart_ = 0;  ///< below a blank line
  static constexpr std::size_t fewest_ids = 2;
  std::size_t ids_ = 0;  ///< "• 2501.09732"
  std::string_view last_line_;
  EscapeCounter escapes_;
  std::array<std::size_t, 7> headings_{};
  std::string_view before_;  ///< the line before, where it is text
  std::size_t addresses_beside_ = 0;
  bool links_ = false;
  bool numbered_ = false;  ///< writes "&#45;"
  bool named_ = false;     ///< "&lt;", as LaTeX in XML has it too
  static constexpr std::size_t tag_lines = 3;
  std::size_t tags_ = 0;  ///< lines with HTML in them
};

}  // namespace

Metadata read_metadata(std::string_view line, bool front_matter) {
  Metadata found;
  std::string_view key;
  std::string_view value;
  if (!split_key(line, key, value)) {
    found.is_metadata = front_matter;
    return found;
  }
  value = without_quotes(value);
  const bool web = value.find("://") != std::string_view::npos;
  const bool known =
      is_one_of(key,
                "url|source|source url|link|page title|site|saved|saved on|retrieved|captured|"
                "created|accessed|clipped|canonical|page url|saved from|markdown content|"
                "url source|published time");
  // "- **Link**: https://arxiv.org/abs/…" is what a digest says of a paper.
  const LinkTo to = link_to(first_word(value)).to;
  const bool of_paper = (equals_folded(key, "link") && value.empty()) ||
                        (!front_matter && (to == LinkTo::paper || to == LinkTo::code));
  found.is_metadata = front_matter || (known && !of_paper && line.size() < 400) ||
                      (web && !of_paper && line.front() == '*' && line.size() < 400) ||
                      (equals_folded(key, "title") && find_phrase(value) != Phrase::none);
  if (!found.is_metadata) return found;
  found.trending = value.find("/papers/trending") != std::string_view::npos ||
                   find_phrase(value) == Phrase::trending;
  found.listed = day_in_url(value);
  if (value.size() < 10) return found;
  const auto day = parse_iso_day(value.substr(0, 10));
  if (day && equals_folded(key, "date")) found.listed = parse_stated_day(value.substr(0, 10));
  if (day && !is_one_of(key, "date|published|published time")) found.captured = day;
  return found;
}

Head read_head(std::string_view bytes) {
  constexpr std::size_t stated_size_bytes = 64 * 1024;
  Head head;
  head.notation.labels = lists_labels(bytes);
  head.numbered_links = lists_citation_numbers(bytes);
  bytes = bytes.substr(0, stated_size_bytes);
  if (has_tree_lines(bytes)) head.plain_line = TreeLines();
  if (has_spoken_lines(bytes)) head.plain_line = plain_spoken_line;
  if (has_underlined_links(bytes)) head.plain_line = plain_underlines;
  std::string plain;
  if (auto rewrite = head.plain_line) {
    while (!bytes.empty()) {
      std::string line(take_line(bytes));
      rewrite(line);
      plain.append(line).append(1, '\n');
    }
    bytes = plain;
  }
  head.flat = has_flat_lines(bytes);
  head.lists = lists_papers(bytes);
  head.tables = has_table_of_papers(bytes);
  head.front_matter_lines = front_matter_lines(bytes);
  LineCounter lines;
  for (std::string_view rest = bytes; !rest.empty();) lines.add(text::trim(take_line(rest)));
  if (!head.lists || lines.dress() != Dress::bullets) head.dress = lines.dress();
  head.is_quotation = lines.is_quotation();
  head.repeated = lines.repeated();
  HeadReader reader(head);
  while (!bytes.empty()) reader.add(without_dress(text::trim(take_line(bytes)), head.dress));
  reader.finish();
  if (head.header_lines >= 2) head.lists = false;  // the site's pages have items for authors
  return head;
}

}  // namespace papers::ingest::page
