#include "ingest/bibliography/tagged_reader.hpp"

#include <algorithm>
#include <utility>

#include "base/limits.hpp"
#include "ingest/bibliography/field_text.hpp"
#include "ingest/markup_text.hpp"
#include "ingest/record_check.hpp"
#include "paper/identity.hpp"
#include "paper/links.hpp"
#include "paper/person_name.hpp"
#include "text/utf8.hpp"

namespace papers::ingest {

namespace {

std::size_t columns_in(std::string_view text) {
  return text.size() -
         static_cast<std::size_t>(std::count_if(text.begin(), text.end(), text::is_continuation));
}

/// What of `line` is value, with the blanks at its end.
std::string_view value_of(std::string_view line, const std::optional<TagLine>& tagged) {
  if (!tagged) return line;
  const std::string_view value = tagged->value;
  return value.empty() ? value : line.substr(static_cast<std::size_t>(value.data() - line.data()));
}

/// The columns at which a program breaks values, in the middle of words as well (citation-js): no
/// line has more, and most that go on have as many. 0 where lines are broken at blanks.
std::size_t columns_of_breaks(std::string_view head, const TaggedSyntax& syntax) {
  constexpr int enough = 3;
  std::size_t most = 0;
  int breaks = 0, breaks_at_most = 0;
  for (std::string_view before; head.find('\n') != head.npos;) {
    const std::string_view line = take_line(head);
    const auto tagged = syntax.tag_line(line);
    const std::string_view value = value_of(line, tagged);
    const bool goes_on = !tagged && !text::trim(line).empty() && !before.empty();
    if (goes_on) ++breaks;
    if (goes_on && columns_in(before) == most) ++breaks_at_most;
    if (columns_in(value) > most) breaks_at_most = 0;
    most = std::max(most, columns_in(value));
    before = value;
  }
  return breaks_at_most >= enough && 2 * breaks_at_most > breaks ? most : 0;
}

class TaggedReader {
 public:
  TaggedReader(Input& input, Sink& sink, const TaggedSyntax& syntax)
      : input_(input), sink_(sink), syntax_(syntax) {}

  void run() {
    constexpr std::size_t head_bytes = std::size_t{256} << 10;
    columns_of_breaks_ = columns_of_breaks(input_.peek(head_bytes), syntax_);
    std::uint64_t last = 0;
    std::string cleaned;
    while (const auto line = input_.next_line()) {
      cleaned.clear();
      text::append_clean(cleaned, line->text);
      read_line(cleaned, line->number, line->cut);
      last = line->number;
    }
    if (open_) finish(last);
  }

 private:
  void read_line(std::string_view line, std::uint64_t number, bool cut) {
    const bool blank = text::trim(line).empty();
    const auto tagged = syntax_.tag_line(line);
    const bool begins = tagged && tagged->tag == syntax_.begins;
    if (open_ && (begins || (blank && syntax_.blank_line_ends))) finish(number - 1);
    if (!open_ && (begins || (tagged && syntax_.blank_line_ends))) {
      open_ = true;
      first_line_ = number;
    }
    if (!open_) {
      sink_.account({number, number, blank ? LineKind::blank : LineKind::chrome,
                     blank ? "" : "outside a reference"});
    } else if (tagged && !syntax_.ends.empty() && tagged->tag == syntax_.ends) {
      finish(number);
    } else {
      add_line(tagged, line, cut);
    }
  }

  void add_line(const std::optional<TagLine>& tagged, std::string_view line, bool cut) {
    size_bytes_ += line.size();
    too_long_ |= cut || size_bytes_ > limits::record_size_bytes;
    if (too_long_) return;
    if (tagged) {
      apply();
      tag_ = tagged->tag;
      value_ = tagged->value;
    } else if (syntax_.line_is_value(tag_, line)) {
      apply();
      value_ = text::trim(line);
    } else {
      // ScienceDirect heads an abstract by a line of its own.
      if (value_ == "Abstract") value_.clear();
      const bool is_broken = columns_in(last_line_) == columns_of_breaks_;
      if (!is_broken || last_line_.ends_with(' ') || line.starts_with(' ')) value_ += ' ';
      value_ += text::trim(line);
    }
    last_line_ = value_of(line, tagged);
  }

  void apply() {
    const std::string value = field_text(value_);
    if (value.empty() || apply_row(syntax_.tags, tag_, value, reference_)) return;
    if (syntax_.apply != nullptr) syntax_.apply(tag_, value, reference_);
  }

  void finish(std::uint64_t last_line) {
    apply();
    Record record = record_of(std::exchange(reference_, {}), first_line_);
    const std::string_view fault = too_long_ ? "longer than 1 MiB" : check_record(record);
    if (fault.empty()) sink_.record(record);
    const LineKind kind = fault.empty() ? LineKind::title : LineKind::skipped;
    sink_.account({first_line_, last_line, kind, fault});
    tag_.clear();
    value_.clear();
    size_bytes_ = 0;
    open_ = too_long_ = false;
  }

  Input& input_;
  Sink& sink_;
  const TaggedSyntax& syntax_;
  TaggedReference reference_;
  std::string tag_, value_, last_line_;
  std::size_t columns_of_breaks_ = 0;
  std::size_t size_bytes_ = 0;
  bool open_ = false, too_long_ = false;
  std::uint64_t first_line_ = 0;
};

}  // namespace

namespace {

void set_longer(std::string& to, const std::string& value) {
  if (value.size() > to.size()) to = value;
}

/// What a reference keeps until it is whole.
void apply_later(Tagged what, std::string_view value, TaggedReference& reference) {
  switch (what) {
    case Tagged::short_author:
      reference.short_authors.push_back(initials_first(first_name_first(value)));
      break;
    case Tagged::year:
      // ACM: "PY  - 2024" beside "Y1  - 2024/08/24".
      set_longer(reference.year, any_date(value));
      break;
    case Tagged::day:
      reference.day = any_date(value);
      if (reference.day.empty()) reference.month = value;
      break;
    case Tagged::month:
      reference.month += ' ' + std::string(value);
      break;
    case Tagged::short_journal:
      reference.short_journal = value;
      break;
    case Tagged::whole:
      if (reference.second_title.empty()) reference.second_title = value;
      break;
    case Tagged::volume:
      reference.volume = value;
      break;
    case Tagged::house:
      reference.publisher = value;
      break;
    default:
      break;
  }
}

template <typename Add>
void for_each_part(std::string_view value, const Add& add) {
  while (!value.empty()) {
    const std::string_view part = text::trim(take_part(value, ";"));
    if (!part.empty()) add(part);
  }
}

void apply_now(Tagged what, std::string_view value, Record& record) {
  switch (what) {
    case Tagged::title:
      record.title = value;
      break;
    case Tagged::weak_title:
      if (record.title.empty()) record.title = value;
      break;
    case Tagged::author:
      for_each_part(
          value, [&](std::string_view name) { record.authors.push_back(first_name_first(name)); });
      break;
    case Tagged::weak_abstract:
      if (!record.abstract.empty()) break;
      [[fallthrough]];
    case Tagged::abstract:
      set_abstract(record, value, full_unless_cut(value));
      break;
    case Tagged::keyword:
      record.keywords.emplace_back(value);
      break;
    case Tagged::keywords:
      for_each_part(value, [&](std::string_view word) { record.keywords.emplace_back(word); });
      break;
    case Tagged::journal:
      // Some write the journal's short name under another tag of these.
      set_longer(record.venue, std::string(value));
      break;
    case Tagged::kind:
      if (const WorkKind kind = work_kind_called(value.substr(0, value.find(';')));
          kind != WorkKind::unknown) {
        record.work_kind = kind;
      }
      break;
    case Tagged::doi:
      if (record.doi.empty()) record.doi = stated_doi(value);
      break;
    case Tagged::addresses:
      read_addresses(value, record);
      break;
    case Tagged::house:
    case Tagged::note:
      if (record.arxiv_id.empty()) record.arxiv_id = stated_arxiv_id(value);
      break;
    case Tagged::arxiv_id:
      if (record.arxiv_id.empty()) record.arxiv_id = normalize_arxiv_id(value);
      break;
    default:
      break;
  }
}

}  // namespace

bool apply_row(std::span<const TagRow> table, std::string_view tag, const std::string& value,
               TaggedReference& reference) {
  for (auto [tags, what] : table) {
    while (!tags.empty()) {
      if (take_part(tags, "|") != tag) continue;
      apply_now(what, value, reference.record);
      apply_later(what, value, reference);
      return true;
    }
  }
  return false;
}

Record record_of(TaggedReference&& reference, std::uint64_t line) {
  Record record = std::move(reference.record);
  if (record.authors.empty()) record.authors = std::move(reference.short_authors);
  // A whole book may have no other title than the book's.
  if (record.title.empty()) std::swap(record.title, reference.second_title);
  if (record.venue.empty()) record.venue = reference.second_title;
  if (record.venue.empty()) record.venue = reference.short_journal;
  if (record.arxiv_id.empty()) {
    record.arxiv_id = arxiv_id_in_volume(record.venue, reference.volume);
  }
  set_house(record, reference.publisher);
  if (reference.year.size() == 4 && !reference.month.empty()) {
    reference.day = any_date(reference.year + ' ' + reference.month);
  }
  record.published = reference.day.size() >= reference.year.size() ? reference.day : reference.year;
  if (record.arxiv_id.empty()) record.arxiv_id = arxiv_id_of_doi(record.doi);
  record.line = line;
  return record;
}

void read_tagged(Input& input, Sink& sink, const TaggedSyntax& syntax) {
  TaggedReader(input, sink, syntax).run();
}

bool begins_reference(std::string_view head, const TaggedSyntax& syntax) {
  constexpr int most_lines_before = 30;
  for (int lines_before = 0; !head.empty();) {
    const std::size_t line_end = head.find('\n');
    std::string_view line = head.substr(0, line_end);
    if (line.starts_with("\xEF\xBB\xBF")) line.remove_prefix(3);
    if (line.ends_with('\r')) line.remove_suffix(1);
    const auto tagged = syntax.tag_line(line);
    if (tagged && tagged->tag == syntax.begins) return true;
    if (!text::trim(line).empty() && ++lines_before > most_lines_before) return false;
    head = line_end == std::string_view::npos ? std::string_view() : head.substr(line_end + 1);
  }
  return false;
}

void read_addresses(std::string_view value, Record& record) {
  std::string apart(value);
  for (const char* next : {";http://", ";https://", "|http://", "|https://"}) {
    for (std::size_t at = apart.find(next); at != std::string::npos; at = apart.find(next, at)) {
      apart[at] = ' ';
    }
  }
  const auto read_id = [&record](const std::string& address) {
    if (record.arxiv_id.empty()) record.arxiv_id = normalize_arxiv_id(address);
    if (record.doi.empty()) record.doi = normalize_doi(address);
  };
  const std::vector<std::string> urls = urls_in(apart);
  if (urls.empty()) read_id(apart);
  for (const std::string& url : urls) {
    read_id(url);
    if (record.url.empty() && link_kind(url) != "code") {
      record.url = url;
    } else {
      add_link(record.links, url);
    }
  }
}

}  // namespace papers::ingest
