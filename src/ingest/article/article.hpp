// Which paper a saved web page is about, by its own metadata.
#pragma once

#include <gumbo.h>

#include <optional>

#include "ingest/reader.hpp"
#include "paper/record.hpp"

namespace papers::ingest::article {

/// The paper of the page `root` (the document node), when its metadata is of exactly one:
/// Highwire's citation_*, JSON-LD, Dublin Core, EPrints. nullopt for a page that lists papers, and
/// for one without such metadata. Nothing but the abstract is taken from what the page shows.
std::optional<Record> read_article(const GumboNode* root);

/// Gives that paper and its account to `sink`; false when there is none.
bool take_article(const GumboNode* root, Sink& sink);

}  // namespace papers::ingest::article
