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
  explicit TsvWriter(bool spreadsheet) : spreadsheet_(spreadsheet) {}

  void paper(const Hit& hit, std::string& out) override {
    for (const char* name : {"id", "key", "listed_on", "upvotes", "topics", "arxiv_id"}) {
      out += cell(find_field(name)->value(hit)) + '\t';
    }
    out += best_link(hit.paper) + '\t' + cell(hit.paper.title) + '\t' +
           cell(find_field("match")->value(hit)) + '\n';
  }

 private:
  [[nodiscard]] std::string cell(std::string_view value) const {
    std::string line = text::single_line(value);
    return spreadsheet_ ? spreadsheet_cell(std::move(line)) : line;
  }

  bool spreadsheet_;
};

std::unique_ptr<ListWriter> make_tsv(const Style& style) {
  return std::make_unique<TsvWriter>(style.spreadsheet);
}

}  // namespace

extern const ListFormat tsv_list_format;
const ListFormat tsv_list_format{
    "tsv", "id, key, listed_on, upvotes, topics, arxiv_id, link, title, match; no header line",
    ListFormat::Use::list, make_tsv, true};

}  // namespace papers::render
