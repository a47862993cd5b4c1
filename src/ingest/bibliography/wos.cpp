// Web of Science's own export (ISI's tagged format): PT begins a reference, ER ends it, further
// lines are indented.
#include <string>

#include "base/ascii.hpp"
#include "ingest/bibliography/field_text.hpp"
#include "ingest/bibliography/tagged_reader.hpp"
#include "ingest/markup_text.hpp"
#include "ingest/record_check.hpp"
#include "paper/identity.hpp"
#include "paper/person_name.hpp"
#include "text/utf8.hpp"

namespace papers::ingest {

namespace {

/// "TI A title"; an end has its tag alone.
std::optional<TagLine> wos_tag_line(std::string_view line) {
  using ascii::is_digit, ascii::is_upper;
  const bool is_tag = line.size() >= 2 && is_upper(line[0]) &&
                      (is_upper(line[1]) || is_digit(line[1])) &&
                      (line.size() == 2 || line[2] == ' ');
  if (!is_tag) return std::nullopt;
  return TagLine{line.substr(0, 2), text::trim(line.substr(2))};
}

/// Kinds of publication, one letter each, or the word; what a document is (DT) says more.
WorkKind kind_of_publication(std::string_view name) {
  if (name.size() > 1) return work_kind_called(name);
  return name == "J" ? WorkKind::article : name == "B" ? WorkKind::book : WorkKind::unknown;
}

constexpr TagRow wos_tags[] = {
    {"TI", Tagged::title},    {"AF|CA", Tagged::author},   {"AU", Tagged::short_author},
    {"SO", Tagged::journal},  {"SE|CT|BT", Tagged::whole}, {"AB", Tagged::abstract},
    {"DE", Tagged::keywords}, {"PY", Tagged::year},        {"PD", Tagged::month},
    {"DI", Tagged::doi},      {"VL", Tagged::volume},      {"DL|UR|WP", Tagged::addresses},
    {"DT", Tagged::kind}};

void apply_wos(std::string_view tag, const std::string& value, TaggedReference& reference) {
  if (tag == "PT") reference.record.work_kind = kind_of_publication(value);
}

bool is_wos_value(std::string_view tag, std::string_view) {
  return tag == "AU" || tag == "AF" || tag == "CA";
}

constexpr TaggedSyntax wos_syntax = {wos_tag_line, "PT",     "ER",     false,
                                     is_wos_value, wos_tags, apply_wos};

/// Its first line may name the program; PT and AU are tags of nobody else.
Evidence sniff_wos(std::string_view head, std::string_view) {
  if (head.starts_with("\xEF\xBB\xBF")) head.remove_prefix(3);
  head = text::trim(head);
  const bool named = head.starts_with("FN ") && head.find("\nPT ") != std::string_view::npos;
  const bool begins = head.starts_with("PT ") && head.find("\nAU ") != std::string_view::npos;
  if (!named && !begins) return {};
  return {91, "a reference of Web of Science (PT, AU, TI)"};
}

void read_wos(Input& input, Sink& sink) { read_tagged(input, sink, wos_syntax); }

}  // namespace

extern const Format wos_format = {
    "wos", "Web of Science's plain text and ISI's (.ciw, .isi)", false, false, sniff_wos, read_wos};

}  // namespace papers::ingest
