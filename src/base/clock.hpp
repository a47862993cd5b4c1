// The only place that asks what time it is; PAPERS_NOW fixes the answer.
#pragma once

#include <chrono>
#include <string>

#include "base/day.hpp"

namespace papers {

/// Today where the user is (TZ), or the day that PAPERS_NOW names: YYYY-MM-DD, or the local day of
/// a UTC timestamp YYYY-MM-DDTHH:MM:SSZ. Throws UsageError when PAPERS_NOW is neither.
Day today();

/// The day on which `moment` lies where the user is.
Day local_day(std::chrono::sys_seconds moment);

/// The present moment as "2026-11-24T08:00:00Z"; midnight when PAPERS_NOW gives a day only.
std::string now_utc();

}  // namespace papers
