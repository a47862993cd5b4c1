#include "render/fields.hpp"
#include "render/render.hpp"
#include "render/visible.hpp"
#include "text/escape.hpp"

namespace papers::render {
namespace {

// No header line: a column is for cut, sort and `while read`. Tabs and line ends inside a text
// become blanks, so that every paper is one line with the same number of columns.
class TsvWriter final : public ListWriter {
 public:
  void paper(const Hit& hit, std::string& out) override {
    for (const char* name : {"id", "key", "listed_on", "upvotes", "topics", "arxiv_id"}) {
      out += text::single_line(find_field(name)->value(hit));
      out += '\t';
    }
    out += best_link(hit.paper) + '\t' + text::single_line(hit.paper.title) + '\n';
  }
};

std::unique_ptr<ListWriter> make_tsv(const Style&) { return std::make_unique<TsvWriter>(); }

}  // namespace

extern const ListFormat tsv_list_format;
const ListFormat tsv_list_format{
    "tsv", "id, key, listed_on, upvotes, topics, arxiv_id, link, title; no header line",
    ListFormat::Use::list, make_tsv};

}  // namespace papers::render
