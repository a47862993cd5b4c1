#include "eval/sanity_recipe.hpp"

#include <algorithm>
#include <cmath>
#include <unordered_map>

#include "base/string_table.hpp"
#include "recommend/machine.hpp"
#include "text/words.hpp"

namespace papers::eval {
namespace {

constexpr std::size_t most_terms = 20'000;
constexpr double cost = 0.01;

std::unordered_map<std::uint32_t, double> counts_of(const std::string& text, StringTable& terms) {
  std::unordered_map<std::uint32_t, double> out;
  std::string before;
  text::for_each_word(text, [&](std::string_view word, std::size_t, std::size_t) {
    if (word.size() < 2 || text::is_stop_word(word)) return;
    ++out[terms.number_of(word)];
    if (!before.empty()) ++out[terms.number_of(before + ' ' + std::string(word))];
    before = word;
  });
  return out;
}

}  // namespace

SanityRecipe::SanityRecipe(const std::vector<std::string>& texts) {
  StringTable terms;
  std::vector<std::unordered_map<std::uint32_t, double>> counted;
  for (const std::string& text : texts) counted.push_back(counts_of(text, terms));
  std::vector<double> papers(terms.size());
  std::vector<double> times(terms.size());
  for (const auto& counts : counted) {
    for (const auto& [term, count] : counts) {
      ++papers[term];
      times[term] += count;
    }
  }
  std::vector<double> sorted = times;
  std::sort(sorted.begin(), sorted.end(), std::greater<>());
  const double least = sorted[std::min(most_terms, sorted.size()) - 1];
  for (const auto& counts : counted) {
    recommend::Vector vector;
    for (const auto& [term, count] : counts) {
      if (times[term] < least) continue;
      const auto all = static_cast<double>(texts.size());
      vector.push_back({term, count * (std::log((1 + all) / (1 + papers[term])) + 1)});
    }
    const double length = std::sqrt(std::max(1e-9, recommend::square(vector)));
    for (auto& entry : vector) entry.value /= length;
    std::sort(vector.begin(), vector.end(),
              [](const auto& a, const auto& b) { return a.number < b.number; });
    vectors_.push_back(std::move(vector));
  }
}

std::vector<double> SanityRecipe::standings(const std::vector<std::size_t>& likes) const {
  const auto all = static_cast<double>(vectors_.size());
  const auto liked = static_cast<double>(likes.size());
  std::vector<recommend::Example> examples;
  for (const auto& vector : vectors_) {
    examples.push_back({&vector, false, cost * all / (2 * (all - liked))});
  }
  for (const std::size_t like : likes) {
    examples[like].liked = true;
    examples[like].cost = cost * all / (2 * liked);
  }
  const recommend::Machine machine = recommend::train(examples);
  std::vector<double> out;
  for (const auto& vector : vectors_) out.push_back(recommend::product(vector, machine.weights));
  return out;
}

}  // namespace papers::eval
