#include <fmt/format.h>

#include "base/told_time.hpp"
#include "render/json_text.hpp"
#include "render/markdown.hpp"
#include "render/trends.hpp"
#include "render/visible.hpp"

namespace papers::render {
namespace {

void append_span(std::string& out, const trends::Span& span, std::uint64_t papers,
                 std::uint64_t days) {
  JsonObject object(out);
  object.text("first", format_day(span.first));
  object.text("last", format_day(span.last));
  object.number("papers", static_cast<std::int64_t>(papers));
  object.number("listing_days", static_cast<std::int64_t>(days));
}

void append_trend(std::string& out, const trends::Trend& trend) {
  const auto append_number = [](std::string& to, auto number) { to += std::to_string(number); };
  JsonObject object(out);
  object.text("text", trend.text);
  object.text("kind", trend.is_topic ? "topic" : "term");
  object.number("papers", static_cast<std::int64_t>(trend.now));
  object.number("papers_before", static_cast<std::int64_t>(trend.before));
  append_json_number(object.key("share"), trend.share_now);
  append_json_number(object.key("share_before"), trend.share_before);
  append_json_number(object.key("bound"), trend.bound);
  append_json_array(object.key("weeks"), trend.weeks_now, append_number);
  append_json_array(object.key("weeks_before"), trend.weeks_before, append_number);
  append_json_array(object.key("examples"), trend.papers, append_number);
  if (trend.months.empty()) return;
  append_json_array(object.key("months"), trend.months,
                    [](std::string& to, const trends::Month& month) {
                      JsonObject one(to);
                      one.text("month", month.name);
                      one.number("papers", static_cast<std::int64_t>(month.papers));
                      one.number("listed", static_cast<std::int64_t>(month.listed));
                    });
}

void append_rows(std::string& out, const char* direction, const std::vector<trends::Trend>& list) {
  for (const trends::Trend& trend : list) {
    std::vector<std::string> months;
    for (const trends::Month& month : trend.months) {
      months.push_back(fmt::format("{}:{}/{}", month.name, month.papers, month.listed));
    }
    out +=
        fmt::format("{}\t{}\t{}\t{}\t{}\t{:.5f}\t{:.5f}\t{:.3f}\t{}\n", direction,
                    trend.is_topic ? "topic" : "term", visible(trend.text), trend.now, trend.before,
                    trend.share_now, trend.share_before, trend.bound, fmt::join(months, " "));
  }
}

void append_list(std::string& out, const char* heading, const std::vector<trends::Trend>& list,
                 const PaperOf& paper_of) {
  if (list.empty()) return;
  out += fmt::format("\n## {}\n\n", heading);
  for (const trends::Trend& trend : list) {
    out += fmt::format("- **{}**: {}, {} before ({})\n", markdown_text(visible(trend.text)),
                       counted(trend.now, "paper"), trend.before, shares_told(trend));
    for (const trends::Month& month : trend.months) out += "  - " + month_told(month) + "\n";
    for (const std::int64_t id : trend.papers) {
      if (const auto paper = paper_of(id)) {
        out += fmt::format("  - {}\n", markdown_link(visible(paper->title), best_link(*paper)));
      }
    }
  }
}

}  // namespace

std::string spans_told(const trends::Trends& trends) {
  return fmt::format("{} ({}) against {} ({})", format_span_long(trends.now.first, trends.now.last),
                     counted(trends.papers_now, "paper"),
                     format_span_long(trends.before.first, trends.before.last),
                     counted(trends.papers_before, "paper"));
}

std::string shares_told(const trends::Trend& trend) {
  return fmt::format("{:.1f}% of papers, {:.1f}% before", 100 * trend.share_now,
                     100 * trend.share_before);
}

std::string month_told(const trends::Month& month) {
  return fmt::format("{}: {} of {}", month.name, month.papers, month.listed);
}

std::string trends_json(const trends::Trends& trends) {
  std::string out;
  {
    JsonObject object(out);
    object.number("schema", 1);
    append_span(object.key("now"), trends.now, trends.papers_now, trends.days_now);
    append_span(object.key("before"), trends.before, trends.papers_before, trends.days_before);
    append_json_array(object.key("rising"), trends.rising, append_trend);
    append_json_array(object.key("falling"), trends.falling, append_trend);
    append_json_array(object.key("asked"), trends.asked, append_trend);
  }
  return out + "\n";
}

std::string trends_tsv(const trends::Trends& trends) {
  std::string out =
      "direction\tkind\ttext\tpapers\tpapers_before\tshare\tshare_before\tbound\tmonths\n";
  append_rows(out, "rising", trends.rising);
  append_rows(out, "falling", trends.falling);
  append_rows(out, "asked", trends.asked);
  return out;
}

std::string trends_markdown(const trends::Trends& trends, const PaperOf& paper) {
  std::string out = fmt::format("# Trends\n\n{}\n", spans_told(trends));
  append_list(out, "Rising", trends.rising, paper);
  append_list(out, "Falling", trends.falling, paper);
  append_list(out, "Asked for", trends.asked, paper);
  return out;
}

}  // namespace papers::render
