#include "topics/evidence.hpp"

#include <fmt/format.h>

#include <cmath>
#include <cstdint>
#include <nlohmann/json.hpp>
#include <utility>

namespace papers::topics {
namespace {

void append_json_text(std::string& out, std::string_view text) {
  out += '"';
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    // White space inside a phrase may be a line break; other controls were cleaned at ingest.
    out += static_cast<unsigned char>(c) < 0x20 ? ' ' : c;
  }
  out += '"';
}

/// A weight with two digits after the point.
void append_weight(std::string& out, double weight) {
  const auto hundredths = static_cast<std::int64_t>(std::llround(std::abs(weight) * 100));
  if (weight < 0 && hundredths != 0) out += '-';
  const fmt::format_int whole(hundredths / 100);
  out.append(whole.data(), whole.size());
  out += '.';
  out += static_cast<char>('0' + hundredths / 10 % 10);
  out += static_cast<char>('0' + hundredths % 10);
}

}  // namespace

// By hand: every new paper has some.
std::string evidence_json(const std::vector<EvidenceWord>& evidence) {
  std::string json = "[";
  for (const EvidenceWord& word : evidence) {
    if (json.size() > 1) json += ',';
    json += "{\"text\":";
    append_json_text(json, word.text);
    json += ",\"weight\":";
    append_weight(json, word.weight);
    json += '}';
  }
  return json + "]";
}

std::vector<EvidenceWord> evidence_of_json(std::string_view json) {
  std::vector<EvidenceWord> evidence;
  const auto list = nlohmann::json::parse(json, nullptr, false);
  if (!list.is_array()) return evidence;
  for (const auto& entry : list) {
    if (!entry.is_object()) continue;
    const auto text = entry.find("text");
    const auto weight = entry.find("weight");
    if (text == entry.end() || !text->is_string()) continue;
    EvidenceWord word;
    word.text = text->get<std::string>();
    if (weight != entry.end() && weight->is_number()) word.weight = weight->get<double>();
    evidence.push_back(std::move(word));
  }
  return evidence;
}

}  // namespace papers::topics
