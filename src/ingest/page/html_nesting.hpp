// How deeply HTML elements nest and how many attributes they have, told from the tags alone before
// a parser meets them.
#pragma once

#include <cstddef>
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

}  // namespace papers::ingest
