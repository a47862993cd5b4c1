// Days and times as people read them.
#pragma once

#include <string>

#include "base/day.hpp"

namespace papers {

/// "Mar 12, 2026", "Feb 12 to 27, 2026", "Feb 27 to Mar 3, 2026", "Dec 30, 2025 to Jan 2, 2026".
std::string format_span_long(Day first, Day last);

/// A stored time ("2026-11-24T08:00:00Z") where the user is: "2026-11-24 09:00"; text that is no
/// such time stays as it is.
std::string local_minute(const std::string& utc);

}  // namespace papers
