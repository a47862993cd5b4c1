#include "ingest/bibliography/bibtex_names.hpp"

#include "base/ascii.hpp"
#include "ingest/bibliography/bibtex_parse.hpp"
#include "ingest/bibliography/field_text.hpp"
#include "ingest/bibliography/latex_text.hpp"
#include "paper/person_name.hpp"
#include "text/utf8.hpp"

namespace papers::ingest {

namespace {

/// `list` without the lines whose first character is a %.
std::string without_remarks(std::string_view list) {
  std::string kept;
  while (!list.empty()) {
    const std::size_t end = std::min(list.find('\n'), list.size());
    const std::string_view line = list.substr(0, end);
    if (!text::trim(line).starts_with('%')) kept += line;
    kept += '\n';
    list.remove_prefix(std::min(end + 1, list.size()));
  }
  return kept;
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
  std::vector<std::string> names;
  for (const std::string_view raw : split_outside_braces(list, "and", "")) {
    std::string name = read_name(raw);
    if (!name.empty()) names.push_back(std::move(name));
  }
  return names;
}

}  // namespace papers::ingest
