// The small print of the site's page in the words of a browser that has translated it.
#pragma once

#include <string>
#include <string_view>

namespace papers::ingest::page {

/// "7 Autoren", "· Veröffentlicht am 26. Januar 2026" in the page's own words, "7 authors",
/// "· published on 26 jan 2026"; empty where `text` has none of the words known here.
std::string in_english(std::string_view text);

}  // namespace papers::ingest::page
