#include "paper/links.hpp"

#include <algorithm>
#include <iterator>

#include "base/ascii.hpp"
#include "base/limits.hpp"
#include "paper/identity.hpp"
#include "paper/url.hpp"
#include "text/escape.hpp"
#include "text/utf8.hpp"

namespace papers {
namespace {

struct SiteKind {
  std::string_view host;  ///< with a leading ".", any name under it
  std::string_view kind;
};

constexpr SiteKind sites[] = {{"github.com", "code"},
                              {"gist.github.com", "code"},
                              {"raw.githubusercontent.com", "code"},
                              {"gitlab.com", "code"},
                              {"bitbucket.org", "code"},
                              {"codeberg.org", "code"},
                              {"gitee.com", "code"},
                              {"anonymous.4open.science", "code"},
                              {"sr.ht", "code"},
                              {"zenodo.org", "data"},
                              {"kaggle.com", "data"},
                              {"figshare.com", "data"},
                              {"data.mendeley.com", "data"},
                              {"dataverse.harvard.edu", "data"},
                              {"openml.org", "data"},
                              {"arxiv.org", "arxiv"},
                              {"ar5iv.org", "arxiv"},
                              {"huggingface.co", "hf"},
                              {"hf.co", "hf"},
                              {"sites.google.com", "project"},
                              {".arxiv.org", "arxiv"},
                              {".hf.space", "hf"},
                              {".huggingface.co", "hf"},
                              {".github.io", "project"},
                              {".gitlab.io", "project"},
                              {".pages.dev", "project"},
                              {".vercel.app", "project"},
                              {".netlify.app", "project"},
                              {".notion.site", "project"},
                              {".webflow.io", "project"},
                              {".streamlit.app", "project"}};

/// GitHub pages that look like owners and are none.
constexpr std::string_view reserved_owners[] = {
    "about",   "apps",   "collections", "features", "marketplace", "orgs",
    "pricing", "search", "settings",    "sponsors", "topics",      "trending"};

std::string_view next_segment(std::string_view& path) {
  while (path.starts_with('/')) path.remove_prefix(1);
  const std::size_t end = std::min(path.find('/'), path.size());
  const std::string_view segment = path.substr(0, end);
  path.remove_prefix(end);
  return segment;
}

bool is_repository_name(std::string_view name) {
  if (name.empty() || name == "." || name == "..") return false;
  return std::all_of(name.begin(), name.end(), [](char c) {
    return ascii::is_letter(c) || ascii::is_digit(c) || c == '-' || c == '_' || c == '.';
  });
}

bool is_code_forge(std::string_view host) {
  return host == "github.com" || host == "raw.githubusercontent.com" || host == "gitlab.com" ||
         host.starts_with("gitlab.");
}

/// Two addresses with the same reduced form lead to the same place.
std::string reduced(std::string_view url) {
  const auto parts = parse_url(url);
  if (!parts) return std::string(url);
  std::string_view rest = parts->path_and_query;
  while (rest.ends_with('/') || rest.ends_with('#')) rest.remove_suffix(1);
  if (parts->host == "github.com") {
    // Of the repository's own page GitHub ignores case and ".git".
    std::string_view path = rest;
    next_segment(path);
    next_segment(path);
    if (path.empty()) return parts->host + "/" + repository_of(url);
  }
  return parts->host + "/" + std::string(rest);
}

/// The one arXiv id or DOI that the addresses agree on; empty when there is none or several.
template <typename Normalize>
std::string agreed(const std::vector<std::string>& urls, const Normalize& normalize) {
  std::string agreed_id;
  for (const std::string& url : urls) {
    const std::string id = normalize(url);
    if (id.empty() || id == agreed_id) continue;
    if (!agreed_id.empty()) return {};
    agreed_id = id;
  }
  return agreed_id;
}

/// Fills ids from the record's own address, else from links stated for it; an address inside the
/// abstract may be of a work it cites.
void fill_ids(Record& record) {
  std::vector<std::string> stated;
  for (const Link& link : record.links) stated.push_back(link.url);
  if (record.arxiv_id.empty()) record.arxiv_id = normalize_arxiv_id(record.url);
  if (record.arxiv_id.empty()) record.arxiv_id = agreed(stated, normalize_arxiv_id);
  if (record.doi.empty()) record.doi = doi_in_address(record.url);
  if (record.doi.empty()) record.doi = agreed(stated, normalize_doi);
  if (record.arxiv_id.empty()) record.arxiv_id = arxiv_id_of_doi(record.doi);
}

}  // namespace

std::string arxiv_page(std::string_view arxiv_id) {
  return "https://arxiv.org/abs/" + std::string(arxiv_id);
}

std::string link_kind(std::string_view url) {
  const auto parts = parse_url(url);
  if (!parts) return "other";
  const std::string& host = parts->host;
  if ((host == "huggingface.co" || host == "hf.co") && parts->path.starts_with("datasets")) {
    return "data";
  }
  if (host.starts_with("gitlab.")) return "code";
  for (const SiteKind& site : sites) {
    const bool same = site.host.starts_with('.') ? host.ends_with(site.host) : host == site.host;
    if (same) return std::string(site.kind);
  }
  return "other";
}

std::string repository_of(std::string_view url) {
  const auto parts = parse_url(url);
  if (!parts || !is_code_forge(parts->host)) return {};
  std::string_view path = parts->path;
  const std::string owner = ascii::lower(next_segment(path));
  std::string name = ascii::lower(next_segment(path));
  while (name.ends_with('.')) name.pop_back();
  if (name.ends_with(".git")) name.resize(name.size() - 4);
  const bool reserved = std::find(std::begin(reserved_owners), std::end(reserved_owners), owner) !=
                        std::end(reserved_owners);
  if (reserved || !is_repository_name(owner) || !is_repository_name(name)) return {};
  return owner + "/" + name;
}

LinkList::LinkList(std::vector<Link> links) : links_(std::move(links)) {
  for (std::size_t i = 0; i < links_.size(); ++i) places_.emplace(reduced(links_[i].url), i);
}

void LinkList::add(std::string_view url, std::string_view kind) {
  url = text::trim(url);
  std::string address(url);
  if (!ascii::starts_with(url, "http://") && !ascii::starts_with(url, "https://")) {
    if (!parse_url(url)) return;
    address = "https://" + address;
  }
  if (!text::is_web_url(address)) return;
  const std::string place = reduced(address);
  if (const auto known = places_.find(place); known != places_.end()) {
    Link& link = links_[known->second];
    if (link.kind == "other" && !kind.empty()) link.kind = kind;
    return;
  }
  if (links_.size() >= limits::links_per_paper) return;
  places_.emplace(place, links_.size());
  links_.push_back({kind.empty() ? link_kind(address) : std::string(kind), std::move(address)});
}

void add_link(std::vector<Link>& links, std::string_view url, std::string_view kind) {
  LinkList list(std::move(links));
  list.add(url, kind);
  links = list.take();
}

void complete_links(Record& record) {
  fill_ids(record);
  LinkList links;
  for (const Link& link : record.links) links.add(link.url, link.kind);
  for (const std::string& url : urls_in(record.abstract)) links.add(url);
  const std::string arxiv_id = normalize_arxiv_id(record.arxiv_id);
  if (!arxiv_id.empty()) links.add(arxiv_page(arxiv_id), "arxiv");
  if (!record.url.empty()) links.add(record.url);
  record.links = links.take();
}

}  // namespace papers
