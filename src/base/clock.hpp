// The only place that asks what time it is; PAPERS_NOW fixes the answer.
#pragma once

#include <string>

#include "base/day.hpp"

namespace papers {

/// Today in UTC, or the day that PAPERS_NOW names (YYYY-MM-DD, or a UTC timestamp
/// YYYY-MM-DDTHH:MM:SSZ). Throws UsageError when PAPERS_NOW is neither.
Day today();

/// The present moment as "2026-11-24T08:00:00Z"; midnight when PAPERS_NOW gives a day only.
std::string now_utc();

}  // namespace papers
