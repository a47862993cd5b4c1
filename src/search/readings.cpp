#include "search/readings.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <utility>

#include "library/identities.hpp"
#include "search/matcher.hpp"
#include "search/parser.hpp"
#include "text/escape.hpp"
#include "text/fold.hpp"
#include "text/width.hpp"
#include "text/words.hpp"

namespace papers::search {

namespace {

// As shown.
std::vector<std::string> phrases_of_no_paper(const Plan& plan, library::Database& database) {
  std::vector<std::string> nowhere;
  Matcher matcher(database, plan);
  for (std::size_t i = 0; i < plan.terms.size(); ++i) {
    const Term& term = plan.terms[i];
    const Form& typed = term.forms.front();
    const bool phrase = term.scored && term.exact && typed.shape == Form::Shape::sequence &&
                        typed.phrases.front().size() > 1;
    if (!phrase) continue;
    if (!matcher.occurs(i)) nowhere.push_back(term.shown);
  }
  return nowhere;
}

// False: none was there.
bool open_phrases_called(const std::vector<std::string>& texts, Node& node) {
  if (node.kind == Node::Kind::none || node.kind == Node::Kind::near) return false;
  if (node.kind == Node::Kind::phrase &&
      std::find(texts.begin(), texts.end(), node.text) != texts.end()) {
    Node all;
    all.kind = Node::Kind::all;
    for (const text::Word& word : text::words(node.text)) {
      Node& child = all.children.emplace_back();
      child.text = word.text;
    }
    node = std::move(all);
    return true;
  }
  bool opened = false;
  std::vector<Node> children;
  for (Node& child : node.children) {
    const bool phrase = child.kind == Node::Kind::phrase;
    const bool now = open_phrases_called(texts, child);
    opened = opened || now;
    if (now && phrase && node.kind == Node::Kind::all)
      std::move(child.children.begin(), child.children.end(), std::back_inserter(children));
    else
      children.push_back(std::move(child));
  }
  node.children = std::move(children);
  return opened;
}

}  // namespace

void take_title_for_text(Query& query, library::Database& database, Day today) {
  if (!query.root || query.words.find(" -") == std::string::npos) return;
  const std::string fold = text::fold_title(query.words);
  if (fold.empty() || library::papers_titled(database, fold).empty()) return;
  std::string text = query.text;
  const std::size_t start = text.size() - query.words.size();
  for (auto at = text.find(" -", start); at != std::string::npos; at = text.find(" -", at)) {
    text.erase(at + 1, 1);
  }
  query = parse_query(text, today);
}

std::vector<std::string> open_phrases(Query& query, const Plan& plan, library::Database& database) {
  const auto nowhere = phrases_of_no_paper(plan, database);
  if (nowhere.empty() || !open_phrases_called(nowhere, *query.root)) return {};
  std::vector<std::string> remarks;
  for (const std::string& phrase : nowhere) {
    remarks.push_back(fmt::format("no paper has \"{}\"; its words were looked for",
                                  text::truncate_cols(text::single_line(phrase), 60)));
  }
  return remarks;
}

}  // namespace papers::search
