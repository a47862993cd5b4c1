#include "render/digest_words.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "papers/text/escape.hpp"
#include "render/visible.hpp"

namespace papers::render {
namespace {

constexpr std::size_t links_shown = 4;

std::string count_of(std::int64_t number, std::string_view singular) {
  return counted(static_cast<std::uint64_t>(std::max<std::int64_t>(0, number)), singular);
}

void add_unless_there(std::vector<NamedLink>& links, std::string name, const std::string& url) {
  const auto same = [&](const NamedLink& link) { return link.url == url; };
  if (url.empty() || links.size() >= links_shown) return;
  if (std::none_of(links.begin(), links.end(), same)) links.push_back({std::move(name), url});
}

}  // namespace

std::uint64_t papers_shown(const digest::Digest& digest) { return digest.total - digest.left_out; }

bool has_contents(const digest::Digest& digest) { return digest.groups.size() > 1; }

std::string digest_lead(const digest::Digest& digest) {
  std::string lead = counted(digest.total, "paper");
  if (digest.first_day) {
    lead += ", listed " + format_day_long(*digest.first_day);
    if (digest.first_day != digest.last_day) lead += " to " + format_day_long(*digest.last_day);
  }
  if (digest.left_out > 0) lead += fmt::format("; {} of them here", papers_shown(digest));
  return lead + ".";
}

std::vector<FootNote> left_out_note(const digest::Digest& digest) {
  if (digest.left_out == 0) return {};
  std::string words = fmt::format("{} {} left out. To see all:", counted(digest.left_out, "paper"),
                                  digest.left_out == 1 ? "was" : "were");
  return {{std::move(words), digest.more_command}};
}

std::vector<std::string> entry_facts(const digest::Entry& entry) {
  const Paper& paper = entry.paper;
  std::vector<std::string> facts;
  if (paper.listed_on) {
    facts.push_back(format_day_long(*paper.listed_on));
  } else if (!paper.published.empty()) {
    facts.push_back("published " + visible(paper.published));
  }
  if (paper.upvotes) facts.push_back(count_of(*paper.upvotes, "vote"));
  if (paper.github_stars) facts.push_back(count_of(*paper.github_stars, "star"));
  if (!entry.also.empty()) facts.push_back("also " + join_visible(entry.also, ", "));
  return facts;
}

std::vector<NamedLink> entry_links(const digest::Entry& entry) {
  const Paper& paper = entry.paper;
  std::vector<NamedLink> links;
  const std::string best = best_link(paper);
  add_unless_there(links, best.find("//arxiv.org/") != std::string::npos ? "arXiv" : "page", best);
  if (!links.empty() && best == code_link(paper)) links.front().name = "code";
  for (const char* kind : {"code", "project", "data"}) {
    for (const Link& link : paper.links) {
      if (link.kind == kind && text::is_web_url(link.url)) add_unless_there(links, kind, link.url);
    }
  }
  return links;
}

}  // namespace papers::render
