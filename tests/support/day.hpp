// A day by its ISO date, for tests that name days.
#pragma once

#include "base/day.hpp"

namespace papers::test {

inline papers::Day day(const char* iso) { return papers::parse_iso_day(iso).value(); }

}  // namespace papers::test
