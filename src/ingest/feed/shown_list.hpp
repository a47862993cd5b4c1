// Lists whose markup says what is what: proceedings, searches, alerts, home pages, bookmarks.
#pragma once

#include <gumbo.h>

#include "ingest/reader.hpp"

namespace papers::ingest {

/// Takes in the papers of a page whose elements are called titles and authors (`class="ptitle"`,
/// `itemprop="author"`), of Scholar's alerts, and of a browser's exported bookmarks; false when
/// `root`, the document node, is none of these.
bool take_shown_list(const GumboNode* root, Sink& sink);

}  // namespace papers::ingest
