#include "ingest/bibliography/bibtex_inherit.hpp"

#include <algorithm>
#include <array>
#include <iterator>

#include "base/ascii.hpp"
#include "base/limits.hpp"
#include "text/utf8.hpp"

namespace papers::ingest {

namespace {

constexpr std::size_t parents_limit_bytes = std::size_t{32} << 20;
/// xdata may name xdata; a ring of them ends here.
constexpr int longest_chain = 8;

/// What a crossref gives. A DOI, an address or an abstract of the whole are not the part's.
constexpr std::array<std::string_view, 16> inherited = {
    "booktitle",  "booksubtitle", "title",           "subtitle",     "year",   "month",
    "day",        "date",         "journal",         "journaltitle", "school", "maintitle",
    "eventtitle", "institution",  "journalsubtitle", "shortjournal"};

/// Types that stand for a whole with parts in it, and xdata, which is nothing but fields.
constexpr std::array<std::string_view, 11> wholes = {
    "proceedings", "book",      "collection", "mvbook", "mvcollection", "mvproceedings",
    "mvreference", "reference", "periodical", "xdata",  "conference"};

bool is_one_of(const auto& list, std::string_view word) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

std::string folded_key(std::string_view key) { return ascii::lower(text::trim(key)); }

void add_missing(BibtexEntry& entry, std::string_view name, std::string_view value) {
  if (!value.empty() && entry.field(name).empty()) entry.fields.emplace_back(name, value);
}

}  // namespace

void BibtexParents::add(const BibtexEntry& entry) {
  if (!is_one_of(wholes, entry.type) || entry.key.empty()) return;
  Fields fields;
  std::size_t size = 200;
  for (const auto& [name, value] : entry.fields) {
    const bool wanted = entry.type == "xdata" || is_one_of(inherited, name) || name == "crossref";
    if (!wanted || value.size() > limits::title_size_bytes) continue;
    size += name.size() + value.size() + 64;
    fields.emplace_back(name, value);
  }
  if (size_bytes_ + size > parents_limit_bytes) return;
  size_bytes_ += size;
  parents_.try_emplace(folded_key(entry.key), std::move(fields));
}

const BibtexParents::Fields* BibtexParents::find(std::string_view key) const {
  const auto found = parents_.find(folded_key(key));
  return found == parents_.end() ? nullptr : &found->second;
}

bool BibtexParents::is_orphan(const BibtexEntry& entry) const {
  for (const std::string_view key : split_outside_braces(entry.field("xdata"), "", ",")) {
    if (find(key) == nullptr) return true;
  }
  const std::string_view crossref = entry.field("crossref");
  return !crossref.empty() && find(crossref) == nullptr;
}

void BibtexParents::complete(BibtexEntry& entry) const {
  std::vector<std::string> waiting;
  const auto add_keys = [&](std::string_view list) {
    for (const std::string_view key : split_outside_braces(list, "", ",")) {
      waiting.emplace_back(key);
    }
  };
  add_keys(entry.field("xdata"));
  for (int steps = 0; steps < longest_chain && !waiting.empty(); ++steps) {
    const Fields* fields = find(waiting.front());
    waiting.erase(waiting.begin());
    if (fields == nullptr) continue;
    for (const auto& [name, value] : *fields) {
      if (name == "xdata") {
        add_keys(value);
      } else {
        add_missing(entry, name, value);
      }
    }
  }
  std::string crossref(entry.field("crossref"));
  for (int steps = 0; steps < 2 && !crossref.empty(); ++steps) {
    const Fields* fields = find(crossref);
    crossref.clear();
    if (fields == nullptr) return;
    std::string_view title, subtitle;
    for (const auto& [name, value] : *fields) {
      if (name == "title") {
        title = value;
      } else if (name == "subtitle") {
        subtitle = value;
      } else if (name == "crossref") {
        crossref = value;
      } else {
        add_missing(entry, name, value);
      }
    }
    if (!entry.field("booktitle").empty()) continue;
    add_missing(entry, "booktitle", title);
    add_missing(entry, "booksubtitle", subtitle);
  }
}

}  // namespace papers::ingest
