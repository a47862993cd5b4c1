#include "render/digest_words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <functional>

#include "digest/standing.hpp"
#include "digest/title_search.hpp"
#include "render/visible.hpp"
#include "text/escape.hpp"
#include "text/width.hpp"

namespace papers::render {
namespace {

constexpr std::size_t links_shown = 4;
constexpr std::size_t timeline_bars = 240;

std::string_view order_told(digest::Measure measure) {
  if (measure == digest::Measure::score) return "by score";
  if (measure == digest::Measure::votes) return "by votes";
  return measure == digest::Measure::stars ? "by stars" : "";
}

std::uint64_t not_negative(std::int64_t number) {
  return static_cast<std::uint64_t>(std::max<std::int64_t>(0, number));
}

/// "124 votes", "no votes known", "62 of 100": what an entry has of what the best have most of.
std::string count_in_words(const std::optional<std::int64_t>& count, digest::Measure measure) {
  if (measure == digest::Measure::score) {
    return count ? fmt::format("{} of 100", *count) : "no score known";
  }
  const std::string_view unit = measure == digest::Measure::votes ? "vote" : "star";
  return count ? counted(not_negative(*count), unit) : fmt::format("no {}s known", unit);
}

/// "Feb 27": the heading has the year, unless it has two.
std::string day_in_span(const digest::Digest& digest, Day day) {
  const auto year_of = [](Day of) { return std::chrono::year_month_day(of).year(); };
  const std::string whole = format_day_long(day);
  const bool one_year = year_of(*digest.first_day) == year_of(*digest.last_day);
  return one_year ? whole.substr(0, whole.find(',')) : whole;
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
  for (const digest::Group& group : digest.groups) {
    if (!group.is_top) contents.rows.push_back(&group);
  }
  if (contents.rows.size() < 2) return {};
  if (digest.by == digest::GroupBy::topic) {
    const auto single = [](const digest::Group* group) { return group->entries.size() == 1; };
    const auto multiple_end =
        std::stable_partition(contents.rows.begin(), contents.rows.end(), std::not_fn(single));
    if (contents.rows.end() - multiple_end > singles_listed) {
      contents.singles.assign(multiple_end, contents.rows.end());
      contents.rows.erase(multiple_end, contents.rows.end());
    }
  }
  for (const digest::Group* group : contents.rows) {
    contents.most = std::max(contents.most, group->entries.size());
  }
  return contents;
}

std::string contents_heading(const digest::Digest& digest) {
  using digest::GroupBy;
  if (digest.by == GroupBy::day) return "Days, papers in each";
  const std::string_view groups = digest.by == GroupBy::area ? "Areas" : "Topics";
  const std::string_view order = order_told(digest.measure);
  return fmt::format("{}{}{}, papers in each", groups, order.empty() ? "" : " ", order);
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
  std::string lead = counted(digest.total, "paper");
  if (digest.days.size() > 1) lead += fmt::format(" on {} days", digest.days.size());
  if (digest.title.find(digest.span) == std::string::npos) lead += ", listed " + digest.span;
  if (digest.left_out > 0) lead += fmt::format("; {} shown", grouped_digits(papers_shown(digest)));
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

std::string heading_note(const digest::Digest& digest, const digest::Group& group) {
  if (!group.is_top || group.name.empty()) return {};
  return std::string(order_told(digest.measure));
}

std::string entry_mark(const digest::Digest& digest, const digest::Entry& entry, int number) {
  if (!digest::counts_something(digest.measure)) return fmt::format("{}.", number);
  const std::optional<std::int64_t> count = digest::count_of(entry, digest.measure);
  return count ? grouped_digits(not_negative(*count)) : "–";
}

std::string entry_count(const digest::Digest& digest, const digest::Entry& entry) {
  if (!digest::counts_something(digest.measure)) return {};
  return count_in_words(digest::count_of(entry, digest.measure), digest.measure);
}

Address entry_address(const digest::Digest& digest, const digest::Entry& entry) {
  Address address{best_link(entry.paper)};
  if (!address.url.empty()) return address;
  return {digest::title_search_url(digest.title_search, entry.paper.title), true};
}

std::vector<std::string> entry_facts(const digest::Digest& digest, const digest::Group& group,
                                     const digest::Entry& entry) {
  constexpr std::size_t authors_shown = 1;
  constexpr std::size_t topics_shown = 2;
  const Paper& paper = entry.paper;
  std::vector<std::string> facts;
  const auto add = [&facts](std::string fact) {
    if (!fact.empty()) facts.push_back(std::move(fact));
  };
  add(short_authors(paper, authors_shown));
  for (std::size_t at = 0; at < std::min(entry.also.size(), topics_shown); ++at) {
    add(visible(entry.also[at]));
  }
  const bool heading_says_day = digest.by == digest::GroupBy::day && !group.is_top;
  if (paper.listed_on && digest.first_day != digest.last_day && !heading_says_day) {
    add(day_in_span(digest, *paper.listed_on));
  }
  if (!paper.listed_on && !paper.published.empty()) add("published " + visible(paper.published));
  if (paper.upvotes && digest.measure == digest::Measure::score) {
    add(counted(not_negative(*paper.upvotes), "vote"));
  }
  if (paper.github_stars && digest.measure != digest::Measure::stars) {
    add(counted(not_negative(*paper.github_stars), "star"));
  }
  const Address address = entry_address(digest, entry);
  if (address.is_search && !address.url.empty()) add("no address: search by title");
  return facts;
}

std::string entry_reason(const digest::Entry& entry) {
  return entry.reason.empty() ? "" : "Recommended, " + visible(entry.reason);
}

std::vector<NamedLink> entry_links(const digest::Digest& digest, const digest::Entry& entry) {
  const Paper& paper = entry.paper;
  std::vector<NamedLink> links;
  const std::string first = entry_address(digest, entry).url;
  add_unless_there(links, first.find("//arxiv.org/abs/") != std::string::npos ? "arXiv" : "page",
                   first);
  if (!links.empty() && first == code_link(paper)) links.front().name = "code";
  for (const char* kind : {"code", "project", "data"}) {
    for (const Link& link : paper.links) {
      if (link.kind == kind && text::is_web_url(link.url)) add_unless_there(links, kind, link.url);
    }
  }
  return links;
}

std::vector<NamedLink> links_besides_title(const digest::Digest& digest,
                                           const digest::Entry& entry) {
  std::vector<NamedLink> links = entry_links(digest, entry);
  const std::string best = entry_address(digest, entry).url;
  if (!links.empty() && links.front().url == best && links.front().name != "code") {
    links.erase(links.begin());
  }
  return links;
}

}  // namespace papers::render
