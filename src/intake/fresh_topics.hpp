// Topics as the files of now have them, whatever was there when the papers were read in.
#pragma once

#include <string>

#include "library/library.hpp"

namespace papers::intake {

/// Assigns the topics of `library` again when the taxonomy, its weights or the reader's files have
/// changed; where it cannot be written the old topics stay. Returns what the user is to be told, or
/// nothing. Throws Error when a file of the user's is wrong.
std::string keep_topics_fresh(library::Library& library);

}  // namespace papers::intake
