// Text that must stay text inside Markdown (CommonMark and GitHub's extensions).
#pragma once

#include <string>
#include <string_view>

namespace papers::render {

/// One line of plain text with everything escaped that Markdown, autolinks, mentions or raw HTML
/// would act on. URLs in it stay plain text.
std::string markdown_text(std::string_view line);

/// [text](url); the escaped text alone when `url` is empty.
std::string markdown_link(std::string_view text, std::string_view url);
/// The same for text that is Markdown already.
std::string markdown_link_raw(std::string_view markdown, std::string_view url);

/// <url> for a web URL, escaped text for anything else.
std::string markdown_url(std::string_view url);

}  // namespace papers::render
