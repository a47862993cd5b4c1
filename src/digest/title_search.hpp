// Where papers without an address can be looked for.
#pragma once

#include <string>
#include <string_view>

namespace papers::digest {

/// The search of arXiv's listings by title (https://info.arxiv.org/help/search.html).
inline constexpr std::string_view arxiv_title_search =
    "https://arxiv.org/search/?searchtype=title&query={title}";

/// Whether `address` is a web address with "{title}" in it.
bool is_title_search(std::string_view address);

/// `address` with the words of `title` in place of "{title}", joined by "+"; what a search engine
/// could take for an operator is left out, and so is what follows the first dozens of words. Empty
/// for an empty address or a title without words. `address` is empty or is_title_search().
std::string title_search_url(std::string_view address, std::string_view title);

}  // namespace papers::digest
