// PubMed's MEDLINE format (.nbib): tags of two to four letters, a dash in the fifth column.
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

std::optional<TagLine> medline_tag_line(std::string_view line) {
  constexpr std::size_t dash = 4;
  if (line.size() <= dash || line[dash] != '-') return std::nullopt;
  const std::string_view tag = text::trim(line.substr(0, dash));
  if (tag.size() < 2 || !line.starts_with(tag)) return std::nullopt;
  for (const char c : tag) {
    if (!ascii::is_upper(c) && !ascii::is_digit(c)) return std::nullopt;
  }
  return TagLine{tag, text::trim(line.substr(dash + 1))};
}

/// "10.1000/182 [doi]".
void read_identifier(std::string_view value, Record& record) {
  const std::size_t bracket = value.find(" [");
  const std::string_view id = value.substr(0, bracket);
  if (record.doi.empty()) record.doi = normalize_doi(id);
  if (record.arxiv_id.empty()) record.arxiv_id = stated_arxiv_id(id);
}

constexpr TagRow medline_tags[] = {{"BTI", Tagged::whole},        {"FAU|CN", Tagged::author},
                                   {"AU", Tagged::short_author},  {"AB", Tagged::abstract},
                                   {"DP", Tagged::year},          {"JT", Tagged::journal},
                                   {"TA", Tagged::short_journal}, {"OT", Tagged::keyword}};

void apply_medline(std::string_view tag, const std::string& value, TaggedReference& reference) {
  Record& record = reference.record;
  if (tag == "TI") {
    record.title = value;
    // PubMed puts a title that it translated in brackets.
    if (value.starts_with('[') && value.ends_with("].")) {
      record.title = value.substr(1, value.size() - 3);
    }
  } else if (tag == "PT" && record.work_kind == WorkKind::unknown) {
    record.work_kind = work_kind_called(value);
  } else if (tag == "AID" || tag == "LID") {
    read_identifier(value, record);
  } else if (tag == "PMID") {
    record.url = "https://pubmed.ncbi.nlm.nih.gov/" + text::clean(value.substr(0, 20)) + "/";
  }
}

bool is_medline_value(std::string_view, std::string_view) { return false; }

constexpr TaggedSyntax medline_syntax = {medline_tag_line, "PMID",       "",           false,
                                         is_medline_value, medline_tags, apply_medline};

Evidence sniff_medline(std::string_view head, std::string_view) {
  if (!begins_reference(head, medline_syntax)) return {};
  return {91, "a MEDLINE reference (PMID- )"};
}

void read_medline(Input& input, Sink& sink) { read_tagged(input, sink, medline_syntax); }

}  // namespace

extern const Format medline_format = {
    "medline", "PubMed's MEDLINE references (.nbib)", false, false, sniff_medline, read_medline};

}  // namespace papers::ingest
