// Saved pages of the site. The papers stand in them as JSON, the same rows as the API's, in an
// attribute that the page's own script reads; a page without those is read as it is shown.
#include <fmt/format.h>

#include <algorithm>
#include <deque>
#include <initializer_list>
#include <optional>
#include <string>
#include <unordered_set>
#include <utility>
#include <vector>

#include "base/ascii.hpp"
#include "base/error.hpp"
#include "ingest/article/article.hpp"
#include "ingest/feed/shown_list.hpp"
#include "ingest/json/json_record.hpp"
#include "ingest/json/json_rows.hpp"
#include "ingest/markup_text.hpp"
#include "ingest/page/html_blocks.hpp"
#include "ingest/page/html_document.hpp"
#include "ingest/page/page_judgement.hpp"
#include "ingest/page/page_reader.hpp"
#include "ingest/reader.hpp"
#include "ingest/record_check.hpp"
#include "text/utf8.hpp"

namespace papers::ingest {

namespace {

/// A day's page has 1 to 2 MB.
constexpr std::size_t page_limit_bytes = std::size_t{16} << 20;

/// What the JSON in one attribute gave.
struct Rows {
  std::vector<Record> records;
  std::vector<std::pair<std::uint64_t, std::string>> faults;  ///< row and reason
  std::optional<StatedDay> day;
  bool listed = false;  ///< an array of papers, not one paper's own page
};

Rows rows_in(std::string_view props) {
  Rows rows;
  const auto row = [&](const JsonRow& found) {
    Record record;
    std::string why(found.fault);
    if (why.empty() && read_json_record(found.text, record, why)) {
      record.line = found.number;
      if (!record.listing) record.listing.emplace();
      if (found.listed) record.listing->position = static_cast<std::int64_t>(found.number);
      rows.listed |= found.listed;
      rows.records.push_back(std::move(record));
    } else if (found.listed) {
      rows.faults.emplace_back(found.number, std::move(why));
    }
  };
  const auto day = [&](const StatedDay& stated) { rows.day = stated; };
  try {
    for_each_json_row(props, "", {row, day});
  } catch (const NotJson&) {
    // Attributes of other scripts hold what they like.
    return Rows();
  }
  // A component's settings may have a title; a paper has an id as well.
  const auto no_id = [](const Record& record) { return record.arxiv_id.empty(); };
  if (!rows.listed && std::any_of(rows.records.begin(), rows.records.end(), no_id)) return Rows();
  return rows;
}

/// The rows of the page's list of papers; of all other components when it has no such list.
std::vector<Rows> rows_of_page(const GumboNode* root) {
  std::vector<Rows> all;
  for (const GumboNode* at = root; at != nullptr; at = next_node(at, root)) {
    const std::string_view props = attribute(at, "data-props");
    if (props.empty()) continue;
    Rows rows = rows_in(props);
    if (rows.records.empty() && rows.faults.empty()) continue;
    const bool is_list = attribute(at, "data-target") == "DailyPapers";
    if (is_list) all.clear();
    all.push_back(std::move(rows));
    if (is_list) break;
  }
  return all;
}

/// The day in the page's own address: `https://huggingface.co/papers/date/2025-03-12`.
std::optional<StatedDay> day_of_address(const GumboNode* root) {
  constexpr std::string_view path = "/papers/date/";
  constexpr std::size_t day_size = 10;
  for (const GumboNode* at = root; at != nullptr; at = next_node(at, root)) {
    std::string_view address;
    if (attribute(at, "rel") == "canonical") address = attribute(at, "href");
    if (attribute(at, "property") == "og:url") address = attribute(at, "content");
    const std::size_t found = address.find(path);
    if (found == std::string_view::npos) continue;
    const auto day = parse_stated_day(address.substr(found + path.size()).substr(0, day_size));
    if (day) return day;
  }
  return std::nullopt;
}

/// Takes the rows of the page's JSON in; a paper that stands there twice once.
void take_rows(std::vector<Rows>& components, Sink& sink) {
  std::uint64_t number = 0;
  std::unordered_set<std::string> seen;
  for (Rows& rows : components) {
    for (Record& record : rows.records) {
      record.line = ++number;
      if (!record.arxiv_id.empty() && !seen.insert(record.arxiv_id).second) {
        sink.account({number, number, LineKind::chrome, "a second copy of a paper"});
        continue;
      }
      const std::string_view fault = check_record(record);
      if (fault.empty()) sink.record(record);
      sink.account({number, number, fault.empty() ? LineKind::title : LineKind::skipped, fault});
    }
    for (const auto& [row, why] : rows.faults) {
      ++number;
      sink.account({number, number, LineKind::skipped, fmt::format("row {}: {}", row, why)});
    }
  }
}

/// What the page shows, read as any other page of papers.
void read_markup(const HtmlDocument& document, Input& input, Sink& sink) {
  const GumboNode* const root = document.root();
  std::deque<page::Block> blocks = page::html_blocks(root);
  const std::uint64_t last_line = blocks.empty() ? 0 : blocks.back().last;
  page::Head head;
  // Markdown's are in the text, if a converter left the tags round it.
  const std::string_view first = document.html().substr(document.html().find("/papers/2") + 1);
  head.paper_links = first.find("/papers/2") == first.npos ? 0 : 2;
  head.lists = std::any_of(blocks.begin(), blocks.end(),
                           [](const page::Block& block) { return block.entry != nullptr; });
  page::PageReader reader(sink, head);
  for (; !blocks.empty(); blocks.pop_front()) reader.add(std::move(blocks.front()));
  page::refuse_what_is_no_page(input.name(), reader.finish(last_line));
}

void read_html(Input& input, Sink& sink) {
  const HtmlDocument document(text::clean(input.rest(page_limit_bytes)));
  if (document.root() == nullptr) {
    throw Error(fmt::format("{}: the HTML is {}; no page of papers is like that", input.name(),
                            document.fault()));
  }
  std::vector<Rows> components = rows_of_page(document.root());
  const auto day_of_rows = std::find_if(components.begin(), components.end(),
                                        [](const Rows& rows) { return rows.day.has_value(); });
  const auto day =
      day_of_rows != components.end() ? day_of_rows->day : day_of_address(document.root());
  if (day) sink.document_day(*day);
  if (components.empty()) {
    // An article's metadata may stand behind the bytes by which its format is chosen.
    if (article::take_article(document.root(), sink)) return;
    if (take_shown_list(document.root(), sink)) return;
    return read_markup(document, input, sink);
  }
  take_rows(components, sink);
}

bool holds_any(std::string_view text, std::initializer_list<std::string_view> marks) {
  return std::any_of(marks.begin(), marks.end(), [&](std::string_view mark) {
    return text.find(mark) != std::string_view::npos;
  });
}

/// Cleaners of HTML leave the text of what they take out, and the page's title comes first.
bool is_markup_behind_text(std::string_view head) {
  if (!holds_any(head, {"</a>"}) || !holds_any(head, {"</h3>", "</div>"})) return false;
  std::string_view first_line = head.substr(0, head.find('\n'));
  const std::size_t tag = first_line.find('<');
  const bool begins = tag != first_line.npos && tag + 1 < first_line.size() &&
                      ascii::is_letter(first_line[tag + 1]);
  return begins && holds_any(head, {"/papers/"}) &&
         !holds_any(head, {"](/", "](http", "\n# ", "\n## ", "\n### ", "\n- ", "\n* "});
}

/// Whether each line of text begins with a tag, and one of a list or a paragraph is among them.
bool is_all_markup(std::string_view head) {
  if (!holds_any(head, {"</li>", "</p>"})) return false;
  while (!head.empty()) {
    const std::string_view line = text::trim(take_line(head));
    if (!line.empty() && !line.starts_with('<')) return false;
  }
  return true;
}

Evidence sniff_html(std::string_view head, std::string_view) {
  const std::size_t first = head.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
  if (first == std::string_view::npos) return {};
  if (head[first] != '<') {
    return is_markup_behind_text(head.substr(first))
               ? Evidence{65, "markup that links papers, behind its title"}
               : Evidence();
  }
  const std::string begin = ascii::lower(head.substr(first, 1024));
  const bool document =
      holds_any(begin, {"<!doctype html", "<!doctype netscape", "<html", "<head>", "<body"});
  // Markdown may begin with a tag, and goes on with links that HTML does not have.
  if (!document && holds_any(head, {"](/", "](http"})) return {};
  if (holds_any(head, {"data-target=\"DailyPapers\""})) {
    return {96, "HTML with the site's list of papers (data-target=\"DailyPapers\")"};
  }
  if (document || holds_any(begin, {"<main", "<article"})) return {80, "an HTML document"};
  if (is_all_markup(head)) return {66, "lines of HTML"};
  const char second = begin.size() > 1 ? begin[1] : '\0';
  const bool is_markup = ascii::is_letter(second) || second == '!';
  if (is_markup && holds_any(head, {"/papers/"})) return {65, "markup that links papers"};
  return {};
}

}  // namespace

extern const Format html_format = {
    "html", "a saved page of the site", true, false, sniff_html, read_html, 100, Container::markup};

}  // namespace papers::ingest
