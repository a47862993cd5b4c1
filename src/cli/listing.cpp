#include "cli/listing.hpp"

#include <fmt/format.h>

#include "base/clock.hpp"
#include "base/interrupt.hpp"
#include "summary/summary.hpp"

namespace papers::cli {
namespace {

constexpr std::string_view template_format = "template";

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
  for (std::size_t i = 0; i < source.count; ++i) {
    throw_if_interrupted();
    Hit hit;
    if (only_ids) {
      hit.paper.id = source.id(i);
    } else {
      hit = source.hit(i);
      if (format.shows_summaries) summary::add_summary(hit.paper);
    }
    writer->paper(hit, out);
    context.write(out);
    out.clear();
  }
  writer->end(out);
  context.write(out);
  return code;
}

namespace {

/// Reads the hits of an answer a few at a time: the library is free while they are printed.
class HitReader {
 public:
  HitReader(library::Library& library, const search::Answer& answer)
      : library_(library), answer_(answer) {}

  Hit hit(std::size_t index) {
    constexpr std::size_t few = 32;
    if (index < first_ || index - first_ >= hits_.size()) {
      const std::span entries(answer_.entries);
      hits_ = search::hits(library_, answer_,
                           entries.subspan(index, std::min(few, entries.size() - index)));
      first_ = index;
    }
    return std::move(hits_[index - first_]);
  }

 private:
  library::Library& library_;
  const search::Answer& answer_;
  std::vector<Hit> hits_;
  std::size_t first_ = 0;  ///< index of the first of them
};

}  // namespace

ExitCode print_answer(const Context& context, const ListingOptions& options,
                      const search::Answer& answer, const std::string& query) {
  // A number says all that is to say of a list without words.
  if (!query.empty() || !options.counts()) {
    for (const std::string& remark : answer.remarks) context.remark(remark);
  }
  HitReader reader(*context.library, answer);
  return options.print(context, {.query = query,
                                 .total = answer.total,
                                 .count = answer.entries.size(),
                                 .id = [&answer](std::size_t i) { return answer.entries[i].paper; },
                                 .hit = [&reader](std::size_t i) { return reader.hit(i); }});
}

ExitCode print_matching(Context& context, const ListingOptions& options, search::Request request,
                        const std::string& query) {
  request.ranked = false;
  request.counted = options.shows_total();
  const search::Answer answer = search::search(*context.library, request, today());
  return print_answer(context, options, answer, query);
}

}  // namespace papers::cli
