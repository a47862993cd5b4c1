// RIS: a tag, two blanks, a dash and a value a line; TY begins a reference, ER ends it.
#include <fmt/format.h>

#include <optional>
#include <string>

#include "base/ascii.hpp"
#include "base/limits.hpp"
#include "ingest/person_name.hpp"
#include "ingest/reader.hpp"
#include "ingest/record_check.hpp"
#include "paper/identity.hpp"
#include "paper/links.hpp"
#include "text/escape.hpp"
#include "text/utf8.hpp"

namespace papers::ingest {

namespace {

using ascii::is_digit;
using ascii::is_upper;

struct TagLine {
  std::string_view tag, value;
};

/// "TI  - A title"; programs differ in the blanks round the dash.
std::optional<TagLine> tag_line(std::string_view line) {
  if (line.size() < 4 || !is_upper(line[0]) || (!is_upper(line[1]) && !is_digit(line[1]))) {
    return std::nullopt;
  }
  const std::size_t dash = line.find_first_not_of(' ', 2);
  if (dash == std::string_view::npos || line[dash] != '-' || dash == 2 || dash > 5) {
    return std::nullopt;
  }
  const std::string_view value = line.substr(dash + 1);
  if (!value.empty() && value.front() != ' ') return std::nullopt;
  return TagLine{line.substr(0, 2), text::trim(value)};
}

/// "2024/03/12/Spring", "2024///", "2024-03-12" -> what of it is a date.
std::string iso_date(std::string_view value) {
  std::string date;
  for (int part = 0; part < 3 && !value.empty(); ++part) {
    const std::size_t end = value.find_first_of("/-");
    const std::string_view digits = text::trim(value.substr(0, end));
    if (digits.empty() || digits.size() > 4) break;
    if (digits.find_first_not_of("0123456789") != std::string_view::npos) break;
    if (part > 0) date += '-';
    if (part > 0 && digits.size() == 1) date += '0';
    date += digits;
    value = end == std::string_view::npos ? std::string_view() : value.substr(end + 1);
  }
  // An impossible day still has its month and year.
  for (const std::size_t size : {std::size_t{10}, std::size_t{7}, std::size_t{4}}) {
    if (date.size() < size) continue;
    std::string iso = normalize_iso_date(std::string_view(date).substr(0, size));
    if (!iso.empty()) return iso;
  }
  return {};
}

struct Reference {
  Record record;
  std::string second_title;  ///< T2, BT: the journal where JO and JF are missing
  std::string day, year;     ///< DA says more than PY where both stand
};

void read_url(std::string_view value, Record& record) {
  const std::string url(value);
  if (record.arxiv_id.empty()) record.arxiv_id = normalize_arxiv_id(url);
  if (record.doi.empty()) record.doi = normalize_doi(url);
  if (!text::is_web_url(url)) return;
  if (record.url.empty() && link_kind(url) != "code") {
    record.url = url;
  } else {
    add_link(record.links, url);
  }
}

void apply_tag(const std::string& tag, const std::string& value, Reference& reference) {
  Record& record = reference.record;
  if (value.empty()) return;
  if (tag == "TI" || tag == "T1" || (tag == "CT" && record.title.empty())) {
    record.title = value;
  } else if (tag == "AU" || tag == "A1") {
    record.authors.push_back(first_name_first(value));
  } else if (tag == "AB" || (tag == "N2" && record.abstract.empty())) {
    set_abstract(record, value, full_unless_cut(value));
  } else if (tag == "PY" || tag == "Y1") {
    reference.year = iso_date(value);
  } else if (tag == "DA") {
    reference.day = iso_date(value);
  } else if (tag == "KW") {
    record.keywords.push_back(text::squeeze(value));
  } else if (tag == "JO" || tag == "JF" || (tag == "JA" && record.venue.empty())) {
    record.venue = text::squeeze(value);
  } else if (tag == "T2" || tag == "BT") {
    reference.second_title = text::squeeze(value);
  } else if (tag == "DO") {
    record.doi = normalize_doi(value);
  } else if (tag == "UR" || tag == "L1" || tag == "L2" || tag == "LK") {
    read_url(value, record);
  } else if ((tag == "AN" || tag == "M1" || tag == "C1") && record.arxiv_id.empty()) {
    record.arxiv_id = normalize_arxiv_id(value);
  }
}

class RisReader {
 public:
  RisReader(Input& input, Sink& sink) : input_(input), sink_(sink) {}

  void run() {
    std::uint64_t last = 0;
    std::string cleaned;
    while (const auto line = input_.next_line()) {
      cleaned.clear();
      text::append_clean(cleaned, line->text);
      const auto tagged = tag_line(cleaned);
      if (tagged && tagged->tag == "TY") {
        if (open_) finish(line->number - 1);
        open_ = true;
        first_line_ = line->number;
      } else if (!open_) {
        const bool blank = text::trim(cleaned).empty();
        sink_.account({line->number, line->number, blank ? LineKind::blank : LineKind::chrome,
                       blank ? "" : "outside a reference"});
      } else if (tagged && tagged->tag == "ER") {
        finish(line->number);
      } else {
        add_line(tagged, cleaned, line->cut);
      }
      last = line->number;
    }
    if (open_) finish(last);
  }

 private:
  void add_line(const std::optional<TagLine>& tagged, std::string_view line, bool cut) {
    size_bytes_ += line.size();
    too_long_ |= cut || size_bytes_ > limits::record_size_bytes;
    if (too_long_) return;
    if (tagged) {
      apply_tag(tag_, value_, reference_);
      tag_ = tagged->tag;
      value_ = tagged->value;
    } else {
      value_ += ' ';
      value_ += text::trim(line);
    }
  }

  void finish(std::uint64_t last_line) {
    apply_tag(tag_, value_, reference_);
    Record& record = reference_.record;
    if (record.venue.empty()) record.venue = reference_.second_title;
    record.published =
        reference_.day.size() >= reference_.year.size() ? reference_.day : reference_.year;
    if (record.arxiv_id.empty()) record.arxiv_id = arxiv_id_of_doi(record.doi);
    record.line = first_line_;
    const std::string_view fault = too_long_ ? "longer than 1 MiB" : check_record(record);
    if (fault.empty()) sink_.record(record);
    const LineKind kind = fault.empty() ? LineKind::title : LineKind::skipped;
    sink_.account({first_line_, last_line, kind, fault});
    reference_ = Reference();
    tag_.clear();
    value_.clear();
    size_bytes_ = 0;
    open_ = too_long_ = false;
  }

  Input& input_;
  Sink& sink_;
  Reference reference_;
  std::string tag_, value_;
  std::size_t size_bytes_ = 0;
  bool open_ = false, too_long_ = false;
  std::uint64_t first_line_ = 0;
};

Evidence sniff_ris(std::string_view head, std::string_view) {
  while (!head.empty()) {
    const std::size_t line_end = head.find('\n');
    std::string_view line = head.substr(0, line_end);
    if (line.starts_with("\xEF\xBB\xBF")) line.remove_prefix(3);
    if (line.ends_with('\r')) line.remove_suffix(1);
    const auto tagged = tag_line(line);
    if (tagged && tagged->tag == "TY") return {92, "a RIS reference (TY  - )"};
    if (!text::trim(line).empty()) return {};
    head = line_end == std::string_view::npos ? std::string_view() : head.substr(line_end + 1);
  }
  return {};
}

void read_ris(Input& input, Sink& sink) { RisReader(input, sink).run(); }

}  // namespace

extern const Format ris_format = {
    "ris", "RIS references, as Zotero and EndNote export them", false, false, sniff_ris, read_ris};

}  // namespace papers::ingest
