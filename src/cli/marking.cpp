#include "cli/marking.hpp"

#include <fmt/format.h>

#include "cli/ids.hpp"

namespace papers::cli {

ExitCode mark_papers(Context& context, const std::vector<std::string>& ids,
                     const std::vector<std::string>& added,
                     const std::vector<std::string>& removed) {
  const ResolvedIds resolved = resolve_ids(context, ids);
  const std::size_t changed = context.library->change_tags(resolved.papers, added, removed);
  const std::size_t count = resolved.papers.size();
  context.remark(
      fmt::format("{} of {} {} changed", changed, count, count == 1 ? "paper" : "papers"));
  return resolved.all_known && count > 0 ? ExitCode::done : ExitCode::nothing;
}

}  // namespace papers::cli
