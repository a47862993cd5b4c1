#include "render/paper_json.hpp"
#include "render/render.hpp"

namespace papers::render {
namespace {

class JsonLinesWriter final : public ListWriter {
 public:
  void paper(const Hit& hit, std::string& out) override {
    {
      JsonObject object(out);
      append_paper_fields(object, hit);
    }
    out += '\n';
  }
};

std::unique_ptr<ListWriter> make_jsonl(const Style&) { return std::make_unique<JsonLinesWriter>(); }

}  // namespace

extern const ListFormat jsonl_list_format;
const ListFormat jsonl_list_format{"jsonl", "one object a line; `ingest` reads it back",
                                   ListFormat::Use::both, make_jsonl, true};

}  // namespace papers::render
