// How a stored paper and a new record of the same work become one: better data wins, nothing that
// is known is lost.
#pragma once

#include "paper/record.hpp"

namespace papers {

/// What a merge changed; the library rewrites only that.
struct Changes {
  bool text = false;  ///< title or abstract: index and topics follow
  bool authors = false;
  bool keywords = false;
  bool links = false;
  bool fields = false;  ///< arxiv_id, doi, url, published, venue, work_kind
  [[nodiscard]] bool any() const { return text || authors || keywords || links || fields; }
};

/// Merges `incoming` into `stored`. A better AbstractKind replaces; an equal kind with other words
/// is an edit, unless it is less than half as long. A title with other words is one too, unless it
/// is the beginning of a stored one that came with authors or an abstract. Of a title and its
/// beginning up to a colon the longer one stays, whoever says it, where what is behind is written
/// as titles are: lists have remarks there, bibliographies leave subtitles out. Edits come from a
/// source that says as much of the paper as is known: of a paper whose authors are known, one that
/// names authors. A title that is cut off is completed by whoever knows the rest. Missing fields
/// are filled, longer author lists replace; keywords and links are united. Appearances are not
/// touched.
Changes merge(Record& stored, const Record& incoming);

}  // namespace papers
