// References as XML: MODS, as libraries, Zotero and bibutils write it, and Word's list of sources.
#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <string>

#include "base/ascii.hpp"
#include "base/error.hpp"
#include "ingest/bibliography/tagged_reader.hpp"
#include "ingest/feed/xml.hpp"
#include "ingest/record_check.hpp"
#include "paper/person_name.hpp"
#include "text/utf8.hpp"

namespace papers::ingest {

namespace {

/// The names of elements below a reference, one inside the other; "name:type" where one has a type.
constexpr TagRow xml_places[] = {
    {"titleInfo|Title", Tagged::title},
    {"relatedItem:host/titleInfo|BookTitle|ConferenceName", Tagged::whole},
    {"genre|SourceType", Tagged::kind},
    {"abstract", Tagged::abstract},
    {"originInfo/dateIssued|originInfo/copyrightDate|part/date|Year|"
     "relatedItem:host/originInfo/dateIssued|relatedItem:host/part/date",
     Tagged::year},
    {"Month|Day", Tagged::month},
    {"originInfo/publisher|Publisher|Institution", Tagged::house},
    {"part/detail:volume/number|relatedItem:host/part/detail:volume/number|Volume", Tagged::volume},
    {"identifier:doi|DOI|StandardNumber", Tagged::doi},
    {"identifier:arxiv|identifier:arXiv", Tagged::arxiv_id},
    {"identifier:uri|location/url|URL|Url", Tagged::addresses},
    {"subject/topic", Tagged::keyword},
    {"note|Comments", Tagged::note},
    {"JournalName|PeriodicalTitle", Tagged::journal}};

std::string text_in(const pugi::xml_node& node, std::string_view name) {
  return text_of(child_named(node, name));
}

/// MODS keeps the parts of a title apart; of an element without parts its text.
std::string value_in(const pugi::xml_node& node) {
  if (local_name(node) != "titleInfo") return text_of(node);
  const std::string subtitle = text_in(node, "subTitle");
  return text::squeeze(text_in(node, "nonSort") + ' ' + text_in(node, "title") +
                       (subtitle.empty() ? "" : ": " + subtitle));
}

/// One author in parts: MODS' <name>, Word's <Person>.
std::string person_of(const pugi::xml_node& node) {
  PersonName name;
  const auto add = [](std::string& to, std::string part) {
    if (part.size() == 1) part += '.';
    to += (to.empty() || part.empty() ? "" : " ") + part;
  };
  for (const pugi::xml_node& part : node.children()) {
    const std::string_view kind =
        local_name(part) == "namePart" ? part.attribute("type").value() : local_name(part);
    if (kind == "given" || kind == "First" || kind == "Middle") add(name.given, text_of(part));
    if (kind == "family" || kind == "Last") name.family = text_of(part);
    if (kind.empty() && name.family.empty()) name.family = first_name_first(text_of(part));
  }
  return printed_name(name);
}

/// Editors have other roles; who has none made it. A role is a code, a text or both.
bool is_author(const pugi::xml_node& name) {
  constexpr std::string_view known[] = {"author", "aut", "creator", "cre"};
  bool has_role = false;
  for (const pugi::xml_node& role : name.children()) {
    if (local_name(role) != "role") continue;
    for (const pugi::xml_node& term : role.children()) {
      has_role = true;
      const std::string said = ascii::lower(text_of(term));
      if (std::find(std::begin(known), std::end(known), said) != std::end(known)) return true;
    }
  }
  return !has_role;
}

void read_place(const pugi::xml_node& node, const std::string& path, TaggedReference& reference) {
  std::vector<std::string>& authors = reference.record.authors;
  if (path.starts_with("name") && path.find('/') == path.npos) {
    if (is_author(node)) authors.push_back(person_of(node));
  } else if (path == "Author/Author/NameList/Person") {
    authors.push_back(person_of(node));
  } else if (path == "Author/Author/Corporate") {
    authors.push_back(text_of(node));
  } else if (const std::string value = value_in(node); !value.empty()) {
    apply_row(xml_places, path, value, reference);
  }
}

void read_below(const pugi::xml_node& node, const std::string& path, TaggedReference& reference) {
  constexpr std::ptrdiff_t deepest = 4;
  if (std::count(path.begin(), path.end(), '/') == deepest) return;
  for (const pugi::xml_node& child : node.children()) {
    const std::string_view type = child.attribute("type").value();
    std::string inside = path + std::string(local_name(child));
    if (!type.empty() && local_name(child) != "abstract") inside.append(1, ':').append(type);
    read_place(child, inside, reference);
    read_below(child, inside.append(1, '/'), reference);
  }
}

bool is_xml_reference(const pugi::xml_node& node) {
  return local_name(node) == "mods" || local_name(node) == "Source";
}

void read_xml_references(Input& input, Sink& sink) {
  XmlDocument document(input);
  const pugi::xml_node root = document.root();
  std::uint64_t number = 0;
  const auto read = [&](const pugi::xml_node& node) {
    TaggedReference reference;
    read_below(node, {}, reference);
    const std::uint64_t line = document.line_of(node);
    Record record = record_of(std::move(reference), line);
    const std::string_view fault = check_record(record);
    ++number;
    if (fault.empty()) sink.record(record);
    sink.account({number, number, fault.empty() ? LineKind::title : LineKind::skipped,
                  fault.empty() ? "" : fmt::format("line {}: {}", line, fault)});
  };
  if (is_xml_reference(root)) read(root);
  for (const pugi::xml_node& node : root.children()) {
    if (is_xml_reference(node)) read(node);
  }
  if (number == 0) throw NoPapers(input.name() + ": XML without references");
}

Evidence sniff_xml_references(std::string_view head, std::string_view) {
  constexpr std::size_t root_size_bytes = 4096;
  if (!begins_with_tag(head)) return {};
  const std::string_view root = head.substr(0, root_size_bytes);
  const bool is_mods = root.find("loc.gov/mods/") != root.npos || root.find("<mods") != root.npos;
  if (is_mods) return {95, "references in MODS"};
  if (root.find("officeDocument/2006/bibliography") == root.npos) return {};
  return {95, "Word's list of sources"};
}

}  // namespace

extern const Format xml_references_format = {"xml-references",
                                             "references as XML: MODS, Word's list of sources",
                                             false,
                                             false,
                                             sniff_xml_references,
                                             read_xml_references,
                                             95,
                                             Container::markup};

}  // namespace papers::ingest
