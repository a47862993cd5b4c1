// The papers of two spans of days, each with the week it was listed in.
#pragma once

#include <cstdint>
#include <vector>

#include "trends/trends.hpp"

namespace papers::trends {

struct Listed {
  std::int64_t paper = 0;
  bool now = false;        ///< else before
  std::size_t week = 0;    ///< of its span: below weeks_of()
  std::int64_t votes = 0;  ///< the most of its listings there
};

struct Papers {
  std::vector<Listed> listed;  ///< a paper once a span, by its first day there
  std::uint64_t now = 0, before = 0, days_now = 0, days_before = 0;
};

/// The parts of about a week that a span is drawn in, all as long; at least one.
std::size_t weeks_of(const Span& span);

Papers papers_of(library::Library& library, const Request& request, Day today);

/// Counts who has a trend, paper by paper.
class Tally {
 public:
  explicit Tally(const Request& request)
      : before_(weeks_of(request.before)), now_(weeks_of(request.now)) {}

  void add(const Listed& listed);

  /// Without a text and papers that stand for it.
  [[nodiscard]] Trend trend(const Papers& papers) const;

 private:
  std::vector<std::uint64_t> before_, now_;
  std::uint64_t now_papers_ = 0, before_papers_ = 0;
};

}  // namespace papers::trends
