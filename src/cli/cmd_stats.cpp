#include <fmt/format.h>

#include "cli/command.hpp"
#include "cli/rows.hpp"
#include "text/escape.hpp"

namespace papers::cli {
namespace {

std::string readable_size(std::uint64_t bytes) {
  if (bytes < 1024) return fmt::format("{} bytes", bytes);
  const double kib = static_cast<double>(bytes) / 1024;
  return kib < 1024 ? fmt::format("{:.0f} KiB", kib) : fmt::format("{:.1f} MiB", kib / 1024);
}

std::string span_text(const library::Stats& stats) {
  if (!stats.first_day || !stats.last_day) return "none";
  if (*stats.first_day == *stats.last_day)
    return fmt::format("{} ({})", stats.days, format_day(*stats.first_day));
  return fmt::format("{} ({} to {})", stats.days, format_day(*stats.first_day),
                     format_day(*stats.last_day));
}

std::string as_text(const library::Stats& stats, const std::string& file, int width_cols) {
  std::string out;
  const auto row = [&out, width_cols](const char* label, const std::string& value) {
    constexpr int label_cols = 15;
    append_labelled(out, label, label_cols, value, width_cols);
  };
  row("library", text::single_line(file));
  row("size", readable_size(stats.size_bytes));
  row("schema", fmt::format("{}", stats.schema));
  row("papers", fmt::format("{}", stats.papers));
  row("  abstracts", fmt::format("{}", stats.with_abstract));
  row("  arXiv ids", fmt::format("{}", stats.with_arxiv_id));
  row("  code", fmt::format("{}", stats.with_code));
  row("documents", fmt::format("{}", stats.sources));
  row("listings", fmt::format("{}", stats.listings));
  row("listing days", span_text(stats));
  row("topics", fmt::format("{}", stats.topics));
  row("tags", fmt::format("{}", stats.tags));
  row("notes", fmt::format("{}", stats.notes));
  return out;
}

std::string day_or_null(const std::optional<Day>& day) {
  return day ? fmt::format("\"{}\"", format_day(*day)) : std::string("null");
}

std::string as_json(const library::Stats& stats) {
  return fmt::format(
      "{{\"schema\":1,\"library_schema\":{},\"size_bytes\":{},\"papers\":{},\"with_abstract\":{},"
      "\"with_arxiv_id\":{},\"with_code\":{},\"sources\":{},\"listings\":{},\"days\":{},"
      "\"first_day\":{},\"last_day\":{},\"topics\":{},\"tags\":{},\"notes\":{}}}\n",
      stats.schema, stats.size_bytes, stats.papers, stats.with_abstract, stats.with_arxiv_id,
      stats.with_code, stats.sources, stats.listings, stats.days, day_or_null(stats.first_day),
      day_or_null(stats.last_day), stats.topics, stats.tags, stats.notes);
}

class StatsCommand : public Command {
 public:
  void declare(Arguments& arguments) override {
    arguments.options.push_back({"-f,--format", "text|json", "how it is printed", &format_});
  }

  ExitCode run(Context& context) override {
    const library::Stats stats = library::stats(*context.library);
    context.write(format_ == "json" ? as_json(stats)
                                    : as_text(stats, context.library_file, context.width_cols));
    return ExitCode::done;
  }

 private:
  std::string format_ = "text";
};

}  // namespace

extern const CommandInfo stats_command;
const CommandInfo stats_command = {
    .name = "stats",
    .group = "Upkeep",
    .summary = "count what the library holds",
    .examples = "papers stats\npapers stats -f json",
    .needs = Needs::library_to_read,
    .dash_words = false,
    .make = make_command<StatsCommand>,
    .other_names = "status count",
};

}  // namespace papers::cli
