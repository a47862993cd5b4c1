#include "latent/stems.hpp"

#include <algorithm>

#include "base/ascii.hpp"
#include "text/word_cutter.hpp"
#include "text/words.hpp"

namespace papers::latent {
namespace {

constexpr std::size_t shortest_word_bytes = 2;
constexpr std::uint32_t title_times = 2;  // a title's word says more about the work

// "://", "www." or ".com/": looked for from the rarer characters in them.
bool has_address(std::string_view text) {
  for (std::size_t at = text.find(':'); at != std::string_view::npos; at = text.find(':', at + 1)) {
    if (text.substr(at).starts_with("://")) return true;
  }
  for (std::size_t at = text.find('.'); at != std::string_view::npos; at = text.find('.', at + 1)) {
    if (text.substr(0, at).ends_with("www") || text.substr(at).starts_with(".com/")) return true;
  }
  return false;
}

}  // namespace

bool relates(std::string_view folded) {
  return folded.size() >= shortest_word_bytes &&
         !std::all_of(folded.begin(), folded.end(), ascii::is_digit<char>) &&
         !text::is_stop_word(folded);
}

std::string without_addresses(std::string_view text) {
  if (!has_address(text)) return std::string(text);
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find_first_of(" \n\t", at), text.size());
    const std::string_view chunk = text.substr(at, end - at);
    if (!has_address(chunk)) out.append(chunk);
    out += ' ';
    at = end + 1;
  }
  return out;
}

void Stems::add(std::string_view text, std::uint32_t times) {
  std::uint32_t before = StringTable::none;
  std::size_t end_before = 0;
  text::cut_words(text, [&](std::string_view word, std::size_t offset, std::size_t size) {
    const std::uint32_t number = words_.number_of(word);
    if (number == stem_of_.size()) {
      stem_of_.push_back(relates(word) ? stems_.number_of(text::porter_stem(word))
                                       : StringTable::none);
      place_.resize(stems_.size());
    }
    const std::uint32_t stem = stem_of_[number];
    const bool adjoins = before != StringTable::none && offset == end_before + 1 &&
                         (text[end_before] == ' ' || text[end_before] == '-');
    if (adjoins && stem != StringTable::none) pairs_.push_back({before, stem, times});
    before = stem;
    end_before = offset + size;
    if (stem == StringTable::none) return;
    if (place_[stem] == 0) {
      counts_.push_back({stem, 0});
      place_[stem] = static_cast<std::uint32_t>(counts_.size());
    }
    counts_[place_[stem] - 1].count += times;
  });
}

const std::vector<StemCount>& Stems::count(std::string_view title, std::string_view abstract) {
  for (const StemCount& entry : counts_) place_[entry.stem] = 0;
  counts_.clear();
  pairs_.clear();
  add(title, title_times);
  if (has_address(abstract))
    add(without_addresses(abstract), 1);
  else
    add(abstract, 1);
  return counts_;
}

}  // namespace papers::latent
