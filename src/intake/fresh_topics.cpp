#include "intake/fresh_topics.hpp"

#include <fmt/format.h>

#include "base/error.hpp"
#include "base/interrupt.hpp"
#include "library/library.hpp"
#include "topics/assigner.hpp"
#include "topics/taxonomy.hpp"

namespace papers::intake {

std::string keep_topics_fresh(library::Library& library) {
  if (!topics::outdated(library)) return {};
  topics::current_taxonomy();  // a mistake in the user's file is theirs to see
  try {
    // The caller's connection may be one that only reads.
    library::Library writer(library.file(), library::Access::write);
    topics::refresh(writer);
    return "the topics have changed: assigned them again";
  } catch (const Error& error) {
    throw_if_interrupted();
    return fmt::format("the topics have changed, and papers keep their old ones: {}", error.what());
  }
}

}  // namespace papers::intake
