#include "cli/marking.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/clock.hpp"
#include "cli/ids.hpp"
#include "library/sqlite.hpp"
#include "recommend/recommend.hpp"

namespace papers::cli {
namespace {

/// Whether recommendations learn from one of these tags.
bool teaches(const std::vector<std::string>& tags) {
  return std::any_of(tags.begin(), tags.end(),
                     [](const std::string& tag) { return tag == "star" || tag == "dismiss"; });
}

}  // namespace

ExitCode mark_papers(Context& context, const std::vector<std::string>& ids,
                     const std::vector<std::string>& added,
                     const std::vector<std::string>& removed) {
  const ResolvedIds resolved = resolve_ids(context, ids);
  library::Transaction transaction(context.library->database());
  const std::size_t changed = context.library->change_tags(resolved.papers, added, removed);
  if (changed > 0 && (teaches(added) || teaches(removed))) {
    recommend::store_scores(*context.library, today());
  }
  transaction.commit();
  const std::size_t count = resolved.papers.size();
  context.remark(
      fmt::format("{} of {} {} changed", changed, count, count == 1 ? "paper" : "papers"));
  return resolved.all_known && count > 0 ? ExitCode::done : ExitCode::nothing;
}

}  // namespace papers::cli
