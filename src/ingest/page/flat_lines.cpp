#include "ingest/page/flat_lines.hpp"

#include <algorithm>

#include "ingest/markup_text.hpp"
#include "ingest/page/counts.hpp"
#include "ingest/page/page_words.hpp"
#include "ingest/page/statement.hpp"
#include "text/utf8.hpp"

namespace papers::ingest::page {
namespace {

constexpr std::string_view submitted_by = "Submitted by", counted_authors = " authors";

/// Finds the small print of papers in a line, one after the other.
struct PrintFinder {
  std::string_view line;
  std::size_t begin = 0, end = 0;  ///< of what was found
  std::size_t by = 0, count = 0;   ///< where each stands next

  bool next() {
    if (by <= end) by = line.find(submitted_by, end);
    if (count <= end) count = line.find(counted_authors, end);
    if (by == line.npos && count == line.npos) return false;
    if (by < count) {
      begin = by;
      end = std::min(line.find_first_not_of(' ', by + submitted_by.size()), line.size());
      end = std::min(line.find(' ', end), line.size());
      return true;
    }
    constexpr std::string_view dot = "\u00b7";
    begin = count;
    while (begin > end && is_digit(line[begin - 1])) --begin;
    const std::string_view before = line.substr(end, begin - end);
    const std::size_t last = before.find_last_not_of(' ') + 1;  // 0 where all are blank
    if (before.substr(0, last).ends_with(dot)) begin = end + last - dot.size();
    end = count + counted_authors.size();
    return true;
  }
};

/// Takes what counts off the front of `text`.
std::string_view take_leading_number(std::string_view& text) {
  std::string_view rest = text;
  if (!take_count(rest, false)) return {};
  const std::string_view number = text::trim(text.substr(0, text.size() - rest.size()));
  text = rest;
  return number;
}

}  // namespace

std::vector<std::string_view> cut_flat_line(std::string_view line) {
  std::vector<std::string_view> parts;
  const auto put = [&parts](std::string_view text) {
    text = text::trim(text);
    for (auto number = take_leading_number(text); !number.empty();
         number = take_leading_number(text)) {
      parts.push_back(number);
    }
    if (!text.empty()) parts.push_back(text);
  };
  PrintFinder print{line};
  std::size_t told = 0;
  for (; print.next(); told = print.end) {
    put(line.substr(told, print.begin - told));
    parts.push_back(line.substr(print.begin, print.end - print.begin));
  }
  put(line.substr(told));
  return parts;
}

bool has_flat_lines(std::string_view head) {
  constexpr std::size_t enough = 3, longest_title_bytes = 300;
  std::size_t beside = 0;
  if (head.find("/papers/2") != head.npos) return false;  // links tell where each part ends
  while (!head.empty()) {
    const auto parts = cut_flat_line(take_line(head));
    const auto is_print = [](std::string_view part) {
      return part.starts_with(submitted_by) || part.ends_with(counted_authors);
    };
    const auto is_beside = [](std::string_view part) {
      return part.starts_with(submitted_by) || count_from(part);
    };
    const auto said = static_cast<std::size_t>(std::count_if(parts.begin(), parts.end(), is_print));
    // "1 Submitted by ann 36": of three papers
    const bool numbered =
        parts.size() > 1 && said > 0 && std::all_of(parts.begin(), parts.end(), is_beside);
    if (said > 1 || numbered) beside += said;
    const bool longer = std::any_of(parts.begin(), parts.end(), [](std::string_view part) {
      return part.size() > longest_title_bytes;
    });
    if (longer) return false;
  }
  return beside >= enough;
}

}  // namespace papers::ingest::page
