#include "digest/grouping.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <map>

#include "digest/standing.hpp"

namespace papers::digest {
namespace {

constexpr std::size_t top_size = 5;
/// So many papers of a topic have a heading of their own within an area.
constexpr std::size_t subheading_papers = 3;

bool better(const Entry& a, const Entry& b) {
  return stands_before(standing_of(a), standing_of(b));
}

/// What groups are ordered by: the sum of votes or stars, and the best score, as scores add up to
/// nothing.
std::int64_t weight_of(const std::vector<Entry>& entries, Measure measure) {
  std::int64_t weight = 0;
  for (const Entry& entry : entries) {
    // A page may say any number; sums of these stay far from the end of the type.
    constexpr std::int64_t most = 1'000'000'000;
    const std::int64_t count =
        std::clamp<std::int64_t>(count_of(entry, measure).value_or(0), 0, most);
    weight = measure == Measure::score ? std::max(weight, count) : weight + count;
  }
  return weight;
}

/// The strongest topic's name, when a heading says it.
void leave_out(std::vector<std::string>& also, const std::string& heading) {
  if (!also.empty() && also.front() == heading) also.erase(also.begin());
}

/// What a group is made of, while it is gathered.
struct Heap {
  Group group;
  std::optional<Day> day;
  bool is_rest = false;  ///< of papers without a topic or day
  std::int64_t weight = 0;
};

class Grouping {
 public:
  Grouping(const GroupingRequest& request, const topics::Areas& areas)
      : request_(request), areas_(areas) {}

  std::vector<Group> groups(std::vector<Entry> entries) {
    if (!request_.keeps_order) std::stable_sort(entries.begin(), entries.end(), better);
    for (Entry& entry : entries) {
      for (const PaperTopic& topic : entry.paper.topics) entry.also.push_back(topic.name);
    }
    std::vector<Group> groups;
    if (Group top = take_top(entries); !top.entries.empty()) groups.push_back(std::move(top));
    for (Entry& entry : entries) add(std::move(entry));
    for (Heap& heap : sorted_heaps()) groups.push_back(std::move(heap.group));
    return groups;
  }

 private:
  /// Takes the best out of `entries`. A few papers need no headings by area: they all are the top.
  Group take_top(std::vector<Entry>& entries) const {
    Group top{"", "top", {}, true};
    if (request_.by == GroupBy::none) return top;
    if (entries.size() <= top_size) {
      if (request_.by == GroupBy::area) top.entries.swap(entries);
      return top;
    }
    std::vector<std::size_t> places;
    for (std::size_t at = 0; at < entries.size(); ++at) {
      if (standing_of(entries[at]).known()) places.push_back(at);
    }
    std::stable_sort(places.begin(), places.end(), [&entries](std::size_t a, std::size_t b) {
      return better(entries[a], entries[b]);
    });
    places.resize(std::min(places.size(), top_size));
    for (const std::size_t at : places) top.entries.push_back(std::move(entries[at]));
    std::sort(places.rbegin(), places.rend());
    for (const std::size_t at : places) {
      entries.erase(entries.begin() + static_cast<std::ptrdiff_t>(at));
    }
    top.name = fmt::format("Top {}", top.entries.size());
    return top;
  }

  [[nodiscard]] Heap heap_for(const Entry& entry) const {
    const Paper& paper = entry.paper;
    const auto named = [](std::string name, std::string slug) {
      return Heap{{std::move(name), std::move(slug), {}, false}, std::nullopt, false, 0};
    };
    if (request_.by == GroupBy::none) return named("", "papers");
    if (request_.by == GroupBy::day) {
      if (!paper.listed_on) return named("Not listed", "not-listed");
      Heap heap = named(format_day_long(*paper.listed_on), "day-" + format_day(*paper.listed_on));
      heap.day = paper.listed_on;
      return heap;
    }
    if (paper.topics.empty()) {
      Heap rest = named("Other papers", "other-papers");
      rest.is_rest = true;
      return rest;
    }
    const PaperTopic& topic = paper.topics.front();
    const auto area = areas_.find(topic.slug);
    if (request_.by == GroupBy::topic || area == areas_.end()) return named(topic.name, topic.slug);
    return named(area->second.name, area->second.slug);
  }

  void add(Entry entry) {
    Heap fresh = heap_for(entry);
    const auto [place, is_new] = places_.try_emplace(fresh.group.slug, heaps_.size());
    if (is_new) heaps_.push_back(std::move(fresh));
    Group& group = heaps_[place->second].group;
    leave_out(entry.also, group.name);
    group.entries.push_back(std::move(entry));
  }

  std::vector<Heap> sorted_heaps() {
    for (Heap& heap : heaps_) {
      heap.weight = weight_of(heap.group.entries, request_.measure);
      // A subheading would put its papers after those of the area with less of a score.
      if (request_.by == GroupBy::area && request_.measure != Measure::score) part(heap.group);
    }
    std::stable_sort(heaps_.begin(), heaps_.end(), [this](const Heap& a, const Heap& b) {
      if (request_.by == GroupBy::day) return b.day < a.day;
      if (a.is_rest != b.is_rest) return b.is_rest;
      if (a.weight != b.weight) return a.weight > b.weight;
      const std::size_t size_a = a.group.entries.size();
      const std::size_t size_b = b.group.entries.size();
      return size_a != size_b ? size_a > size_b : a.group.name < b.group.name;
    });
    return std::move(heaps_);
  }

  /// Gives the topics of an area that have papers enough a subheading; they follow the rest.
  void part(Group& area) const {
    const auto topic_of = [&area](const Entry& entry) {
      const auto& topics = entry.paper.topics;
      return topics.empty() || topics.front().slug == area.slug ? std::string()
                                                                : topics.front().name;
    };
    std::map<std::string, std::size_t> papers;
    for (const Entry& entry : area.entries) ++papers[topic_of(entry)];
    std::map<std::string, std::vector<Entry>> topics;
    std::vector<Entry> loose;
    for (Entry& entry : area.entries) {
      std::string topic = topic_of(entry);
      if (topic.empty() || papers[topic] < subheading_papers) {
        loose.push_back(std::move(entry));
        continue;
      }
      leave_out(entry.also, topic);
      entry.subheading = topic;
      topics[std::move(topic)].push_back(std::move(entry));
    }
    std::vector<std::vector<Entry>> parts;
    for (auto& [name, entries] : topics) parts.push_back(std::move(entries));
    std::stable_sort(parts.begin(), parts.end(), [this](const auto& a, const auto& b) {
      const std::int64_t weight_a = weight_of(a, request_.measure);
      const std::int64_t weight_b = weight_of(b, request_.measure);
      return weight_a != weight_b ? weight_a > weight_b : a.size() > b.size();
    });
    area.entries = std::move(loose);
    for (std::vector<Entry>& entries : parts) {
      std::move(entries.begin(), entries.end(), std::back_inserter(area.entries));
    }
  }

  const GroupingRequest& request_;
  const topics::Areas& areas_;
  std::vector<Heap> heaps_;
  std::unordered_map<std::string, std::size_t> places_;
};

}  // namespace

std::vector<Group> grouped(std::vector<Entry> entries, const GroupingRequest& request,
                           const topics::Areas& areas) {
  return Grouping(request, areas).groups(std::move(entries));
}

}  // namespace papers::digest
