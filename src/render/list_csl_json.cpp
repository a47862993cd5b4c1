// CSL-JSON, what citeproc and Zotero exchange: one array of items.
#include "render/citation.hpp"
#include "render/json_text.hpp"
#include "render/render.hpp"
#include "render/visible.hpp"

namespace papers::render {
namespace {

void append_name(std::string& out, const std::string& author) {
  const PersonName name = split_name(visible(author));
  JsonObject object(out);
  if (name.given.empty()) {
    object.text("literal", name.family);
  } else {
    object.text("family", name.family);
    object.text("given", name.given);
    if (!name.suffix.empty()) object.text("suffix", name.suffix);
  }
}

void append_date(std::string& out, const CitedDate& date) {
  JsonObject object(out);
  object.key("date-parts") += "[[" + std::to_string(date.year);
  if (date.month > 0) out += "," + std::to_string(date.month);
  if (date.month > 0 && date.day > 0) out += "," + std::to_string(date.day);
  out += "]]";
}

/// One text; readers cut it at commas where it has no semicolon.
std::string joined_keywords(const Paper& paper) {
  const std::string text = join_visible(paper.keywords, "; ");
  if (paper.keywords.size() == 1 && text.find(',') != std::string::npos) return text + ";";
  return text.find(',') == std::string::npos ? join_visible(paper.keywords, ", ") : text;
}

class CslWriter final : public ListWriter {
 public:
  void begin(const ListHeader&, std::string& out) override { out += '['; }
  void paper(const Hit& hit, std::string& out) override {
    out += first_ ? "\n" : ",\n";
    first_ = false;
    append_item(hit.paper, out);
  }
  void end(std::string& out) override { out += first_ ? "]\n" : "\n]\n"; }

 private:
  /// CSL has no null: members without a value are left out.
  static void add(JsonObject& object, std::string_view name, const std::string& value) {
    if (!value.empty()) object.text(name, value);
  }

  static void append_item(const Paper& paper, std::string& out) {
    JsonObject object(out);
    object.text("id", citation_key(paper));
    object.text("type", cited_as(paper).csl);
    object.text("title", visible(paper.title));
    std::vector<std::string> authors;
    for (const std::string& author : paper.authors) {
      if (!visible(author).empty()) authors.push_back(author);
    }
    // What pandoc makes of BibTeX's "and others".
    if (paper.authors_cut && !authors.empty()) authors.emplace_back("others");
    if (!authors.empty()) append_json_array(object.key("author"), authors, append_name);
    const CitedDate date = cited_date(paper);
    if (date.year > 0) append_date(object.key("issued"), date);
    add(object, "container-title", visible(paper.venue));
    if (paper.venue.empty() && !paper.arxiv_id.empty()) object.text("publisher", "arXiv");
    if (!paper.arxiv_id.empty()) object.text("number", "arXiv:" + visible(paper.arxiv_id));
    add(object, "DOI", visible(paper.doi));
    add(object, "URL", best_link(paper));
    add(object, "abstract", visible(paper.abstract));
    add(object, "keyword", joined_keywords(paper));
    add(object, "note", visible(paper.note));
  }

  bool first_ = true;
};

std::unique_ptr<ListWriter> make_csl_json(const Style&) { return std::make_unique<CslWriter>(); }

}  // namespace

extern const ListFormat csl_json_list_format;
const ListFormat csl_json_list_format{"csl-json", "for citeproc, pandoc, Zotero",
                                      ListFormat::Use::exchange, make_csl_json};

}  // namespace papers::render
