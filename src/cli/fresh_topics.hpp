// Topics as the files of now have them, whatever was there when the papers were read in.
#pragma once

#include "cli/command.hpp"

namespace papers::cli {

/// Assigns the topics of the context's library again when the taxonomy, its weights or the reader's
/// files have changed, and says so. Where the library cannot be written the old topics stay, with a
/// remark. Throws Error when a file of the user's is wrong.
void keep_topics_fresh(const Context& context);

}  // namespace papers::cli
