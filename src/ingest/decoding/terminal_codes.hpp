// What a program writes to a terminal besides text: colours, cursor moves, titles of windows.
#pragma once

#include "ingest/reader.hpp"

namespace papers::ingest {

/// What `read` gives without the escape sequences of ECMA-48: `script`'s record of a session, a
/// text browser's dump or `less -R` in colour.
ReadBytes without_terminal_codes(ReadBytes read);

}  // namespace papers::ingest
