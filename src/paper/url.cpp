#include "paper/url.hpp"

#include <algorithm>
#include <iterator>

#include "base/ascii.hpp"
#include "paper/identity.hpp"

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

std::string doi_in_address(std::string_view url) {
  const auto parts = parse_url(url);
  if (!parts) return {};
  if (std::string doi = normalize_doi(url); !doi.empty()) return doi;
  const std::string path = "/" + std::string(parts->path_and_query);
  const std::size_t at = std::min(path.find("/10."), path.find("=10."));
  if (at == path.npos) return {};
  std::string_view doi = path;
  doi = doi.substr(at + 1);
  doi = doi.substr(0, doi.find_first_of("?#&"));
  constexpr std::string_view views[] = {"/full", "/abstract", "/pdf",      "/epdf",
                                        "/html", "/meta",     "/fulltext", ".full",
                                        ".pdf",  ".abstract", "/",         "-text"};
  for (bool is_cut = true; is_cut;) {
    is_cut = std::any_of(std::begin(views), std::end(views), [&doi](std::string_view view) {
      if (!doi.ends_with(view)) return false;
      doi.remove_suffix(view.size());
      return true;
    });
  }
  // bioRxiv's pages are of versions, Oxford's have a number of their own behind.
  const std::size_t digits = doi.find_last_not_of("0123456789");
  if (doi.starts_with("10.1101/") && digits != doi.npos && doi[digits] == 'v') {
    doi = doi.substr(0, digits);
  } else if (parts->host.ends_with("oup.com") && digits != doi.npos && doi[digits] == '/' &&
             std::count(doi.begin(), doi.end(), '/') > 2) {
    doi = doi.substr(0, digits);  // not of a book: "10.1093/oso/9780198000001"
  }
  return normalize_doi(doi);
}

}  // namespace papers
