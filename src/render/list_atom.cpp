#include "render/atom_entry.hpp"
#include "render/render.hpp"

namespace papers::render {
namespace {

class AtomWriter final : public ListWriter {
 public:
  void begin(const ListHeader& header, std::string&) override { query_ = header.query; }
  void paper(const Hit& hit, std::string& out) override {
    // A feed is as new as its newest paper, which lists newest first put at the front.
    start(entry_day(hit.paper), out);
    const std::string& abstract = hit.paper.abstract;
    out += atom_entry(hit.paper, abstract.empty() ? hit.paper.summary : abstract);
  }
  void end(std::string& out) override {
    start(std::nullopt, out);
    out += atom_end;
  }

 private:
  void start(const std::optional<Day>& updated, std::string& out) {
    if (started_) return;
    started_ = true;
    out += atom_head(query_.empty() ? "Papers" : "Papers: " + query_, "list " + query_, updated);
  }

  std::string query_;
  bool started_ = false;
};

std::unique_ptr<ListWriter> make_atom(const Style&) { return std::make_unique<AtomWriter>(); }

}  // namespace

extern const ListFormat atom_list_format;
const ListFormat atom_list_format{"atom", "a feed with the abstracts", ListFormat::Use::exchange,
                                  make_atom, true};

}  // namespace papers::render
