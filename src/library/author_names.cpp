#include "library/author_names.hpp"

#include <algorithm>

namespace papers::library {
namespace {

constexpr std::string_view between = ", ";
constexpr std::string_view inside = ",\u00a0";

std::string with_replaced(std::string_view text, std::string_view from, std::string_view to) {
  std::string out;
  for (std::size_t at = text.find(from); at != text.npos; at = text.find(from)) {
    out.append(text.substr(0, at)).append(to);
    text.remove_prefix(at + from.size());
  }
  return out.append(text);
}

}  // namespace

std::string authors_text(const std::vector<std::string>& names) {
  std::string text;
  for (const std::string& name : names) {
    if (!text.empty()) text += between;
    text += with_replaced(name, between, inside);
  }
  return text;
}

std::vector<std::string> authors_in(std::string_view text) {
  std::vector<std::string> names;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(between), text.size());
    names.push_back(with_replaced(text.substr(0, end), inside, between));
    text.remove_prefix(std::min(end + between.size(), text.size()));
  }
  return names;
}

}  // namespace papers::library
