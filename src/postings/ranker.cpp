#include "postings/ranker.hpp"

#include <algorithm>
#include <array>
#include <bit>

namespace papers::postings {
namespace {

// More than the bounds of a sum and the sum itself can differ by rounding.
constexpr double rounding = 1 + 1e-9;
constexpr std::size_t title = 0;
constexpr std::size_t abstract = 1;

template <typename Visit>
void for_each_place(const WindowSet& set, const Visit& visit) {
  for (std::size_t i = 0; i < WindowSet::words; ++i) {
    for (std::uint64_t word = set.word(i); word != 0; word &= word - 1) {
      visit(static_cast<std::uint32_t>(i * 64 + static_cast<unsigned>(std::countr_zero(word))));
    }
  }
}

// The factors of one column by length, as few lengths occur.
class Factors {
 public:
  Factors(const Formula& formula, std::size_t column) : formula_(formula), column_(column) {
    for (std::size_t length = 0; length < kept; ++length) {
      by_length_[length] = formula.factor(column, static_cast<double>(length));
    }
  }
  [[nodiscard]] double of(std::uint32_t length) const {
    return length < kept ? by_length_[length] : formula_.factor(column_, length);
  }

 private:
  static constexpr std::size_t kept = 512;
  const Formula& formula_;
  std::size_t column_;
  std::array<double, kept> by_length_{};
};

class Ranking {
 public:
  Ranking(Query& query, LengthsSource& lengths, BestRows& best)
      : query_(query),
        lengths_(lengths),
        best_(best),
        scale_(impact_scale(query.formula, query.impacts) * rounding),
        titles_(query.formula, title),
        abstracts_(query.formula, abstract) {
    for (std::size_t c = 0; c < columns; ++c) factor_[c].fill(query.formula.factor(c, 0));
  }

  std::uint64_t run() {
    for (std::uint32_t first = 0; first <= query_.last; first += window_papers) window(first);
    return total_;
  }

 private:
  void window(std::uint32_t first) {
    if (!match(first)) return;
    for (std::size_t i = 0; i < WindowSet::words; ++i) {
      total_ += static_cast<unsigned>(std::popcount(matched_.word(i)));
    }
    if (best_.wanted() > 0 && leave_out_low_ones()) score(first);
  }

  // False when no paper of the window matches; some lists may then stay behind.
  bool match(std::uint32_t first) {
    for (std::size_t i = 0; i < WindowSet::words; ++i) {
      const std::size_t at = first / 64 + i;
      const auto* allowed = query_.allowed;
      matched_.word(i) = allowed == nullptr     ? ~std::uint64_t{0}
                         : at < allowed->size() ? (*allowed)[at]
                                                : 0;
    }
    for (Group& group : query_.groups) {
      if (!any_matched()) return false;
      group_.clear();
      for (Term& term : group.terms) {
        for (Form& form : term.forms) {
          form.list.move_to(first);
          if (group.optional) continue;
          for (const std::uint32_t place : form.list.places()) group_.insert(place);
        }
      }
      for (std::size_t i = 0; i < WindowSet::words && !group.optional; ++i) {
        matched_.word(i) &= group.excluded ? ~group_.word(i) : group_.word(i);
      }
    }
    return any_matched();
  }

  [[nodiscard]] bool any_matched() const {
    std::uint64_t any = 0;
    for (std::size_t i = 0; i < WindowSet::words; ++i) any |= matched_.word(i);
    return any != 0;
  }

  // Takes out of the matched papers those that cannot be among the best: by the words they have and
  // the most that each counts in its block. False when none is left.
  bool leave_out_low_ones() {
    if (best_.takes(0)) return true;
    most_.fill(0);
    for (const Group& group : query_.groups) {
      if (group.excluded) continue;
      for (const Term& term : group.terms) {
        for (const Form& form : term.forms) add_bounds(term, form);
      }
    }
    for_each_place(matched_, [&](std::uint32_t place) {
      if (!best_.takes(most_[place] * rounding)) matched_.remove(place);
    });
    return any_matched();
  }

  // What saturates adds up to no more than its parts do one by one.
  void add_bounds(const Term& term, const Form& form) {
    for (const List::Part& part : form.list.parts()) {
      const double count = form.weight * part.block.impact * scale_;
      // Not a number, or infinite, where nothing is known of the formula.
      const double most = term.weight * (count < 1e9 ? query_.formula.saturated(count) : 1);
      for (const std::uint32_t place : form.list.places().subspan(part.at, part.size)) {
        most_[place] += most;
      }
    }
  }

  void score(std::uint32_t first) {
    const LengthsRow lengths = lengths_.window(first);
    for_each_place(matched_, [&](std::uint32_t place) {
      const Lengths one = lengths.at(place);
      factor_[title][place] = titles_.of(one.title);
      factor_[abstract][place] = abstracts_.of(one.abstract);
      score_[place] = 0;
      terms_[place] = 0;
    });
    for (Group& group : query_.groups) {
      if (group.excluded) continue;
      for (Term& term : group.terms) add(term);
    }
    for_each_place(matched_, [&](std::uint32_t place) {
      if (best_.takes(score_[place])) best_.offer({first + place, score_[place], terms_[place]});
    });
  }

  void add(const Term& term) {
    having_.clear();
    for (const Form& form : term.forms) {
      for (const List::Part& part : form.list.parts()) count(form, part);
    }
    for_each_place(having_, [&](std::uint32_t place) {
      score_[place] += term.weight * query_.formula.saturated(count_[place]);
      ++terms_[place];
    });
  }

  // Adds the weighted occurrences of a form to count_ of the papers that matched.
  void count(const Form& form, const List::Part& part) {
    std::array<std::size_t, columns> there{};
    std::size_t columns_there = 0;
    for (std::size_t c = 0; c < columns; ++c) {
      const bool counts = part.block.count_width[c] > 0 && form.list.counts_column(c);
      if (counts) there[columns_there++] = c;
    }
    std::size_t in_block = part.from;
    for (const std::uint32_t place : form.list.places().subspan(part.at, part.size)) {
      const std::size_t at = in_block++;
      if (!matched_.contains(place)) continue;
      double sum = 0;
      for (std::size_t i = 0; i < columns_there; ++i) {
        const std::size_t c = there[i];
        sum += count_at(part.block, c, at) * factor_[c][place];
      }
      const double counted = form.weight * sum;
      count_[place] = having_.contains(place) ? count_[place] + counted : counted;
      having_.insert(place);
    }
  }

  Query& query_;
  LengthsSource& lengths_;
  BestRows& best_;
  double scale_;  ///< from stored impacts to those by the formula
  Factors titles_, abstracts_;
  std::uint64_t total_ = 0;
  WindowSet matched_, group_, having_;
  // By place; those of `nowhere` are read and mean nothing.
  using Numbers = std::array<double, window_papers + 1>;
  std::array<Numbers, columns> factor_{};
  Numbers score_{};
  Numbers count_{};
  Numbers most_{};
  std::array<std::size_t, window_papers + 1> terms_{};
};

}  // namespace

std::uint64_t rank(Query& query, LengthsSource& lengths, BestRows& best) {
  return Ranking(query, lengths, best).run();
}

}  // namespace papers::postings
