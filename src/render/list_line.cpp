// A paper a line: row id, day, votes, title. What a terminal has no room for is cut, never wrapped.
#include <fmt/format.h>

#include <algorithm>

#include "render/fields.hpp"
#include "render/render.hpp"
#include "render/terminal.hpp"
#include "render/visible.hpp"
#include "text/width.hpp"

namespace papers::render {
namespace {

/// Of a terminal so narrow that id, day and votes leave less, the title takes this much.
constexpr int narrowest_title_cols = 12;

std::string day_of(const Paper& paper) {
  return paper.listed_on ? format_day(*paper.listed_on) : visible(paper.published);
}

std::string votes_of(const Paper& paper) {
  return paper.upvotes ? std::to_string(*paper.upvotes) : std::string();
}

class LineWriter final : public ListWriter {
 public:
  explicit LineWriter(const Style& style) : terminal_(style), line_cols_(style.line_cols) {}

  void paper(const Hit& hit, std::string& out) override {
    const Paper& paper = hit.paper;
    const std::string id = fmt::format("{:>4}", paper.id);
    const std::string facts = fmt::format("  {:<10}  {:>4}  ", day_of(paper), votes_of(paper));
    const bool partial = hit.match == Hit::Match::partial;
    std::string title = (partial ? "~ " : "") + visible(paper.title);
    const int before_cols = static_cast<int>(id.size() + facts.size());
    const bool narrow = line_cols_ - before_cols < narrowest_title_cols;
    if (line_cols_ > 0) {
      const int taken_cols = narrow ? static_cast<int>(id.size()) + 2 : before_cols;
      title = text::truncate_cols(title, std::max(1, line_cols_ - taken_cols));
    }
    out += terminal_.paint(id, Ink::accent);
    out += line_cols_ > 0 && narrow ? std::string("  ") : terminal_.paint(facts, Ink::dim);
    out += terminal_.paint(title, Ink::plain, terminal_.link_to(paper)) + "\n";
  }

 private:
  Terminal terminal_;
  int line_cols_;
};

std::unique_ptr<ListWriter> make_line(const Style& style) {
  return std::make_unique<LineWriter>(style);
}

}  // namespace

extern const ListFormat line_list_format;
const ListFormat line_list_format{.name = "line",
                                  .summary = "one line a paper: id, day, votes, title",
                                  .use = ListFormat::Use::list,
                                  .make = make_line,
                                  .brief = true};

}  // namespace papers::render
