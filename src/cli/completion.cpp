#include "cli/completion.hpp"

#include <array>
#include <utility>

namespace papers::cli {

std::string lister_of(const Positional& positional) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 4> listers = {{
      {"ID", "generate ids"},
      {"NAME", "generate subscriptions"},
      {"QUERY", "generate fields"},
      {"WORD", "generate tags"},
  }};
  for (const auto& [name, lister] : listers) {
    if (positional.name == name) return std::string(lister);
  }
  return {};
}

}  // namespace papers::cli
