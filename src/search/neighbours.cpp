#include "search/neighbours.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <functional>
#include <numeric>
#include <queue>
#include <span>
#include <utility>

#include "text/words.hpp"

namespace papers::search {
namespace {

constexpr std::size_t longest_vector = 60;
constexpr std::uint32_t title_count = 2;
constexpr std::size_t fewest_times_nearest = 6;

struct Entry {
  std::uint32_t stem;
  double value;
};
using Vector = std::vector<Entry>;

// 1 + ln(count): counts are small and come again and again.
class Damped {
 public:
  double operator()(std::uint32_t count) {
    while (count >= known_.size())
      known_.push_back(1 + std::log(static_cast<double>(known_.size())));
    return known_[count];
  }

 private:
  std::vector<double> known_{0};
};

// Unit vectors of each paper's weightiest stems. Rarity is judged within the set: what all
// candidates share tells none of them apart.
std::vector<Vector> vectors(const Texts& texts, const WordStems& stems) {
  const std::size_t count = texts.papers().size();
  std::vector<std::uint32_t> counts(stems.size());
  std::vector<double> papers(stems.size());
  std::vector<Vector> out(count);
  std::vector<std::uint32_t> distinct;
  Damped damped;
  for (std::size_t i = 0; i < count; ++i) {
    const TokenizedPaper& paper = texts.papers()[i];
    // Every stem is written where the next distinct one belongs: whether it is one is a toss-up.
    distinct.resize(paper.words.size());
    std::size_t different = 0;
    for (const TokenizedPaper::Word& word : paper.words) {
      const std::uint32_t stem = stems.of(word.number);
      distinct[different] = stem;
      different += counts[stem] == 0 ? 1U : 0U;
      counts[stem] += word.place < paper.title_words ? title_count : 1;
    }
    distinct.resize(different);
    out[i].resize(different);
    for (std::size_t k = 0; k < different; ++k) {
      const std::uint32_t stem = distinct[k];
      out[i][k] = {stem, damped(counts[stem])};
      counts[stem] = 0;
      papers[stem] += 1;
    }
  }
  std::vector<double> rarity = papers;
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
    // A stem of one paper makes it longer, and like no other.
    std::erase_if(vector, [&](const Entry& entry) { return papers[entry.stem] == 1; });
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

class Smoother {
 public:
  Smoother(const Texts& texts, const WordStems& stems, const std::vector<double>& scores,
           std::size_t most_nearest)
      : scores_(scores),
        nearest_(most_nearest),
        vectors_(vectors(texts, stems)),
        postings_(vectors_, stems.size()),
        cosine_(scores.size()) {}

  /// The paper that score() is about.
  void look_at(std::size_t paper) {
    paper_ = paper;
    find_similar(paper);
  }

  [[nodiscard]] double score(Share share) const {
    double weighted = 0;
    double weight = 0;
    for (std::size_t i = 0; i < std::min(share.nearest, similar_.size()); ++i) {
      weighted += similar_[i].first * scores_[similar_[i].second];
      weight += similar_[i].first;
    }
    const double own = (1 - share.of_score) * scores_[paper_];
    return weight > 0 ? own + share.of_score * weighted / weight : own;
  }

 private:
  void find_similar(std::size_t paper) {
    std::fill(cosine_.begin(), cosine_.end(), 0.0);
    for (const Entry& entry : vectors_[paper]) {
      for (const auto& other : postings_.of(entry.stem)) {
        cosine_[other.paper] += entry.value * other.value;
      }
    }
    similar_.clear();
    for (std::size_t i = 0; i < cosine_.size(); ++i) {
      if (i != paper && cosine_[i] > 0) similar_.emplace_back(cosine_[i], i);
    }
    const std::size_t kept = std::min(nearest_, similar_.size());
    std::partial_sort(similar_.begin(), similar_.begin() + static_cast<std::ptrdiff_t>(kept),
                      similar_.end(), [](const auto& a, const auto& b) {
                        return a.first != b.first ? a.first > b.first : a.second < b.second;
                      });
    similar_.resize(kept);
  }

  const std::vector<double>& scores_;
  std::size_t nearest_;
  std::vector<Vector> vectors_;
  Postings postings_;
  std::vector<double> cosine_;
  std::size_t paper_ = 0;
  std::vector<std::pair<double, std::size_t>> similar_;  ///< to it, nearest first
};

// The highest so many of some scores.
class BestOf {
 public:
  explicit BestOf(std::size_t wanted) : wanted_(wanted) {}
  /// False when a score that is `most` at most cannot be among them.
  [[nodiscard]] bool may_take(double most) const {
    constexpr double rounding = 1e-9;
    return lowest_.size() < wanted_ || (!lowest_.empty() && most * (1 + rounding) >= lowest_.top());
  }
  void take(double score) {
    lowest_.push(score);
    if (lowest_.size() > wanted_) lowest_.pop();
  }

 private:
  std::size_t wanted_;
  std::priority_queue<double, std::vector<double>, std::greater<>> lowest_;
};

}  // namespace

bool are_comparable(std::size_t papers, std::size_t nearest) {
  return papers >= fewest_times_nearest * nearest;
}

Smoothed smoothed(const Texts& texts, const std::vector<double>& scores, Share share,
                  std::optional<Share> rest, std::size_t best,
                  const std::function<bool(std::size_t index)>& chosen) {
  const std::size_t count = scores.size();
  if (!are_comparable(count, share.nearest)) return {scores, {}};
  const double highest = *std::max_element(scores.begin(), scores.end());
  Smoothed out;
  for (const double score : scores) {
    out.scores.push_back((1 - share.of_score) * score + share.of_score * highest);
  }
  if (rest) out.rest.resize(count);
  std::vector<std::size_t> by_score(count);
  std::iota(by_score.begin(), by_score.end(), std::size_t{0});
  std::sort(by_score.begin(), by_score.end(),
            [&](std::size_t a, std::size_t b) { return scores[a] > scores[b]; });
  WordStems stems;
  stems.read(texts.words());
  Smoother smoother(texts, stems, scores, std::max(share.nearest, rest ? rest->nearest : 0));
  BestOf found(best);
  for (const std::size_t i : by_score) {
    const bool is_chosen = chosen(i);
    if (!rest && !is_chosen && !found.may_take(out.scores[i])) continue;
    smoother.look_at(i);
    out.scores[i] = smoother.score(share);
    if (!is_chosen) found.take(out.scores[i]);
    if (rest) out.rest[i] = smoother.score(*rest);
  }
  return out;
}

}  // namespace papers::search
