#include <fmt/format.h>

#include <algorithm>
#include <string>

#include "ingest/json/field_names.hpp"
#include "ingest/json/json_record.hpp"
#include "text/escape.hpp"
#include "text/utf8.hpp"

namespace papers::ingest {

void UnreadFields::note(const JsonValue& row) {
  for (const auto& [name, value] : row.members()) {
    if (value.is_null() || (value.is_array() && value.size() == 0)) continue;
    const std::string folded = folded_name(name);
    const auto holders = paper_holders();
    const bool is_holder = std::find(holders.begin(), holders.end(), folded) != holders.end();
    if (is_known_field(folded) || (is_holder && value.is_object())) continue;
    const std::string key(name);
    if (rows_.size() >= most_names && rows_.count(key) == 0) continue;
    ++rows_[key];
  }
}

std::string UnreadFields::summary() const {
  constexpr std::size_t most_shown = 12;
  std::string text;
  std::size_t shown = 0;
  for (const auto& [name, rows] : rows_) {
    if (++shown > most_shown) {
      text += fmt::format(" and {} more", rows_.size() - most_shown);
      break;
    }
    text += fmt::format("{}{} ({})",
                        text.empty() ? "fields that are not kept, with their rows: " : ", ",
                        text::single_line(name).substr(0, 40), rows);
  }
  return text::clean(text);
}

std::string member_names(const JsonValue& row) {
  constexpr std::size_t most_names = 12;
  std::string names;
  std::size_t count = 0;
  for (const auto& [name, value] : row.members()) {
    if (++count > most_names) return names + ", …";
    if (!names.empty()) names += ", ";
    names += text::single_line(name).substr(0, 40);
  }
  return text::clean(names);
}

}  // namespace papers::ingest
