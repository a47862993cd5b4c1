// A page arxiv.org/abs/ID as text: what a browser copies, and what text browsers make of it.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "base/ascii.hpp"
#include "base/limits.hpp"
#include "ingest/bibliography/field_text.hpp"
#include "ingest/feed/arxiv_text.hpp"
#include "ingest/markup_text.hpp"
#include "ingest/reader.hpp"
#include "ingest/record_check.hpp"
#include "text/utf8.hpp"

namespace papers::ingest {

namespace {

constexpr std::string_view submitted = "[submitted on ";

/// Buttons between the authors and the abstract, one or several on a line.
bool is_button(std::string_view line) {
  constexpr std::array<std::string_view, 9> buttons = {
      "view pdf",      "download pdf", "html (experimental)", "tex source", "pdf", "view html",
      "other formats", "html",         "view license"};
  if (ascii::starts_with(line, "view a pdf of the paper titled")) return true;
  while (!line.empty()) {
    const auto found =
        std::find_if(buttons.begin(), buttons.end(), [line](std::string_view button) {
          return ascii::starts_with(line, button) &&
                 (line.size() == button.size() || line[button.size()] == ' ');
        });
    if (found == buttons.end()) return false;
    line = text::trim(line.substr(found->size()));
  }
  return true;
}

/// From "[Submitted on …]" to the end of the table under the abstract.
class AbsReader {
 public:
  explicit AbsReader(Sink& sink) : sink_(sink) {}

  void add(std::string_view bytes, std::uint64_t number) {
    const std::string line = without_link_numbers(text::squeeze(text::clean(bytes)));
    last_ = number;
    if (ascii::starts_with(line, submitted)) {
      finish_paper(number - 1);
      open_ = true;
      first_ = number;
      record_.published =
          any_date(line.substr(submitted.size(), line.find_first_of("](") - submitted.size()));
    } else if (!open_) {
      sink_.account({number, number, line.empty() ? LineKind::blank : LineKind::chrome,
                     line.empty() ? "" : "the page's frame"});
    } else {
      add_line(line);
    }
  }

  /// Throws NoPapers when there was none.
  void finish(const std::string& name) {
    finish_paper(last_);
    if (papers_ == 0) {
      throw NoPapers(
          fmt::format("{}: no text of a page arxiv.org/abs/ID: it has no line "
                      "\"[Submitted on …]\" with a title under it",
                      name));
    }
  }

 private:
  void add_line(std::string_view line) {
    size_bytes_ += line.size();
    if (line.empty() || is_button(line) || size_bytes_ > limits::record_size_bytes) return;
    if (ascii::starts_with(line, "submission history")) in_history_ = true;
    if (in_history_) return;
    if (std::string_view rest; record_.arxiv_id.empty()) {
      std::string_view cited = line;
      ascii::take_prefix(cited, "cite as:");
      record_.arxiv_id = leading_arxiv_id(text::trim(cited), rest);
      if (!record_.arxiv_id.empty()) in_table_ = true;
    }
    const ArxivLine read = arxiv_line(line);
    if (read.field == ArxivField::none) {
      if (in_table_) return;
      if (line == "Abstract") {
        field_ = ArxivField::abstract;
      } else {
        texts_.push_back({field_, std::string(line)});
      }
      return;
    }
    if (read.field == ArxivField::title || read.field == ArxivField::authors ||
        read.field == ArxivField::abstract) {
      if (in_table_) return;
      field_ = read.field;
      if (!read.value.empty()) texts_.push_back({field_, std::string(read.value)});
      return;
    }
    in_table_ = true;
    if (read.field != ArxivField::subjects) set_arxiv_field(read.field, read.value, record_);
  }

  /// Unlabelled, the first line is the title, the first that reads like names behind it begins the
  /// authors, and the rest is the abstract. A label that does stand there wins.
  void assign_fields() {
    const auto at = [this](ArxivField field) {
      const auto found = std::find_if(texts_.begin(), texts_.end(),
                                      [field](const Text& text) { return text.field == field; });
      return static_cast<std::size_t>(found - texts_.begin());
    };
    const std::size_t end = at(ArxivField::abstract);
    std::size_t names = at(ArxivField::authors);
    if (names >= end) {
      names = 1;
      while (names < end && !reads_like_names(texts_[names].text)) ++names;
      if (names == end) names = std::min<std::size_t>(1, end);
    }
    std::size_t after = std::min(names + 1, end);
    while (after < end && (texts_[after - 1].text.ends_with(',') ||
                           (end < texts_.size() && reads_like_names(texts_[after].text)))) {
      ++after;
    }
    for (std::size_t i = 0; i < end; ++i) {
      texts_[i].field = i < names   ? ArxivField::title
                        : i < after ? ArxivField::authors
                                    : ArxivField::abstract;
    }
  }

  void finish_paper(std::uint64_t last) {
    if (!open_) return;
    assign_fields();
    for (const ArxivField field : {ArxivField::title, ArxivField::authors, ArxivField::abstract}) {
      std::string value;
      for (const Text& text : texts_) {
        if (text.field != field) continue;
        value += value.empty() ? "" : " ";
        value += text.text;
      }
      if (!value.empty()) set_arxiv_field(field, value, record_);
    }
    set_arxiv_page(record_);
    record_.line = first_;
    const std::string_view fault = check_record(record_);
    if (fault.empty()) {
      ++papers_;
      sink_.record(record_);
    }
    sink_.account({first_, last, fault.empty() ? LineKind::title : LineKind::skipped, fault});
    record_ = Record();
    texts_.clear();
    field_ = ArxivField::none;
    size_bytes_ = 0;
    open_ = in_table_ = in_history_ = false;
  }

  struct Text {
    ArxivField field;
    std::string text;
  };

  Sink& sink_;
  Record record_;
  std::vector<Text> texts_;
  ArxivField field_ = ArxivField::none;
  bool open_ = false, in_table_ = false, in_history_ = false;
  std::size_t size_bytes_ = 0;
  std::uint64_t first_ = 0, last_ = 0, papers_ = 0;
};

Evidence sniff_abs(std::string_view head, std::string_view) {
  bool is_dated = false;
  while (!head.empty()) {
    const std::string_view line = text::trim(take_line(head));
    is_dated |= ascii::starts_with(line, submitted);
    if (is_dated && ascii::starts_with(line, "cite as:")) {
      return {92, "the text of an abstract's page of arXiv ([Submitted on …], Cite as: …)"};
    }
  }
  return {};
}

void read_abs(Input& input, Sink& sink) {
  AbsReader reader(sink);
  while (const auto line = input.next_line()) reader.add(line->text, line->number);
  reader.finish(input.name());
}

}  // namespace

extern const Format arxiv_abs_format = {
    "arxiv-abs", "the text of an arXiv abstract's page", false, false, sniff_abs, read_abs};

}  // namespace papers::ingest
