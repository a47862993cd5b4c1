// How much work was done, told by the memory asked for: the same on every machine and every run.
#pragma once

#include <cstddef>

namespace papers::test {

/// Bytes that this thread has asked operator new for so far.
std::size_t allocated_bytes();

}  // namespace papers::test
