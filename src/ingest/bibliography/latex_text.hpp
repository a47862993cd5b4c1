// LaTeX as bibliographies use it to write text.
#pragma once

#include <string>
#include <string_view>

namespace papers::ingest {

/// The text that `latex` stands for: accents and letters (\'e, {\"o}, \v{s}, \ss) as UTF-8 in
/// composed form, escapes (\&, \_) as characters, ~ as a blank, -- and --- as dashes, `` and '' as
/// quotation marks, of \href{u}{T} the T; commands of emphasis, raised text and grouping braces
/// gone. Mathematics ($…$, \(…\), \[…\]) and commands that are not known stay as they are. Linear,
/// not recursive; never fails.
std::string latex_to_text(std::string_view latex);

/// The same for URLs and identifiers: only escapes, \url{} and braces go.
std::string latex_to_url(std::string_view latex);

}  // namespace papers::ingest
