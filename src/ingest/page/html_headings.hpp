// Papers out of a page's markup: headings that link a paper, and what stands round them.
#pragma once

#include <gumbo.h>

#include <vector>

#include "paper/record.hpp"

namespace papers::ingest {

/// The papers under `root` in page order, each once however often the page repeats it: a heading
/// (h1 to h4) with a link to `/papers/ID` or arXiv, the paragraph after it, and from the article
/// round it votes, stars, comments, the day of publication and the code link, as far as shown.
std::vector<Record> papers_of_headings(const GumboNode* root);

/// The same for a page that lost its links: headings of that level (h2 to h4) which most often has
/// a paragraph under it. Any page has such; whether they are papers is for the caller to judge.
std::vector<Record> papers_of_plain_headings(const GumboNode* root);

}  // namespace papers::ingest
