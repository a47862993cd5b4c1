#include "search/neighbours.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <span>
#include <utility>

#include "text/words.hpp"

namespace papers::search {
namespace {

constexpr std::size_t longest_vector = 60;
constexpr double title_count = 2;
constexpr std::size_t fewest_times_nearest =
    3;  // times `nearest`: in fewer papers everything is near

struct Entry {
  std::uint32_t stem;
  double value;
};
using Vector = std::vector<Entry>;

// 1 + ln(count): counts are small and come again and again.
double damped(double count) {
  static const auto table = [] {
    std::array<double, 64> values{};
    for (std::size_t i = 1; i < values.size(); ++i) {
      values[i] = 1 + std::log(static_cast<double>(i));
    }
    return values;
  }();
  const auto at = static_cast<std::size_t>(count);
  return at < table.size() ? table[at] : 1 + std::log(count);
}

// Unit vectors of each paper's weightiest stems. Rarity is judged within the set: what all
// candidates share tells none of them apart.
std::vector<Vector> vectors(const Texts& texts) {
  const std::size_t count = texts.papers().size();
  std::vector<double> counts(texts.stems().size());
  std::vector<double> papers(texts.stems().size());
  std::vector<Vector> out(count);
  std::vector<std::uint32_t> distinct;
  for (std::size_t i = 0; i < count; ++i) {
    const TokenizedPaper& paper = texts.papers()[i];
    distinct.clear();
    for (std::size_t at = 0; at < paper.words.size(); ++at) {
      const std::uint32_t stem = texts.stem_of(paper.words[at]);
      if (counts[stem] == 0) distinct.push_back(stem);
      counts[stem] += at < paper.title_words ? title_count : 1;
    }
    out[i].reserve(distinct.size());
    for (const std::uint32_t stem : distinct) {
      out[i].push_back({stem, damped(counts[stem])});
      counts[stem] = 0;
      papers[stem] += 1;
    }
  }
  std::vector<double> rarity = std::move(papers);
  for (double& value : rarity) {
    if (value > 0) value = std::log(static_cast<double>(count + 1) / value);
  }
  for (Vector& vector : out) {
    double length = 0;
    for (Entry& entry : vector) {
      entry.value *= rarity[entry.stem];
      length += entry.value * entry.value;
    }
    length = std::sqrt(std::max(length, 1e-9));
    if (vector.size() > longest_vector) {
      const auto end = vector.begin() + static_cast<std::ptrdiff_t>(longest_vector);
      std::nth_element(vector.begin(), end, vector.end(), [](const Entry& a, const Entry& b) {
        return a.value != b.value ? a.value > b.value : a.stem < b.stem;
      });
      vector.erase(end, vector.end());
    }
    for (Entry& entry : vector) entry.value /= length;
  }
  return out;
}

// Which papers have a stem, and how much: what a stem's list is in an index.
class Postings {
 public:
  Postings(const std::vector<Vector>& vectors, std::size_t stems) : ends_(stems + 1) {
    for (const Vector& vector : vectors) {
      for (const Entry& entry : vector) ++ends_[entry.stem + 1];
    }
    std::partial_sum(ends_.begin(), ends_.end(), ends_.begin());
    entries_.resize(ends_.back());
    std::vector<std::size_t> next(ends_.begin(), ends_.end() - 1);
    for (std::size_t i = 0; i < vectors.size(); ++i) {
      for (const Entry& entry : vectors[i]) entries_[next[entry.stem]++] = {i, entry.value};
    }
  }

  struct Posting {
    std::size_t paper;
    double value;
  };
  [[nodiscard]] std::span<const Posting> of(std::uint32_t stem) const {
    return std::span(entries_).subspan(ends_[stem], ends_[stem + 1] - ends_[stem]);
  }

 private:
  std::vector<std::size_t> ends_;  // of each stem's, after a 0
  std::vector<Posting> entries_;
};

}  // namespace

std::vector<double> smoothed(const Texts& texts, const std::vector<double>& scores,
                             std::size_t nearest, double share) {
  std::vector<double> out = scores;
  const std::size_t count = scores.size();
  if (share == 0 || count < fewest_times_nearest * nearest) return out;
  const auto all = vectors(texts);
  const Postings postings(all, texts.stems().size());
  std::vector<std::pair<double, std::size_t>> similar;
  std::vector<double> cosine(count);
  for (std::size_t i = 0; i < count; ++i) {
    std::fill(cosine.begin(), cosine.end(), 0.0);
    for (const Entry& entry : all[i]) {
      for (const auto& other : postings.of(entry.stem)) {
        cosine[other.paper] += entry.value * other.value;
      }
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
