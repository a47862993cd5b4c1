// A text with every occurrence of a part replaced.
#pragma once

#include <string>
#include <string_view>

namespace papers::test {

inline std::string replaced(std::string text, std::string_view what, std::string_view with) {
  for (std::size_t at = text.find(what); at != std::string::npos;
       at = text.find(what, at + with.size())) {
    text.replace(at, what.size(), with);
  }
  return text;
}

}  // namespace papers::test
