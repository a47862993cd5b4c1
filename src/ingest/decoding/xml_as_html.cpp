#include "ingest/decoding/xml_as_html.hpp"

#include <algorithm>
#include <initializer_list>
#include <iterator>
#include <pugixml.hpp>
#include <utility>

#include "base/ascii.hpp"
#include "ingest/feed/xml.hpp"
#include "text/utf8.hpp"

namespace papers::ingest {
namespace {

struct Element {
  std::string_view name;  ///< without its prefix
  std::string_view tag;   ///< of HTML; empty: what is in it is no text
};

/// Elements of all these kinds: none is called in two of them by one name for two things. Those of
/// HTML keep their names, others are passed through.
constexpr Element elements[] = {
    {"title", "h3"},
    {"h", "h3"},
    {"para", "p"},
    {"simpara", "p"},
    {"subtitle", "p"},
    {"link", "a"},
    {"ulink", "a"},
    {"ext-link", "a"},
    {"itemizedlist", "ul"},
    {"orderedlist", "ol"},
    {"listitem", "li"},
    {"list", "ul"},
    {"list-item", "li"},
    {"literallayout", "pre"},
    {"programlisting", "pre"},
    {"screen", "pre"},
    {"line-break", "br"},
    {"outline", "li"},
    {"en-media", ""},
    {"resource", ""},
    {"note-attributes", ""},
    {"created", ""},
    {"updated", ""},
    {"tag", ""},
    {"meta", ""},
    {"styles", ""},
    {"automatic-styles", ""},
    {"font-face-decls", ""},
    {"settings", ""},
    {"scripts", ""},
    {"description", ""},
    {"binary", ""},
    {"head", ""},
    {"mediaobject", ""},
    {"inlinemediaobject", ""},
    {"indexterm", ""},
    {"date", ""},
};

constexpr std::string_view html_names[] = {"a",   "b",    "br",     "div",   "em", "h1", "h2", "h3",
                                           "h4",  "h5",   "h6",     "hr",    "i",  "li", "ol", "p",
                                           "pre", "span", "strong", "table", "td", "tr", "ul"};

const Element* find_element(std::string_view name) {
  const auto* const found =
      std::find_if(std::begin(elements), std::end(elements),
                   [name](const Element& known) { return known.name == name; });
  return found == std::end(elements) ? nullptr : found;
}

/// The tag of HTML that `node` is written as; empty for none.
std::string_view tag_of(const pugi::xml_node& node) {
  const std::string_view name = local_name(node);
  if (const Element* const element = find_element(name)) return element->tag;
  const auto* const found = std::find(std::begin(html_names), std::end(html_names), name);
  return found == std::end(html_names) ? std::string_view() : *found;
}

bool is_read(const pugi::xml_node& node) {
  const Element* const element = find_element(local_name(node));
  return element == nullptr || !element->tag.empty();
}

/// An attribute by its name without prefix, as it is written: `xlink:href`.
std::string_view value_of(const pugi::xml_node& node,
                          std::initializer_list<std::string_view> names) {
  for (const std::string_view wanted : names) {
    for (const pugi::xml_attribute attribute : node.attributes()) {
      std::string_view name = attribute.name();
      const std::size_t colon = name.find(':');
      if (colon != name.npos) name.remove_prefix(colon + 1);
      if (name == wanted) return attribute.value();
    }
  }
  return {};
}

/// "&lt;b&gt;" as "<b>": what an attribute of OPML holds is HTML.
std::string unescaped(std::string_view text) {
  constexpr std::pair<std::string_view, char> entities[] = {
      {"&lt;", '<'}, {"&gt;", '>'}, {"&quot;", '"'}, {"&apos;", '\''}, {"&amp;", '&'}};
  std::string plain;
  while (!text.empty()) {
    const auto* const found =
        std::find_if(std::begin(entities), std::end(entities),
                     [text](const auto& entity) { return text.starts_with(entity.first); });
    const bool any = found != std::end(entities);
    plain += any ? found->second : text.front();
    text.remove_prefix(any ? found->first.size() : 1);
  }
  return plain;
}

class Writer {
 public:
  /// `document` is in XML; the notes of Evernote are such documents inside another one.
  void write(std::string_view document, bool inside) {
    pugi::xml_document tree;
    // Character references stay: they are those of HTML.
    tree.load_buffer(document.data(), document.size(),
                     pugi::parse_cdata | pugi::parse_eol | pugi::parse_ws_pcdata,
                     pugi::encoding_utf8);
    for (pugi::xml_node at = tree.first_child(); at;) {
      const bool read = at.type() != pugi::node_element || is_read(at);
      if (read) open(at, inside);
      if (read && at.first_child()) {
        at = at.first_child();
        continue;
      }
      if (read) close(at);
      while (!at.next_sibling() && at.parent() != tree && at.parent()) {
        at = at.parent();
        close(at);
      }
      at = at.next_sibling();
    }
  }

  [[nodiscard]] std::string html() const {
    return "<!DOCTYPE html>\n<html><body>" + html_ + "</body></html>\n";
  }

 private:
  void open(const pugi::xml_node& node, bool inside) {
    if (node.type() == pugi::node_pcdata) html_ += node.value();
    if (node.type() == pugi::node_cdata && !inside) write(node.value(), true);
    if (node.type() != pugi::node_element) return;
    const std::string_view tag = tag_of(node);
    if (local_name(node) == "outline") return open_outline(node);
    if (tag.empty()) return;
    html_.append("<").append(tag);
    const std::string_view url = value_of(node, {"href", "url"});
    if (tag == "a") html_.append(" href=\"").append(url).append("\"");
    html_ += '>';
  }

  /// What an outline says stands in its attributes; what it holds are its children.
  void open_outline(const pugi::xml_node& node) {
    const std::string_view url = value_of(node, {"htmlUrl", "url", "link"});
    html_ += "<ul><li>";
    if (!url.empty()) html_.append("<a href=\"").append(url).append("\">");
    html_ += unescaped(value_of(node, {"text", "title"}));
    if (!url.empty()) html_ += "</a>";
    html_ += "</li>";
    const std::string note = unescaped(value_of(node, {"_note", "note", "description"}));
    if (!note.empty()) html_.append("<p>").append(note).append("</p>");
    html_ += '\n';
  }

  void close(const pugi::xml_node& node) {
    if (node.type() != pugi::node_element) return;
    const std::string_view tag = tag_of(node);
    if (local_name(node) == "outline") {
      html_ += "</ul>";
    } else if (!tag.empty() && tag != "br" && tag != "hr") {
      html_.append("</").append(tag).append(">");
    }
  }

  std::string html_;
};

/// Whether an OPML has words rather than feeds.
bool is_outline(std::string_view head) {
  return head.find("<outline") != head.npos && head.find("xmlUrl=") == head.npos;
}

}  // namespace

bool is_document_xml(std::string_view head) {
  constexpr std::string_view roots[] = {
      "<en-export", "<opml",        "<article xmlns=\"http://docbook",
      "<book",      "<fictionbook", "<office:document"};
  constexpr std::size_t looked_at_bytes = 4096;
  const std::size_t first = head.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
  if (first == head.npos || head[first] != '<') return false;
  const std::string begin = ascii::lower(head.substr(first, looked_at_bytes));
  if (begin.find("<html") != begin.npos) return false;
  // Whatever stands round them, these are links of DocBook and JATS.
  const auto has = [head](std::string_view mark) { return head.find(mark) != head.npos; };
  const bool article = has("<link xlink:href=") || has("<ulink url=") ||
                       (has("<ext-link ") && begin.find("<article") == begin.npos);
  const bool known = std::any_of(std::begin(roots), std::end(roots), [&](std::string_view root) {
    const std::size_t at = begin.find(root);
    return at != begin.npos && (at == 0 || begin.starts_with("<?xml") || begin.starts_with("<!"));
  });
  const bool is_opml = begin.find("<opml") != begin.npos;
  return (known || article) && (!is_opml || is_outline(head));
}

std::string xml_as_html(std::string_view document) {
  Writer writer;
  writer.write(document, false);
  return writer.html();
}

}  // namespace papers::ingest
