#include "cli/fresh_topics.hpp"

#include <fmt/format.h>

#include "base/interrupt.hpp"
#include "library/library.hpp"
#include "topics/assigner.hpp"
#include "topics/taxonomy.hpp"

namespace papers::cli {

void keep_topics_fresh(const Context& context) {
  if (!topics::outdated(*context.library)) return;
  topics::current_taxonomy();  // a mistake in the user's file is theirs to see
  try {
    // The command's own connection may be one that only reads.
    library::Library writer(context.library_file, library::Access::write);
    topics::refresh(writer);
    context.remark("the topics have changed: assigned them again");
  } catch (const Error& error) {
    throw_if_interrupted();
    context.remark(
        fmt::format("the topics have changed, and papers keep their old ones: {}", error.what()));
  }
}

}  // namespace papers::cli
