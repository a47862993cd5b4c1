#include "paper/url.hpp"

#include <algorithm>
#include <iterator>

#include "base/ascii.hpp"
#include "text/escape.hpp"
#include "text/utf8.hpp"

namespace papers {
namespace {

bool is_host(std::string_view host) {
  const std::size_t stop = host.rfind('.');
  if (stop == std::string_view::npos || stop == 0 || stop + 2 >= host.size()) return false;
  for (const char c : host.substr(stop + 1)) {
    if (!ascii::is_letter(c)) return false;
  }
  return host.find_first_of(" \t\n\"'<>()") == std::string_view::npos;
}

}  // namespace

std::optional<Url> parse_url(std::string_view text) {
  const bool has_scheme =
      ascii::take_prefix(text, "https://") || ascii::take_prefix(text, "http://");
  const std::size_t host_end = text.find_first_of("/?#");
  std::string_view host = text.substr(0, host_end);
  if (!has_scheme && host_end == std::string_view::npos) return std::nullopt;
  if (const std::size_t at = host.find('@'); at != std::string_view::npos)
    host.remove_prefix(at + 1);
  host = host.substr(0, host.find(':'));
  ascii::take_prefix(host, "www.");
  if (!has_scheme && !is_host(host)) return std::nullopt;
  std::string_view rest = host_end == std::string_view::npos ? "" : text.substr(host_end);
  if (rest.starts_with('/')) rest.remove_prefix(1);
  return Url{ascii::lower(host), rest.substr(0, rest.find_first_of("?#")), rest};
}

/// Whether `before`, which ends in "=", names where an address leads, and not whence one came.
static bool leads_away(std::string_view before) {
  if (before.find("/intent/") != before.npos || before.find("/share") != before.npos) return false;
  before.remove_suffix(1);
  const std::string_view name = before.substr(before.find_last_of("?&;/") + 1);
  constexpr std::string_view names[] = {"url",  "q",    "u",    "to",  "target",
                                        "link", "dest", "goto", "qurl"};
  return std::find(std::begin(names), std::end(names), name) != std::end(names);
}

std::string behind_redirect(std::string_view url) {
  constexpr std::string_view scheme = "http", guard_end = "__;";
  for (std::size_t at = url.find(scheme, 1); at != url.npos; at = url.find(scheme, at + 1)) {
    std::string_view rest = url.substr(at + scheme.size());
    const char before = url[at - 1];
    ascii::take_prefix(rest, "s");
    const bool coded = ascii::starts_with(rest, "%3a%2f%2f");
    if ((!coded && !rest.starts_with("://")) || (before != '/' && before != '=' && before != '_')) {
      continue;
    }
    if (before == '=' && !leads_away(url.substr(0, at))) continue;
    std::string_view inner = url.substr(at);
    if (before == '=' || coded) inner = inner.substr(0, inner.find('&'));
    if (before == '_') inner = inner.substr(0, inner.find(guard_end));
    std::string plain =
        text::clean(before == '=' || coded ? text::unescape_url(inner) : std::string(inner));
    if (text::is_web_url(plain)) return plain;
  }
  return std::string(url);
}

}  // namespace papers
