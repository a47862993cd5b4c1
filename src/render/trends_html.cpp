#include <fmt/format.h>

#include <algorithm>

#include "render/trends.hpp"
#include "render/visible.hpp"
#include "text/escape.hpp"

namespace papers::data {
extern const std::string_view digest_page_css;
}  // namespace papers::data

namespace papers::render {
namespace {

std::string html_of(std::string_view text) { return text::escape_html(visible(text)); }

struct Bar {
  std::uint64_t value;
  std::string told;
};

// A bar for each, with a gap behind each group; of two groups the first is the span before.
std::string chart(const std::vector<std::vector<Bar>>& groups, std::string_view label) {
  constexpr std::size_t bar_width = 8;
  constexpr std::uint64_t height = 40;
  std::uint64_t most = 1;
  std::size_t places = groups.size() - 1;
  for (const auto& bars : groups) {
    places += bars.size();
    for (const Bar& bar : bars) most = std::max(most, bar.value);
  }
  std::string out = fmt::format(
      "<figure class=\"timeline\"><svg viewBox=\"0 0 {} {}\" preserveAspectRatio=\"none\" "
      "style=\"max-width:{}rem\" role=\"img\" aria-label=\"{}\">",
      places * bar_width, height, places, label);
  std::size_t at = 0;
  for (const auto& bars : groups) {
    const bool before = &bars != &groups.back();
    for (const Bar& bar : bars) {
      const std::uint64_t tall = std::max<std::uint64_t>(1, bar.value * height / most);
      out += fmt::format(
          "<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\"{}><title>{}</title></rect>",
          at++ * bar_width + 1, height - tall, bar_width - 2, tall,
          before ? " class=\"before\"" : "", bar.told);
    }
    ++at;
  }
  return out + "</svg></figure>\n";
}

std::string weeks_chart(const trends::Trend& trend) {
  std::vector<std::vector<Bar>> groups;
  std::uint64_t most = 1;
  for (const auto* weeks : {&trend.weeks_before, &trend.weeks_now}) {
    groups.emplace_back();
    for (const std::uint64_t papers : *weeks) {
      groups.back().push_back({papers, counted(papers, "paper")});
      most = std::max(most, papers);
    }
  }
  return chart(groups, fmt::format("Papers a week, at most {}", most));
}

// By share, so that a month with many papers is no peak of every term.
std::string months_chart(const trends::Trend& trend) {
  if (trend.months.empty()) return {};
  constexpr std::uint64_t scale = 10'000;
  std::vector<Bar> bars;
  for (const trends::Month& month : trend.months) {
    bars.push_back({month.papers * scale / month.listed, month_told(month)});
  }
  return fmt::format("<h4>Share by month, {} to {}</h4>\n", trend.months.front().name,
                     trend.months.back().name) +
         chart({bars}, "Share of the papers of each month");
}

void append_section(std::string& out, const char* heading, const std::vector<trends::Trend>& list,
                    const PaperOf& paper_of) {
  if (list.empty()) return;
  out += fmt::format("<section>\n<h2>{}</h2>\n", heading);
  for (const trends::Trend& trend : list) {
    out += fmt::format(
        "<article>\n<h3>{}{}</h3>\n<p class=\"facts\">{}, {} before: {}</p>\n{}",
        html_of(trend.text), trend.is_topic ? " <span class=\"count\">topic</span>" : "",
        counted(trend.now, "paper"), trend.before, shares_told(trend), weeks_chart(trend));
    out += months_chart(trend);
    for (const std::int64_t id : trend.papers) {
      const auto paper = paper_of(id);
      if (!paper) continue;
      const std::string url = best_link(*paper);
      out += url.empty() ? fmt::format("<p>{}</p>\n", html_of(paper->title))
                         : fmt::format("<p><a href=\"{}\">{}</a></p>\n", text::escape_html(url),
                                       html_of(paper->title));
    }
    out += "</article>\n";
  }
  out += "</section>\n";
}

}  // namespace

std::string trends_html(const trends::Trends& trends, const PaperOf& paper) {
  std::string out =
      "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
      "<meta name=\"color-scheme\" content=\"light dark\">\n<title>Trends</title>\n";
  out += fmt::format(
      "<style>\n{}</style>\n</head>\n<body class=\"trends\">\n<header>\n<h1>Trends</h1>\n",
      data::digest_page_css);
  out += fmt::format(
      "<p>{}</p>\n<p>Bars: papers a week, first those of the span before, which are paler.</p>\n"
      "</header>\n<main>\n",
      text::escape_html(spans_told(trends)));
  append_section(out, "Rising", trends.rising, paper);
  append_section(out, "Falling", trends.falling, paper);
  append_section(out, "Asked for", trends.asked, paper);
  return out + "</main>\n</body>\n</html>\n";
}

}  // namespace papers::render
