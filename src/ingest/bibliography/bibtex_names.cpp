#include "ingest/bibliography/bibtex_names.hpp"

#include "base/ascii.hpp"
#include "ingest/bibliography/bibtex_parse.hpp"
#include "ingest/bibliography/field_text.hpp"
#include "ingest/bibliography/latex_text.hpp"
#include "ingest/markup_text.hpp"
#include "paper/person_name.hpp"
#include "text/utf8.hpp"

namespace papers::ingest {

namespace {

/// `list` without remarks: each goes from a % that no backslash escapes to the end of its line.
/// The last line has none, or a value on one line would end at its first %.
std::string without_remarks(std::string_view list) {
  std::string kept;
  for (std::size_t end = list.find('\n'); end != std::string_view::npos; end = list.find('\n')) {
    const std::string_view line = list.substr(0, end);
    std::size_t remark = line.find('%');
    while (remark != std::string_view::npos && remark > 0 && line[remark - 1] == '\\') {
      remark = line.find('%', remark + 1);
    }
    kept += line.substr(0, remark);
    kept += '\n';
    list.remove_prefix(end + 1);
  }
  return text::trim(list).starts_with('%') ? kept : kept.append(list);
}

std::string part_text(std::string_view raw) { return field_text(latex_to_text(raw)); }

/// "family=Cruz, given=Maria, prefix=de la": biblatex's extended form.
bool read_extended(const std::vector<std::string_view>& parts, PersonName& name) {
  std::string prefix;
  for (const std::string_view part : parts) {
    const std::size_t equals = part.find('=');
    if (equals == std::string_view::npos) return false;
    const std::string key = ascii::lower(text::trim(part.substr(0, equals)));
    const std::string value = part_text(part.substr(equals + 1));
    if (key == "family") {
      name.family = value;
    } else if (key == "given") {
      name.given = value;
    } else if (key == "prefix") {
      prefix = value;
    } else if (key == "suffix") {
      name.suffix = value;
    } else if (key.find("-i") == std::string::npos && key != "useprefix" && key != "id") {
      return false;
    }
  }
  if (!prefix.empty()) name.family = prefix + ' ' + name.family;
  return !name.family.empty() || !name.given.empty();
}

std::string read_name(std::string_view raw) {
  const std::vector<std::string_view> parts = split_outside_braces(raw, "", ",");
  if (parts.empty()) return {};
  PersonName name;
  if (raw.find('=') != std::string_view::npos && read_extended(parts, name)) {
    return printed_name(name);
  }
  name = PersonName();
  name.family = part_text(parts[0]);
  if (parts.size() == 2) name.given = part_text(parts[1]);
  if (parts.size() > 2) {
    // first_name_first() knows which of the two is the suffix.
    return first_name_first(name.family + ", " + part_text(parts[1]) + ", " + part_text(parts[2]));
  }
  return printed_name(name);
}

}  // namespace

std::vector<std::string> bibtex_names(std::string_view list) {
  std::string kept;
  if (list.find('%') != std::string_view::npos) list = kept = without_remarks(list);
  // The semicolon of "M&uuml;ller" divides no names.
  if (list.find('&') != std::string_view::npos) list = kept = without_markup(list);
  std::vector<std::string> names;
  for (const std::string_view raw : split_outside_braces(list, "and", ";")) {
    std::string name = read_name(raw);
    if (!name.empty()) names.push_back(std::move(name));
  }
  return names;
}

}  // namespace papers::ingest
