#include "ingest/json/json_record.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/ascii.hpp"
#include "base/day.hpp"
#include "ingest/bibliography/bibtex_record.hpp"
#include "ingest/bibliography/field_text.hpp"
#include "ingest/json/field_names.hpp"
#include "ingest/json/field_values.hpp"
#include "ingest/json/paper_row.hpp"
#include "ingest/json/python_repr.hpp"
#include "ingest/record_check.hpp"
#include "paper/identity.hpp"
#include "paper/links.hpp"
#include "text/escape.hpp"
#include "text/utf8.hpp"

namespace papers::ingest {

namespace {

/// Finds the values of a row by folded names; over the years the same fields stood inside "paper"
/// and beside it.
class RowFields {
 public:
  explicit RowFields(const JsonValue& row) : row_(row) {
    Index outer = index_of(row);
    add_held(outer, 0);
    holders_.push_back(std::move(outer));
  }

  [[nodiscard]] const JsonValue& row() const { return row_; }

  /// The first value under `path` that is not null, of the innermost holder first.
  [[nodiscard]] JsonValue find(std::string_view path) const {
    for (const Index& holder : holders_) {
      JsonValue value = find_in(holder, path);
      if (!value.is_null()) return value;
    }
    return JsonValue();
  }

  /// What `read` makes of the first field of the table that fills `wanted` and gives something.
  template <typename Read>
  auto first(Fills wanted, const Read& read) const -> decltype(read(JsonValue())) {
    for (const FieldName& name : field_names()) {
      if (name.fills != wanted) continue;
      auto value = read(find(name.path));
      if (value != decltype(value)()) return value;
    }
    return {};
  }

  template <typename Read>
  void all(Fills wanted, const Read& read) const {
    for (const FieldName& name : field_names()) {
      if (name.fills == wanted) read(find(name.path));
    }
  }

 private:
  using Index = std::vector<std::pair<std::string, JsonValue>>;

  /// What holds a paper may itself be held: DataCite's data has attributes.
  void add_held(const Index& holder, int depth) {
    constexpr int deepest = 2;
    for (const std::string_view inside : paper_holders()) {
      const JsonValue held = find_in(holder, inside);
      if (!held.is_object()) continue;
      Index index = index_of(held);
      if (inside == "paper" || has_title(held)) {
        holders_.push_back(std::move(index));
      } else if (depth + 1 < deepest) {
        add_held(index, depth + 1);
      }
    }
  }

  static bool has_title(const JsonValue& object) {
    const auto members = object.members();
    return std::any_of(members.begin(), members.end(), [](const auto& member) {
      return !member.second.is_null() && names_title(folded_name(member.first));
    });
  }

  static Index index_of(const JsonValue& object) {
    Index index;
    for (const bool marked : {false, true}) {  // MongoDB's "_id" is behind "id"
      for (const auto& [name, value] : object.members()) {
        if (value.is_null() || name.starts_with('_') != marked) continue;
        index.emplace_back(folded_name(name), value);
      }
    }
    std::stable_sort(index.begin(), index.end(),
                     [](const auto& a, const auto& b) { return a.first < b.first; });
    return index;
  }

  static JsonValue find_in(const Index& index, std::string_view path) {
    const std::string_view name = path.substr(0, path.find('.'));
    const auto found = std::lower_bound(
        index.begin(), index.end(), name,
        [](const auto& entry, std::string_view wanted) { return entry.first < wanted; });
    if (found == index.end() || found->first != name) return JsonValue();
    if (name.size() == path.size()) return found->second;
    return find_inside(found->second, path.substr(name.size() + 1));
  }

  /// Objects inside are small: looked through, not indexed. Of a list the first counts.
  static JsonValue find_inside(const JsonValue& object, std::string_view path) {
    const std::string_view wanted = path.substr(0, path.find('.'));
    if (object.is_array()) return find_inside(object.item(0), path);
    for (const auto& [name, value] : object.members()) {
      if (folded_name(name) != wanted || value.is_null()) continue;
      return wanted.size() == path.size() ? value
                                          : find_inside(value, path.substr(wanted.size() + 1));
    }
    return JsonValue();
  }

  JsonValue row_;
  std::vector<Index> holders_;
};

/// Rows of huggingface.co, whose papers have a page there.
bool is_site_row(const RowFields& fields) {
  if (fields.row()["paper"].is_object()) return true;
  constexpr const char* marks[] = {"upvotes", "submittedondailyat", "publishedat", "aisummary",
                                   "numcomments"};
  return std::any_of(std::begin(marks), std::end(marks),
                     [&fields](const char* mark) { return !fields.find(mark).is_null(); });
}

/// An address or id, without the blanks that some files break it at; of objects "url" or "id".
std::string url_value(const JsonValue& value) {
  std::string url = value.is_string() ? value.text() : text_value(value);
  for (const char* key : {"url", "id"}) {
    if (url.empty()) url = value[key].text();
  }
  std::erase_if(url, [](char c) { return c == ' ' || c == '\n' || c == '\t'; });
  return url;
}

void add_links(const JsonValue& value, const char* kind, Record& record) {
  if (value.is_string()) {
    if (*kind != '\0') return add_link(record.links, url_value(value), kind);
    for (const std::string& url : urls_in(value.text())) add_link(record.links, url);
  }
  for (std::size_t i = 0; i < value.size(); ++i) {
    const JsonValue item = value.item(i);
    for (const JsonValue& url : {item, item["url"], item["href"]}) {
      if (url.is_string()) add_link(record.links, url_value(url), kind);
    }
  }
}

void read_links(const RowFields& fields, bool of_site, Record& record) {
  fields.all(Fills::code_link, [&](const JsonValue& v) { add_links(v, "code", record); });
  fields.all(Fills::project_link, [&](const JsonValue& v) { add_links(v, "project", record); });
  fields.all(Fills::link, [&](const JsonValue& v) { add_links(v, "", record); });
  if (!fields.find("entryid").is_null()) add_links(fields.find("comment"), "", record);
  // The organisation's page: `link:deepseek-ai` then finds what it published.
  const std::string organization = fields.first(Fills::organization, text_value);
  if (of_site && !organization.empty() &&
      organization.find_first_of(" /?#\"<>") == std::string::npos) {
    add_link(record.links, "https://huggingface.co/" + organization, "hf");
  }
}

void read_url(const RowFields& fields, bool of_site, Record& record) {
  if (of_site && !record.arxiv_id.empty()) {
    record.url = "https://huggingface.co/papers/" + record.arxiv_id;
    return;
  }
  record.url = fields.first(Fills::url, [](const JsonValue& value) {
    const std::string url = url_value(value);
    const bool is_page = url.starts_with("/papers/") && !normalize_arxiv_id(url.substr(8)).empty();
    if (url.starts_with("arxiv.org/") || url.starts_with("www.arxiv.org/")) return "https://" + url;
    return text::is_web_url(url) ? url : is_page ? "https://huggingface.co" + url : std::string();
  });
  if (record.arxiv_id.empty()) record.arxiv_id = normalize_arxiv_id(record.url);
  const std::string forum = fields.first(Fills::openreview_id, text_value);
  const bool is_word = std::all_of(forum.begin(), forum.end(), [](char c) {
    return ascii::is_alphanumeric(c) || c == '-' || c == '_';
  });
  if (record.url.empty() && !forum.empty() && is_word) {
    record.url = "https://openreview.net/forum?id=" + forum;
  }
}

std::string published_of(const RowFields& fields) {
  std::string date = fields.first(Fills::published, date_value);
  const std::string year = fields.first(Fills::year, date_value);
  if (date.size() >= year.size() && !date.empty()) return date;
  const std::string month = fields.first(Fills::month, text_value);
  if (month.empty() || year.size() != 4) return year;
  const std::string exact =
      any_date(year + " " + month + " " + fields.first(Fills::day, text_value));
  return exact.empty() ? year : exact;
}

void read_listing_facts(const RowFields& fields, bool of_site, Record& record) {
  Listing listing;
  const std::string listed = fields.first(Fills::listed, text_value);
  listing.listed_on = parse_iso_day(std::string_view(listed).substr(0, 10));
  listing.upvotes = fields.first(Fills::upvotes, count_value);
  listing.github_stars = fields.first(Fills::github_stars, count_value);
  listing.comments = fields.first(Fills::comments, count_value);
  const bool stated =
      listing.listed_on || listing.upvotes || listing.github_stars || listing.comments;
  if (of_site || stated) record.listing = listing;
}

void read_abstract(const RowFields& fields, Record& record) {
  const std::string abstract = fields.first(Fills::abstract, abstract_value);
  const auto kind = parse_abstract_kind(fields.first(Fills::abstract_kind, text_value));
  set_abstract(record, abstract, kind && *kind != AbstractKind::none ? *kind : AbstractKind::full);
  if (!record.abstract.empty()) return;
  set_abstract(record, fields.first(Fills::summary, text_value), AbstractKind::summary);
}

/// What scripts call the text of a paper is its abstract, or all of the card that names it.
void read_text(const RowFields& fields, Record& record) {
  const std::string text = text::squeeze(fields.find("text").text());
  if (!record.abstract.empty() || text.find(text::squeeze(record.title)) != text.npos) return;
  if (leads_to_work(record)) set_abstract(record, text, AbstractKind::full);
}

/// A word, or the first of a list that says something.
WorkKind kind_value(const JsonValue& value) {
  for (std::size_t i = 0; i < value.size(); ++i) {
    const WorkKind kind = work_kind_called(value.item(i).text());
    if (kind != WorkKind::unknown) return kind;
  }
  return work_kind_called(value.text());
}

/// Not the address or id that some keep under "paper".
std::string title_value(const JsonValue& value) {
  std::string title = text_value(value);
  return text::is_web_url(title) || !normalize_arxiv_id(title).empty() ? std::string() : title;
}

/// What `normalize` makes of an id, or of the first one in a list of ids.
template <typename Normalize>
std::string id_value(const JsonValue& value, const Normalize& normalize) {
  std::string id = normalize(url_value(value));
  for (std::size_t i = 0; id.empty() && i < value.size(); ++i) {
    id = normalize(url_value(value.item(i)));
  }
  return id;
}

void read_fields(const RowFields& fields, Record& record) {
  const bool of_site = is_site_row(fields);
  record.title = fields.first(Fills::title, title_value);
  // DBLP, PubMed and Europe PMC end every title in a full stop.
  const bool ends_titles = fields.row()["info"].is_object() ||
                           !fields.find("sorttitle").is_null() ||
                           !fields.find("authorstring").is_null();
  if (ends_titles && record.title.ends_with('.')) record.title.pop_back();
  const std::string subtitle = fields.first(Fills::subtitle, text_value);
  if (!record.title.empty() && !subtitle.empty()) record.title += ": " + subtitle;
  read_abstract(fields, record);
  record.arxiv_id = fields.first(
      Fills::arxiv_id, [](const JsonValue& value) { return id_value(value, normalize_arxiv_id); });
  record.doi =
      fields.first(Fills::doi, [](const JsonValue& value) { return id_value(value, stated_doi); });
  if (record.arxiv_id.empty()) record.arxiv_id = arxiv_id_of_doi(record.doi);
  if (record.arxiv_id.empty()) record.arxiv_id = stated_arxiv_id(fields.find("extra").line());
  record.published = published_of(fields);
  record.venue = fields.first(Fills::venue, text_value);
  if (record.arxiv_id.empty()) {
    record.arxiv_id = arxiv_id_in_volume(record.venue, fields.find("volume").text());
  }
  record.work_kind = fields.first(Fills::work_kind, kind_value);
  set_house(record, text_value(fields.find("publisher")));
  record.authors = fields.first(Fills::authors, names_value);
  record.authors_cut = fields.first(Fills::authors_cut, text_value) == "true";
  fields.all(Fills::keywords, [&record](const JsonValue& value) {
    for (std::string& word : list_value(value)) record.keywords.push_back(std::move(word));
  });
  const JsonValue tags = fields.find("tags");
  if (tags.item(0)["tag"].is_string())  // Zotero's; others are a reader's own
    for (std::string& word : list_value(tags)) record.keywords.push_back(std::move(word));
  read_url(fields, of_site, record);
  read_text(fields, record);
  read_links(fields, of_site, record);
  read_listing_facts(fields, of_site, record);
}

}  // namespace

bool read_json_record(const JsonValue& row, Record& record, std::string& why, bool of_papers) {
  why = is_reply(row)      ? "a reply to a paper, none itself"
        : is_attached(row) ? "a note or a file of a paper, none itself"
                           : "";
  if (!why.empty()) return false;
  const auto entry = bibtex_entry_in(row);
  if (entry) record = record_of(*entry);
  if (!entry) read_fields(RowFields(row), record);
  why = check_record(record);
  if (why.empty() && !of_papers && !entry && !is_paper_row(row, record)) why = title_is_all;
  if (record.title.empty() || why == title_is_all) {
    const std::string names = member_names(row);
    why += names.empty() ? "; it has no fields" : "; it has: " + names;
  }
  return why.empty();
}

bool read_json_record(std::string_view text, Record& record, std::string& why, UnreadFields* unread,
                      bool of_papers) {
  text = text::trim(text);
  const JsonDocument document(text);
  if (document.fault().empty()) {
    const JsonValue row = document.root();
    if (row.is_string()) {
      const std::string inner = row.text();
      if (inner.starts_with('"') || inner.starts_with('\'')) {
        why = "a string inside a string";
        return false;
      }
      return read_json_record(inner, record, why, unread, of_papers);
    }
    if (!row.is_object()) {
      why = "neither an object nor the text of one";
      return false;
    }
    if (!read_json_record(row, record, why, of_papers)) return false;
    if (unread != nullptr && !bibtex_entry_in(row)) unread->note(row);
    return true;
  }
  std::string python_fault;
  const auto converted = python_repr_to_json(text, python_fault);
  const bool is_python = text.starts_with("{'") || text.starts_with('\'');
  if (!converted || (!text.starts_with('{') && !is_python)) {
    why = is_python ? "not a Python value: " + python_fault : "not JSON: " + document.fault();
    return false;
  }
  if (*converted == text) {  // what Python reads in the same way cannot be mended by it
    why = "not JSON: " + document.fault();
    return false;
  }
  return read_json_record(*converted, record, why, unread, of_papers);
}

}  // namespace papers::ingest
