#include "ingest/page/labels.hpp"

#include <algorithm>
#include <array>
#include <limits>

#include "ingest/markup_text.hpp"
#include "ingest/page/costs.hpp"

namespace papers::ingest::page {
namespace {

constexpr std::size_t section_count = 4;
constexpr std::size_t state_count = label_count * section_count;

/// The cheapest way to a state of a piece.
struct Node {
  Position position;
  double cost = 0;
  std::size_t from = 0;  ///< index among the nodes of the piece before
};
using Nodes = std::vector<Node>;

bool is_cheaper(const Node& a, const Node& b) { return a.cost < b.cost; }

constexpr std::size_t index_of(const Position& position) {
  return static_cast<std::size_t>(position.label) * section_count +
         static_cast<std::size_t>(position.section);
}

/// All ways to label the piece of `place` behind `before`, the cheapest to each state.
Nodes step(const Nodes& before, const Place& place, const PageFacts& page) {
  std::array<double, state_count> best;
  best.fill(std::numeric_limits<double>::max());
  std::array<std::size_t, state_count> place_of{};
  Nodes nodes;
  for (std::size_t i = 0; i < label_count; ++i) {
    const auto label = static_cast<Label>(i);
    const double own = cost_of(label, place, page);
    if (own >= impossible) continue;
    for (std::size_t from = 0; from < before.size(); ++from) {
      const Node& node = before[from];
      const double cost = node.cost + own + cost_between(node.position, label, place, page);
      if (cost >= impossible) continue;
      const Position to{label, section_behind(node.position, label, *place.piece, page)};
      const std::size_t state = index_of(to);
      if (cost >= best.at(state)) continue;
      if (best.at(state) == std::numeric_limits<double>::max()) {
        place_of.at(state) = nodes.size();
        nodes.emplace_back();
      }
      best.at(state) = cost;
      nodes[place_of.at(state)] = {to, cost, from};
    }
  }
  if (nodes.empty()) {  // what can be nothing here: an abstract by its name, and no title above it
    const auto cheapest = std::min_element(before.begin(), before.end(), is_cheaper);
    const Label label = place.piece->form == Form::entry ? Label::entry : Label::aside;
    nodes.push_back({{label, section_behind(cheapest->position, label, *place.piece, page)},
                     cheapest->cost,
                     static_cast<std::size_t>(cheapest - before.begin())});
  }
  return nodes;
}

}  // namespace

std::string_view to_string(Label label) {
  std::string_view names =
      "the page's frame|no part of a paper|the page's day|votes, before the title|who submitted it|"
      "title|title|abstract|abstract|authors|an organisation|day of publication|comments|votes|"
      "stars or code|a link of the paper|a paper in a row or an item";
  for (auto before = static_cast<std::size_t>(label); before > 0; --before) take_part(names, "|");
  return take_part(names, "|");
}

std::vector<Label> label_pieces(const std::deque<Piece>& pieces, const Piece* before,
                                const PageFacts& page, std::size_t commit, bool last,
                                Position& position) {
  std::vector<std::size_t> chain;
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    if (!pieces[i].is_mark()) chain.push_back(i);
  }
  std::vector<Label> labels(pieces.size(), Label::frame);
  if (chain.empty()) return labels;
  std::vector<Nodes> ways(chain.size());
  const Nodes start = {{position, 0, 0}};
  for (std::size_t i = 0; i < chain.size(); ++i) {
    const Place place{i > 0 ? &pieces[chain[i - 1]] : before, &pieces[chain[i]],
                      i + 1 < chain.size() ? &pieces[chain[i + 1]] : nullptr};
    ways[i] = step(i > 0 ? ways[i - 1] : start, place, page);
  }
  // Behind the last paper of a dump stand its links, a window and more.
  constexpr std::size_t marks_at_end = 12;
  if (last || chain.back() + marks_at_end < pieces.size()) {
    for (Node& node : ways.back())
      node.cost += cost_of_end(node.position, pieces[chain.back()], page);
  }
  std::size_t at = static_cast<std::size_t>(
      std::min_element(ways.back().begin(), ways.back().end(), is_cheaper) - ways.back().begin());
  bool placed = false;
  for (std::size_t i = chain.size(); i-- > 0;) {
    const Node& node = ways[i][at];
    labels[chain[i]] = node.position.label;
    if (chain[i] < commit && !placed) {
      position = node.position;
      placed = true;
    }
    at = node.from;
  }
  return labels;
}

}  // namespace papers::ingest::page
