// `papers topics --learn SLUG` and `papers topics --suggest`.
#pragma once

#include <cstddef>
#include <string>

#include "cli/command.hpp"

namespace papers::cli {

/// Learns, assigns all papers again, and says what was learned and where it stands.
ExitCode learn_topic(const Context& context, const std::string& slug, bool json);

/// Phrases of papers without a topic; as JSON a file that "$XDG_CONFIG_HOME/papers/topics.json" can
/// start from.
ExitCode suggest_topics(const Context& context, std::size_t limit, bool json);

}  // namespace papers::cli
