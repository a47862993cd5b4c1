// The abstract as a page of one paper shows it, for pages whose metadata lacks it.
#pragma once

#include <gumbo.h>

#include <string>
#include <string_view>

namespace papers::ingest::article {

/// The text of the innermost element that is named an abstract (class or id), else what stands
/// under a heading "Abstract"; without that word, on one line. Empty when there is none.
std::string shown_abstract(const GumboNode* root);

/// `text` without "Abstract" (also "Abstract:", "Abstract.", "Summary:") at its start.
std::string_view without_abstract_label(std::string_view text);

}  // namespace papers::ingest::article
