#include "ingest/json/paper_row.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include "ingest/json/field_names.hpp"
#include "ingest/record_check.hpp"

namespace papers::ingest {

namespace {

struct Member {
  std::string name;  ///< folded
  bool has_value;
};

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
        found.push_back({folded_name(inner), !inside.is_null()});
      }
    } else {
      found.push_back({std::move(folded), !value.is_null()});
    }
  }
  return found;
}

/// Names of the table that other things than papers have as well.
bool is_said_of_anything(std::string_view folded) {
  constexpr std::string_view names[] = {"id",           "number", "summary",    "summaries",
                                        "descriptions", "venue",  "conference", "publication"};
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

bool is_paper_row(const JsonValue& row, const Record& record) {
  if (leads_to_work(record) || row["paper"].is_object()) return true;
  const std::vector<Member> members = members_of(row);
  const auto any = [&members](const auto& test) {
    return std::any_of(members.begin(), members.end(), test);
  };
  const bool has_field = any([](const Member& member) { return is_field_of_papers(member.name); });
  const bool titled = any([](const Member& member) {
    return member.has_value && member.name != "name" && fills_title(member.name);
  });
  // What has a name is anything: a package with its author, a place, a model.
  if (!titled) return has_field && !record.authors.empty();
  if (has_field || record.authors.size() > 1) return true;
  if (!record.authors.empty() && !record.published.empty()) return true;
  return !any(
      [](const Member& member) { return member.has_value && !is_known_field(member.name); });
}

}  // namespace papers::ingest
