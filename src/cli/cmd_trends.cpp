#include <fmt/format.h>

#include <algorithm>

#include "base/clock.hpp"
#include "cli/bars.hpp"
#include "cli/command.hpp"
#include "cli/rows.hpp"
#include "library/snapshot.hpp"
#include "render/trends.hpp"
#include "render/visible.hpp"
#include "search/query_text.hpp"
#include "search/values.hpp"
#include "trends/trends.hpp"

namespace papers::cli {
namespace {

using trends::Span;
using trends::Trend;

constexpr std::int64_t default_terms = 15;
constexpr std::uint64_t few_days = 10;  // of listings in a span: its shares say little

std::string weeks_text(const Trend& trend) {
  // Both spans scaled alike.
  std::vector<std::uint64_t> weeks = trend.weeks_before;
  weeks.insert(weeks.end(), trend.weeks_now.begin(), trend.weeks_now.end());
  std::string out = sparkline(weeks);
  if (trend.weeks_before.empty()) return out;
  // A character of it is one or three bytes.
  std::size_t at = 0;
  for (const std::uint64_t papers : trend.weeks_before) at += papers == 0 ? 1U : 3U;
  out.insert(at, "│");
  return out.substr(0, out.find_last_not_of(' ') + 1);
}

// By share, so that a month with many papers is no peak of every term.
void append_months(std::string& out, const Trend& trend, std::size_t room) {
  constexpr std::size_t words = 40;  // around the sparkline
  if (trend.months.empty() || trend.months.size() + words > room) return;
  constexpr std::uint64_t scale = 10'000;
  std::vector<std::uint64_t> shares;
  for (const trends::Month& month : trend.months) {
    shares.push_back(month.papers * scale / month.listed);
  }
  std::string line = sparkline(shares);
  line.resize(line.find_last_not_of(' ') + 1);
  out += fmt::format("    {} {} {}, a month's share\n", trend.months.front().name, line,
                     trend.months.back().name);
}

void append_trends(std::string& out, const Context& context, const char* heading,
                   const std::vector<Trend>& list) {
  if (list.empty()) return;
  out += fmt::format("{}{}\n", out.empty() ? "" : "\n", heading);
  for (const Trend& trend : list) {
    append_paragraph(
        out,
        fmt::format("{}{}: {}, {} before ({})", render::visible(trend.text),
                    trend.is_topic ? " [topic]" : "", render::counted(trend.now, "paper"),
                    trend.before, render::shares_told(trend)),
        context.width_cols, 2);
    const int room = context.width_cols == 0 ? default_width_cols : context.width_cols;
    const auto weeks = trend.weeks_before.size() + trend.weeks_now.size() + 5;
    if (weeks <= static_cast<std::size_t>(room)) out += "    " + weeks_text(trend) + "\n";
    append_months(out, trend, static_cast<std::size_t>(room));
    for (const std::int64_t id : trend.papers) {
      const auto paper = context.library->paper(id);
      if (!paper) continue;
      append_paragraph(out, fmt::format("{:>4}  {}", id, render::visible(paper->title)),
                       context.width_cols, 4);
    }
  }
}

std::string trends_text(const Context& context, const trends::Trends& trends) {
  std::string out;
  append_paragraph(out, render::spans_told(trends), context.width_cols);
  append_trends(out, context, "Rising", trends.rising);
  append_trends(out, context, "Falling", trends.falling);
  append_trends(out, context, "Asked for", trends.asked);
  return out;
}

class TrendsCommand : public Command {
 public:
  void declare(Arguments& arguments) override {
    arguments.positionals = {{"TERM", "follow these instead of finding what moves", &terms_}};
    arguments.options.insert(
        arguments.options.end(),
        {{"--since", "DAY", "the first day of the span; without: three months before its last",
          &since_},
         {"--until", "DAY", "its last day; without: the newest listing day", &until_},
         {"--against", "DAYS", "the span to compare with, D1..D2; without: as long, just before",
          &against_},
         {"-t,--topic", "TOPIC", "only papers of this topic or area", &topic_, "topics -f slugs"},
         {"-n,--limit", "N",
          fmt::format("at most so many terms each way, 0 for all; without: {}", default_terms),
          &limit_},
         {"-f,--format", "text|json|tsv|html|markdown", "how they are printed", &format_}});
  }

  ExitCode run(Context& context) override {
    const auto newest = trends::newest_day(*context.library);
    if (!newest) {
      context.remark("no paper has a listing day: there is nothing to compare");
      return ExitCode::nothing;
    }
    const trends::Request asked = request(*newest);
    remark_on_overlap(context, asked);
    const trends::Trends found = trends::trends(*context.library, asked, today());
    remark_on_days(context, found.now, found.days_now);
    remark_on_days(context, found.before, found.days_before);
    for (const Trend& one : found.asked) context.remark_all(one.remarks);
    const bool any = !found.rising.empty() || !found.falling.empty() ||
                     std::any_of(found.asked.begin(), found.asked.end(),
                                 [](const Trend& one) { return one.now + one.before > 0; });
    if (!any) {
      context.remark(terms_.empty() ? "nothing moved by more than chance"
                                    : "no paper of these days has what was asked for");
      return ExitCode::nothing;
    }
    context.page();
    context.write(printed(context, found));
    return ExitCode::done;
  }

 private:
  [[nodiscard]] trends::Request request(Day newest) const {
    trends::Request out;
    const Day last = until_ ? day_span("--until", *until_).last.value_or(newest) : newest;
    const auto three_months = parse_day_expression("3m", last);
    const Day first = since_ ? day_span("--since", *since_).first.value_or(last)
                             : three_months->first.value() + std::chrono::days{1};
    out.now = {first, last};
    if (last < first) {
      throw UsageError(
          fmt::format("--since {} is after --until {}", format_day(first), format_day(last)));
    }
    out.before = {first - (last - first) - std::chrono::days{1}, first - std::chrono::days{1}};
    if (against_) {
      const DaySpan span = day_span("--against", *against_);
      if (!span.first || !span.last) throw UsageError("--against needs both ends: D1..D2");
      if (*span.last < *span.first) {
        throw UsageError(
            fmt::format("--against cannot be '{}': its first day is after its last", *against_));
      }
      out.before = {*span.first, *span.last};
    }
    out.limit = static_cast<std::size_t>(std::max<std::int64_t>(0, limit_.value_or(default_terms)));
    out.asked = terms_;
    std::vector<std::string> clauses;
    for (const std::string& topic : topic_) {
      const search::Field& field = *search::find_field("topic");
      clauses.push_back(search::clause_of(field, field.options[0], topic, today()));
    }
    out.query = search::conjoined(clauses, "", today());
    return out;
  }

  static DaySpan day_span(const char* option, const std::string& text) {
    const auto span = search::parse_day_range(text, today());
    if (!span) {
      throw UsageError(
          fmt::format("{} {}: not a day or a span of days (2025-03-12, 2025-03, 7d, "
                      "D1..D2)",
                      option, text));
    }
    return *span;
  }

  static void remark_on_overlap(const Context& context, const trends::Request& asked) {
    if (asked.before.last < asked.now.first || asked.now.last < asked.before.first) return;
    context.remark(fmt::format("{} to {} overlaps {} to {}: papers of the days in both count twice",
                               format_day(asked.before.first), format_day(asked.before.last),
                               format_day(asked.now.first), format_day(asked.now.last)));
  }

  static void remark_on_days(const Context& context, const Span& span, std::uint64_t days) {
    if (days >= few_days) return;
    context.remark(fmt::format("{} to {} has {}: shares of so few say little",
                               format_day(span.first), format_day(span.last),
                               render::counted(days, "listing day")));
  }

  [[nodiscard]] std::string printed(const Context& context, const trends::Trends& found) const {
    const library::Snapshot snapshot(context.library->database());
    const auto paper_of = [&context](std::int64_t id) { return context.library->paper(id); };
    if (format_ == "json") return render::trends_json(found);
    if (format_ == "tsv") return render::trends_tsv(found);
    if (format_ == "html") return render::trends_html(found, paper_of);
    if (format_ == "markdown") return render::trends_markdown(found, paper_of);
    return trends_text(context, found);
  }

  std::vector<std::string> terms_, topic_;
  std::optional<std::string> since_, until_, against_;
  std::optional<std::int64_t> limit_;
  std::string format_ = "text";
};

}  // namespace

extern const CommandInfo trends_command;
const CommandInfo trends_command = {
    .name = "trends",
    .group = "Finding",
    .summary = "show topics and terms that rise and fall between two spans of days",
    .examples =
        "papers trends\n"
        "papers trends RLHF diffusion\n"
        "papers trends --since 2026 --until 2026-06 --against 2025-01..2025-06 RLHF\n"
        "papers trends -t generative -f html diffusion > trends.html",
    .needs = Needs::library_to_read,
    .dash_words = false,
    .make = make_command<TrendsCommand>,
    .other_names = "rising hot",
    .shows_topics = true,
};

}  // namespace papers::cli
