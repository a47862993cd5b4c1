#include "ingest/decoding/gbk.hpp"

#include <cstddef>

#include "base/ascii.hpp"

namespace papers::data {
/// A line for each lead byte, four hex digits for each trail byte (scripts/gbk-table).
extern const std::string_view gbk_hex;
}  // namespace papers::data

namespace papers::ingest {
namespace {

constexpr unsigned first_lead = 0x81, last_lead = 0xFE, first_trail = 0x40, last_trail = 0xFE;
constexpr std::size_t hex_digits = 4;
constexpr std::size_t line_size = (last_trail - first_trail + 1) * hex_digits + 1;

}  // namespace

char32_t gbk_character(unsigned char lead, unsigned char trail) {
  if (lead < first_lead || lead > last_lead || trail < first_trail || trail > last_trail) return 0;
  const std::size_t at = (lead - first_lead) * line_size + (trail - first_trail) * hex_digits;
  char32_t character = 0;
  for (const char c : data::gbk_hex.substr(at, hex_digits))
    character = character * 16 + static_cast<char32_t>(ascii::hex_digit(c));
  return character;
}

bool looks_like_gbk(std::string_view text) {
  std::size_t common = 0, pairs = 0;
  for (std::size_t i = 0; i + 1 < text.size(); ++i) {
    const auto lead = static_cast<unsigned char>(text[i]);
    if (lead < 0x80) continue;
    const auto trail = static_cast<unsigned char>(text[++i]);
    if (gbk_character(lead, trail) == 0) return false;
    ++pairs;
    const bool in_first_level = lead >= 0xB0 && lead <= 0xD7 && trail >= 0xA1;
    const bool is_punctuation = lead >= 0xA1 && lead <= 0xA3 && trail >= 0xA1;
    if (in_first_level || is_punctuation) ++common;
  }
  return pairs > 0 && common * 5 >= pairs * 4;
}

}  // namespace papers::ingest
