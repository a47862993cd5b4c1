// Inline Markdown of a table cell or list item, taken apart into what is read and what is linked.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "paper/record.hpp"

namespace papers::ingest {

struct InlineLink {
  std::string text;  ///< plain
  std::string url;
};

struct InlineText {
  std::string text;  ///< link texts in place, marks of emphasis and escapes gone; squeezed
  std::vector<InlineLink> links;
  std::string before_links;  ///< what of the text stands before the first link
};

/// `markdown` as it reads: links (also nested in brackets or emphasis), images dropped, `<url>`,
/// `<br>`, backslash escapes, emphasis. What only looks like markup stays as it is. Linear.
InlineText read_inline(std::string_view markdown);

/// `title` without a group of links in parentheses or brackets at its end ("(Read more on …)").
std::string_view without_trailing_links(std::string_view markdown);

/// True for a link text that names a kind of document ("paper", "PDF", "arXiv"), not a title.
bool is_link_label(std::string_view text);

/// The web links of a listed paper become its id, page and links.
void apply_links(Record& record, const std::vector<InlineLink>& links);

}  // namespace papers::ingest
