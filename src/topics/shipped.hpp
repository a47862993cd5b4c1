// What the program carries inside: made from data/ at build time.
#pragma once

#include <string_view>

namespace papers::data {

extern const std::string_view topics_json, topics_json_sha256;
extern const std::string_view topic_weights, topic_weights_sha256;

}  // namespace papers::data
