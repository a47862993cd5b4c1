// A parsed HTML document that hostile markup cannot turn into a hang, a deep recursion or
// gigabytes.
#pragma once

#include <gumbo.h>

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace papers::ingest {

struct TagStructure {
  bool too_deep = false;
  /// Byte ranges of a tag's attributes after as many as are allowed, the tag's ">" not included.
  std::vector<std::pair<std::size_t, std::size_t>> excess_attributes;
  /// Where the name of "</svg >" ends and where its ">" stands: blanks between end no element.
  std::vector<std::pair<std::size_t, std::size_t>> loose_ends;
};

/// `too_deep` when more than `depth_limit` elements are open at once somewhere in `html`; reading
/// ends there. Elements that end where the next of their kind begins (p, li, td) and those that are
/// always empty do not count. A judgement of ordinary pages: markup made to mislead it is stopped
/// by HtmlDocument's budget.
TagStructure scan_tags(std::string_view html, std::size_t depth_limit, std::size_t attribute_limit);

class HtmlDocument {
 public:
  /// Elements nested deeper than this are refused before parsing: gumbo looks through all open
  /// elements at every tag, so depth costs its square.
  static constexpr std::size_t depth_limit = 256;
  /// Further attributes of a tag are left out: gumbo compares each with all before it.
  static constexpr std::size_t attribute_limit = 128;

  /// Parses `html`, clean UTF-8.
  explicit HtmlDocument(std::string html);
  ~HtmlDocument();
  HtmlDocument(const HtmlDocument&) = delete;
  HtmlDocument& operator=(const HtmlDocument&) = delete;

  /// Empty, or why there is no tree: "nested too deeply", "too complex".
  [[nodiscard]] std::string_view fault() const { return fault_; }
  [[nodiscard]] std::string_view html() const { return html_; }
  /// The document node; nullptr with a fault.
  [[nodiscard]] const GumboNode* root() const { return root_; }

 private:
  class Arena;
  std::string html_;  ///< the tree refers to it
  std::unique_ptr<Arena> arena_;
  const GumboNode* root_ = nullptr;
  std::string_view fault_;
};

/// The node after `node` in document order within `root`; nullptr at the end. Walks by parent
/// pointers, so that no depth can overflow the stack.
const GumboNode* next_node(const GumboNode* node, const GumboNode* root);
/// The same, passing over what is inside `node`.
const GumboNode* next_node_after(const GumboNode* node, const GumboNode* root);

/// The value of an attribute of an element; an empty view for text and where it is missing.
std::string_view attribute(const GumboNode* node, const char* name);

bool is_element(const GumboNode* node, GumboTag tag);

/// Scripts, styles, pictures, the head: what nobody reads.
bool is_hidden(const GumboNode* node);

}  // namespace papers::ingest
