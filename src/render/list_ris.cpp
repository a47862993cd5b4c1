// RIS: one tagged line a value.
#include <fmt/format.h>

#include "render/citation.hpp"
#include "render/render.hpp"
#include "render/visible.hpp"
#include "text/escape.hpp"

namespace papers::render {
namespace {

class RisWriter final : public ListWriter {
 public:
  void paper(const Hit& hit, std::string& out) override {
    const Paper& paper = hit.paper;
    const CitedDate date = cited_date(paper);
    add(out, "TY", std::string(cited_as(paper).ris));
    add(out, "ID", citation_key(paper));
    add(out, "TI", visible(paper.title));
    for (const std::string& author : paper.authors) {
      const PersonName name = split_name(visible(author));
      std::string parts = name.family;
      if (!name.given.empty()) parts += ", " + name.given;
      if (!name.suffix.empty()) parts += ", " + name.suffix;
      add(out, "AU", parts);
    }
    if (paper.authors_cut && !paper.authors.empty()) add(out, "AU", "others");
    if (date.year > 0) {
      add(out, "PY", fmt::format("{:04}", date.year));
      add(out, "DA",
          date.day > 0     ? fmt::format("{:04}/{:02}/{:02}", date.year, date.month, date.day)
          : date.month > 0 ? fmt::format("{:04}/{:02}", date.year, date.month)
                           : "");
    }
    add(out, "T2", visible(paper.venue));
    add(out, "AB", visible(paper.abstract));
    for (const std::string& keyword : paper.keywords) add(out, "KW", visible(keyword));
    add(out, "DO", visible(paper.doi));
    if (!paper.arxiv_id.empty()) add(out, "AN", "arXiv:" + visible(paper.arxiv_id));
    add(out, "UR", best_link(paper));
    for (const Link& link : paper.links) {
      if (text::is_web_url(link.url) && link.url != best_link(paper)) add(out, "L2", link.url);
    }
    add(out, "N1", visible(paper.note));
    out += "ER  - \n\n";
  }

 private:
  static void add(std::string& out, std::string_view tag, const std::string& value) {
    if (!value.empty()) out += fmt::format("{}  - {}\n", tag, value);
  }
};

std::unique_ptr<ListWriter> make_ris(const Style&) { return std::make_unique<RisWriter>(); }

}  // namespace

extern const ListFormat ris_list_format;
const ListFormat ris_list_format{"ris", "for Zotero, EndNote, Mendeley", ListFormat::Use::exchange,
                                 make_ris};

}  // namespace papers::render
