#include "render/fields.hpp"
#include "render/render.hpp"
#include "text/utf8.hpp"

namespace papers::render {
namespace {

// RFC 4180: a cell with a comma, quote or line end is quoted, quotes are doubled.
void append_cell(std::string& out, std::string_view value) {
  if (value.find_first_of(",\"\r\n") == std::string_view::npos) {
    out += value;
    return;
  }
  out += '"';
  for (const char c : value) {
    if (c == '"') out += '"';
    out += c;
  }
  out += '"';
}

class CsvWriter final : public ListWriter {
 public:
  explicit CsvWriter(bool spreadsheet) : spreadsheet_(spreadsheet) {}

  void begin(const ListHeader&, std::string& out) override {
    for (const Field& field : fields()) {
      if (field.name != fields().front().name) out += ',';
      append_cell(out, field.name);
    }
    out += "\r\n";
  }
  void paper(const Hit& hit, std::string& out) override {
    bool first = true;
    for (const Field& field : fields()) {
      if (!first) out += ',';
      first = false;
      std::string cell = text::clean(field.value(hit));
      append_cell(out, spreadsheet_ ? spreadsheet_cell(std::move(cell)) : cell);
    }
    out += "\r\n";
  }

 private:
  bool spreadsheet_;
};

std::unique_ptr<ListWriter> make_csv(const Style& style) {
  return std::make_unique<CsvWriter>(style.spreadsheet);
}

}  // namespace

extern const ListFormat csv_list_format;
const ListFormat csv_list_format{"csv", "RFC 4180 with a header line, every field",
                                 ListFormat::Use::both, make_csv, true};

}  // namespace papers::render
