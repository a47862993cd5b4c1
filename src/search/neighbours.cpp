#include "search/neighbours.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "papers/text/words.hpp"

namespace papers::search {
namespace {

constexpr std::size_t kLongestVector = 60;
constexpr double kTitleCount = 2;
constexpr std::size_t kFewest = 3;  // times `nearest`: in fewer papers everything is near

struct Entry {
  std::uint32_t stem;
  double value;
};
using Vector = std::vector<Entry>;

// Unit vectors of each paper's weightiest stems. Rarity is judged within the set: what all
// candidates share tells none of them apart.
std::vector<Vector> vectors(const Texts& texts, std::size_t count) {
  std::vector<double> counts(texts.stems().size());
  std::vector<double> papers(texts.stems().size());
  std::vector<Vector> out(count);
  for (std::size_t i = 0; i < count; ++i) {
    const TokenizedPaper& paper = texts.papers()[i];
    std::vector<std::uint32_t> distinct;
    for (std::size_t at = 0; at < paper.words.size(); ++at) {
      const std::uint32_t stem = texts.stem_of(paper.words[at]);
      if (counts[stem] == 0) distinct.push_back(stem);
      counts[stem] += at < paper.title_words ? kTitleCount : 1;
    }
    for (const std::uint32_t stem : distinct) {
      out[i].push_back({stem, 1 + std::log(counts[stem])});
      counts[stem] = 0;
      papers[stem] += 1;
    }
  }
  for (Vector& vector : out) {
    double length = 0;
    for (Entry& entry : vector) {
      entry.value *= std::log(static_cast<double>(count + 1) / papers[entry.stem]);
      length += entry.value * entry.value;
    }
    length = std::sqrt(std::max(length, 1e-9));
    const std::size_t kept = std::min(kLongestVector, vector.size());
    std::partial_sort(vector.begin(), vector.begin() + static_cast<std::ptrdiff_t>(kept),
                      vector.end(), [](const Entry& a, const Entry& b) {
                        return a.value != b.value ? a.value > b.value : a.stem < b.stem;
                      });
    vector.resize(kept);
    for (Entry& entry : vector) entry.value /= length;
  }
  return out;
}

}  // namespace

std::vector<double> smoothed(const Texts& texts, std::size_t count,
                             const std::vector<double>& scores, std::size_t nearest, double share) {
  std::vector<double> out = scores;
  if (share == 0 || count < kFewest * nearest) return out;
  const auto all = vectors(texts, count);
  std::vector<Vector> lists(texts.stems().size());
  for (std::size_t i = 0; i < count; ++i) {
    for (const Entry& entry : all[i]) {
      lists[entry.stem].push_back({static_cast<std::uint32_t>(i), entry.value});
    }
  }
  std::vector<std::pair<double, std::size_t>> similar;
  std::vector<double> cosine(count);
  for (std::size_t i = 0; i < count; ++i) {
    std::fill(cosine.begin(), cosine.end(), 0.0);
    for (const Entry& entry : all[i]) {
      for (const Entry& other : lists[entry.stem]) cosine[other.stem] += entry.value * other.value;
    }
    similar.clear();
    for (std::size_t j = 0; j < count; ++j) {
      if (j != i && cosine[j] > 0) similar.emplace_back(cosine[j], j);
    }
    const std::size_t kept = std::min(nearest, similar.size());
    std::partial_sort(similar.begin(), similar.begin() + static_cast<std::ptrdiff_t>(kept),
                      similar.end(), [](const auto& a, const auto& b) {
                        return a.first != b.first ? a.first > b.first : a.second < b.second;
                      });
    double weighted = 0;
    double weight = 0;
    for (std::size_t k = 0; k < kept; ++k) {
      weighted += similar[k].first * scores[similar[k].second];
      weight += similar[k].first;
    }
    if (weight > 0)
      out[i] = (1 - share) * scores[i] + share * weighted / weight;
    else
      out[i] = (1 - share) * scores[i];
  }
  return out;
}

}  // namespace papers::search
