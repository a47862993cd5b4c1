#include "ingest/page/page_line.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "ingest/page/page_names.hpp"
#include "ingest/page/page_statement.hpp"
#include "ingest/page/page_words.hpp"
#include "text/utf8.hpp"

namespace papers::ingest::page {
namespace {

using Kind = Field::Kind;
using Class = LineReading::Class;

/// Longer lines are read as text at once: the small print is short, long ones are abstracts.
constexpr std::size_t longest_small_print_bytes = 600;
constexpr std::size_t longest_names_bytes = 16 * 1024;  ///< with "· Oct 4, 2026" behind them

constexpr std::array<std::string_view, 5> separators = {"\xC2\xB7", "\xE2\x80\xA2", "\xE2\x8B\x85",
                                                        "\xE3\x83\xBB", "|"};

}  // namespace

std::size_t find_separator(std::string_view line) {
  std::size_t at = std::string_view::npos;
  for (const std::string_view separator : separators) at = std::min(at, line.find(separator));
  return at;
}

namespace {

bool take_separator(std::string_view& text) {
  for (const std::string_view separator : separators) {
    if (text.starts_with(separator)) {
      text = text::trim(text.substr(separator.size()));
      return true;
    }
  }
  return false;
}

/// Splits a line at its links and separators and reads each part. Unknown words are let pass in
/// front, when the rest shows what they are: the organisation before "· Oct 7, 2024".
class SmallPrint {
 public:
  explicit SmallPrint(std::vector<Field>& fields) : fields_(fields) {}

  bool read(std::string_view line) {
    std::string_view rest = without_bullet(line);
    // "* * * · 6 authors": the items before held pictures.
    while (rest.starts_with("* ") || rest == "*") rest = text::trim(rest.substr(1));
    while (!rest.empty()) {
      if (take_separator(rest)) {
        ++separators_;
        fields_.emplace_back().kind = Kind::separator;
      } else if (!take_part(rest)) {
        return false;
      }
    }
    if (names_ && !dated_) return false;
    return unknown_ == 0 || (separators_ > 0 && dated_);
  }

  [[nodiscard]] bool only_frame() const { return fields_.empty(); }
  [[nodiscard]] Phrase strongest() const { return strongest_; }
  [[nodiscard]] bool linked() const { return linked_; }
  /// Ends among the numbers of the list's pages.
  [[nodiscard]] bool pages_follow() const { return pages_; }

 private:
  bool take_part(std::string_view& rest) {
    const LinkNumber number = read_link_number(rest);
    if (number.size > 0) {
      linked_ = true;
      reference_ = number.number;
      rest = without_bullet(text::trim(rest.substr(number.size)));
      return true;
    }
    if (const std::size_t picture = picture_size(rest); picture > 0) {
      rest = text::trim(rest.substr(picture));
      return true;
    }
    const InlineLink link = read_link(rest);
    if (link.size > 0) {
      linked_ = true;
      rest = text::trim(rest.substr(link.size));
      if (is_submitter(link.label)) return true;
      if (link.image || link.label.empty()) return true;
      return link.label.starts_with("![") ? read_behind_pictures(link)
                                          : read_part(link.label, link.url, link.reference);
    }
    const std::size_t size = part_size(rest);
    const std::string_view part = text::trim(rest.substr(0, size));
    rest = text::trim(rest.substr(size));
    return read_part(part, {}, std::exchange(reference_, 0U));
  }

  /// "[![](…) 7](…)": what is no statement behind a picture is a name of it.
  bool read_behind_pictures(const InlineLink& link) {
    const std::size_t before = fields_.size();
    const int unknown_before = unknown_;
    if (!read_part(unwrap(link.label).text, link.url, link.reference) ||
        unknown_ > unknown_before) {
      fields_.resize(before);
      unknown_ = unknown_before;
    }
    return true;
  }

  /// A name behind "Submitted by" and the start of a link.
  bool is_submitter(std::string_view label) {
    if (fields_.empty() || fields_.back().kind != Kind::submitted_by) return false;
    if (fields_.back().value != 0 || !may_be_name(text::trim(label))) return false;
    fields_.back().value = 1;
    return true;
  }

  /// Up to the next separator, link or wide gap.
  static std::size_t part_size(std::string_view text) {
    std::size_t size = std::min(text.size(), find_separator(text));
    for (const std::string_view gap : {"  ", " [", " ![", "\t"}) {
      const std::size_t at = text.find(gap);
      if (at > 0) size = std::min(size, at);
    }
    // "Daily[15]Weekly[16]Monthly"
    for (std::size_t at = text.find('[', 1); at < size; at = text.find('[', at + 1)) {
      const std::string_view bracket = text.substr(at);
      if (read_link_number(bracket).size > 0 || picture_size(bracket) > 0) size = at;
    }
    return std::max<std::size_t>(size, 1);
  }

  bool read_part(std::string_view part, std::string_view url, unsigned reference) {
    part = text::trim(part);
    // "[· 9 authors](…)": the separator stands inside the link.
    if (take_separator(part)) {
      ++separators_;
      fields_.emplace_back().kind = Kind::separator;
    }
    const bool blank_field = part.find_first_not_of('_') == std::string_view::npos;
    if (blank_field || is_submitter(part)) return true;
    for (const std::string_view mark : {"LINK: ", "Link: ", "IMAGE: "}) {
      if (part.starts_with(mark)) part = text::trim(part.substr(mark.size()));
    }
    const Phrase phrase = find_phrase(part);
    if (phrase != Phrase::none) {
      strongest_ = std::max(strongest_, phrase);
      pages_ = phrase == Phrase::pages;
      return true;
    }
    if (pages_ && is_page_number(part)) return true;
    const std::size_t before = fields_.size();
    if (take_statements(part, url, reference, fields_)) {
      dated_ = dated_ || std::any_of(fields_.begin() + static_cast<std::ptrdiff_t>(before),
                                     fields_.end(), [](const Field& field) {
                                       return field.kind == Kind::date || field.published ||
                                              field.kind == Kind::authors;
                                     });
      return true;
    }
    fields_.resize(before);
    if (const Phrase menu = find_menu(part); menu != Phrase::none) {
      strongest_ = std::max(strongest_, menu);
      return true;
    }
    if (!read_names(part, 2).empty()) {
      fields_.emplace_back().kind = Kind::names;
      fields_.back().text = part;
      names_ = true;
      return true;
    }
    const bool again = std::any_of(fields_.begin(), fields_.end(),
                                   [part](const Field& field) { return field.text == part; });
    if (again) return true;
    fields_.emplace_back().text = part;
    return !dated_ && ++unknown_ <= 3 && may_be_organisation(part);
  }

  std::vector<Field>& fields_;
  unsigned reference_ = 0;
  int unknown_ = 0;
  int separators_ = 0;
  bool dated_ = false;
  bool names_ = false;
  bool linked_ = false;
  bool pages_ = false;
  Phrase strongest_ = Phrase::none;
};

/// "-----", "===", "* * *": a rule, or the underline of a heading.
bool is_rule(std::string_view line) {
  std::size_t marks = 0;
  std::string_view rest = line;
  while (!rest.empty()) {
    std::size_t size = 1;
    if (rest.starts_with("\xE2\x94\x80") || rest.starts_with("\xE2\x80\x94")) {
      size = 3;
    } else if (std::string_view("-=_*~ #+").find(rest.front()) == std::string_view::npos) {
      return false;
    }
    if (rest.front() != ' ') ++marks;
    rest.remove_prefix(size);
  }
  return marks >= 3;
}

/// "12. https://…", "[12]: https://…": an entry of the list of links at the end of a dump.
bool read_reference(std::string_view line, std::vector<Field>& fields) {
  Field field;
  std::string_view rest = line;
  const LinkNumber bracketed = read_link_number(rest);
  if (bracketed.size > 0) {
    field.reference = bracketed.number;
    rest.remove_prefix(bracketed.size);
    if (rest.starts_with(':')) rest.remove_prefix(1);
  } else {
    while (!rest.empty() && is_digit(rest.front()) && field.reference < 100'000) {
      field.reference = field.reference * 10 + static_cast<unsigned>(rest.front() - '0');
      rest.remove_prefix(1);
    }
    if (field.reference == 0 || !rest.starts_with('.')) return false;
    rest.remove_prefix(1);
  }
  rest = text::trim(rest);
  if (rest.find(' ') != std::string_view::npos) return false;
  if (rest.find("://") == std::string_view::npos && !rest.starts_with('/')) return false;
  field.kind = Kind::link;
  field.url = rest;
  fields.push_back(field);
  return true;
}

LineReading read_heading(std::string_view line) {
  std::size_t level = 0;
  while (level < line.size() && line[level] == '#') ++level;
  if (level > 6 || level >= line.size() || line[level] != ' ') return {};
  LineReading reading;
  reading.is = Class::heading;
  reading.level = level;
  reading.body = text::trim(line.substr(level));
  while (reading.body.ends_with('#')) reading.body.remove_suffix(1);
  reading.body = text::trim(reading.body);
  return reading;
}

/// A word or a URL that could as well end a line of text.
bool is_bare_label(const Field& field) {
  const bool label = field.kind == Kind::link || field.kind == Kind::stars ||
                     field.kind == Kind::upvote || field.kind == Kind::other;
  return label && field.value < 0 && field.reference == 0;
}

bool may_be_small_print(std::string_view line) {
  if (line.size() <= 100 || find_phrase(line) != Phrase::none) return true;
  if (line.size() <= longest_names_bytes && line.find("\xC2\xB7") != std::string_view::npos) {
    return true;
  }
  return line.size() <= longest_small_print_bytes &&
         (line.find("](") != std::string_view::npos || line.find("][") != std::string_view::npos ||
          line.find("://") != std::string_view::npos || read_link_number(line).size > 0);
}

}  // namespace

LineReading read_line(std::string_view line, std::vector<Field>& fields) {
  fields.clear();
  LineReading reading;
  if (line.front() == '#') {
    reading = read_heading(line);
  } else if (line.starts_with("```") || line.starts_with("~~~")) {
    reading.is = Class::fence;
    reading.body = text::trim(line.substr(3));
    return reading;
  } else if (line.front() == '|' && line.ends_with('|') && line.size() > 2) {
    reading.is = Class::table;
    return reading;
  }
  if (reading.is == Class::text && !may_be_small_print(line)) return reading;
  if (reading.is == Class::text && is_rule(line)) {
    reading.is = Class::rule;
    reading.why = "a rule";
    return reading;
  }
  if (reading.is == Class::text && read_reference(line, fields)) {
    reading.is = Class::reference;
    reading.why = "a numbered link";
    return reading;
  }
  SmallPrint print(fields);
  const std::string_view body = reading.is == Class::heading ? reading.body : line;
  if (body.empty() || !print.read(body)) {
    fields.clear();
    return reading;
  }
  reading.header = print.strongest() >= Phrase::header && print.strongest() != Phrase::list_end;
  reading.trending = print.strongest() == Phrase::trending;
  reading.pages_follow = print.pages_follow();
  const bool bare = std::all_of(fields.begin(), fields.end(), is_bare_label);
  reading.vocabulary = bare && !print.linked() && reading.is == Class::text;
  reading.is = print.only_frame() ? Class::frame : Class::fields;
  reading.why = print.only_frame() ? "the page's frame" : "small print of a paper";
  return reading;
}

}  // namespace papers::ingest::page
