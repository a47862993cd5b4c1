// XML as feeds and harvests bring it: parsed at once, names without their prefixes, text clean.
#pragma once

#include <cstdint>
#include <pugixml.hpp>
#include <string>
#include <string_view>

#include "ingest/reader.hpp"

namespace papers::ingest {

/// A document type's entities are not expanded, and no walk here follows the depth of a document.
class XmlDocument {
 public:
  /// Reads `input` to its end, at most 64 MiB. Throws Error (name:line) for what is not
  /// well-formed.
  explicit XmlDocument(Input& input);

  [[nodiscard]] pugi::xml_node root() const { return document_.document_element(); }
  /// The line on which `node` begins; nodes must be asked for in the order of the document.
  std::uint64_t line_of(const pugi::xml_node& node) { return line_at(node.offset_debug()); }

 private:
  std::uint64_t line_at(std::ptrdiff_t offset);

  std::string text_;
  pugi::xml_document document_;
  std::size_t counted_ = 0;
  std::uint64_t line_ = 1;
};

/// Which prefix stands for which namespace is the document's choice.
std::string_view local_name(const pugi::xml_node& node);

/// The first child of that local name; a null node when there is none.
pugi::xml_node child_named(const pugi::xml_node& node, std::string_view name);

/// The character data inside `node` and inside the elements directly in it, clean, lines kept.
std::string lines_of(const pugi::xml_node& node);
/// The same on one line.
std::string text_of(const pugi::xml_node& node);

/// Whether `head` begins as XML does, white space aside.
bool begins_with_tag(std::string_view head);

}  // namespace papers::ingest
