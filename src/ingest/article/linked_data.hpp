// JSON inside the scripts of a page that describes the article it shows.
#pragma once

#include <string_view>

#include "ingest/article/page_metadata.hpp"

namespace papers::ingest::article {

/// Adds what the JSON-LD text `json` says of each ScholarlyArticle in it, with "ld:article" before
/// each. What an article cites, or a list holds, is none of the page's.
void add_linked_data(std::string_view json, PageMetadata& metadata);

/// The same for the object that a script of IEEE Xplore assigns to xplGlobal.document.metadata.
void add_xplore_script(std::string_view script, PageMetadata& metadata);

}  // namespace papers::ingest::article
