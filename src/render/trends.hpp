// Trends in the formats that are not for a terminal.
#pragma once

#include <functional>
#include <optional>
#include <string>

#include "paper/paper.hpp"
#include "trends/trends.hpp"

namespace papers::render {

/// The paper of a row id.
using PaperOf = std::function<std::optional<Paper>(std::int64_t)>;

/// One object: docs/trends.md has its members.
std::string trends_json(const trends::Trends& trends);
/// A header line, then a line a trend.
std::string trends_tsv(const trends::Trends& trends);
std::string trends_markdown(const trends::Trends& trends, const PaperOf& paper);
/// One self-contained page with a chart for each, for light, dark and paper.
std::string trends_html(const trends::Trends& trends, const PaperOf& paper);

/// "Apr 1 to Jun 30, 2026 (1,710 papers) against …".
std::string spans_told(const trends::Trends& trends);
/// "2026-04: 12 of 461".
std::string month_told(const trends::Month& month);
/// "3.2% of papers, 1.1% before".
std::string shares_told(const trends::Trend& trend);

}  // namespace papers::render
