// Answers of OAI-PMH, by which archives are harvested: Dublin Core, and arXiv's own three formats.
#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <string>

#include "base/ascii.hpp"
#include "base/error.hpp"
#include "ingest/bibliography/field_text.hpp"
#include "ingest/feed/arxiv_text.hpp"
#include "ingest/feed/feed_reader.hpp"
#include "ingest/feed/xml.hpp"
#include "ingest/markup_text.hpp"
#include "ingest/reader.hpp"
#include "ingest/record_check.hpp"
#include "paper/identity.hpp"
#include "paper/links.hpp"
#include "paper/person_name.hpp"
#include "text/escape.hpp"
#include "text/utf8.hpp"

namespace papers::ingest {

namespace {

/// Zenodo's descriptions are paragraphs of HTML; arXiv's are text in which a tag is a tag.
bool is_html(std::string_view text) {
  constexpr std::string_view ends[] = {"</p>", "</div>", "</li>", "<br"};
  return std::any_of(std::begin(ends), std::end(ends), [text](std::string_view end) {
    return text.find(end) != std::string_view::npos;
  });
}

/// Dublin Core repeats its elements: the first date is the oldest, the first description the
/// abstract; identifiers are of every kind.
void read_core_field(const pugi::xml_node& node, Record& record) {
  const std::string_view name = local_name(node);
  const std::string value = text_of(node);
  if (value.empty()) return;
  if (name == "title") {
    if (record.title.empty()) record.title = value;
  } else if (name == "subject") {
    // arXiv's are categories ("Computer Science - Machine Learning").
    if (value.find(" - ") == std::string::npos) record.keywords.push_back(value);
  } else if (name == "type") {
    if (record.work_kind == WorkKind::unknown) {
      record.work_kind = work_kind_called(value.substr(value.rfind('/') + 1));
    }
  } else if (name == "creator") {
    record.authors.push_back(first_name_first(value));
  } else if (name == "description") {
    if (record.abstract.empty()) {
      const std::string text = is_html(value) ? without_markup(value) : value;
      set_abstract(record, text, full_unless_cut(text));
    } else {
      for (const std::string& url : urls_in(value)) add_link(record.links, url);
    }
  } else if (name == "date") {
    const std::string date = any_date(value);
    if (record.published.empty() || (!date.empty() && date < record.published)) {
      record.published = date;
    }
  } else if (name == "source") {
    if (record.venue.empty()) record.venue = value;
  } else if (name == "identifier" || name == "relation") {
    if (record.arxiv_id.empty()) record.arxiv_id = normalize_arxiv_id(value);
    if (record.doi.empty()) record.doi = normalize_doi(value);
    if (record.url.empty() && name == "identifier" && text::is_web_url(value)) record.url = value;
  }
}

/// `arXiv`: an author's name in parts; `arXivRaw`, `arXivOld`: all names in one text.
void read_arxiv_authors(const pugi::xml_node& authors, Record& record) {
  for (const pugi::xml_node& author : authors.children()) {
    if (local_name(author) != "author") continue;
    PersonName name;
    name.family = text_of(child_named(author, "keyname"));
    name.given = text_of(child_named(author, "forenames"));
    name.suffix = text_of(child_named(author, "suffix"));
    std::string printed = printed_name(name);
    if (!printed.empty()) record.authors.push_back(std::move(printed));
  }
  if (record.authors.empty()) record.authors = arxiv_authors(text_of(authors));
}

void read_arxiv_field(const pugi::xml_node& node, Record& record) {
  const std::string_view name = local_name(node);
  if (name == "id") {
    record.arxiv_id = normalize_arxiv_id(text_of(node));
    set_arxiv_page(record);
  } else if (name == "authors") {
    read_arxiv_authors(node, record);
  } else if (name == "created") {
    record.published = any_date(text_of(node));
  } else if (name == "version") {
    const std::string date = any_date(text_of(child_named(node, "date")));
    if (record.published.empty()) record.published = date;
  } else if (name == "title") {
    set_arxiv_field(ArxivField::title, text_of(node), record);
  } else if (name == "abstract") {
    set_arxiv_field(ArxivField::abstract, text_of(node), record);
  } else if (name == "comments") {
    set_arxiv_field(ArxivField::comments, text_of(node), record);
  } else if (name == "journal-ref") {
    set_arxiv_field(ArxivField::journal, text_of(node), record);
  } else if (name == "doi") {
    set_arxiv_field(ArxivField::doi, text_of(node), record);
  }
}

class OaiReader {
 public:
  OaiReader(XmlDocument& document, Sink& sink) : document_(document), sink_(sink) {}

  /// `record`: or the Dublin Core that stood in one.
  void read(const pugi::xml_node& record) {
    const std::uint64_t line = document_.line_of(record);
    ++records_;
    const pugi::xml_node header = child_named(record, "header");
    if (std::string_view(header.attribute("status").value()) == "deleted") {
      return sink_.account({records_, records_, LineKind::chrome, "a record that was deleted"});
    }
    Record read;
    read.line = line;
    const std::string id = text_of(child_named(header, "identifier"));
    const std::string why = read_metadata_of(record, read);
    if (!why.empty()) {
      return sink_.account(
          {records_, records_, LineKind::skipped, fmt::format("line {}: {}", line, why)});
    }
    std::string_view name = id;
    if (ascii::take_prefix(name, "oai:arxiv.org:") && read.arxiv_id.empty()) {
      read.arxiv_id = normalize_arxiv_id(name);
    }
    sink_.record(read);
    sink_.account({records_, records_, LineKind::title, {}});
  }

  /// The token with which the harvest goes on.
  void tell_rest(const pugi::xml_node& list) {
    const pugi::xml_node token = child_named(list, "resumptionToken");
    const std::string value = text_of(token);
    if (value.empty()) return;
    const std::string total = text::single_line(token.attribute("completeListSize").value());
    sink_.remark(document_.line_of(token),
                 fmt::format("the list goes on{}: ask for verb=ListRecords&resumptionToken={}",
                             total.empty() ? "" : " (" + total + " records in all)",
                             text::single_line(value).substr(0, 500)));
  }

  [[nodiscard]] std::uint64_t records() const { return records_; }

 private:
  /// Why there is no paper in it; empty when `read` is one.
  static std::string read_metadata_of(const pugi::xml_node& record, Record& read) {
    const pugi::xml_node metadata =
        local_name(record) == "dc" ? record : child_named(record, "metadata").first_child();
    const std::string_view format = local_name(metadata);
    const bool is_core = format == "dc";
    if (!is_core && format != "arXiv" && format != "arXivRaw" && format != "arXivOld") {
      if (metadata.empty()) return "a record without metadata";
      return fmt::format("its metadata is <{}>; ask for metadataPrefix=oai_dc",
                         text::single_line(format).substr(0, 40));
    }
    for (const pugi::xml_node& field : metadata.children()) {
      is_core ? read_core_field(field, read) : read_arxiv_field(field, read);
    }
    if (is_core && !read.arxiv_id.empty()) set_arxiv_page(read);
    return std::string(check_record(read));
  }

  XmlDocument& document_;
  Sink& sink_;
  std::uint64_t records_ = 0;
};

/// What an answer without records says: an error of the protocol, or the answer to another
/// question.
std::string fault_of(const pugi::xml_node& root) {
  if (const pugi::xml_node error = child_named(root, "error")) {
    const std::string_view code = error.attribute("code").value();
    const char* const next = code == "badResumptionToken"
                                 ? "; tokens expire: begin the harvest again"
                             : code == "noRecordsMatch" ? "; ask for another span or set"
                                                        : "";
    return fmt::format("an OAI-PMH answer that reports {}: {}{}",
                       text::single_line(code).substr(0, 40), text_of(error).substr(0, 200), next);
  }
  for (const pugi::xml_node& child : root.children()) {
    const std::string_view name = local_name(child);
    if (name == "Identify" || name.starts_with("List")) {
      return fmt::format(
          "an OAI-PMH answer to {}, without papers; ask for "
          "verb=ListRecords&metadataPrefix=oai_dc",
          text::single_line(name).substr(0, 40));
    }
  }
  return "an OAI-PMH answer without records";
}

void read_oai(Input& input, Sink& sink) {
  XmlDocument document(input);
  const pugi::xml_node root = document.root();
  OaiReader reader(document, sink);
  const auto is_record = [](const pugi::xml_node& node) {
    return local_name(node) == "record" || local_name(node) == "dc";
  };
  if (is_record(root)) return reader.read(root);
  if (local_name(root) != "OAI-PMH") throw no_such_root(input.name(), root, "OAI-PMH answer");
  for (const pugi::xml_node& list : root.children()) {
    if (is_record(list)) reader.read(list);
    for (const pugi::xml_node& record : list.children()) {
      if (local_name(list) != "record" && is_record(record)) reader.read(record);
    }
    reader.tell_rest(list);
  }
  if (reader.records() == 0) {
    throw NoPapers(fmt::format("{}: {}", input.name(), fault_of(root)));
  }
}

/// The name of the first element, without its namespace's prefix.
std::string_view root_name(std::string_view head) {
  std::size_t at = head.find('<');
  while (at != head.npos && at + 1 < head.size() && (head[at + 1] == '?' || head[at + 1] == '!')) {
    at = head.find('<', at + 1);
  }
  if (at == head.npos) return {};
  std::string_view name = head.substr(at + 1);
  name = name.substr(0, name.find_first_of(" \t\r\n/>"));
  return name.substr(name.find(':') + 1);
}

Evidence sniff_oai(std::string_view head, std::string_view) {
  constexpr std::size_t root_size_bytes = 4096;
  if (!begins_with_tag(head)) return {};
  const std::string_view root = head.substr(0, root_size_bytes);
  if (root.find("OAI-PMH") != root.npos) return {98, "an answer of OAI-PMH"};
  // Harvesters keep one record a file. Feeds of other kinds name the same namespaces.
  const std::string_view name = root_name(root);
  const bool is_record = name == "record" || name == "dc";
  const bool of_oai = root.find("openarchives.org/OAI/2.0/") != root.npos;
  return is_record && of_oai ? Evidence{98, "a record of OAI-PMH"} : Evidence{};
}

}  // namespace

extern const Format oai_pmh_format = {
    "oai-pmh", "OAI-PMH: an archive's records (oai_dc, arXiv, arXivRaw)",
    false,     false,
    sniff_oai, read_oai,
    100,       Container::markup};

}  // namespace papers::ingest
