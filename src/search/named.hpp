// A query that names one paper: an arXiv id, a DOI, an address or a title, as pasted.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "library/library.hpp"
#include "search/query.hpp"
#include "search/vocabulary.hpp"

namespace papers::search {

struct Named {
  std::string what;                  ///< "arXiv 2403.05525", "DOI 10.1145/1" or the address
  std::vector<std::int64_t> papers;  ///< that are called so; may be empty
};

/// nullopt when `words` (Query::words) are no name. Versions ("v2"), "arXiv:" and the hosts that
/// show papers by arXiv id do not matter; other addresses must be a paper's own.
std::optional<Named> named_papers(library::Library& library, std::string_view words);

/// Papers whose title is Query::words as pasted: words, NOT and OR in capitals among them, but no
/// sign or field. Where there is none, those whose title is that up to its colon or "Technical
/// Report", if it is one word there or here, or has a number ("BigCodeBench", "SAM 2", "qwen2vl"),
/// or was cut for `lacks_words` that say nothing alone.
std::vector<std::int64_t> titled_papers(library::Database& database, const Query& query,
                                        bool lacks_words);

/// Papers by somebody who is called Query::words ("kaiming he"), two to four of which none says
/// what a paper is about; the 50 that came last, the newest of them last.
std::vector<std::int64_t> authored_papers(Vocabulary& vocabulary, const Query& query);

}  // namespace papers::search
