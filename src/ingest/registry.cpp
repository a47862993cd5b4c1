#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <functional>

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

}  // namespace

std::string_view to_string(LineKind kind) {
  switch (kind) {
    case LineKind::title:
      return "title";
    case LineKind::abstract:
      return "abstract";
    case LineKind::date:
      return "date";
    case LineKind::field:
      return "field";
    case LineKind::chrome:
      return "chrome";
    case LineKind::blank:
      return "blank";
    case LineKind::skipped:
      return "skipped";
  }
  return "";
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
  Choice choice;
  const std::string other = other_kind_of(head, head.size() < head_size_bytes);
  if (!other.empty()) throw NoPapers(fmt::format("{}: no papers but {}", input.name(), other));
  auto surest_first = all_formats;
  std::ranges::stable_sort(surest_first, std::greater(), &Format::highest_score);
  int best = 0;
  for (const Format* format : surest_first) {
    if (format->highest_score <= best) break;
    Evidence evidence = format->sniff(head, input.name());
    if (evidence.score > best) {
      best = evidence.score;
      choice = {format, std::move(evidence.reason)};
    }
  }
  if (choice.format == nullptr) {
    choice.reason = head.empty() ? "the document is empty" : "no format recognises its first bytes";
  }
  return choice;
}

}  // namespace papers::ingest
