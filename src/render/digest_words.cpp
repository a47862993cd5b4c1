#include "render/digest_words.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "render/visible.hpp"
#include "text/escape.hpp"
#include "text/width.hpp"

namespace papers::render {
namespace {

constexpr std::size_t links_shown = 4;
constexpr std::size_t timeline_bars = 240;

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

Contents contents_of(const digest::Digest& digest) {
  constexpr std::ptrdiff_t singles_listed = 4;
  Contents contents;
  if (digest.groups.size() < 2) return contents;
  const auto single = [](const digest::Group& group) { return group.entries.size() == 1; };
  const auto singles = std::count_if(digest.groups.begin(), digest.groups.end(), single);
  const bool gather = digest.by == digest::GroupBy::topic && singles > singles_listed;
  for (const digest::Group& group : digest.groups) {
    (gather && single(group) ? contents.singles : contents.rows).push_back(&group);
  }
  return contents;
}

std::string joined_names(const std::vector<const digest::Group*>& groups) {
  std::vector<std::string> names;
  names.reserve(groups.size());
  for (const digest::Group* group : groups) names.push_back(group->name);
  return join_visible(names, " · ");
}

Timeline timeline_of(const digest::Digest& digest) {
  constexpr std::size_t fewest = 3;
  constexpr std::size_t most_days = 52;  // what a line of text has room for
  Timeline timeline;
  timeline.unit = digest.days.size() <= most_days ? "listed day" : "month";
  for (const digest::DayCount& count : digest.days) {
    std::string label = format_day_long(count.day);
    if (digest.days.size() > most_days)
      label = label.substr(0, 4) + format_day(count.day).substr(0, 4);
    if (timeline.bars.empty() || timeline.bars.back().label != label) {
      timeline.bars.push_back({std::move(label), 0});
    }
    timeline.bars.back().papers += count.papers;
  }
  if (timeline.bars.size() < fewest || timeline.bars.size() > timeline_bars) timeline.bars.clear();
  for (const Timeline::Bar& bar : timeline.bars)
    timeline.most = std::max(timeline.most, bar.papers);
  return timeline;
}

std::string digest_lead(const digest::Digest& digest) {
  std::string lead = digest.left_out == 0 ? "" : grouped_digits(papers_shown(digest)) + " of ";
  lead += counted(digest.total, "paper");
  if (digest.first_day) {
    lead += ", listed " + format_day_long(*digest.first_day);
    if (digest.first_day != digest.last_day) lead += " to " + format_day_long(*digest.last_day);
  }
  return lead + ".";
}

std::vector<FootNote> left_out_note(const digest::Digest& digest) {
  if (digest.left_out == 0) return {};
  std::string words = fmt::format("{} {} left out. To see all:", counted(digest.left_out, "paper"),
                                  digest.left_out == 1 ? "was" : "were");
  return {{std::move(words), digest.more_command}};
}

std::string entry_title(const digest::Entry& entry) {
  constexpr int longest_cols = 300;
  return text::truncate_cols(visible(entry.paper.title), longest_cols);
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
  if (!entry.also.empty()) {
    // Its strongest topic stands above it, unless papers are not grouped by topic.
    const bool all = entry.also.size() == paper.topics.size();
    facts.push_back((all ? "in " : "also ") + join_visible(entry.also, ", "));
  }
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

std::vector<NamedLink> links_besides_title(const digest::Entry& entry) {
  std::vector<NamedLink> links = entry_links(entry);
  const std::string best = best_link(entry.paper);
  if (!links.empty() && links.front().url == best && links.front().name != "code") {
    links.erase(links.begin());
  }
  return links;
}

}  // namespace papers::render
