#include "paper/record.hpp"

namespace papers {

std::string_view to_string(AbstractKind kind) {
  switch (kind) {
    case AbstractKind::full:
      return "full";
    case AbstractKind::truncated:
      return "truncated";
    case AbstractKind::summary:
      return "summary";
    case AbstractKind::none:
      break;
  }
  return "";
}

std::optional<AbstractKind> parse_abstract_kind(std::string_view word) {
  for (const AbstractKind kind :
       {AbstractKind::none, AbstractKind::summary, AbstractKind::truncated, AbstractKind::full}) {
    if (word == to_string(kind)) return kind;
  }
  return std::nullopt;
}

}  // namespace papers
