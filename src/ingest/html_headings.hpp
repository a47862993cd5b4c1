// Papers out of a page's markup: headings that link a paper, and what stands round them.
#pragma once

#include <gumbo.h>

#include <vector>

#include "papers/paper/record.hpp"

namespace papers::ingest {

/// The papers under `root` in page order, each once however often the page repeats it: a heading
/// (h1 to h4) with a link to `/papers/ID` or arXiv, the paragraph after it, and from the article
/// round it votes, stars, comments, the day of publication and the code link, as far as shown.
std::vector<Record> papers_of_headings(const GumboNode* root);

}  // namespace papers::ingest
