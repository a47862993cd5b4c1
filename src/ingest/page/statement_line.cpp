// Lines of the small print, cut into statements.
#include <algorithm>
#include <array>
#include <utility>

#include "ingest/page/entry_facts.hpp"
#include "ingest/page/link_scan.hpp"
#include "ingest/page/page_names.hpp"
#include "ingest/page/statement.hpp"
#include "text/utf8.hpp"

namespace papers::ingest::page {
namespace {

/// Longer lines are running text: the small print is short.
constexpr std::size_t longest_small_print_bytes = 600;
constexpr std::size_t longest_names_bytes = 16 * 1024;  ///< with "· Oct 4, 2026" behind them

constexpr std::array<std::string_view, 5> separators = {"\xC2\xB7", "\xE2\x80\xA2", "\xE2\x8B\x85",
                                                        "\xE3\x83\xBB", "|"};

/// Cuts a line at its separators, gaps, pictures and link numbers and reads each part.
class StatementReader {
 public:
  bool read(std::string_view line) {
    constexpr int most_parts = 64;
    std::string_view rest = line;
    for (int parts = 0; !rest.empty(); ++parts) {
      if (parts == most_parts) return false;
      if (take_separator(rest)) {
        separated_ = true;
        ++separators_;
      } else if (!take_part(rest)) {
        return false;
      }
    }
    const bool counted = std::any_of(
        statements_.begin(), statements_.end(),
        [](const Statement& one) { return one.form == Form::votes || one.form == Form::comments; });
    if (names_ && !dated_ && !counted) return false;
    return unknown_ == 0 || (separators_ > 0 && dated_);
  }

  std::vector<Statement> take() { return std::move(statements_); }

 private:
  bool take_part(std::string_view& rest) {
    if (const LinkNumber number = read_link_number(rest); number.size > 0) {
      number_ = number.number;
      rest = text::trim(rest.substr(number.size));
      return true;
    }
    if (rest.starts_with("[http") && rest.find(']') != std::string_view::npos) {
      url_ = rest.substr(1, rest.find(']') - 1);
      rest = text::trim(rest.substr(url_.size() + 2));
      return true;
    }
    if (const std::size_t picture = picture_size(rest); picture > 0) {
      rest = text::trim(rest.substr(picture));
      return true;
    }
    const std::size_t size = part_size(rest);
    const std::string_view part = text::trim(rest.substr(0, size));
    rest = text::trim(rest.substr(size));
    const std::size_t before = statements_.size();
    if (!read_part(part)) return false;
    if (statements_.size() > before) {
      statements_[before].separated = std::exchange(separated_, false);
      statements_[before].number = std::exchange(number_, 0U);
      statements_[before].url = std::exchange(url_, {});
    }
    return true;
  }

  /// Up to the next separator, picture, number or wide gap.
  static std::size_t part_size(std::string_view text) {
    std::size_t size = std::min(text.size(), find_separator(text));
    for (const std::string_view gap : {"  ", "\t"}) {
      const std::size_t at = text.find(gap);
      if (at > 0) size = std::min(size, at);
    }
    // "Daily[15]Weekly[16]Monthly"
    for (std::size_t at = text.find('[', 1); at < size; at = text.find('[', at + 1)) {
      const std::string_view bracket = text.substr(at);
      if (read_link_number(bracket).size > 0 || picture_size(bracket) > 0 ||
          bracket.starts_with("[http")) {
        size = at;
      }
    }
    return std::max<std::size_t>(size, 1);
  }

  bool read_part(std::string_view part) {
    // A box to write in, and bullets whose items were pictures: "* * * 8 authors".
    while (part.starts_with("* ")) part = text::trim(part.substr(1));
    if (part.size() > 4 && part.starts_with("**") && part.ends_with("**")) {
      part = text::trim(part.substr(2, part.size() - 4));
    }
    if (part.find_first_not_of("_*") == std::string_view::npos) return true;
    for (const std::string_view mark : {"LINK: ", "Link: ", "IMAGE: "}) {
      if (part.starts_with(mark)) part = text::trim(part.substr(mark.size()));
    }
    if (is_submitter(part)) return true;
    if (add_phrase(part, find_phrase(part)) || is_dated_header(part)) return true;
    if (part == "..." || part == "\xE2\x80\xA6") {
      add(Form::filler, part);
      return true;
    }
    const std::size_t before = statements_.size();
    // "(21 upvotes)"; a bare number in brackets is a year.
    if (part.starts_with('(') && part.ends_with(')') &&
        read_statement_row(part.substr(1, part.size() - 2), statements_) &&
        statements_.size() > before && statements_[before].form != Form::number) {
      return true;
    }
    // "👥 6 authors": the picture says what the words say.
    for (const std::string_view row : {part, without_symbols(part)}) {
      statements_.resize(before);
      if (row.empty() || !read_statement_row(row, statements_)) continue;
      dated_ = dated_ || std::any_of(statements_.begin() + static_cast<std::ptrdiff_t>(before),
                                     statements_.end(), [](const Statement& one) {
                                       return one.form == Form::day || one.published ||
                                              one.form == Form::authors;
                                     });
      return true;
    }
    statements_.resize(before);
    if (add_phrase(part, find_menu(part))) return true;
    const StatedField said = read_stated_field(part);
    const bool announced = said.field == Field::authors;
    if (announced) part = said.value;
    if (!read_names(part, announced ? 1 : 2).empty()) {
      add(Form::names, part);
      names_ = true;
      return true;
    }
    const bool again = std::any_of(statements_.begin(), statements_.end(),
                                   [part](const Statement& one) { return one.text == part; });
    if (again) return true;
    // "deepmind [57]Deepmind · …": what stands for an organisation's picture, and its name.
    const bool pictured =
        !separated_ && !statements_.empty() && statements_.back().form == Form::text;
    if (pictured) statements_.pop_back();
    add(Form::text, part);
    return !dated_ && ++unknown_ <= 3 && may_be_organisation(part);
  }

  /// "Daily Papers for May 3, 2026": the page's name and its day.
  bool is_dated_header(std::string_view part) {
    constexpr std::size_t longest_bytes = 60;
    if (part.size() > longest_bytes || !is_digit(part.back())) return false;
    for (std::size_t at = part.find(' '); at != part.npos; at = part.find(' ', at + 1)) {
      const Phrase phrase = find_phrase(without_end_joints(part.substr(0, at)));
      if (phrase != Phrase::header && phrase != Phrase::trending) continue;
      std::string_view day = without_joints(part.substr(at));
      if (starts_with_folded(day, "for ")) day = text::trim(day.substr(4));
      const auto stated = parse_stated_day(day);
      if (!stated) continue;
      add_phrase(part.substr(0, at), phrase);
      add(Form::day, day);
      statements_.back().day = *stated;
      return dated_ = true;
    }
    return false;
  }

  bool add_phrase(std::string_view part, Phrase phrase) {
    if (phrase == Phrase::none) return false;
    add(Form::phrase, part);
    statements_.back().phrase = phrase;
    return true;
  }

  /// A name behind "Submitted by" and a picture.
  bool is_submitter(std::string_view part) {
    if (statements_.empty() || statements_.back().form != Form::submitted_by) return false;
    if (statements_.back().value != 0 || !may_be_name(part)) return false;
    statements_.back().value = 1;
    return true;
  }

  void add(Form form, std::string_view part) {
    statements_.emplace_back();
    statements_.back().form = form;
    statements_.back().text = part;
  }

  std::vector<Statement> statements_;
  unsigned number_ = 0;
  std::string_view url_;
  int unknown_ = 0;
  int separators_ = 0;
  bool separated_ = false;
  bool dated_ = false;
  bool names_ = false;
};

bool may_be_small_print(std::string_view line) {
  if (line.size() <= 100) return true;
  if (line.size() <= longest_names_bytes && line.find("\xC2\xB7") != std::string_view::npos) {
    return true;
  }
  if (line.size() > longest_small_print_bytes) return false;
  return find_phrase(line) != Phrase::none || line.find("://") != std::string_view::npos ||
         read_link_number(line).size > 0;
}

}  // namespace

bool take_separator(std::string_view& text) {
  for (const std::string_view separator : separators) {
    if (text.starts_with(separator)) {
      text = text::trim(text.substr(separator.size()));
      return true;
    }
  }
  return false;
}

std::size_t find_separator(std::string_view line) {
  std::size_t at = std::string_view::npos;
  for (const std::string_view separator : separators) at = std::min(at, line.find(separator));
  return at;
}

std::vector<Statement> read_statements(std::string_view text) {
  if (may_be_small_print(text)) {
    StatementReader reader;
    if (reader.read(text)) return reader.take();
  }
  std::vector<Statement> whole(1);
  whole.front().text = text;
  return whole;
}

std::string parted_labels(std::string_view text) {
  constexpr std::array<std::string_view, 4> labels = {"Upvote", "GitHub", "arXiv Page",
                                                      "Submitted by"};
  if (text.size() > longest_small_print_bytes) return {};
  std::string parted(text);
  for (const std::string_view label : labels) {
    for (std::size_t at = parted.find(label, 1); at != parted.npos;
         at = parted.find(label, at + 2)) {
      if (is_alphanumeric(parted[at - 1])) parted.insert(at, 1, ' ');
    }
  }
  return parted.size() == text.size() || first_form(parted) == Form::text ? "" : parted;
}

Form first_form(std::string_view text) {
  const auto said = read_statements(text);
  return said.empty() ? Form::filler : said.front().form;
}

}  // namespace papers::ingest::page
