// RIS: a tag, two blanks, a dash and a value a line; TY begins a reference, ER ends it.
#include <string>

#include "base/ascii.hpp"
#include "ingest/bibliography/field_text.hpp"
#include "ingest/bibliography/tagged_reader.hpp"
#include "ingest/record_check.hpp"
#include "paper/identity.hpp"
#include "paper/person_name.hpp"
#include "text/utf8.hpp"

namespace papers::ingest {

namespace {

/// "TI  - A title"; programs differ in the blanks round the dash.
std::optional<TagLine> ris_tag_line(std::string_view line) {
  using ascii::is_digit, ascii::is_upper;
  if (line.size() < 4 || !is_upper(line[0]) || (!is_upper(line[1]) && !is_digit(line[1]))) {
    return std::nullopt;
  }
  const std::size_t dash = line.find_first_not_of(' ', 2);
  if (dash == std::string_view::npos || line[dash] != '-' || dash == 2 || dash > 5) {
    return std::nullopt;
  }
  const std::string_view value = line.substr(dash + 1);
  if (!value.empty() && value.front() != ' ') return std::nullopt;
  return TagLine{line.substr(0, 2), text::trim(value)};
}

void apply_ris(std::string_view tag, const std::string& value, TaggedReference& reference) {
  Record& record = reference.record;
  if (tag == "TI" || tag == "T1" || (tag == "CT" && record.title.empty())) {
    record.title = value;
  } else if (tag == "AU" || tag == "A1") {
    add_author(value, record);
  } else if (tag == "AB" || (tag == "N2" && record.abstract.empty())) {
    set_abstract(record, value, full_unless_cut(value));
  } else if (tag == "PY" || tag == "Y1") {
    // ACM: "PY  - 2024" beside "Y1  - 2024/08/24".
    const std::string date = any_date(value);
    if (date.size() > reference.year.size()) reference.year = date;
  } else if (tag == "DA") {
    reference.day = any_date(value);
  } else if (tag == "KW") {
    record.keywords.push_back(value);
  } else if (tag == "JO" || tag == "JF") {
    // Some write the journal's short name as JO.
    if (value.size() > record.venue.size()) record.venue = value;
  } else if (tag == "JA" || tag == "J2") {
    reference.short_journal = value;
  } else if (tag == "T2" || tag == "BT") {
    reference.second_title = value;
  } else if (tag == "TY") {
    record.work_kind = work_kind_called(value);
  } else if (tag == "DO") {
    record.doi = stated_doi(value);
  } else if (tag == "UR" || tag == "L1" || tag == "L2" || tag == "L3" || tag == "LK") {
    read_addresses(value, record);
  } else if (tag == "VL") {
    reference.volume = value;
  } else {
    if (tag == "PB") reference.publisher = value;
    if (!record.arxiv_id.empty()) return;
    if (tag == "AN" || tag == "M1" || tag == "C1") {
      record.arxiv_id = normalize_arxiv_id(value);
    } else if (tag == "N1" || tag == "M3" || tag == "PB" || tag == "SE") {
      record.arxiv_id = stated_arxiv_id(value);
    }
  }
}

/// EndNote writes keywords one a line, with a tag before the first only; wrapped lines are
/// indented.
bool is_ris_value(std::string_view tag, std::string_view line) {
  return tag == "KW" && !line.starts_with(' ');
}

constexpr TaggedSyntax ris_syntax = {ris_tag_line, "TY", "ER", false, is_ris_value, apply_ris};

Evidence sniff_ris(std::string_view head, std::string_view) {
  if (!begins_reference(head, ris_syntax)) return {};
  return {92, "a RIS reference (TY  - )"};
}

void read_ris(Input& input, Sink& sink) { read_tagged(input, sink, ris_syntax); }

}  // namespace

extern const Format ris_format = {
    "ris", "RIS references, as Zotero and EndNote export them", false, false, sniff_ris, read_ris};

}  // namespace papers::ingest
