#include "render/render.hpp"

namespace papers::render {
namespace {

class IdsWriter final : public ListWriter {
 public:
  explicit IdsWriter(const Style& style) : terminator_(style.null_separated ? '\0' : '\n') {}
  void paper(const Hit& hit, std::string& out) override {
    out += std::to_string(hit.paper.id);
    out += terminator_;
  }

 private:
  char terminator_;
};

std::unique_ptr<ListWriter> make_ids(const Style& style) {
  return std::make_unique<IdsWriter>(style);
}

}  // namespace

extern const ListFormat ids_list_format;
const ListFormat ids_list_format{"ids", "row ids, one a line, for `papers show -` and xargs",
                                 ListFormat::Use::list, make_ids};

}  // namespace papers::render
