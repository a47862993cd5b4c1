#include "ingest/feed/xml.hpp"

#include <fmt/format.h>

#include "base/error.hpp"
#include "text/utf8.hpp"

namespace papers::ingest {

namespace {

/// arXiv answers at most 2000 entries at once, some 6 MB.
constexpr std::size_t document_limit_bytes = std::size_t{64} << 20;

}  // namespace

XmlDocument::XmlDocument(Input& input) : text_(text::clean(input.rest(document_limit_bytes))) {
  const pugi::xml_parse_result parsed =
      document_.load_buffer(text_.data(), text_.size(), pugi::parse_default, pugi::encoding_utf8);
  if (!parsed) {
    throw Error(fmt::format("{}:{}: this is not well-formed XML: {}", input.name(),
                            line_at(parsed.offset), parsed.description()));
  }
}

std::uint64_t XmlDocument::line_at(std::ptrdiff_t offset) {
  const auto target = offset < 0 ? counted_ : static_cast<std::size_t>(offset);
  for (; counted_ < target && counted_ < text_.size(); ++counted_) {
    if (text_[counted_] == '\n') ++line_;
  }
  return line_;
}

std::string_view local_name(const pugi::xml_node& node) {
  const std::string_view name = node.name();
  const std::size_t colon = name.find(':');
  return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

pugi::xml_node child_named(const pugi::xml_node& node, std::string_view name) {
  return node.find_child([name](const pugi::xml_node& child) { return local_name(child) == name; });
}

std::string lines_of(const pugi::xml_node& node) {
  std::string text;
  // All text below, as of "<sub>2</sub>" in a title of type xhtml; elements nest without end.
  for (pugi::xml_node at = node.first_child(); at;) {
    if (at.type() == pugi::node_pcdata || at.type() == pugi::node_cdata) text += at.value();
    pugi::xml_node next = at.first_child();
    while (!next && at != node) {
      next = at.next_sibling();
      if (!next) at = at.parent();
    }
    at = next;
  }
  return text::clean(text);
}

std::string text_of(const pugi::xml_node& node) { return text::squeeze(lines_of(node)); }

bool begins_with_tag(std::string_view head) {
  const std::size_t first = head.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
  return first != std::string_view::npos && head[first] == '<';
}

}  // namespace papers::ingest
