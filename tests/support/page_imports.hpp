// Small documents for tests that fail at one point of an import after the other.
#pragma once

#include <cstdint>
#include <filesystem>

namespace papers::test {

/// The next point to fail at: soon after one another in the beginning, then ever sparser. Every
/// point takes half a minute: PAPERS_EVERY_FAULT=1 takes them all.
int next_point(int nth);

/// Puts document `which` in: papers that are new, and one that every document updates.
void import_papers(const std::filesystem::path& file, int which, bool bulk);

/// How many documents the library holds, each of them whole, and everything in step.
std::int64_t whole_documents(const std::filesystem::path& file);

}  // namespace papers::test
