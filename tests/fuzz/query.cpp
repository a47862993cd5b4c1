// The query language down to FTS5: whatever is typed, the engine never complains, and only a query
// that excludes may find every paper.
#include <cstdint>
#include <cstdlib>
#include <string_view>
#include <utility>
#include <vector>

#include "library/library.hpp"
#include "search/search.hpp"
#include "support/take_in.hpp"

using namespace papers;

namespace {

library::Library& shelf() {
  static library::Library opened = [] {
    library::Library made(":memory:", library::Access::create);
    std::vector<Record> records;
    for (const char* title : {"GPT-4V in the wild", "C++ is not C", "Fine-tuning finetuned",
                              "\xE8\xAE\xBA\xE6\x96\x87\xE6\xA3\x80\xE7\xB4\xA2"}) {
      records.emplace_back().title = title;
      records.back().abstract = "We study retrieval-augmented generation (RAG) at github.com/o/r.";
    }
    test::take_in(made, "fuzz", std::move(records));
    return made;
  }();
  return opened;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  search::Request request;
  request.query.assign(reinterpret_cast<const char*>(data) + 1, size - 1);
  if ((data[0] & 1U) != 0) request.mode = search::Request::Mode::any;
  request.exact = (data[0] & 2U) != 0;
  request.ranked = (data[0] & 4U) == 0;
  try {
    const search::Answer answer = search::search(shelf(), request, Day{});
    search::hits(shelf(), answer, answer.entries);
    search::explain(answer);
  } catch (const UsageError&) {
    // "no searchable word", a caret, an unknown topic: told to the user. Anything else is a bug.
  }
  return 0;
}
