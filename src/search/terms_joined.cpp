#include "search/terms_joined.hpp"

#include <algorithm>
#include <optional>
#include <span>
#include <string>

#include "search/digits.hpp"
#include "search/version_names.hpp"
#include "text/words.hpp"

namespace papers::search {
namespace {

constexpr std::size_t longest_term_words = 5;
constexpr std::size_t longest_query_words = 32;  // a pasted abstract has sentences, not terms

// The one folded word of a plain node; empty: it is no such node.
std::string word_of(const Node& node) {
  if (node.kind != Node::Kind::word) return {};
  auto words = text::words(node.text);
  return words.size() == 1 ? std::move(words.front().folded) : std::string();
}

Node joined(std::span<const Node> nodes, std::string_view between) {
  Node out = nodes.front();
  for (const Node& node : nodes.subspan(1)) (out.text += between) += node.text;
  return out;
}

// How many words from the first on are one term; 0: none. The shortest, so that in "in context
// learning" the last word stays a word of its own. A term ends with what it is about.
std::size_t term_size(std::span<const std::string> words, Vocabulary& vocabulary) {
  bool has_function_word = false;
  for (std::size_t i = 0; i < std::min(words.size(), longest_term_words); ++i) {
    if (words[i].empty()) return 0;
    const bool function_word = text::is_stop_word(words[i]);
    has_function_word = has_function_word || function_word;
    const auto term = words.first(i + 1);
    if (i > 0 && has_function_word && !function_word &&
        (vocabulary.has_compound(term) || !digit_spellings(term, vocabulary).empty())) {
      return i + 1;
    }
  }
  return 0;
}

std::optional<std::vector<Node>> as_sequence(const std::vector<Node>& nodes,
                                             std::span<const std::string> words,
                                             Vocabulary& vocabulary) {
  const auto first = std::find_if_not(nodes.begin(), nodes.end(), is_condition);
  const auto start = static_cast<std::size_t>(first - nodes.begin());
  words = words.subspan(start);
  const bool only_function_words =
      words.size() > 1 && std::all_of(words.begin(), words.end(), text::is_stop_word);
  if (!only_function_words || !vocabulary.has_sequence(words)) return std::nullopt;
  std::vector<Node> out(nodes.begin(), first);
  out.push_back(joined(std::span(nodes).subspan(start), " "));
  return out;
}

}  // namespace

std::vector<Node> with_terms_joined(const std::vector<Node>& nodes, Vocabulary& vocabulary) {
  std::vector<std::string> words;
  words.reserve(nodes.size());
  for (const Node& node : nodes) words.push_back(word_of(node));
  if (words.size() > longest_query_words) return nodes;
  if (auto sequence = as_sequence(nodes, words, vocabulary)) return std::move(*sequence);
  std::vector<Node> out;
  for (std::size_t i = 0; i < nodes.size();) {
    const std::size_t size = term_size(std::span(words).subspan(i), vocabulary);
    out.push_back(size == 0 ? nodes[i] : joined(std::span(nodes).subspan(i, size), "-"));
    if (std::string apart = spread_version(words[i], vocabulary); size == 0 && !apart.empty()) {
      out.back().text = std::move(apart);
    }
    i += std::max<std::size_t>(1, size);
  }
  return out;
}

}  // namespace papers::search
