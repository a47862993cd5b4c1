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

// A bar a week: those before paler, then a gap, then those now.
std::string weeks_chart(const trends::Trend& trend) {
  constexpr std::size_t bar_width = 8;
  constexpr std::uint64_t height = 40;
  std::uint64_t most = 1;
  for (const auto* weeks : {&trend.weeks_before, &trend.weeks_now}) {
    for (const std::uint64_t papers : *weeks) most = std::max(most, papers);
  }
  const std::size_t bars = trend.weeks_before.size() + trend.weeks_now.size() + 1;
  std::string out = fmt::format(
      "<figure class=\"timeline\"><svg viewBox=\"0 0 {} {}\" preserveAspectRatio=\"none\" "
      "style=\"max-width:{}rem\" role=\"img\" aria-label=\"Papers a week, at most {}\">",
      bars * bar_width, height, bars, most);
  std::size_t at = 0;
  const auto append = [&](const std::vector<std::uint64_t>& weeks, const char* opacity) {
    for (const std::uint64_t papers : weeks) {
      const std::uint64_t tall = std::max<std::uint64_t>(1, papers * height / most);
      out += fmt::format(
          "<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\"{}><title>{}</title></rect>",
          at * bar_width + 1, height - tall, bar_width - 2, tall, opacity,
          counted(papers, "paper"));
      ++at;
    }
    ++at;
  };
  append(trend.weeks_before, " fill-opacity=\"0.5\"");
  append(trend.weeks_now, "");
  return out + "</svg></figure>\n";
}

void append_months(std::string& out, const trends::Trend& trend) {
  if (trend.months.empty()) return;
  out += "<details><summary>By month</summary>\n<ul>\n";
  for (const trends::Month& month : trend.months) {
    out += fmt::format("<li>{}</li>\n", month_told(month));
  }
  out += "</ul></details>\n";
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
    append_months(out, trend);
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
  out += fmt::format("<style>\n{}</style>\n</head>\n<body>\n<header>\n<h1>Trends</h1>\n",
                     data::digest_page_css);
  out += fmt::format("<p>{}</p>\n</header>\n<main>\n", text::escape_html(spans_told(trends)));
  append_section(out, "Rising", trends.rising, paper);
  append_section(out, "Falling", trends.falling, paper);
  append_section(out, "Asked for", trends.asked, paper);
  return out + "</main>\n</body>\n</html>\n";
}

}  // namespace papers::render
