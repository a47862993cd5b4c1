// Lines of a Markdown document, and the facts that stand in headings and cells.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/day.hpp"
#include "ingest/reader.hpp"

namespace papers::ingest {

struct MarkdownLine {
  std::string_view text;  ///< clean UTF-8 without its end; lives until the next call of next()
  std::uint64_t number = 0;
  bool cut = false;  ///< longer than a record may be; the rest was passed over
};

class MarkdownLines {
 public:
  explicit MarkdownLines(Input& input) : input_(input) {}
  std::optional<MarkdownLine> next();

 private:
  Input& input_;
  std::string cleaned_;
};

/// The day in a heading ("## Papers for 2024-09-25", "# Mar 12, 2025"); nullopt for other lines.
std::optional<StatedDay> day_of_heading(std::string_view line);

/// An ISO day, month or year out of a cell ("2024-09-25", "2024", "Sep 25, 2024"); else empty.
std::string published_from(std::string_view text);

/// "58", "1,204", "3.29k", "1.2M"; nullopt for anything else.
std::optional<std::int64_t> count_from(std::string_view text);

}  // namespace papers::ingest
