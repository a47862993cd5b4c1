#include "ingest/json/json_rows.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "base/ascii.hpp"
#include "base/limits.hpp"
#include "ingest/json/json_cut.hpp"
#include "ingest/json/json_keys.hpp"
#include "text/utf8.hpp"

namespace papers::ingest {

namespace {

/// Objects round the array of rows, one inside the other; deeper ones are ordinary values.
constexpr int wrapper_depth = 4;

/// "2026", "2026-01": a year or a day, under which stands its list.
bool is_year_key(std::string_view key) {
  return key.size() >= 4 && (key.size() == 4 || key[4] == '-') &&
         key.substr(0, 4).find_first_not_of("0123456789") == std::string_view::npos &&
         (key.starts_with("19") || key.starts_with("20"));
}

/// `text` without the quotes that begin and end it.
std::string_view unquoted(std::string_view text) {
  return text.size() >= 2 ? text.substr(1, text.size() - 2) : std::string_view();
}

class RowCutter {
 public:
  RowCutter(ByteCursor& cursor, const std::string& name, const JsonRowVisitor& visitor,
            std::uint64_t rows_before)
      : cursor_(cursor), name_(name), visitor_(visitor), rows_(rows_before) {}

  /// Reads all values to the end and returns the number of the last row.
  std::uint64_t run() {
    while (peek_token(cursor_) != ByteCursor::end) {
      if (cursor_.peek() == '[') {
        cursor_.get();
        read_rows();
      } else {
        read_value();
      }
      if (peek_token(cursor_) == ',') cursor_.get();
    }
    return rows_;
  }

 private:
  [[noreturn]] void fail(std::string_view what) const {
    throw NotJson(fmt::format("{}:{}: {}", name_, cursor_.line(), what));
  }
  [[noreturn]] void fail_cut_off() const {
    fail(fmt::format("the JSON ends inside row {}; fetch the document again", rows_ + 1));
  }
  [[noreturn]] void fail_unexpected() {
    const int byte = peek_token(cursor_);
    if (byte == ByteCursor::end) fail_cut_off();
    if (byte < 0x20 || byte > 0x7E) fail(fmt::format("this is not JSON: byte 0x{:02x}", byte));
    fail(fmt::format("this is not JSON: unexpected '{}'", static_cast<char>(byte)));
  }

  void cut(CutText& out) {
    switch (cut_value(cursor_, out)) {
      case Cut::whole:
        return;
      case Cut::cut_off:
        fail_cut_off();
      case Cut::not_there:
        fail_unexpected();
    }
  }

  void emit(const CutText& value, std::uint64_t line, bool listed) {
    const bool may_nest = listed && nests_ && value.fault().empty() && lists_papers(value.text);
    if (may_nest && holds_rows(value.text)) return read_inside(value, line);
    visitor_.row({value.text, ++rows_, line, listed, day_may_follow_, of_papers_, value.fault()});
  }

  void read_inside(const CutText& value, std::uint64_t line) {
    const auto placed = [&](const JsonRow& row) {
      JsonRow inner = row;
      inner.line += line - 1;
      visitor_.row(inner);
    };
    ByteCursor inside(value.text);
    rows_ = RowCutter(inside, name_, {placed, visitor_.day}, rows_).run();
  }

  /// Whether `text` has rows and no damage between them; what is in a row is not looked at.
  [[nodiscard]] bool holds_rows(std::string_view text) const {
    const JsonRowVisitor nobody = {[](const JsonRow&) {}, [](const StatedDay&) {}};
    ByteCursor inside(text);
    RowCutter cutter(inside, name_, nobody, 0);
    cutter.nests_ = false;
    try {
      return cutter.run() > 0;
    } catch (const NotJson&) {
      return false;
    }
  }

  /// What follows a '[' up to its ']', each element a row.
  void read_rows() {
    CutText value;
    for (;;) {
      const int next = peek_token(cursor_);
      if (next == ']') break;
      if (next == ByteCursor::end) fail_cut_off();
      value.clear();
      const std::uint64_t line = cursor_.line();
      cut(value);
      emit(value, line, true);
      if (!more_elements()) break;
    }
    cursor_.get();
  }

  /// After an element: true when another follows a comma, false before the ']'.
  bool more_elements() {
    const int next = peek_token(cursor_);
    if (next == ']') return false;
    if (next != ',') fail_unexpected();
    cursor_.get();
    return true;
  }

  /// A value of the top level that is no array: a row, or an object with rows inside.
  void read_value() {
    CutText value;
    const std::uint64_t line = cursor_.line();
    const int first = cursor_.peek();
    if (first != '{') {
      if (first != '"' && first != '\'') fail_unexpected();
      cut(value);
      emit(value, line, false);
      return;
    }
    Wrapper wrapper;
    read_object(value, wrapper, 1);
    if (!wrapper.had_rows) emit(value, line, false);
    if (wrapper.had_rows && wrapper.day && !wrapper.day_told) visitor_.day(*wrapper.day);
  }

  struct Wrapper {
    bool had_rows = false;
    bool titled = false;    ///< a digest has a title too
    bool of_paper = false;  ///< has what only papers have
    bool day_told = false;
    std::optional<StatedDay> day;
  };

  /// An object, appended to `out` as far as it is not the rows themselves.
  void read_object(CutText& out, Wrapper& wrapper, int depth) {
    out.add(cursor_.get());
    while (peek_token(cursor_) != '}') {
      CutText key;
      cut(key);
      if (peek_token(cursor_) != ':') fail_unexpected();
      cursor_.get();
      out.add(key.text);
      out.add(':');
      read_member(unquoted(key.text), out, wrapper, depth);
      if (peek_token(cursor_) == ',') {
        out.add(cursor_.get());
      } else if (peek_token(cursor_) != '}') {
        fail_unexpected();
      }
    }
    out.add(cursor_.get());
  }

  void read_member(std::string_view key, CutText& out, Wrapper& wrapper, int depth) {
    const int next = peek_token(cursor_);
    if (key == "paper" || key == "title" || key == "titles") wrapper.titled = true;
    wrapper.of_paper |= key == "paper" || is_own_field(key);
    const bool may_be_row = !key.empty() && ascii::is_digit(key.front()) && !is_year_key(key);
    if (next == '[') {
      read_array(key, out, wrapper);
    } else if (next == '{' && !wrapper.titled && (!id_member(key).empty() || may_be_row)) {
      read_keyed_row(key, out, wrapper);
    } else if (next == '{' && key != "paper" && depth < wrapper_depth &&
               !(wrapper.titled && wrapper.of_paper)) {
      // The title of a part is the part's, unless the part is what holds the paper.
      const bool titled = wrapper.titled, of_paper = wrapper.of_paper;
      read_object(out, wrapper, depth + 1);
      if (holds_paper(key)) return;
      wrapper.titled = titled;
      wrapper.of_paper = of_paper;
    } else {
      CutText value;
      cut(value);
      if (key == "date" || key == "dateString") {
        if (const auto day = parse_stated_day(unquoted(value.text))) wrapper.day = day;
      }
      out.add(value.text);
      out.too_long |= value.too_long;
      out.too_deep |= value.too_deep;
    }
  }

  /// `"2401.00001": {…}`, `"10.1000/1": {…}`: a row under its id.
  void read_keyed_row(std::string_view id, CutText& out, Wrapper& wrapper) {
    const std::uint64_t line = cursor_.line();
    CutText value;
    cut(value);
    out.add("{}");
    if (!value.fault().empty()) {
      wrapper.had_rows = true;
      emit(value, line, true);
    } else if (looks_like_paper(value.text, false)) {
      wrapper.had_rows = true;
      value.text.insert(1, id_member(id));
      emit(value, line, true);
    } else if (holds_rows(value.text)) {  // of a day
      wrapper.had_rows = true;
      if (nests_) return read_inside(value, line);
      ++rows_;  // asked only whether there are any
    }
  }

  /// An array inside an object: its first element says whether it holds the rows.
  void read_array(std::string_view key, CutText& out, Wrapper& wrapper) {
    out.add(cursor_.get());
    if (peek_token(cursor_) == ']') {
      // A day without papers is an answer, not a damaged row.
      if (!wrapper.titled && names_papers(key)) wrapper.had_rows = true;
      out.add(cursor_.get());
      return;
    }
    CutText element;
    std::uint64_t line = cursor_.line();
    cut(element);
    const bool is_part = wrapper.titled && !names_papers(key) &&
                         (wrapper.of_paper || !is_of_a_list(element.text, key));
    const bool holds_papers =
        key != "errors" && (looks_like_paper(element.text, is_part) ||
                            (!(wrapper.titled && wrapper.of_paper) && lists_papers(element.text)));
    if (!holds_papers) {
      for (;;) {
        out.add(element.text);
        out.too_deep |= element.too_deep;
        out.too_long |= element.too_long;
        if (!more_elements()) break;
        out.add(',');
        if (peek_token(cursor_) == ']') break;
        element.clear();
        cut(element);
      }
      out.add(cursor_.get());
      return;
    }
    if (wrapper.day && !wrapper.day_told) {
      visitor_.day(*wrapper.day);
      wrapper.day_told = true;
    }
    wrapper.had_rows = true;
    day_may_follow_ = !wrapper.day;
    of_papers_ = says_papers(key);
    emit(element, line, true);
    if (more_elements()) {
      read_rows();
    } else {
      cursor_.get();
    }
    day_may_follow_ = of_papers_ = false;
    out.add(']');
  }

  ByteCursor& cursor_;
  const std::string& name_;
  const JsonRowVisitor& visitor_;
  bool nests_ = true;  ///< rows of a row are rows
  std::uint64_t rows_;
  bool day_may_follow_ = false;
  bool of_papers_ = false;
};

std::uint64_t cut_rows(std::string_view text, const std::string& name,
                       const JsonRowVisitor& visitor, std::uint64_t rows_before) {
  ByteCursor cursor(text);
  return RowCutter(cursor, name, visitor, rows_before).run();
}

/// JSON lines: a damaged line cannot swallow the next ones.
void cut_lines(Input& input, const JsonRowVisitor& visitor) {
  std::uint64_t rows = 0;
  while (const auto line = input.next_line(limits::json_row_size_bytes)) {
    if (line->text.find_first_not_of(" \t") == std::string_view::npos) continue;
    const auto relined = [&](const JsonRow& row) {
      JsonRow placed = row;
      placed.line = line->number;
      visitor.row(placed);
    };
    if (line->cut) {
      visitor.row({{}, ++rows, line->number, false, false, false, "longer than 8 MiB"});
      continue;
    }
    try {
      rows = cut_rows(line->text, input.name(), {relined, visitor.day}, rows);
    } catch (const NotJson&) {
      visitor.row({{}, ++rows, line->number, false, false, false, "not a whole JSON value"});
    }
  }
}

}  // namespace

void for_each_json_row(Input& input, const JsonRowVisitor& visitor) {
  constexpr std::size_t head_size_bytes = 64 * 1024;
  if (is_json_lines(input.peek(head_size_bytes))) {
    cut_lines(input, visitor);
    return;
  }
  ByteCursor cursor([&] { return input.next_chunk(); });
  RowCutter(cursor, input.name(), visitor, 0).run();
}

void for_each_json_row(std::string_view text, const std::string& name,
                       const JsonRowVisitor& visitor) {
  cut_rows(text, name, visitor, 0);
}

bool is_json_lines(std::string_view head) {
  // An array that is written with an element a line begins with its bracket alone.
  const std::string_view first = text::trim(head.substr(0, head.find('\n')));
  if (first == "[" || first == "\xEF\xBB\xBF[") return false;
  // The first line may be the damaged one; two lines are enough to know.
  for (int lines = 0; lines < 3 && !head.empty(); ++lines) {
    const std::size_t line_end = head.find('\n');
    if (line_end == std::string_view::npos && lines > 0) return false;
    const std::string_view line = head.substr(0, line_end);
    head.remove_prefix(line_end == std::string_view::npos ? head.size() : line_end + 1);
    ByteCursor cursor(line);
    CutText value;
    if (peek_token(cursor) != '{') continue;
    if (cut_value(cursor, value) == Cut::whole && peek_token(cursor) == ByteCursor::end) {
      return true;
    }
  }
  return false;
}

}  // namespace papers::ingest
