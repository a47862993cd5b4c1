// A day by its ISO date, for tests that name days.
#pragma once

#include "base/day.hpp"

namespace papers_test {

inline papers::Day day(const char* iso) { return papers::parse_iso_day(iso).value(); }

}  // namespace papers_test
