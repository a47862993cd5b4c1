#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <functional>
#include <iterator>

#include "base/ascii.hpp"
#include "ingest/json/json_cut.hpp"
#include "ingest/other_kinds.hpp"
#include "ingest/reader.hpp"

namespace papers::ingest {

#define PAPERS_INPUT_FORMAT(name) extern const Format name##_format;
#include "ingest/formats.def"
#undef PAPERS_INPUT_FORMAT

namespace {

constexpr std::size_t head_size_bytes = 64 * 1024;

constexpr std::array all_formats = {
#define PAPERS_INPUT_FORMAT(name) &name##_format,
#include "ingest/formats.def"
#undef PAPERS_INPUT_FORMAT
};

Container container_of(std::string_view head) {
  constexpr std::size_t longest_mark_bytes = 16;
  constexpr std::string_view marks[] = {"<!doctype html", "<html",    "<?xml", "<rss",
                                        "<feed",          "<oai-pmh", "<rdf"};
  if (begins_with_member(head)) return Container::json;
  const std::size_t first = head.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
  if (first == std::string_view::npos) return Container::text;
  const std::string begin = ascii::lower(head.substr(first, longest_mark_bytes));
  const bool is_markup =
      std::any_of(std::begin(marks), std::end(marks),
                  [&](std::string_view mark) { return begin.starts_with(mark); });
  return is_markup ? Container::markup : Container::text;
}

/// The surest of the formats that stand in `container`.
Choice surest(std::string_view head, std::string_view name, Container container) {
  auto surest_first = all_formats;
  std::ranges::stable_sort(surest_first, std::greater(), &Format::highest_score);
  Choice choice;
  int best = 0;
  for (const Format* format : surest_first) {
    if (format->highest_score <= best) break;
    if (container != Container::text && format->container != container) continue;
    Evidence evidence = format->sniff(head, name);
    if (evidence.score > best) {
      best = evidence.score;
      choice = {format, std::move(evidence.reason)};
    }
  }
  return choice;
}

}  // namespace

std::string_view to_string(LineKind kind) {
  constexpr std::string_view names[] = {"title",  "abstract", "date",   "field",
                                        "chrome", "blank",    "skipped"};
  return names[static_cast<std::size_t>(kind)];
}

std::span<const Format* const> formats() { return all_formats; }

const Format* find_format(std::string_view name) {
  for (const Format* format : all_formats) {
    if (format->name == name) return format;
  }
  return nullptr;
}

Choice choose_format(Input& input) {
  const std::string_view head = input.peek(head_size_bytes);
  const std::string other = other_kind_of(head, head.size() < head_size_bytes);
  if (!other.empty()) throw NoPapers(fmt::format("{}: no papers but {}", input.name(), other));
  Choice choice = surest(head, input.name(), container_of(head));
  if (choice.format == nullptr) choice = surest(head, input.name(), Container::text);
  if (choice.format == nullptr) {
    choice.reason = head.empty() ? "the document is empty" : "no format recognises its first bytes";
  }
  return choice;
}

}  // namespace papers::ingest
