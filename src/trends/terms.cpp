#include "trends/terms.hpp"

#include <algorithm>
#include <map>

#include "text/word_cutter.hpp"

namespace papers::trends {
namespace {

constexpr std::size_t fewest_papers = 6;
constexpr std::size_t papers_a_title = 5;  // of a term's papers, one in five has it in its title
constexpr std::size_t forms_read = 32;     // of a term, to choose how it is written

bool is_earlier(const Mention& left, const Mention& right) { return left.at < right.at; }

Term united(const Term& left, const Term& right) {
  Term out;
  std::set_union(left.mentions.begin(), left.mentions.end(), right.mentions.begin(),
                 right.mentions.end(), std::back_inserter(out.mentions), is_earlier);
  std::set_union(left.titles.begin(), left.titles.end(), right.titles.begin(), right.titles.end(),
                 std::back_inserter(out.titles));
  return out;
}

// `count` words from the `first` on, as they stand there.
std::string_view words_of(std::string_view text, std::size_t first, std::size_t count) {
  std::size_t word = 0;
  std::size_t begin = 0;
  std::size_t end = 0;
  text::cut_words(text, [&](std::string_view, std::size_t at, std::size_t size_bytes) {
    if (word == first) begin = at;
    if (++word == first + count) end = at + size_bytes;
  });
  return text.substr(begin, end - begin);
}

bool is_concept(const Term& term) {
  return term.mentions.size() >= fewest_papers &&
         term.titles.size() * papers_a_title >= term.mentions.size();
}

}  // namespace

Terms::Terms(library::Library& library, const Papers& papers)
    : database_(library.database()),
      papers_(papers),
      read_(read_terms(database_, papers)),
      gone_(read_.terms.size()) {
  fold_acronyms();
  drop_parts();
  for (Node node = 0; node < read_.terms.size(); ++node) {
    if (!gone_[node] && is_concept(all_of(node))) found_.push_back(node);
  }
}

void Terms::fold_acronyms() {
  for (const auto& [acronym, long_form] : read_.acronyms) {
    if (gone_[acronym] || gone_[long_form]) continue;
    folded_[long_form] = {acronym, united(read_.terms[acronym], read_.terms[long_form])};
    gone_[acronym] = true;
  }
}

void Terms::drop_parts() {
  std::vector<std::size_t> now;
  for (const Term& term : read_.terms) now.push_back(now_of(term));
  for (Node node = 0; node < read_.terms.size(); ++node) {
    const Term& term = all_of(node);
    if (gone_[node] || !is_concept(term)) continue;
    const std::size_t now_of_whole = folded_.count(node) != 0 ? now_of(term) : now[node];
    for (const Node part : parts_of(node)) {
      if (part == PhraseTree::none || folded_.count(part) != 0) continue;
      if (now_of_whole * 2 >= now[part]) gone_[part] = true;
    }
  }
}

std::vector<Trend> Terms::trends(const Request& request) const {
  std::vector<Trend> out;
  for (const Node node : found_) {
    const Term& term = all_of(node);
    Tally tally(request);
    for (const Mention& mention : term.mentions) tally.add(papers_.listed[mention.at]);
    out.push_back(tally.trend(papers_));
  }
  return out;
}

std::string Terms::text(std::size_t place) const {
  const Node node = found_[place];
  std::string out = form_of(node);
  if (const auto folded = folded_.find(node); folded != folded_.end()) {
    out += " (" + form_of(folded->second.acronym) + ")";
  }
  return out;
}

std::vector<std::int64_t> Terms::examples(std::size_t place, Examples& examples) const {
  const Term& term = all_of(found_[place]);
  std::vector<std::uint32_t> all;
  std::vector<std::uint32_t> titled;
  for (const Mention& mention : term.mentions) {
    if (papers_.listed[mention.at].now) all.push_back(mention.at);
  }
  std::copy_if(term.titles.begin(), term.titles.end(), std::back_inserter(titled),
               [this](std::uint32_t at) { return papers_.listed[at].now; });
  return examples.of(titled.empty() ? all : titled, all);
}

const Term& Terms::all_of(Node node) const {
  const auto folded = folded_.find(node);
  return folded == folded_.end() ? read_.terms[node] : folded->second.both;
}

// That of most of its first papers.
std::string Terms::form_of(Node node) const {
  std::map<std::string, int> forms;
  const Term& term = read_.terms[node];
  const std::size_t words = read_.tree.depth(node);
  auto& row = database_.cached("SELECT title, abstract FROM paper WHERE id = ?1");
  for (std::size_t i = 0; i < std::min(forms_read, term.mentions.size()); ++i) {
    const Mention& mention = term.mentions[i];
    row.bind(1, papers_.listed[mention.at].paper);
    if (row.step()) {
      const std::string_view text = row.text(mention.in_title ? 0 : 1);
      ++forms[std::string(words_of(text, mention.first, words))];
    }
    row.reset();
  }
  const auto best = std::max_element(
      forms.begin(), forms.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
  return best == forms.end() ? std::string() : best->first;
}

std::size_t Terms::now_of(const Term& term) const {
  return static_cast<std::size_t>(
      std::count_if(term.mentions.begin(), term.mentions.end(),
                    [&](const Mention& mention) { return papers_.listed[mention.at].now; }));
}

// The shorter terms in one of two or three words; `none` where there is no such term.
std::vector<PhraseTree::Node> Terms::parts_of(Node node) const {
  const PhraseTree& tree = read_.tree;
  const auto single = [&tree](Node run) { return tree.find(PhraseTree::root, tree.run(run).stem); };
  const Node begin = tree.run(node).before;
  if (begin == PhraseTree::root) return {};
  const Node first = tree.run(begin).before;
  if (first == PhraseTree::root) return {begin, single(node)};
  const Node middle = single(begin);
  const Node end = middle == PhraseTree::none ? middle : tree.find(middle, tree.run(node).stem);
  return {begin, end, first, middle, single(node)};
}

}  // namespace papers::trends
