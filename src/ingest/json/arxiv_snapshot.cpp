// arXiv's metadata snapshot: one JSON object a line, 2.5 million of them. Read with a SAX handler
// that keeps the fields of a record and nothing else: building trees for the version history of
// every paper would cost more than indexing it.
#include <fmt/format.h>

#include <nlohmann/json.hpp>
#include <string>
#include <utility>

#include "base/limits.hpp"
#include "ingest/bibliography/latex_text.hpp"
#include "ingest/feed/arxiv_text.hpp"
#include "ingest/json/json_value.hpp"
#include "ingest/reader.hpp"
#include "ingest/record_check.hpp"
#include "paper/identity.hpp"
#include "paper/links.hpp"
#include "text/utf8.hpp"

namespace papers::ingest {

namespace {

using nlohmann::json;

enum class Field {
  id,
  title,
  abstract,
  authors,
  authors_parsed,
  doi,
  journal,
  comments,
  versions,
  update_date,
  other
};

Field field_of(std::string_view key) {
  if (key == "id") return Field::id;
  if (key == "title") return Field::title;
  if (key == "abstract") return Field::abstract;
  if (key == "authors") return Field::authors;
  if (key == "authors_parsed") return Field::authors_parsed;
  if (key == "doi") return Field::doi;
  if (key == "journal-ref") return Field::journal;
  if (key == "comments") return Field::comments;
  if (key == "versions") return Field::versions;
  if (key == "update_date") return Field::update_date;
  return Field::other;
}

/// The texts of one line, buffers reused from line to line.
struct Line {
  std::string id, title, abstract, authors, doi, journal, comments, created, update_date;
  std::vector<std::string> names;

  void clear() {
    for (std::string* text :
         {&id, &title, &abstract, &authors, &doi, &journal, &comments, &created, &update_date}) {
      text->clear();
    }
    names.clear();
  }
};

class Handler : public nlohmann::json_sax<json> {
 public:
  explicit Handler(Line& line) : line_(line) {}
  [[nodiscard]] const char* fault() const { return fault_; }

  bool null() override { return true; }
  bool boolean(bool) override { return true; }
  bool number_integer(number_integer_t) override { return true; }
  bool number_unsigned(number_unsigned_t) override { return true; }
  bool number_float(number_float_t, const string_t& digits) override {
    // Tools that guess types write the id 0704.0001 as a number.
    if (depth_ == 1 && field_ == Field::id) line_.id = digits;
    return true;
  }
  bool binary(binary_t&) override { return true; }

  bool string(string_t& value) override {
    if (depth_ == 1) {
      if (std::string* text = target()) *text = std::move(value);
    } else if (field_ == Field::authors_parsed && depth_ == 3 && part_ < name_.size()) {
      name_[part_++] = std::move(value);
    } else if (field_ == Field::versions && depth_ == 3 && is_created_ && line_.created.empty()) {
      line_.created = std::move(value);
    }
    return true;
  }

  bool key(string_t& key) override {
    if (depth_ == 1) field_ = field_of(key);
    is_created_ = depth_ == 3 && key == "created";
    return true;
  }

  bool start_object(std::size_t) override { return open(); }
  bool end_object() override { return close(); }
  bool start_array(std::size_t) override {
    if (depth_ == 0) return refuse("not an object");
    part_ = 0;
    return open();
  }
  bool end_array() override {
    if (field_ == Field::authors_parsed && depth_ == 3) add_name();
    return close();
  }

  bool parse_error(std::size_t, const std::string&, const json::exception& error) override {
    constexpr int out_of_range = 406;
    return refuse(error.id == out_of_range ? "a number is out of range" : "not JSON");
  }

 private:
  bool refuse(const char* why) {
    if (fault_ == nullptr) fault_ = why;
    return false;
  }
  bool open() { return ++depth_ <= limits::json_depth ? true : refuse("nested too deeply"); }
  bool close() {
    --depth_;
    return true;
  }

  std::string* target() {
    switch (field_) {
      case Field::id:
        return &line_.id;
      case Field::title:
        return &line_.title;
      case Field::abstract:
        return &line_.abstract;
      case Field::authors:
        return &line_.authors;
      case Field::doi:
        return &line_.doi;
      case Field::journal:
        return &line_.journal;
      case Field::comments:
        return &line_.comments;
      case Field::update_date:
        return &line_.update_date;
      default:
        return nullptr;
    }
  }

  /// [family, given, suffix]
  void add_name() {
    std::string name = name_[1];
    for (const std::string* part : {&name_[0], &name_[2]}) {
      if (!name.empty() && !part->empty()) name += ' ';
      name += *part;
    }
    line_.names.push_back(std::move(name));
    for (std::string& part : name_) part.clear();
  }

  Line& line_;
  const char* fault_ = nullptr;
  std::size_t depth_ = 0;
  Field field_ = Field::other;
  bool is_created_ = false;
  std::array<std::string, 3> name_;
  std::size_t part_ = 0;
};

const char* parse(std::string_view text, Line& line) {
  line.clear();
  Handler handler(line);
  json::sax_parse(text.begin(), text.end(), &handler);
  return handler.fault();
}

std::string plain(std::string_view text) {
  return text::is_clean(text) ? text::squeeze(text) : text::squeeze(text::clean(text));
}

/// "Mon, 2 Apr 2007 19:18:42 GMT" -> "2007-04-02".
std::string day_of_timestamp(std::string_view timestamp) {
  const std::size_t comma = timestamp.find(',');
  if (comma != std::string_view::npos) timestamp.remove_prefix(comma + 1);
  timestamp = text::trim(timestamp);
  const std::size_t year = timestamp.rfind(' ', timestamp.find(':'));
  const auto stated = parse_stated_day(text::trim(timestamp.substr(0, year)));
  if (!stated || !stated->year) return {};
  const auto day = resolve_stated_day(*stated, Day{});
  return day ? format_day(*day) : std::string();
}

void fill(const Line& line, Record& record) {
  record.title = plain(line.title);
  record.abstract = plain(line.abstract);
  if (!record.abstract.empty()) record.abstract_kind = AbstractKind::full;
  record.arxiv_id = normalize_arxiv_id(text::trim(line.id));
  if (!record.arxiv_id.empty()) record.url = "https://arxiv.org/abs/" + record.arxiv_id;
  // Several DOIs stand in one field, separated by blanks.
  const std::string_view doi = text::trim(line.doi);
  record.doi = normalize_doi(doi.substr(0, doi.find(' ')));
  record.venue = plain(line.journal);
  record.published = day_of_timestamp(line.created);
  if (record.published.empty()) record.published = normalize_iso_date(line.update_date);
  for (const std::string& name : line.names) {
    std::string readable = plain(latex_to_text(name));
    if (!readable.empty()) record.authors.push_back(std::move(readable));
  }
  // Where the parsed form is missing.
  if (line.names.empty()) record.authors = arxiv_authors(line.authors);
  // The authors' remark often says where the code is.
  if (line.comments.find("http") != std::string::npos) {
    for (const std::string& url : urls_in(plain(line.comments))) add_link(record.links, url);
  }
}

Evidence sniff_snapshot(std::string_view head, std::string_view) {
  const std::string_view line = head.substr(0, head.find('\n'));
  if (!text::trim(line).starts_with('{')) return {};
  const auto has = [&](const char* key) { return line.find(key) != std::string_view::npos; };
  if (has("\"authors_parsed\"") && has("\"title\"")) {
    return {95, "JSON lines with authors_parsed, as arXiv's metadata snapshot has them"};
  }
  if (has("\"abstract\"") && has("\"categories\"") && has("\"id\"") && has("\"title\"")) {
    return {88, "JSON lines with the fields of arXiv's metadata snapshot"};
  }
  return {};
}

void read_snapshot(Input& input, Sink& sink) {
  Line line;
  while (const auto raw = input.next_line()) {
    const std::uint64_t number = raw->number;
    const std::string_view text = text::trim(raw->text);
    if (text.empty()) {
      sink.account({number, number, LineKind::blank, {}});
      continue;
    }
    std::string_view fault = "longer than 1 MiB";
    Record record;
    if (!raw->cut) {
      const char* why = parse(text, line);
      if (why != nullptr) why = parse(text::clean(mend_surrogates(text)), line);
      if (why == nullptr) fill(line, record);
      fault = why != nullptr ? std::string_view(why) : check_record(record);
    }
    if (fault.empty()) {
      record.line = number;
      sink.record(record);
    }
    const LineKind kind = fault.empty() ? LineKind::title : LineKind::skipped;
    sink.account({number, number, kind, fault});
  }
}

}  // namespace

extern const Format arxiv_snapshot_format = {"arxiv-snapshot",
                                             "arXiv's metadata snapshot: one JSON object a line",
                                             false,
                                             true,
                                             sniff_snapshot,
                                             read_snapshot,
                                             100,
                                             Container::json};

}  // namespace papers::ingest
