#include "digest/title_search.hpp"

#include "text/escape.hpp"
#include "text/latex.hpp"
#include "text/words.hpp"

namespace papers::digest {
namespace {

constexpr std::string_view title_field = "{title}";

}  // namespace

bool is_title_search(std::string_view address) {
  const std::size_t at = address.find(title_field);
  if (at == std::string_view::npos) return false;
  std::string url(address);
  return text::is_web_url(url.replace(at, title_field.size(), "x"));
}

std::string title_search_url(std::string_view address, std::string_view title) {
  constexpr std::size_t longest_bytes = 300;
  const std::size_t at = address.find(title_field);
  if (at == std::string_view::npos) return {};
  std::string words;
  const std::string shown = text::readable(title);
  for (const text::Word& word : text::words(shown)) {
    const std::string escaped = text::escape_url(word.text);
    if (words.size() + escaped.size() > longest_bytes) break;
    if (!words.empty()) words += '+';
    words += escaped;
  }
  if (words.empty()) return {};
  std::string url(address);
  return url.replace(at, title_field.size(), words);
}

}  // namespace papers::digest
