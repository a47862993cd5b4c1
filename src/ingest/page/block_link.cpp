// What a link leads to.
#include <algorithm>

#include "ingest/page/block.hpp"
#include "ingest/page/page_words.hpp"
#include "paper/identity.hpp"
#include "paper/links.hpp"
#include "paper/url.hpp"

namespace papers::ingest::page {
namespace {

constexpr std::string_view site_address = "https://huggingface.co";

/// Pages of the site that stand where users and organisations do.
constexpr std::string_view site_pages =
    "models|datasets|spaces|docs|papers|pricing|enterprise|join|blog|posts|tasks|storage|"
    "huggingface|terms-of-service|privacy|learn|settings|chat|buckets|changelog|search|"
    "collections|inference|agents";

/// Whether `host` is the site's or one that shows it: a mirror, a translator
/// ("huggingface-co.translate.goog"), a library's door ("huggingface.co.proxy.example.org").
bool shows_site(std::string_view host) {
  return is_one_of(host, "huggingface.co|hf.co|hf-mirror.com") ||
         host.starts_with("huggingface.co.") || host.starts_with("huggingface-co.");
}

bool is_web_address(std::string_view url) {
  return starts_with_folded(url, "http://") || starts_with_folded(url, "https://");
}

/// The path of a page of the site, however the address was completed: tools that were given a saved
/// page write "file:///papers/ID", "about:///papers/ID" or no site at all.
std::string_view site_path(std::string_view url) {
  const auto whole = [](std::string_view path) {
    return path.empty() || path.front() == '?' ? std::string_view("/") : path;
  };
  if (is_web_address(url)) {
    const auto parts = parse_url(url);
    return parts && shows_site(parts->host) ? whole(parts->path_and_query) : std::string_view{};
  }
  for (const std::string_view local : {"file://", "about://", "about:blank"}) {
    if (starts_with_folded(url, local)) return whole(url.substr(local.size()));
  }
  if (url.starts_with("papers/") || url.starts_with("login?")) return url;
  return url.starts_with('/') && !url.starts_with("//") ? url : std::string_view{};
}

/// The id that starts `text`, up to what may follow one in an address.
std::string leading_id(std::string_view text) {
  text = text.substr(0, text.find_first_of("?#)>&% \""));
  if (text.ends_with(".pdf")) text.remove_suffix(4);
  return text.empty() || !is_alphanumeric(text.front()) ? std::string() : normalize_arxiv_id(text);
}

std::string id_behind(std::string_view url, std::string_view place) {
  const std::size_t at = url.find(place);
  return at == std::string_view::npos ? std::string() : leading_id(url.substr(at + place.size()));
}

std::string id_named_by(std::string_view url) {
  for (const std::string_view place : {"/papers/", "papers%2F", "arxiv.org/abs/", "arxiv.org/pdf/",
                                       "arxiv.org/html/", "alphaxiv.org/abs/"}) {
    const std::string id = id_behind(url, place);
    // "/papers/date/2026-03-12", "/papers/trending" name no paper.
    if (!id.empty() && (place.front() == 'a' || is_digit(id.front()))) return id;
  }
  return url.starts_with("papers/") ? leading_id(url.substr(7)) : std::string();
}

LinkTo place_on_site(std::string_view path, const std::string& id) {
  if (path.starts_with('/')) path.remove_prefix(1);
  if (path.starts_with("login") || path.starts_with("join?")) return LinkTo::login;
  if (path.find("#community") != std::string_view::npos) return LinkTo::comments;
  if (!id.empty()) return LinkTo::paper;
  if (path.starts_with("datasets/")) return LinkTo::site;
  const std::string_view first = path.substr(0, path.find_first_of("/?#"));
  const bool of_site = first.empty() || is_one_of(first, site_pages);
  if (path.starts_with("organizations/")) return LinkTo::profile;
  return of_site || path.find('/') != std::string_view::npos ? LinkTo::site : LinkTo::profile;
}

}  // namespace

std::string without_tracking(std::string_view url) {
  const std::size_t query = std::min(url.size(), url.find_first_of("?&"));
  const std::size_t end = std::min(url.size(), url.find('#', query));
  std::string kept(url.substr(0, query));
  for (std::size_t at = query, next = 0; at < end; at = next) {
    next = std::min(end, url.find_first_of("?&", at + 1));
    const std::string_view parameter = url.substr(at, next - at);
    const std::string_view name = parameter.substr(1);
    if (name.starts_with("utm_") || name.starts_with("_x_tr_")) continue;
    kept += kept.size() == query ? url[query] : parameter.front();
    kept += name;
  }
  return kept.append(url.substr(end));
}

BlockLink link_to(std::string_view address) {
  BlockLink link;
  const bool holds_page = address.find("/http") != address.npos;
  const std::string untracked = without_tracking(
      site_path(address).empty() || holds_page ? behind_redirect(address) : std::string(address));
  const std::string_view url = untracked;
  if (url.starts_with('?') || url.starts_with('#')) {
    link.to = LinkTo::site;
    return link;
  }
  if (url.starts_with("//")) return link_to("https:" + std::string(url));
  for (const std::string_view host : {"huggingface.co/", "hf.co/", "arxiv.org/"}) {
    if (starts_with_folded(url, host)) return link_to("https://" + untracked);
  }
  link.id = id_named_by(url);
  if (const std::string_view path = site_path(url); !path.empty()) {
    link.to = place_on_site(path, link.id);
    link.url = std::string(site_address).append(path.starts_with('/') ? "" : "/").append(path);
    return link;
  }
  const auto parts = parse_url(url);
  if (!is_web_address(url) || !parts) return {};
  link.url = url;
  const std::string kind = link_kind(url);
  link.to = !link.id.empty()                      ? place_on_site(parts->path_and_query, link.id)
            : kind == "code"                      ? LinkTo::code
            : kind == "project" || kind == "data" ? LinkTo::project
                                                  : LinkTo::elsewhere;
  return link;
}

}  // namespace papers::ingest::page
