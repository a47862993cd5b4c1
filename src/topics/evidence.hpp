// Why a paper has a topic, as the JSON of the column paper_topic.evidence (docs/schema.md).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "topics/judge.hpp"

namespace papers::topics {

/// Weights have two digits after the point.
std::string evidence_json(const std::vector<EvidenceWord>& evidence);

/// What is no word with its weight is passed over, whoever wrote it.
std::vector<EvidenceWord> evidence_of_json(std::string_view json);

}  // namespace papers::topics
