#include "faults/library_judge.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/error.hpp"
#include "library/library.hpp"
#include "support/split.hpp"
#include "support/temp_dir.hpp"

namespace papers::test {
namespace {

constexpr const char* file = "t.db";

std::string exported_now() {
  std::string all;
  for (const char* command : {"export", "subscriptions"}) {
    const Ran ran = run_papers({"--db", file, command});
    all += ran.out + ran.err;
  }
  return all;
}

std::string damage_of(library::Library& library) {
  std::string damage;
  for (const library::Damage& found : library::check(library)) damage += found.what + "; ";
  return damage;
}

}  // namespace

LibraryState library_state() { return {read_bytes(file), exported_now()}; }

LibraryState state_after(const std::vector<std::string>& command) {
  Split split;
  if (!split.is_child()) return {"", split.wait()};
  const Ran ran = run_papers(command);
  split.end(ran.code == 0 ? exported_now() : ran.err);
}

std::string judge_ending(const Ran& ran) {
  const auto code = static_cast<ExitCode>(ran.code);
  if (code == ExitCode::done) return "";
  if (code != ExitCode::error && code != ExitCode::try_later) {
    return fmt::format("exit code {}: {}", ran.code, ran.err);
  }
  const bool one_line = std::count(ran.err.begin(), ran.err.end(), '\n') == 1;
  const auto says = [&ran](const char* words) { return ran.err.find(words) != std::string::npos; };
  const bool named = says(file) || says("out of memory");
  const bool ours = ran.err.starts_with("papers: ") && !says("internal error");
  return one_line && named && ours ? "" : fmt::format("says: {}", ran.err);
}

bool may_be_done(const Ran& ran) { return ran.err == "papers: out of memory\n"; }

std::string judge_library(const Ran& ran, const LibraryState& before, const LibraryState& after) {
  std::string wrong = judge_ending(ran);
  if (!wrong.empty()) return wrong;
  const bool done = ran.code == 0;
  const LibraryState& right = done ? after : before;
  // The next to come rolls back what was left in the middle.
  library::Library library(file, library::Access::write);
  // The same file is as sound as it was, and says the same.
  if (!right.bytes.empty() && read_bytes(file) == right.bytes) return "";
  if (wrong = damage_of(library); !wrong.empty()) return wrong;
  const std::string exported = exported_now();
  if (exported == right.exported || (may_be_done(ran) && exported == after.exported)) return "";
  return fmt::format("{}, but the library is {}", done ? "done" : ran.err,
                     exported == before.exported  ? "as before"
                     : exported == after.exported ? "as after"
                                                  : "something between");
}

}  // namespace papers::test
