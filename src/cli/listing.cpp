#include "cli/listing.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <optional>
#include <span>

#include "base/clock.hpp"
#include "base/interrupt.hpp"
#include "cli/output.hpp"
#include "search/sort_order.hpp"
#include "summary/summary.hpp"

namespace papers::cli {
namespace {

constexpr std::string_view template_format = "template";
// For a list that is read while it is printed; far less than any of them is ready to wait.
constexpr std::chrono::milliseconds writers_wait(100);

}  // namespace

std::string format_choices(render::ListFormat::Use use) {
  std::string choices;
  for (const render::ListFormat* format : render::list_formats()) {
    using Use = render::ListFormat::Use;
    const bool offered = use == Use::both || format->use == Use::both || format->use == use;
    if (!offered || format->name == template_format) continue;
    choices += fmt::format("{}{}", choices.empty() ? "" : "|", format->name);
  }
  return choices;
}

void ListingOptions::declare(Arguments& arguments, render::ListFormat::Use use) {
  arguments.options.insert(
      arguments.options.end(),
      {{"-f,--format", format_choices(use), "how papers are printed", &format_},
       {"--template", "TEXT",
        "a line like '{id} {title:.60}' for each, with the names of JSON "
        "('papers help fields')",
        &template_, "", "--format"},
       {"-0,--null", "", "end the lines of the format ids with NUL", &null_},
       {"--spreadsheet", "", "csv and tsv: an apostrophe before cells that would be formulas",
        &spreadsheet_},
       {"--count", "", "print only how many there are", &count_}});
}

const render::ListFormat& ListingOptions::format() const {
  if (template_ && template_->empty()) throw UsageError("--template needs a value");
  if (template_ && format_) throw UsageError("--template and --format exclude each other");
  if (spreadsheet_ && format_ != "csv" && format_ != "tsv") {
    throw UsageError("--spreadsheet goes with --format csv or tsv");
  }
  const std::string name =
      template_ ? std::string(template_format) : format_.value_or(default_format_);
  if (null_ && name != "ids") throw UsageError("--null goes with --format ids");
  if (const render::ListFormat* format = render::find_list_format(name)) return *format;
  throw UsageError(fmt::format("no format is called '{}'", name));
}

ExitCode ListingOptions::print(const Context& context, const ListingSource& source) const {
  if (count_) {
    context.refuse_typed({"--format", "--template", "--null", "--spreadsheet"},
                         "says nothing with --count");
  }
  const render::ListFormat& format = this->format();
  const std::uint64_t found = count_ ? source.total : source.count;
  const ExitCode code = found == 0 ? ExitCode::nothing : ExitCode::done;
  if (context.quiet && !prints_when_quiet_) return code;
  if (count_) {
    context.write(fmt::format("{}\n", found));
    return code;
  }
  context.page();
  const auto patience = Output::Deadline::clock::now() + writers_wait;
  bool reads_ahead = source.read_ahead != nullptr;
  const bool only_ids = std::string_view(format.name) == "ids";
  render::Style style;
  style.color = context.color;
  style.width_cols = context.width_cols;
  style.line_cols = context.line_cols;
  style.null_separated = null_;
  style.spreadsheet = spreadsheet_;
  style.whole = whole_;
  style.templ = template_.value_or("");
  const auto writer = format.make(style);
  std::string out;
  writer->begin({.query = source.query, .total = source.total}, out);
  Hit hit;
  for (std::size_t i = 0; i < source.count; ++i) {
    throw_if_interrupted();
    if (only_ids) {
      hit.paper.id = source.id(i);
    } else {
      hit = source.hit(i);
      if (format.shows_summaries) summary::add_summary(hit.paper);
    }
    writer->paper(hit, out);
    context.write(out);
    out.clear();
    if (reads_ahead && !context.output->write_until(patience)) {
      source.read_ahead();
      reads_ahead = false;
    }
  }
  writer->end(out);
  context.write(out);
  return code;
}

namespace {

constexpr std::size_t few_papers = 32;  // read together

/// Reads the hits of an answer a few at a time: the library is free while they are printed.
class HitReader {
 public:
  HitReader(library::Library& library, const search::Answer& answer, library::Detail detail)
      : library_(library), answer_(answer), detail_(detail) {}

  Hit hit(std::size_t index) {
    if (index < first_ || index - first_ >= hits_.size()) {
      const std::span entries(answer_.entries);
      hits_ = search::hits(library_, answer_,
                           entries.subspan(index, std::min(few_papers, entries.size() - index)),
                           detail_);
      first_ = index;
    }
    return std::move(hits_[index - first_]);
  }

 private:
  library::Library& library_;
  const search::Answer& answer_;
  library::Detail detail_;
  std::vector<Hit> hits_;
  std::size_t first_ = 0;  ///< index of the first of them
};

/// Every paper of a library: the first are printed before the last are looked for.
class WholeLibrary {
 public:
  WholeLibrary(library::Library& library, const search::Request& request, library::Detail detail)
      : library_(library),
        detail_(detail),
        rows_(std::in_place, library.database(), request.order, request.reverse) {
    const std::int64_t papers = library.database().integer("SELECT papers FROM paper_count");
    size_ = static_cast<std::size_t>(papers);
  }

  [[nodiscard]] std::size_t size() const { return size_; }

  std::int64_t id() {
    if (!rows_) return ahead_[next_ahead_++];
    if (const auto paper = rows_->next()) return *paper;
    throw Error(fmt::format("{}: has fewer papers than it counts: run papers check",
                            library_.database().file()));
  }

  Hit hit(std::size_t index) {
    if (index == end_) {
      std::vector<search::Answer::Entry> entries(std::min(few_papers, size_ - index));
      for (search::Answer::Entry& entry : entries) entry.paper = id();
      hits_ = search::hits(library_, {}, entries, detail_);
      end_ += entries.size();
    }
    return std::move(hits_[hits_.size() - (end_ - index)]);
  }

  void read_ahead() {
    while (const auto paper = rows_->next()) ahead_.push_back(*paper);
    rows_.reset();
  }

 private:
  library::Library& library_;
  library::Detail detail_;
  std::optional<search::PapersInOrder> rows_;  ///< nullopt: the rest is ahead_
  std::size_t size_ = 0;
  std::vector<std::int64_t> ahead_;
  std::size_t next_ahead_ = 0;
  std::vector<Hit> hits_;
  std::size_t end_ = 0;  ///< index after the last of them
};

}  // namespace

ExitCode print_answer(const Context& context, const ListingOptions& options,
                      const search::Answer& answer, const std::string& query) {
  // A number says all that is to say of a list without words.
  if (!query.empty() || !options.counts()) context.remark_all(answer.remarks);
  HitReader reader(*context.library, answer, options.detail(context));
  return options.print(context, {.query = query,
                                 .total = answer.total,
                                 .count = answer.entries.size(),
                                 .id = [&answer](std::size_t i) { return answer.entries[i].paper; },
                                 .hit = [&reader](std::size_t i) { return reader.hit(i); }});
}

ExitCode print_matching(Context& context, const ListingOptions& options, search::Request request,
                        const std::string& query) {
  if (request.is_open() && request.limit == 0 && !options.counts()) {
    WholeLibrary whole(*context.library, request, options.detail(context));
    if (whole.size() > 0) {
      return options.print(context, {.query = query,
                                     .total = whole.size(),
                                     .count = whole.size(),
                                     .id = [&whole](std::size_t) { return whole.id(); },
                                     .hit = [&whole](std::size_t i) { return whole.hit(i); },
                                     .read_ahead = [&whole] { whole.read_ahead(); }});
    }
  }
  request.ranked = false;
  request.counted = options.shows_total();
  const search::Answer answer = search::search(*context.library, request, today());
  return print_answer(context, options, answer, query);
}

}  // namespace papers::cli
