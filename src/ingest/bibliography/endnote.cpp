// EndNote's tagged references (.enw, refer): %T and a value a line, a blank line between
// references.
#include <string>

#include "ingest/bibliography/field_text.hpp"
#include "ingest/bibliography/tagged_reader.hpp"
#include "ingest/record_check.hpp"
#include "paper/identity.hpp"
#include "text/utf8.hpp"

namespace papers::ingest {

namespace {

std::optional<TagLine> endnote_tag_line(std::string_view line) {
  const bool is_tag = line.size() >= 2 && line[0] == '%' && line[1] > ' ' && line[1] <= '~' &&
                      (line.size() == 2 || line[2] == ' ');
  if (!is_tag) return std::nullopt;
  return TagLine{line.substr(0, 2), text::trim(line.substr(2))};
}

/// Sentences, and more than a title has.
bool is_abstract(std::string_view value) {
  constexpr std::size_t shortest_bytes = 200;
  return value.size() > shortest_bytes && value.find(". ") != value.npos;
}

constexpr TagRow endnote_tags[] = {
    {"%T", Tagged::title},  {"%A", Tagged::author},      {"%0", Tagged::kind},
    {"%D", Tagged::year},   {"%8", Tagged::day},         {"%I", Tagged::house},
    {"%V", Tagged::volume}, {"%X", Tagged::abstract},    {"%K", Tagged::keyword},
    {"%R", Tagged::doi},    {"%U|%>", Tagged::addresses}};

void apply_endnote(std::string_view tag, const std::string& value, TaggedReference& reference) {
  Record& record = reference.record;
  if (tag == "%J") {
    // ADS: "Nature, vol. 8, pp. 1-2".
    record.venue = value.substr(0, value.find(", vol"));
    if (record.arxiv_id.empty()) record.arxiv_id = stated_arxiv_id(value);
  } else if (tag == "%B" || tag == "%S") {
    if (is_abstract(value)) {  // of ADS
      set_abstract(record, value, full_unless_cut(value));
    } else if (reference.second_title.empty()) {
      reference.second_title = value;
    }
  } else if (tag == "%M" || tag == "%Y" || tag == "%Z") {
    // ADS: "DOI: 10.1000/1; eprintid: arXiv:2101.00001"
    if (record.arxiv_id.empty()) record.arxiv_id = stated_arxiv_id(value);
    if (record.doi.empty()) record.doi = normalize_doi(value.substr(0, value.find(';')));
  }
}

/// Keywords and authors may stand one a line.
bool is_endnote_value(std::string_view tag, std::string_view) { return tag == "%K" || tag == "%A"; }

constexpr TaggedSyntax endnote_syntax = {endnote_tag_line, "%0",         "",           true,
                                         is_endnote_value, endnote_tags, apply_endnote};

Evidence sniff_endnote(std::string_view head, std::string_view) {
  if (head.starts_with("\xEF\xBB\xBF")) head.remove_prefix(3);
  head = text::trim(head);
  const std::string_view line = head.substr(0, head.find('\n'));
  const auto tagged = endnote_tag_line(line);
  if (!tagged || tagged->value.empty()) return {};
  if (tagged->tag == "%0") return {91, "an EndNote reference (%0)"};
  const bool titled = head.starts_with("%T ") || head.find("\n%T ") != std::string_view::npos;
  const bool authored = head.starts_with("%A ") || head.find("\n%A ") != std::string_view::npos;
  if (titled && authored) return {85, "references with %A and %T, as refer and EndNote write them"};
  return {};
}

void read_endnote(Input& input, Sink& sink) { read_tagged(input, sink, endnote_syntax); }

}  // namespace

extern const Format endnote_format = {
    "endnote",   "EndNote's tagged references (.enw) and refer's", false, false, sniff_endnote,
    read_endnote};

}  // namespace papers::ingest
