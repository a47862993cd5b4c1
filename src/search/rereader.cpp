#include "search/rereader.hpp"

#include <algorithm>
#include <cmath>
#include <string>

#include "search/neighbours.hpp"
#include "search/texts.hpp"
#include "text/words.hpp"

namespace papers::search {
namespace {

// Positions in the abstract start here, so that no pair spans title and abstract.
constexpr int abstract_start = 10'000;

struct Fields {
  double title = 0, abstract = 0;
};

// The forms of a term whose words the second stage looks for: what was typed, and the other
// spellings of a name ("llama3", "Llama 3").
std::vector<const Form*> looked_for(const Term& term) {
  std::vector<const Form*> forms;
  for (const Form& form : term.forms) {
    const bool is_spelling = &form == term.forms.data() || form.source == Form::Source::name;
    const bool is_in_text =
        form.shape == Form::Shape::sequence && !form.prefix && !form.variants_only;
    if (term.scored && is_spelling && is_in_text) forms.push_back(&form);
  }
  return forms;
}

// How the words begin that are looked for.
text::FirstBytes first_bytes(const Plan& plan) {
  text::FirstBytes begins;
  for (const Term& term : plan.terms) {
    for (const Form* form : looked_for(term)) {
      for (const std::string& word : form->phrases.front()) begins.add(word);
    }
  }
  return begins;
}

// Words as ids: of stems that are looked for, and as they are.
struct Spelling {
  std::vector<std::uint32_t> stems, words;
};

struct Wanted {
  std::vector<Spelling> spellings;
  double typed_rarity = 0;  ///< idf of the words as typed
  double count = 1;
};

class Reader {
 public:
  Reader(const Plan& plan, Vocabulary& vocabulary, const library::Bm25f& first, const Texts& texts,
         const Weights& weights)
      : plan_(plan),
        texts_(texts),
        weights_(weights),
        average_(first.average),
        papers_(static_cast<double>(std::max<std::uint64_t>(vocabulary.papers(), 1))) {
    StringTable stems;
    for (const Term& term : plan.terms) {
      Wanted wanted;
      double least = papers_;
      for (const Form* form : looked_for(term)) {
        const bool is_first = wanted.spellings.empty();
        Spelling& spelling = wanted.spellings.emplace_back();
        for (const std::string& word : form->phrases.front()) {
          spelling.words.push_back(texts.words().find(word));
          spelling.stems.push_back(stems.number_of(text::porter_stem(word)));
          if (!is_first) continue;
          least = std::min(least, static_cast<double>(vocabulary.papers_with(word)));
        }
      }
      wanted.typed_rarity = rarity(least);
      wanted.count = term.count;
      wanted_.push_back(std::move(wanted));
    }
    find_stems(stems);
  }

  /// What the paper's own text says; pairs are counted, for score_pairs().
  void read(const TokenizedPaper& paper, ScoreParts& parts) {
    factor_.title = weights_.title / (1 - weights_.title_norm +
                                      weights_.title_norm * paper.title_words / average_[0]);
    factor_.abstract =
        weights_.abstract /
        (1 - weights_.abstract_norm + weights_.abstract_norm * paper.abstract_words / average_[1]);
    find_places(paper);
    for (std::size_t i = 0; i < wanted_.size(); ++i) {
      parts.unstemmed += wanted_[i].count * wanted_[i].typed_rarity * saturated(typed_[i]);
    }
    parts.unstemmed *= weights_.unstemmed;
    for (std::size_t i = 1; i < plan_.sequence.size(); ++i) {
      pairs_.push_back(pair(plan_.sequence[i - 1], plan_.sequence[i]));
    }
  }

  /// Once all are read: a pair is a term of its own, as rare as the papers read have it. The sum of
  /// its words' rarities, the usual stand-in, makes too much of pairs in long questions.
  void score_pairs(std::vector<ScoreParts>& papers, std::size_t read) const {
    if (plan_.sequence.size() < 2) return;
    const std::size_t count = plan_.sequence.size() - 1;
    std::vector<Pair> having(count);
    for (std::size_t i = 0; i < pairs_.size(); ++i) {
      if (pairs_[i].adjacent > 0) having[i % count].adjacent += 1;
      if (pairs_[i].close > 0) having[i % count].close += 1;
    }
    for (Pair& pair : having) pair = {rarity(pair.adjacent), rarity(pair.close)};
    for (std::size_t paper = 0; paper < read; ++paper) {
      for (std::size_t i = 0; i < count; ++i) {
        const Pair& pair = pairs_[paper * count + i];
        papers[paper].adjacent += weights_.adjacent * having[i].adjacent * pair.adjacent;
        papers[paper].close += weights_.close * having[i].close * pair.close;
      }
    }
  }

 private:
  struct Pair {
    double adjacent = 0, close = 0;
  };

  [[nodiscard]] double rarity(double having) const {
    having = std::clamp(having, 1.0, papers_);
    return std::log1p((papers_ - having + 0.5) / (having + 0.5));
  }

  [[nodiscard]] double saturated(const Fields& count) const {
    const double sum = count.title * factor_.title + count.abstract * factor_.abstract;
    return sum * (weights_.saturation + 1) / (sum + weights_.saturation);
  }

  void find_stems(const StringTable& stems) {
    const text::FirstBytes begins = first_bytes(plan_);
    wanted_stem_.assign(texts_.words().size(), StringTable::none);
    for (std::uint32_t word = 0; word < texts_.words().size(); ++word) {
      const std::string_view text = texts_.words().text(word);
      if (begins.has(text)) wanted_stem_[word] = stems.find(text::porter_stem(text));
    }
  }

  void find_places(const TokenizedPaper& paper) {
    places_.assign(wanted_.size(), {});
    typed_.assign(wanted_.size(), {});
    for (std::size_t at = 0; at < paper.words.size(); ++at) {
      const std::uint32_t stem = wanted_stem_[paper.words[at].number];
      if (stem == StringTable::none) continue;
      const std::uint32_t place = paper.words[at].place;
      const bool in_title = place < paper.title_words;
      for (std::size_t i = 0; i < wanted_.size(); ++i) {
        for (const Spelling& spelling : wanted_[i].spellings) {
          if (spelling.stems.front() != stem) continue;
          if (in_title && place + spelling.stems.size() > paper.title_words) continue;
          const Fit fit = fit_at(paper, at, spelling);
          if (fit.words) (in_title ? typed_[i].title : typed_[i].abstract) += 1;
          if (fit.stems)
            places_[i].push_back(static_cast<int>(place) + (in_title ? 0 : abstract_start));
        }
      }
    }
  }

  // Whether a term's words, or their stems, stand one after the other from paper.words[at] on.
  struct Fit {
    bool stems = true, words = true;
  };
  [[nodiscard]] Fit fit_at(const TokenizedPaper& paper, std::size_t at,
                           const Spelling& wanted) const {
    if (at + wanted.stems.size() > paper.words.size()) return {false, false};
    Fit fit;
    for (std::size_t k = 0; k < wanted.stems.size(); ++k) {
      const TokenizedPaper::Word& word = paper.words[at + k];
      if (word.place != paper.words[at].place + k) return {false, false};
      fit.stems = fit.stems && wanted_stem_[word.number] == wanted.stems[k];
      fit.words = fit.words && word.number == wanted.words[k];
    }
    return fit;
  }

  [[nodiscard]] Pair pair(const Plan::Place& left, const Plan::Place& right) const {
    const int apart = right.position - left.position;
    if (apart < 1 || apart > static_cast<int>(weights_.window)) return {};
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
      const bool in_title = place < abstract_start;
      if (side_by_side) (in_title ? adjacent.title : adjacent.abstract) += 1;
      if (near) (in_title ? close.title : close.abstract) += 1;
    }
    return {saturated(adjacent), saturated(close)};
  }

  const Plan& plan_;
  const Texts& texts_;
  const Weights& weights_;
  std::array<double, library::fts_columns> average_;
  double papers_;  ///< in the library
  std::vector<Wanted> wanted_;
  /// By word of the texts: which of the stems that are looked for is its own; none for most.
  std::vector<std::uint32_t> wanted_stem_;
  std::vector<Pair> pairs_;  ///< of each paper read, one after the other
  Fields factor_;
  std::vector<std::vector<int>> places_;  ///< of each term, in the paper being read
  std::vector<Fields> typed_;
};

}  // namespace

std::vector<ScoreParts> reread(library::Database& database, Vocabulary& vocabulary,
                               const Plan& plan, const library::Bm25f& first,
                               const Weights& weights, const Shown& shown) {
  std::vector<ScoreParts> out;
  const auto limit = static_cast<std::size_t>(weights.reread);
  const auto nearest = static_cast<std::size_t>(weights.nearest);
  const bool compares =
      weights.neighbours > 0 && are_comparable(std::min(first.best.size(), limit), nearest);
  Texts texts = compares ? Texts() : Texts(first_bytes(plan));
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
  for (std::size_t i = 0; i < read; ++i) reader.read(texts.papers()[i], out[i]);
  reader.score_pairs(out, read);
  for (std::size_t i = 0; i < read; ++i) {
    scores.push_back(out[i].bm25f + out[i].unstemmed + out[i].adjacent + out[i].close);
  }
  const bool has_rest = shown.best > static_cast<std::size_t>(weights.page);
  const Share rest{static_cast<std::size_t>(weights.rest_nearest), weights.rest_neighbours};
  const Smoothed mixed =
      compares ? smoothed(texts, scores, {nearest, weights.neighbours},
                          has_rest ? std::optional(rest) : std::nullopt, shown.best,
                          [&](std::size_t i) {
                            return shown.always != nullptr && shown.always->contains(out[i].paper);
                          })
               : Smoothed{scores, {}};
  for (std::size_t i = 0; i < read; ++i) {
    out[i].score = mixed.scores[i];
    out[i].neighbours = mixed.scores[i] - scores[i];
    if (!mixed.rest.empty()) out[i].rest = mixed.rest[i] - mixed.scores[i];
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
