// How deeply HTML elements nest, told from the tags alone before a parser meets them.
#pragma once

#include <cstddef>
#include <string_view>

namespace papers::ingest {

/// True when more than `limit` elements are open at once somewhere in `html`. Elements that end
/// where the next of their kind begins (p, li, td) and those that are always empty do not count.
/// A judgement of ordinary pages: markup made to mislead it is stopped by HtmlDocument's budget.
bool nests_deeper_than(std::string_view html, std::size_t limit);

}  // namespace papers::ingest
