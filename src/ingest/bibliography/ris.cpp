// RIS: a tag, two blanks, a dash and a value a line; TY begins a reference, ER ends it.
#include "base/ascii.hpp"
#include "ingest/bibliography/tagged_reader.hpp"
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

constexpr TagRow ris_tags[] = {{"TI|T1", Tagged::title},
                               {"CT", Tagged::weak_title},
                               {"AU|A1", Tagged::author},
                               {"AB", Tagged::abstract},
                               {"N2", Tagged::weak_abstract},
                               {"PY|Y1", Tagged::year},
                               {"DA", Tagged::day},
                               {"KW", Tagged::keyword},
                               {"JO|JF", Tagged::journal},
                               {"JA|J2", Tagged::short_journal},
                               {"T2|BT", Tagged::whole},
                               {"TY", Tagged::kind},
                               {"DO", Tagged::doi},
                               {"UR|L1|L2|L3|LK", Tagged::addresses},
                               {"VL", Tagged::volume},
                               {"PB", Tagged::house},
                               {"AN|M1|C1", Tagged::arxiv_id},
                               {"N1|M3|SE", Tagged::note}};

/// EndNote writes keywords one a line, with a tag before the first only; wrapped lines are
/// indented.
bool is_ris_value(std::string_view tag, std::string_view line) {
  return tag == "KW" && !line.starts_with(' ');
}

constexpr TaggedSyntax ris_syntax = {ris_tag_line, "TY",     "ER",   false,
                                     is_ris_value, ris_tags, nullptr};

Evidence sniff_ris(std::string_view head, std::string_view) {
  if (!begins_reference(head, ris_syntax)) return {};
  return {92, "a RIS reference (TY  - )"};
}

void read_ris(Input& input, Sink& sink) { read_tagged(input, sink, ris_syntax); }

}  // namespace

extern const Format ris_format = {
    "ris", "RIS references, as Zotero and EndNote export them", false, false, sniff_ris, read_ris};

}  // namespace papers::ingest
