// A ranked list narrowed by what only the text of a paper tells: it is read down the list until
// enough papers have passed, however many more have the stems.
#pragma once

#include <algorithm>
#include <cstddef>
#include <vector>

#include "library/sqlite.hpp"
#include "search/id_set.hpp"
#include "search/plan.hpp"

namespace papers::search {

/// Whether an exact term stands somewhere in `clause`.
bool has_exact_term(const Plan& plan, const Clause& clause);

class Sieve {
 public:
  /// Lets those papers pass for which all of `clauses` hold; they and `plan` outlive it.
  Sieve(library::Database& database, const Plan& plan, std::vector<const Clause*> clauses)
      : database_(&database), plan_(&plan), clauses_(std::move(clauses)) {}

  [[nodiscard]] bool lets_all_pass() const { return clauses_.empty(); }

  /// The first `wanted` elements of a list that pass, or all that do, in their order.
  /// `first(n)` gives its first n elements, or fewer at its end, and `paper_of` the paper of one.
  template <typename First, typename PaperOf>
  auto narrowed(std::size_t wanted, const First& first, const PaperOf& paper_of) {
    if (lets_all_pass()) return first(wanted);
    for (std::size_t count = 2 * wanted;;) {
      auto list = first(count);
      const std::size_t looked_at = list.size();
      IdSet unread;
      for (const auto& element : list) unread.insert(paper_of(element));
      read(std::move(unread));
      const auto fails = [&](const auto& e) { return !passed_.contains(paper_of(e)); };
      list.erase(std::remove_if(list.begin(), list.end(), fails), list.end());
      if (list.size() >= wanted || looked_at < count) {
        if (list.size() > wanted)
          list.erase(list.begin() + static_cast<std::ptrdiff_t>(wanted), list.end());
        return list;
      }
      // As far as the share that passed promises, and a quarter more.
      const std::size_t times = wanted / std::max<std::size_t>(list.size(), 1) + 1;
      count *= std::clamp<std::size_t>(times + times / 4, 2, 16);
    }
  }

 private:
  void read(IdSet papers);

  library::Database* database_;
  const Plan* plan_;
  std::vector<const Clause*> clauses_;
  IdSet read_, passed_;
};

}  // namespace papers::search
