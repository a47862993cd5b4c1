#include "recommend/features.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "base/interrupt.hpp"
#include "latent/weighting.hpp"

namespace papers::recommend {
namespace {

// Numbers of features: the latent dimensions, the topics, the pairs, then the stems as they come.
constexpr std::uint32_t most_dimensions = 64;
constexpr std::uint32_t first_topic = most_dimensions;
// Of what is a concept.
constexpr std::uint32_t papers_a_title = 5;
constexpr std::uint32_t fewest_titles = 2;

double damped_count(std::uint32_t count) {
  static const auto table = [] {
    std::array<double, 256> out{};
    for (std::uint32_t i = 1; i < out.size(); ++i) out[i] = latent::damped(i);
    return out;
  }();
  return table[std::min<std::size_t>(count, table.size() - 1)];
}

std::uint64_t key_of(const latent::StemPair& pair) {
  return (static_cast<std::uint64_t>(pair.first) << 32U) | pair.second;
}

// Gives the entries from `begin` on the length sqrt(share).
void scale(Vector& vector, std::size_t begin, double share) {
  double sum = 0;
  for (std::size_t i = begin; i < vector.size(); ++i) sum += vector[i].value * vector[i].value;
  if (sum <= 0) return;
  const double factor = std::sqrt(share / sum);
  for (std::size_t i = begin; i < vector.size(); ++i) vector[i].value *= factor;
}

}  // namespace

double product(const Vector& vector, std::span<const double> dense) {
  double sum = 0;
  for (const Feature& entry : vector) {
    if (entry.number < dense.size()) sum += entry.value * dense[entry.number];
  }
  return sum;
}

double square(const Vector& vector) {
  double sum = 0;
  for (const Feature& entry : vector) sum += entry.value * entry.value;
  return sum;
}

void add_to(std::vector<double>& dense, const Vector& vector, double factor) {
  for (const Feature& entry : vector) {
    if (entry.number >= dense.size()) dense.resize(entry.number + 1);
    dense[entry.number] += factor * entry.value;
  }
}

Features::Features(library::Database& database, std::span<const std::int64_t> drawn,
                   std::span<const std::int64_t> marked, const Parameters& parameters)
    : database_(database), space_(database), parameters_(parameters) {
  auto& rows = database_.cached("SELECT id, name FROM topic ORDER BY id");
  while (rows.step()) {
    topic_at_.emplace(rows.integer(0), static_cast<std::uint32_t>(topics_.size()));
    topics_.emplace_back(rows.text(1));
  }
  for (const std::int64_t paper : marked) learn_pairs(paper);
  first_pair_ = first_topic + static_cast<std::uint32_t>(topics_.size());
  first_stem_ = first_pair_ + static_cast<std::uint32_t>(pair_at_.size());
  pair_place_.resize(pair_at_.size());
  std::vector<Counts> counted;
  for (const std::int64_t paper : drawn) {
    throw_if_interrupted();
    if (read(paper, counted.emplace_back())) count(counted.back());
    count_title(paper);
  }
  drawn_papers_ = std::max<std::uint64_t>(1, counted.size());
  for (const Counts& one : counted) drawn_.push_back(vector_of(one));
}

const std::vector<latent::StemCount>* Features::stems_of(std::int64_t paper) {
  auto& row = database_.cached("SELECT title, abstract FROM paper WHERE id = ?1");
  const bool found = row.bind(1, paper).step();
  const auto* out = found ? &stems_.count(row.text(0), row.text(1)) : nullptr;
  row.reset();
  return out;
}

void Features::learn_pairs(std::int64_t paper) {
  if (stems_of(paper) == nullptr) return;
  for (const latent::StemPair& pair : stems_.pairs()) {
    pair_at_.try_emplace(key_of(pair), static_cast<std::uint32_t>(pair_at_.size()));
  }
}

bool Features::read(std::int64_t paper, Counts& out) {
  const auto* stems = stems_of(paper);
  if (stems == nullptr) return false;
  out.stems = *stems;
  count_pairs(out);
  auto& topics = database_.cached("SELECT topic FROM paper_topic WHERE paper = ?1");
  topics.bind(1, paper);
  while (topics.step()) out.topics.push_back(topic_at_.at(topics.integer(0)));
  out.place = space_.of_paper(paper);
  return true;
}

void Features::count_pairs(Counts& out) {
  for (const latent::StemPair& pair : stems_.pairs()) {
    out.all_pairs += pair.count;
    const auto known = pair_at_.find(key_of(pair));
    if (known == pair_at_.end()) continue;
    std::uint32_t& place = pair_place_[known->second];
    if (place == 0) {
      out.pairs.push_back({known->second, 0});
      place = static_cast<std::uint32_t>(out.pairs.size());
    }
    out.pairs[place - 1].count += pair.count;
  }
  for (const PairCount& one : out.pairs) pair_place_[one.pair] = 0;
}

void Features::count(const Counts& counts) {
  having_.resize(first_stem_ + stems_.names().size());
  for (const std::uint32_t topic : counts.topics) ++having_[first_topic + topic];
  for (const auto& [pair, count] : counts.pairs) ++having_[first_pair_ + pair];
  for (const auto& entry : counts.stems) ++having_[first_stem_ + entry.stem];
}

void Features::count_title(std::int64_t paper) {
  auto& row = database_.cached("SELECT title FROM paper WHERE id = ?1");
  row.bind(1, paper);
  if (row.step()) {
    for (const auto& entry : stems_.count(row.text(0), {})) {
      titled_.resize(std::max<std::size_t>(titled_.size(), first_stem_ + entry.stem + 1));
      ++titled_[first_stem_ + entry.stem];
    }
    followed_.resize(titled_.size());
    for (const latent::StemPair& pair : stems_.pairs()) {
      ++followed_[first_stem_ + pair.first];
      const auto known = pair_at_.find(key_of(pair));
      if (known != pair_at_.end()) ++titled_[first_pair_ + known->second];
    }
  }
  row.reset();
}

Vector Features::vector_of(const Counts& counts) {
  rarity_.resize(std::max<std::size_t>(rarity_.size(), first_stem_ + stems_.names().size()));
  const auto rarity_at = [this](std::uint32_t feature) {
    if (rarity_[feature] == 0) rarity_[feature] = rarity(feature);
    return rarity_[feature];
  };
  Vector out;
  out.reserve(counts.stems.size() + counts.place.size() + counts.topics.size());
  for (std::size_t i = 0; i < std::min<std::size_t>(counts.place.size(), most_dimensions); ++i) {
    out.push_back({static_cast<std::uint32_t>(i), static_cast<double>(counts.place[i])});
  }
  scale(out, 0, parameters_.latent);
  std::size_t begin = out.size();
  for (const std::uint32_t topic : counts.topics) {
    out.push_back({first_topic + topic, rarity_at(first_topic + topic)});
  }
  scale(out, begin, parameters_.topics);
  // As if the pairs that are no features were as rare as can be.
  const double rarest = latent::rarity(drawn_papers_, 1);
  const double of_pairs =
      std::sqrt(parameters_.pairs / std::max<std::uint32_t>(1, counts.all_pairs)) / rarest;
  for (const auto& [pair, count] : counts.pairs) {
    const std::uint32_t feature = first_pair_ + pair;
    out.push_back({feature, of_pairs * damped_count(count) * rarity_at(feature)});
  }
  begin = out.size();
  for (const auto& entry : counts.stems) {
    const std::uint32_t feature = first_stem_ + entry.stem;
    out.push_back({feature, damped_count(entry.count) * rarity_at(feature)});
  }
  scale(out, begin, 1 - parameters_.latent - parameters_.topics - parameters_.pairs);
  return out;
}

Vector Features::of(std::int64_t paper) {
  Counts counts;
  return read(paper, counts) ? vector_of(counts) : Vector{};
}

Vector Features::latent_of(std::int64_t paper) {
  return vector_of(Counts{{}, {}, space_.of_paper(paper), {}, 0});
}

std::uint32_t Features::of_stem(std::string_view stem) const {
  const std::uint32_t number = stems_.names().find(stem);
  if (number == StringTable::none) return number;
  return first_stem_ + number;
}

std::uint32_t Features::of_pair(std::uint32_t first, std::uint32_t second) const {
  if (first == StringTable::none || second == StringTable::none) return StringTable::none;
  const auto found = pair_at_.find(key_of({first - first_stem_, second - first_stem_, 0}));
  return found == pair_at_.end() ? StringTable::none : first_pair_ + found->second;
}

bool Features::is_concept(std::uint32_t feature, std::uint32_t more_titles) const {
  const std::uint32_t having = feature < having_.size() ? having_[feature] : 0;
  const std::uint32_t titled = feature < titled_.size() ? titled_[feature] : 0;
  return (titled + more_titles) * papers_a_title >= having + more_titles &&
         titled + more_titles >= fewest_titles;
}

double Features::ends_names(std::uint32_t feature) const {
  if (feature >= titled_.size() || titled_[feature] == 0) return 0.5;
  const std::uint32_t followed = std::min(followed_[feature], titled_[feature]);
  return (titled_[feature] - followed + 0.5) / (titled_[feature] + 1.0);
}

double Features::share(std::uint32_t feature) const {
  const std::uint32_t having = feature < having_.size() ? having_[feature] : 0;
  return having / static_cast<double>(drawn_papers_);
}

double Features::rarity(std::uint32_t feature) const {
  const std::uint32_t having = feature < having_.size() ? having_[feature] : 0;
  return latent::rarity(drawn_papers_, std::max<std::uint32_t>(1, having));
}

std::uint32_t Features::of_topic(std::int64_t topic) const {
  return first_topic + topic_at_.at(topic);
}

std::string_view Features::topic_name(std::uint32_t feature) const {
  if (feature < first_topic || feature - first_topic >= topics_.size()) return {};
  return topics_[feature - first_topic];
}

}  // namespace papers::recommend
