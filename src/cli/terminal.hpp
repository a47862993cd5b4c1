// What stdout is: a terminal of some size, or a file or pipe that gets no colour and no layout.
#pragma once

#include <string>
#include <string_view>

namespace papers::cli {

struct Terminal {
  bool is_terminal = false;
  bool color = false;
  int width_cols = 0;  ///< 0: do not wrap
  int rows = 0;        ///< 0: unknown
};

/// Looks at stdout, NO_COLOR, CLICOLOR_FORCE, TERM and COLUMNS. `color` is auto, always or never.
Terminal inspect_terminal(std::string_view color);

/// The pager's command: PAPERS_PAGER, else PAGER, else less where it is installed; empty for none
/// (`cat` counts as none, and a dumb terminal gets none).
std::string pager_command();

/// Lets less, started from here on, show colours and links (-R, beside the user's own options in
/// LESS), and UTF-8 where the locale is none of it.
void prepare_less();

bool stderr_is_terminal();

/// Before anything is opened: descriptors 0 to 2 are taken, so that no file of ours becomes
/// stdout, and a closed pipe or a file size limit is an error code instead of a signal.
void prepare_process();

}  // namespace papers::cli
