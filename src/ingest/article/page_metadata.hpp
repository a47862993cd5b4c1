// What the head of a web page says about the page, in whatever vocabulary, as names with values.
#pragma once

#include <gumbo.h>

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace papers::ingest::article {

/// Names in lower case with values in the order of the page: those of its meta elements
/// ("citation_title", "dc.title"; "bepress_citation_title" is "citation_title"), "canonical" for
/// its address, "ld:title" and the like for the articles of its JSON-LD, "xpl:title" for IEEE
/// Xplore's script, "ltx:title" for what LaTeXML shows. Values are clean and not empty.
using PageMetadata = std::vector<std::pair<std::string, std::string>>;

/// `root`: the document node. At most some 10,000 pairs are kept.
PageMetadata read_metadata(const GumboNode* root);

/// A look at the first bytes without parsing: false when no name of a vocabulary is in them.
bool may_describe_article(std::string_view head);

}  // namespace papers::ingest::article
