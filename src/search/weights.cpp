#include "search/weights.hpp"

#include <utility>

namespace papers::search {

double* find_weight(Weights& weights, std::string_view name) {
  const std::pair<std::string_view, double*> all[] = {
      {"title", &weights.title},
      {"abstract", &weights.abstract},
      {"authors", &weights.authors},
      {"keywords", &weights.keywords},
      {"variants", &weights.variants},
      {"title_norm", &weights.title_norm},
      {"abstract_norm", &weights.abstract_norm},
      {"saturation", &weights.saturation},
      {"name", &weights.name},
      {"version", &weights.version},
      {"longer", &weights.longer},
      {"compound", &weights.compound},
      {"part", &weights.part},
      {"joined", &weights.joined},
      {"split", &weights.split},
      {"spelling", &weights.spelling},
      {"family", &weights.family},
      {"acronym", &weights.acronym},
      {"long_form", &weights.long_form},
      {"reread", &weights.reread},
      {"adjacent", &weights.adjacent},
      {"close", &weights.close},
      {"window", &weights.window},
      {"unstemmed", &weights.unstemmed},
      {"neighbours", &weights.neighbours},
      {"nearest", &weights.nearest},
      {"page", &weights.page},
      {"rest_neighbours", &weights.rest_neighbours},
      {"rest_nearest", &weights.rest_nearest},
  };
  for (const auto& entry : all) {
    if (entry.first == name) return entry.second;
  }
  return nullptr;
}

}  // namespace papers::search
