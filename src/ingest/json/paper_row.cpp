#include "ingest/json/paper_row.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include "base/ascii.hpp"
#include "ingest/json/field_names.hpp"
#include "ingest/record_check.hpp"

namespace papers::ingest {

namespace {

struct Member {
  std::string name;  ///< folded
  bool has_value, is_usual;
};

/// Nothing strange to a list of papers: a name of the table, a place in the list, the first and the
/// last page, a subject of arXiv ("cs.LG").
bool is_usual(std::string_view folded, const JsonValue& value) {
  constexpr std::string_view names[] = {"rank", "submitter", "thumbnail", "topic"};
  if (is_known_field(folded)) return true;
  if (folded == "pages") {
    const std::string pages = value.text();
    return pages.find('-') != pages.npos || pages.find("\xE2\x80\x93") != pages.npos;
  }
  if (folded == "category" || folded == "categories") {
    const std::string subject = value.text();
    const std::size_t dot = subject.find('.');
    return dot != subject.npos && dot > 0 && dot + 2 < subject.size() &&
           ascii::is_lower(subject[dot - 1]) && ascii::is_upper(subject[dot + 1]) &&
           ascii::is_upper(subject[dot + 2]);
  }
  return std::find(std::begin(names), std::end(names), folded) != std::end(names);
}

/// The members of a row and of what it keeps its paper in.
std::vector<Member> members_of(const JsonValue& row) {
  std::vector<Member> found;
  const auto holders = paper_holders();
  for (const auto& [name, value] : row.members()) {
    std::string folded = folded_name(name);
    const bool holds =
        folded == "content" || std::find(holders.begin(), holders.end(), folded) != holders.end();
    if (holds && value.is_object()) {
      for (const auto& [inner, inside] : value.members()) {
        std::string name_inside = folded_name(inner);
        const bool usual = is_usual(name_inside, inside);
        found.push_back({std::move(name_inside), !inside.is_null(), usual});
      }
    } else {
      const bool usual = is_usual(folded, value);
      found.push_back({std::move(folded), !value.is_null(), usual});
    }
  }
  return found;
}

/// Names of the table that other things than papers have as well.
bool is_said_of_anything(std::string_view folded) {
  constexpr std::string_view names[] = {"id",           "number",    "summary",    "summaries",
                                        "descriptions", "venue",     "conference", "publication",
                                        "identifier",   "externalid"};
  return std::find(std::begin(names), std::end(names), folded) != std::end(names);
}

}  // namespace

bool is_field_of_papers(std::string_view folded) {
  if (is_said_of_anything(folded)) return false;
  const auto has = [folded](std::string_view part) {
    return folded.find(part) != std::string_view::npos;
  };
  if (folded != "paper" && (has("paper") || has("citation"))) return true;
  const auto known = field_names();
  return std::any_of(known.begin(), known.end(), [folded](const FieldName& field) {
    const bool of_papers = field.fills == Fills::abstract || field.fills == Fills::arxiv_id ||
                           field.fills == Fills::doi || field.fills == Fills::venue ||
                           field.fills == Fills::openreview_id;
    return of_papers && field.path == folded;
  });
}

bool is_reply(const JsonValue& row) {
  if (!row["content"].is_object()) return false;
  const std::string forum = row["forum"].text(), id = row["id"].text();
  return !row["replyto"].text().empty() || (!forum.empty() && !id.empty() && forum != id);
}

bool is_attached(const JsonValue& row) {
  constexpr std::string_view kinds[] = {"attachment", "note", "annotation"};
  const std::string kind = (row["data"].is_object() ? row["data"] : row)["itemType"].text();
  return std::find(std::begin(kinds), std::end(kinds), kind) != std::end(kinds);
}

std::optional<BibtexEntry> bibtex_entry_in(const JsonValue& row) {
  if (!row["ENTRYTYPE"].is_string() || !row["ID"].is_string()) return std::nullopt;
  BibtexEntry entry;
  entry.type = ascii::lower(row["ENTRYTYPE"].text());
  entry.key = row["ID"].text();
  for (const auto& [name, value] : row.members()) {
    std::string text = value.text();
    for (std::size_t i = 0; i < value.size(); ++i) {  // names, taken apart
      text.append(i > 0 ? " and " : "").append(value.item(i).text());
    }
    if (!text.empty()) entry.fields.emplace_back(ascii::lower(name), std::move(text));
  }
  return entry;
}

bool is_paper_row(const JsonValue& row, const Record& record) {
  if (leads_to_work(record) || row["paper"].is_object()) return true;
  if (row["issued"]["date-parts"].is_array()) return true;  // CSL, whatever else it lacks
  const std::vector<Member> members = members_of(row);
  const auto any = [&members](const auto& test) {
    return std::any_of(members.begin(), members.end(), test);
  };
  const bool has_field = any([](const Member& member) { return is_field_of_papers(member.name); });
  const bool titled = any([](const Member& member) {
    return member.has_value && member.name != "name" && fills(member.name, Fills::title);
  });
  // What has a name is anything: a package with its author, a place, a model.
  const bool dated = !record.published.empty(), has_authors = record.authors.size() > 1;
  if (!titled) return (has_field && !record.authors.empty()) || (has_authors && dated);
  const bool all_usual = std::none_of(members.begin(), members.end(), [](const Member& member) {
    return member.has_value && !member.is_usual;
  });
  // A news item has a writer, a day and its own address.
  const bool is_written = !record.authors.empty() && dated;
  const bool is_post = is_written && !record.url.empty() &&
                       any([](const Member& member) { return !member.is_usual; });
  if (has_field || has_authors || (is_written && !is_post)) return true;
  // A meeting has a place and a day, a paper a venue and a year.
  if (!record.venue.empty() && record.published.size() == 4) return true;
  return all_usual && !is_post;
}

}  // namespace papers::ingest
