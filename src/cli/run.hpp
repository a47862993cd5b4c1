// The whole program but for main's signature: parse, open what the command needs, run, map what
// went wrong to one line and an exit code.
#pragma once

namespace papers::cli {

/// Never throws.
int run(int argc, char** argv);

}  // namespace papers::cli
