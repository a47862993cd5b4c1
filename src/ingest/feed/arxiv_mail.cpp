// arXiv's daily mail, as it comes or as a web mail copies it: a line of two backslashes before the
// fields of a paper, before its abstract, and behind it.
#include <fmt/format.h>

#include <algorithm>
#include <string>

#include "base/ascii.hpp"
#include "base/error.hpp"
#include "base/limits.hpp"
#include "ingest/bibliography/field_text.hpp"
#include "ingest/feed/announcement.hpp"
#include "ingest/feed/arxiv_text.hpp"
#include "ingest/markup_text.hpp"
#include "ingest/reader.hpp"
#include "paper/identity.hpp"
#include "text/utf8.hpp"

namespace papers::ingest {

namespace {

/// "\\", alone or with the paper's address behind it. Some web mails show one of the two.
bool is_mark(std::string_view line) {
  const std::size_t marks = std::min(line.find_first_not_of('\\'), line.size());
  const std::string_view rest = text::trim(line.substr(marks));
  return marks >= 1 && marks <= 2 && (rest.empty() || rest.starts_with("( http"));
}

bool is_closing_mark(std::string_view line) {
  return is_mark(line) && line.find('(') != std::string_view::npos;
}

bool is_rule(std::string_view line) {
  return line.starts_with("--------") || line.starts_with("%%");
}

/// A line of the mail, also of one that an answer quotes.
std::string mail_line(std::string_view bytes) {
  std::string line = text::squeeze(text::clean(bytes));
  const std::size_t quotes = line.find_first_not_of("> ");
  const std::size_t marks = std::min(quotes, line.size());
  if (line.starts_with('>') && (marks == line.size() || line[marks - 1] == ' '))
    line.erase(0, marks);
  return line;
}

class MailReader {
 public:
  explicit MailReader(Sink& sink) : sink_(sink), announcement_(sink) {}

  void add(std::string_view bytes, std::uint64_t number) {
    const std::string line = mail_line(bytes);
    last_ = number;
    if (part_ == Part::frame) return add_frame(line, number);
    if (is_closing_mark(line) || is_rule(line)) {
      end_entry(is_rule(line) ? number - 1 : number);
      if (is_rule(line)) add_frame(line, number);
    } else if (is_mark(line)) {
      end_field();
      if (part_ == Part::abstract || !begun()) return end_entry(number);
      part_ = Part::abstract;
      field_ = ArxivField::abstract;
    } else if (part_ == Part::abstract) {
      append(line);
    } else {
      add_field(line);
    }
  }

  /// Throws NoPapers when there was none.
  void finish(const std::string& name) {
    if (part_ != Part::frame) end_entry(last_);
    if (announcement_.papers() == 0) {
      throw NoPapers(fmt::format("{}: a mail of arXiv without any entry that can be read", name));
    }
  }

 private:
  enum class Part { frame, fields, abstract };

  [[nodiscard]] bool begun() const { return !record_.arxiv_id.empty(); }

  void add_frame(std::string_view line, std::uint64_t number) {
    if (is_mark(line) && !is_closing_mark(line)) {
      part_ = Part::fields;
      first_ = number;
      return;
    }
    std::string_view value = line;
    const bool is_day = take_day(value);
    const LineKind kind = is_day         ? LineKind::date
                          : line.empty() ? LineKind::blank
                                         : LineKind::chrome;
    sink_.account({number, number, kind, line.empty() ? "" : "the mail's frame"});
  }

  /// The mail's own day, else the end of the span in which the papers came in.
  bool take_day(std::string_view line) {
    if (ascii::take_prefix(line, "date:")) {
      const auto day = leading_day(line);
      if (!day || !day->year) return false;
      dated_ = true;
      announcement_.begin_day(*day);
      return true;
    }
    const std::size_t to = line.rfind(" to ");
    if (dated_ || to == std::string_view::npos || !ascii::starts_with(line, "received from")) {
      return false;
    }
    const auto day = leading_day(line.substr(to + 4));
    if (!day || !day->year) return false;
    announcement_.begin_day(*day);
    return true;
  }

  void add_field(std::string_view line) {
    if (line.empty()) return;
    std::string_view rest;
    if (!begun()) {
      record_.arxiv_id = leading_arxiv_id(line, rest);
      if (ascii::take_prefix(line, "paper:")) record_.arxiv_id = normalize_arxiv_id(line);
      set_arxiv_page(record_);
      return;
    }
    if (ascii::starts_with(line, "replaced with revised version")) {
      is_replacement_ = true;
      return;
    }
    // "Date: …", "Date (v1): …", "Date (revised v2): …": the first is when the paper came in.
    if (ascii::starts_with(line, "date")) {
      const std::size_t colon = line.find(':');
      if (record_.published.empty() && colon != std::string_view::npos) {
        record_.published = any_date(line.substr(colon + 1));
      }
      return;
    }
    const ArxivLine read = arxiv_line(line);
    if (read.field == ArxivField::none) return append(line);
    end_field();
    field_ = read.field;
    value_ = read.value;
  }

  void append(std::string_view line) {
    if (line.empty() || value_.size() + line.size() > limits::record_size_bytes) return;
    if (!value_.empty()) value_ += ' ';
    value_ += line;
  }

  void end_field() {
    set_arxiv_field(field_, value_, record_);
    field_ = ArxivField::none;
    value_.clear();
  }

  void end_entry(std::uint64_t last) {
    end_field();
    if (begun()) {
      announcement_.put(record_, is_replacement_, first_, last);
    } else {
      sink_.account({first_, last, LineKind::chrome, "the mail's frame"});
    }
    record_ = Record();
    is_replacement_ = false;
    part_ = Part::frame;
  }

  Sink& sink_;
  Announcement announcement_;
  Part part_ = Part::frame;
  Record record_;
  bool is_replacement_ = false, dated_ = false;
  ArxivField field_ = ArxivField::none;
  std::string value_;
  std::uint64_t first_ = 0, last_ = 0;
};

Evidence sniff_mail(std::string_view head, std::string_view) {
  bool after_mark = false;
  while (!head.empty()) {
    const std::string line = mail_line(take_line(head));
    if (line.empty()) continue;
    std::string_view rest;
    if (after_mark && !leading_arxiv_id(line, rest).empty()) {
      return {95, "arXiv's daily mail (\\\\, arXiv:…)"};
    }
    after_mark = is_mark(line);
  }
  return {};
}

void read_mail(Input& input, Sink& sink) {
  MailReader reader(sink);
  while (const auto line = input.next_line()) reader.add(line->text, line->number);
  reader.finish(input.name());
}

}  // namespace

extern const Format arxiv_mail_format = {"arxiv-mail", "arXiv's daily mail", true,
                                         false,        sniff_mail,           read_mail};

}  // namespace papers::ingest
