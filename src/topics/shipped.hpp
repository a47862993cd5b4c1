// What the program carries inside: made from data/ at build time.
#pragma once

#include <string_view>

namespace papers::data {

extern const std::string_view topics_json;
extern const std::string_view topic_weights;

}  // namespace papers::data
