#include "render/paper_json.hpp"
#include "render/render.hpp"

namespace papers::render {
namespace {

class JsonWriter final : public ListWriter {
 public:
  void begin(const ListHeader& header, std::string& out) override {
    out += "{\"schema\":" + std::to_string(json_schema_version) + ",\"query\":";
    append_json_string(out, header.query);
    out += ",\"total\":" + std::to_string(header.total) + ",\"papers\":[";
  }
  void paper(const Hit& hit, std::string& out) override {
    out += first_ ? "\n" : ",\n";
    first_ = false;
    JsonObject object(out);
    append_paper_fields(object, hit);
  }
  void end(std::string& out) override { out += first_ ? "]}\n" : "\n]}\n"; }

 private:
  bool first_ = true;
};

std::unique_ptr<ListWriter> make_json(const Style&) { return std::make_unique<JsonWriter>(); }

}  // namespace

extern const ListFormat json_list_format;
const ListFormat json_list_format{"json",
                                  "one object, one paper a line in it (docs/json.md)",
                                  ListFormat::Use::list,
                                  make_json,
                                  true,
                                  true};

}  // namespace papers::render
