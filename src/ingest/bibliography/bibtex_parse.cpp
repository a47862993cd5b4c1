#include "ingest/bibliography/bibtex_parse.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/ascii.hpp"
#include "base/limits.hpp"
#include "text/utf8.hpp"

namespace papers::ingest {

namespace {

constexpr std::size_t strings_limit_bytes = std::size_t{4} << 20;

using ascii::is_letter;
using ascii::is_white_space;
using ascii::lower;

/// Passes over white space and over remarks, which go from a % outside values to the line's end.
void skip_space(std::string_view& rest) {
  while (!rest.empty() && (is_white_space(rest.front()) || rest.front() == '%')) {
    const bool is_remark = rest.front() == '%';
    rest.remove_prefix(is_remark ? std::min(rest.find('\n'), rest.size()) : 1);
  }
}

/// A name of a field or an abbreviation, consumed.
std::string_view take_name(std::string_view& rest) {
  skip_space(rest);
  constexpr std::string_view ends = " \t\r\n=,#%{}\"()";
  const std::string_view name = rest.substr(0, rest.find_first_of(ends));
  rest.remove_prefix(name.size());
  return name;
}

/// "name =" at the front.
bool begins_field(std::string_view rest) {
  if (rest.empty() || !is_letter(rest.front())) return false;
  take_name(rest);
  skip_space(rest);
  return rest.starts_with('=');
}

/// Where the next field begins in a value whose closing '"' is missing: at the first line of
/// `text`, what stands up to the next '"', that has "name =". Npos when the value is whole: it has
/// no such line, or none before an opening '{' or the '"' itself.
std::size_t unclosed_at(std::string_view text, bool ended) {
  std::size_t first = std::string_view::npos;
  for (std::size_t at = text.find('\n'); at != std::string_view::npos;
       at = text.find('\n', at + 1)) {
    const std::string_view line = text.substr(at + 1, text.find('\n', at + 1) - at - 1);
    const std::size_t equals = line.find('=');
    if (equals == std::string_view::npos || !begins_field(text::trim(line))) continue;
    first = std::min(first, at);
    const std::string_view value = text::trim(line.substr(equals + 1));
    const bool is_last = at + 1 + line.size() == text.size();
    if (value.starts_with('{') || !ended || (value.empty() && is_last)) return first;
  }
  return std::string_view::npos;
}

/// The inside of `{…}` or `"…"` at the front of `rest`, consumed with its delimiters.
std::string_view take_delimited(std::string_view& rest) {
  const char opens = rest.front();
  int depth = 0;
  std::size_t i = 1;
  for (; i < rest.size(); ++i) {
    const char c = rest[i];
    if (c == '\\' && i + 1 < rest.size() && rest[i + 1] != '}') {
      ++i;
    } else if (depth == 0 && c == (opens == '{' ? '}' : '"')) {
      break;
    } else if (c == '{') {
      ++depth;
    } else if (c == '}') {
      depth = std::max(0, depth - 1);
    }
  }
  std::string_view inside = rest.substr(1, i - 1);
  const std::size_t next =
      opens == '"' ? unclosed_at(inside, i < rest.size()) : std::string_view::npos;
  if (next == std::string_view::npos) {
    rest.remove_prefix(std::min(rest.size(), i + 1));
    return inside;
  }
  rest.remove_prefix(1 + next);
  inside = text::trim(inside.substr(0, next));
  if (inside.ends_with(',')) inside.remove_suffix(1);
  return inside;
}

}  // namespace

std::optional<BibtexBlock> BibtexCutter::next() {
  for (;;) {
    if (!after_damaged_ && !pass_mark()) return std::nullopt;
    after_damaged_ = false;
    if (auto found = block()) return found;
  }
}

/// Behind the next '@' that stands on no line that '%' begins; false where there is none.
bool BibtexCutter::pass_mark() {
  int first = std::exchange(at_file_start_, false) ? '\n' : '@';  // of the line, but for blanks
  for (;;) {
    const int byte = cursor_.get();
    if (byte == ByteCursor::end || (byte == '@' && first != '%')) return byte == '@';
    if (byte == '\n' || byte == '\r' || is_white_space(first)) first = byte;
  }
}

/// After the '@': nullopt when it begins no entry (an address in a comment).
std::optional<BibtexBlock> BibtexCutter::block() {
  constexpr std::size_t longest_type = 40;
  BibtexBlock block;
  block.first_line = cursor_.line();
  while (is_letter(cursor_.peek()) && block.type.size() < longest_type) {
    block.type += lower(static_cast<char>(cursor_.get()));
  }
  while (is_white_space(cursor_.peek())) cursor_.get();
  if (block.type.empty() || (cursor_.peek() != '{' && cursor_.peek() != '(')) return std::nullopt;
  cut_body(block, cursor_.get() == '{' ? '}' : ')');
  block.last_line = cursor_.line();
  return block;
}

void BibtexCutter::cut_body(BibtexBlock& block, int closes) {
  int depth = 0;
  bool at_line_start = false, is_quoted = false;
  for (;;) {
    const int byte = cursor_.get();
    if (byte == ByteCursor::end) {
      block.fault = "the entry does not end";
      return;
    }
    if (byte == '@' && at_line_start && is_letter(cursor_.peek())) {
      block.fault = "its braces do not match";
      after_damaged_ = true;
      return;
    }
    if (depth == 0 && byte == '"' && closes == ')') is_quoted = !is_quoted;
    if (depth == 0 && byte == closes && !is_quoted) {
      std::string passed;
      const std::uint64_t line = cursor_.line();
      if (!goes_on_with_field(passed)) return;
      if (block.stray_brace_line == 0) block.stray_brace_line = line;
      block.body += static_cast<char>(byte);
      block.body += passed;
      continue;
    }
    depth += byte == '{' ? 1 : byte == '}' ? -1 : 0;
    at_line_start = byte == '\n' || (at_line_start && is_white_space(byte));
    if (block.body.size() < limits::record_size_bytes) {
      block.body += static_cast<char>(byte);
    } else {
      block.fault = "longer than 1 MiB";
    }
  }
}

/// Whether ", name =" follows; what was read to know it is `passed`, and no entry begins in it.
bool BibtexCutter::goes_on_with_field(std::string& passed) {
  constexpr std::size_t longest_passed = 200;
  const auto pass = [&](const auto& wanted) {
    std::size_t count = 0;
    while (passed.size() < longest_passed && wanted(cursor_.peek())) {
      passed += static_cast<char>(cursor_.get());
      ++count;
    }
    return count;
  };
  if (cursor_.peek() != ',') return false;
  passed += static_cast<char>(cursor_.get());
  pass([](int byte) { return is_white_space(byte); });
  const std::size_t name_size = pass([](int byte) { return is_letter(byte) || byte == '-'; });
  pass([](int byte) { return is_white_space(byte); });
  return name_size > 0 && cursor_.peek() == '=';
}

std::string_view BibtexEntry::field(std::string_view name) const {
  for (const auto& [field_name, value] : fields) {
    if (field_name == name) return value;
  }
  return {};
}

BibtexStrings::BibtexStrings() {
  constexpr std::array months = {"jan", "feb", "mar", "apr", "may", "jun",
                                 "jul", "aug", "sep", "oct", "nov", "dec"};
  for (const char* month : months) strings_.emplace(month, month);
}

void BibtexStrings::define(std::string_view body) {
  const std::string name = lower(take_name(body));
  skip_space(body);
  if (name.empty() || !body.starts_with('=')) return;
  body.remove_prefix(1);
  std::string text = value(body);
  // Each definition may repeat earlier ones: without a bound a few lines double to gigabytes.
  size_bytes_ += text.size();
  if (size_bytes_ <= strings_limit_bytes) strings_.insert_or_assign(name, std::move(text));
}

std::string BibtexStrings::value(std::string_view& rest) const {
  std::string text;
  for (;;) {
    skip_space(rest);
    if (rest.empty()) break;
    std::string_view piece;
    if (rest.front() == '{' || rest.front() == '"') {
      piece = take_delimited(rest);
    } else {
      const std::string_view name = take_name(rest);
      if (name.empty()) break;
      const auto known = strings_.find(lower(name));
      piece = known == strings_.end() ? name : std::string_view(known->second);
    }
    text += piece.substr(0, limits::record_size_bytes - text.size());
    skip_space(rest);
    if (!rest.starts_with('#')) break;
    rest.remove_prefix(1);
  }
  return text;
}

namespace {

/// Cuts the fields out of a body, from front to back.
class FieldCutter {
 public:
  FieldCutter(std::string_view body, const BibtexStrings& strings)
      : body_(body), rest_(body), strings_(strings) {}

  BibtexEntry run() {
    take_key();
    while (!rest_.empty()) {
      const std::string name = lower(take_name(rest_));
      skip_space(rest_);
      const bool has_equals = rest_.starts_with('=');
      if (!name.empty() && !has_equals && rest_.starts_with('{')) {
        mended(fmt::format("a '=' is missing behind '{}'", text::clean(name)));
      }
      if (!name.empty() && (has_equals || rest_.starts_with('{'))) {
        if (has_equals) rest_.remove_prefix(1);
        entry_.fields.emplace_back(name, strings_.value(rest_));
        skip_space(rest_);
        if (begins_field(rest_)) {
          const std::string_view read = text::trim(body_.substr(0, body_.size() - rest_.size()));
          mended_before_next(read.ends_with(',') ? "a '\"'" : "a comma");
          continue;
        }
      }
      pass_to_comma();
    }
    return std::move(entry_);
  }

 private:
  void mended_before_next(const char* what) {
    std::string_view next = rest_;
    mended(fmt::format("{} is missing before '{}'", what, text::clean(take_name(next))));
  }

  void mended(std::string what) {
    if (!entry_.mended.empty()) return;
    entry_.mended = std::move(what);
    const std::string_view before = body_.substr(0, body_.size() - rest_.size());
    entry_.mended_line_offset =
        static_cast<std::uint64_t>(std::count(before.begin(), before.end(), '\n'));
  }

  void take_key() {
    skip_space(rest_);
    const std::size_t comma = std::min(rest_.find(','), rest_.size());
    if (rest_.substr(0, comma).find('=') == std::string_view::npos) {
      entry_.key = std::string(text::trim(rest_.substr(0, comma)));
      rest_.remove_prefix(std::min(comma + 1, rest_.size()));
      return;
    }
    // "@article{title = …", or a key without its comma.
    skip_space(rest_);
    if (begins_field(rest_)) return;
    const std::size_t end = std::min(rest_.find_first_of(" \t\r\n=,"), rest_.size());
    entry_.key = std::string(rest_.substr(0, end));
    rest_.remove_prefix(end);
    skip_space(rest_);
    if (begins_field(rest_)) mended_before_next("a comma");
  }

  /// To the next field. Words between a value and its comma were cut off by a brace too many.
  void pass_to_comma() {
    const std::string_view before = rest_;
    bool cut_off = false;
    while (!rest_.empty() && rest_.front() != ',') {
      if (rest_.front() == '{' || rest_.front() == '"') {
        take_delimited(rest_);
      } else {
        cut_off |= rest_.front() == '}';
        rest_.remove_prefix(1);
      }
    }
    if (cut_off && !entry_.fields.empty()) {
      std::string& value = entry_.fields.back().second;
      value += ' ';
      value += before.substr(0, before.size() - rest_.size());
    }
    if (!rest_.empty()) rest_.remove_prefix(1);
  }

  std::string_view body_, rest_;
  const BibtexStrings& strings_;
  BibtexEntry entry_;
};

}  // namespace

BibtexEntry parse_bibtex_entry(std::string_view body, const BibtexStrings& strings) {
  return FieldCutter(body, strings).run();
}

std::vector<std::string_view> split_outside_braces(std::string_view list, std::string_view word,
                                                   std::string_view marks) {
  std::vector<std::string_view> parts;
  int depth = 0;
  std::size_t begin = 0;
  const auto add = [&](std::size_t end) {
    const std::string_view part = text::trim(list.substr(begin, end - begin));
    if (!part.empty()) parts.push_back(part);
  };
  for (std::size_t i = 0; i < list.size(); ++i) {
    if (list[i] == '{') ++depth;
    if (list[i] == '}') --depth;
    if (depth > 0) continue;
    const bool is_mark = marks.find(list[i]) != std::string_view::npos;
    const bool is_word =
        !word.empty() && is_white_space(list[i]) && ascii::starts_with(list.substr(i + 1), word) &&
        i + 1 + word.size() < list.size() && is_white_space(list[i + 1 + word.size()]);
    if (!is_mark && !is_word) continue;
    add(i);
    begin = i + 1 + (is_word ? word.size() : 0);
    if (is_word) i = begin - 1;
  }
  add(list.size());
  return parts;
}

}  // namespace papers::ingest
