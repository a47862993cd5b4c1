// Lines in which search engines, mails and browsers say of what paper they are.
#pragma once

#include <string>
#include <string_view>

#include "paper/record.hpp"

namespace papers::ingest {

/// "I Fern, J Moss - Moths, 2022 - mdpi.com", as Scholar cites, or a line of names alone: fills
/// authors, venue, year and arXiv id. False for other lines.
bool read_citation_line(std::string_view line, Record& record);

/// Of "We ask… ▽ More We ask how hedges … △ Less" the longest part, without its button.
std::string_view unfolded_abstract(std::string_view text);

/// The title of a paper out of that of its page: without "[2305.01111] ", " | OpenReview", " - ACL
/// Anthology". `url`: the page's address, in which the site's name stands.
std::string title_of_page(std::string_view title, std::string_view url);

}  // namespace papers::ingest
