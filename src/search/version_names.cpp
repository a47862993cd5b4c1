#include "search/version_names.hpp"

#include <algorithm>

namespace papers::search {
namespace {

constexpr std::size_t shortest_versioned_bytes = 2;

bool is_plain_name(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

bool is_version_number(std::string_view text) {
  return !text.empty() && text.find_first_not_of("0123456789") == text.npos;
}

}  // namespace

std::vector<std::string> version_parts(const std::string& word, Vocabulary& vocabulary) {
  const std::size_t digit = word.find_first_of("0123456789");
  if (digit == std::string::npos || digit < shortest_versioned_bytes) return {};
  std::vector<std::string> parts = {word.substr(0, digit), word.substr(digit)};
  if (!is_plain_name(parts[0]) || vocabulary.papers_with(parts[0]) == 0 ||
      vocabulary.papers_with(parts[1]) == 0 || !vocabulary.has_sequence(parts)) {
    return {};
  }
  return parts;
}

std::string spread_version(const std::string& word, Vocabulary& vocabulary) {
  const auto parts = version_parts(word, vocabulary);
  if (parts.empty() || !is_version_number(parts[1])) return {};
  const bool apart = vocabulary.has_sequence_in_more_than(vocabulary.papers_with(word), parts);
  return apart ? parts[0] + '-' + parts[1] : std::string();
}

}  // namespace papers::search
