#include "trends/topics.hpp"

#include <algorithm>
#include <map>

namespace papers::trends {
namespace {

// Of a topic's papers one in so many, and of a few papers all, fit so well that they may stand for
// it.
constexpr std::size_t papers_a_fit = 4;
constexpr std::size_t fewest_fits = 12;

}  // namespace

Topics::Topics(library::Library& library, const Papers& papers) : papers_(papers) {
  std::map<std::int64_t, std::vector<Member>> members;
  auto& rows = library.database().cached("SELECT topic, score FROM paper_topic WHERE paper = ?1");
  for (std::uint32_t at = 0; at < papers.listed.size(); ++at) {
    rows.bind(1, papers.listed[at].paper);
    while (rows.step()) members[rows.integer(0)].push_back({rows.real(1), at});
  }
  auto& topic = library.database().cached("SELECT name FROM topic WHERE id = ?1");
  for (auto& [id, of_topic] : members) {
    topic.bind(1, id);
    if (topic.step()) topics_.push_back({std::string(topic.text(0)), std::move(of_topic)});
    topic.reset();
  }
  std::sort(topics_.begin(), topics_.end(),
            [](const Topic& a, const Topic& b) { return a.name < b.name; });
}

std::vector<Trend> Topics::trends(const Request& request) const {
  std::vector<Trend> out;
  for (const Topic& topic : topics_) {
    Tally tally(request);
    for (const Member& member : topic.members) tally.add(papers_.listed[member.at]);
    out.push_back(tally.trend(papers_));
    out.back().is_topic = true;
    out.back().text = topic.name;
  }
  return out;
}

std::vector<std::int64_t> Topics::examples(std::size_t place, Examples& examples) const {
  std::vector<Member> now;
  std::copy_if(topics_[place].members.begin(), topics_[place].members.end(),
               std::back_inserter(now),
               [this](const Member& member) { return papers_.listed[member.at].now; });
  std::stable_sort(now.begin(), now.end(),
                   [](const Member& a, const Member& b) { return a.score > b.score; });
  std::vector<std::uint32_t> all;
  for (const Member& member : now) all.push_back(member.at);
  const std::size_t fits = std::min(all.size(), std::max(fewest_fits, all.size() / papers_a_fit));
  return examples.of({all.begin(), all.begin() + static_cast<std::ptrdiff_t>(fits)}, all);
}

}  // namespace papers::trends
