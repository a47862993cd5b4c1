// HTML as blocks: a stretch of text between two places where a line would break, or a whole link.
#pragma once

#include <gumbo.h>

#include <deque>

#include "ingest/page/block.hpp"

namespace papers::ingest::page {

/// The blocks of the document `root`, which may go once this returned. Headings are blocks with
/// the link in or round them; links within running text stay in their sentence. A `time` element's
/// year is given to a day that is shown without one. Time and memory grow with the document only.
std::deque<Block> html_blocks(const GumboNode* root);

}  // namespace papers::ingest::page
