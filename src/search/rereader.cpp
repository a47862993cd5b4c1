#include "search/rereader.hpp"

#include <algorithm>
#include <cmath>
#include <string>

#include "papers/text/words.hpp"
#include "search/neighbours.hpp"
#include "search/texts.hpp"

namespace papers::search {
namespace {

// Positions in the abstract start here, so that no pair spans title and abstract.
constexpr int kAbstractStart = 10'000;

struct Fields {
  double title = 0, abstract = 0;
};

// A term's words as ids: of stems, and as typed.
struct Wanted {
  std::vector<std::uint32_t> stems, words;
  double rarity = 0;        ///< idf of the term as the index knows it
  double typed_rarity = 0;  ///< of the words as typed
  double count = 1;
};

class Reader {
 public:
  Reader(const Plan& plan, Vocabulary& vocabulary, const library::Bm25f& first, const Texts& texts,
         const Weights& weights)
      : plan_(plan), texts_(texts), weights_(weights), average_(first.average) {
    const auto papers = static_cast<double>(std::max<std::uint64_t>(vocabulary.papers(), 1));
    const auto rarity = [papers](double having) {
      having = std::clamp(having, 1.0, papers);
      return std::log1p((papers - having + 0.5) / (having + 0.5));
    };
    for (const Term& term : plan.terms) {
      Wanted wanted;
      const Form& form = term.forms.front();
      const bool counts =
          term.scored && form.shape == Form::Shape::sequence && !form.prefix && !form.variants_only;
      if (counts) {
        double least = papers;
        for (const std::string& word : form.phrases.front()) {
          wanted.words.push_back(texts.words().find(word));
          wanted.stems.push_back(texts.stems().find(text::porter_stem(word)));
          least = std::min(least, static_cast<double>(vocabulary.papers_with(word)));
        }
        wanted.typed_rarity = rarity(least);
      }
      wanted.rarity = rarity(term.papers);
      wanted.count = term.count;
      wanted_.push_back(std::move(wanted));
    }
  }

  void read(const TokenizedPaper& paper, ScoreParts& parts) {
    const auto abstract_words = static_cast<double>(paper.words.size() - paper.title_words);
    factor_.title = weights_.title /
                    (1 - weights_.title_norm +
                     weights_.title_norm * static_cast<double>(paper.title_words) / average_[0]);
    factor_.abstract = weights_.abstract / (1 - weights_.abstract_norm +
                                            weights_.abstract_norm * abstract_words / average_[1]);
    find_places(paper);
    for (std::size_t i = 0; i < wanted_.size(); ++i) {
      parts.unstemmed += wanted_[i].count * wanted_[i].typed_rarity * saturated(typed_[i]);
    }
    parts.unstemmed *= weights_.unstemmed;
    for (std::size_t i = 1; i < plan_.sequence.size(); ++i) {
      pair(plan_.sequence[i - 1], plan_.sequence[i], parts);
    }
    parts.adjacent *= weights_.adjacent;
    parts.close *= weights_.close;
  }

 private:
  [[nodiscard]] double saturated(const Fields& count) const {
    const double sum = count.title * factor_.title + count.abstract * factor_.abstract;
    return sum * (weights_.saturation + 1) / (sum + weights_.saturation);
  }

  void find_places(const TokenizedPaper& paper) {
    places_.assign(wanted_.size(), {});
    typed_.assign(wanted_.size(), {});
    for (std::size_t at = 0; at < paper.words.size(); ++at) {
      const std::uint32_t stem = texts_.stem_of(paper.words[at]);
      const bool in_title = at < paper.title_words;
      for (std::size_t i = 0; i < wanted_.size(); ++i) {
        const Wanted& wanted = wanted_[i];
        if (wanted.stems.empty() || wanted.stems.front() != stem) continue;
        const std::size_t limit = in_title ? paper.title_words : paper.words.size();
        if (at + wanted.stems.size() > limit) continue;
        bool stems_fit = true;
        bool words_fit = true;
        for (std::size_t k = 0; k < wanted.stems.size(); ++k) {
          stems_fit = stems_fit && texts_.stem_of(paper.words[at + k]) == wanted.stems[k];
          words_fit = words_fit && paper.words[at + k] == wanted.words[k];
        }
        if (words_fit) (in_title ? typed_[i].title : typed_[i].abstract) += 1;
        if (stems_fit) {
          places_[i].push_back(static_cast<int>(at) + (in_title ? 0 : kAbstractStart));
        }
      }
    }
  }

  void pair(const Plan::Place& left, const Plan::Place& right, ScoreParts& parts) {
    const int apart = right.position - left.position;
    if (apart < 1 || apart > static_cast<int>(weights_.window)) return;
    Fields adjacent;
    Fields close;
    for (const int place : places_[left.term]) {
      bool side_by_side = false;
      bool near = false;
      for (const int other : places_[right.term]) {
        side_by_side = side_by_side || other - place == apart;
        near = near ||
               (other != place && std::abs(other - place) <= static_cast<int>(weights_.window));
      }
      const bool in_title = place < kAbstractStart;
      if (side_by_side) (in_title ? adjacent.title : adjacent.abstract) += 1;
      if (near) (in_title ? close.title : close.abstract) += 1;
    }
    const double rarity = wanted_[left.term].rarity + wanted_[right.term].rarity;
    parts.adjacent += rarity * saturated(adjacent);
    parts.close += rarity * saturated(close);
  }

  const Plan& plan_;
  const Texts& texts_;
  const Weights& weights_;
  std::array<double, library::fts_columns> average_;
  std::vector<Wanted> wanted_;
  Fields factor_;
  std::vector<std::vector<int>> places_;  ///< of each term, in the paper being read
  std::vector<Fields> typed_;
};

}  // namespace

std::vector<ScoreParts> reread(library::Database& database, Vocabulary& vocabulary,
                               const Plan& plan, const library::Bm25f& first,
                               const Weights& weights) {
  std::vector<ScoreParts> out;
  Texts texts;
  const auto limit = static_cast<std::size_t>(weights.reread);
  for (const library::Bm25f::Row& row : first.best) {
    ScoreParts parts;
    parts.paper = row.paper;
    parts.bm25f = parts.score = row.score;
    if (out.size() < limit && !texts.add(database, row.paper)) continue;
    out.push_back(parts);
  }
  const std::size_t read = texts.papers().size();
  Reader reader(plan, vocabulary, first, texts, weights);
  std::vector<double> scores;
  for (std::size_t i = 0; i < read; ++i) {
    reader.read(texts.papers()[i], out[i]);
    scores.push_back(out[i].bm25f + out[i].unstemmed + out[i].adjacent + out[i].close);
  }
  const auto count = std::min(read, static_cast<std::size_t>(weights.neighbourhood));
  const auto mixed =
      smoothed(texts, count, scores, static_cast<std::size_t>(weights.nearest), weights.neighbours);
  for (std::size_t i = 0; i < read; ++i) {
    // Papers outside the neighbourhood give up the same share, or they would overtake.
    out[i].score = i < count ? mixed[i] : (1 - weights.neighbours) * scores[i];
    out[i].neighbours = out[i].score - scores[i];
  }
  const auto end = out.begin() + static_cast<std::ptrdiff_t>(read);
  std::stable_sort(out.begin(), end,
                   [](const ScoreParts& a, const ScoreParts& b) { return a.score > b.score; });
  // Scores fall along the list: what was not read stands below what was.
  double ceiling = read > 0 ? out[read - 1].score : 0;
  for (auto part = end; part != out.end(); ++part) {
    part->score = std::min(part->score, ceiling);
    ceiling = part->score;
  }
  return out;
}

}  // namespace papers::search
