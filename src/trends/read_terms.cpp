#include "trends/read_terms.hpp"

#include <algorithm>
#include <map>

#include "base/ascii.hpp"
#include "base/interrupt.hpp"
#include "search/acronyms.hpp"
#include "trends/tokens.hpp"

namespace papers::trends {
namespace {

using Node = PhraseTree::Node;

constexpr std::size_t fewest_titles = 3;
constexpr std::uint32_t fewest_introductions = 2;  // of an acronym by its long form
constexpr std::size_t longest_acronym = 8;
constexpr std::int32_t most_papers_a_title = 20;  // of what may be a term with its acronym

class TermReader {
 public:
  TermReader(library::Database& database, const Papers& papers)
      : database_(database), papers_(papers) {}

  ReadTerms read() {
    read_titles();
    for (std::uint32_t at = 0; at < papers_.listed.size(); ++at) {
      throw_if_interrupted();
      read_text(at);
    }
    drop_prose();
    pair_acronyms();
    return std::move(out_);
  }

 private:
  // A run stands in no more titles than its rarest stem: most are never looked at.
  void read_titles() {
    auto& row = database_.cached("SELECT title FROM paper WHERE id = ?1");
    for (const Listed& listed : papers_.listed) {
      row.bind(1, listed.paper);
      titles_.push_back(row.step() ? tokenizer_.tokens(row.text(0)) : std::vector<Token>());
      row.reset();
    }
    std::vector<std::size_t> titles_with(tokenizer_.stems());
    for (const auto& title : titles_) {
      for (const Token& token : title) ++titles_with[token.stem];
    }
    PhraseTree met;
    std::vector<Term> terms(1);
    std::vector<std::size_t> ends_there;  // by node: titles
    for (std::uint32_t at = 0; at < titles_.size(); ++at) {
      for_each_run(
          titles_[at],
          [&](Node node, std::uint32_t stem) {
            if (titles_with[stem] < fewest_titles) return Node{PhraseTree::none};
            node = met.add(node, stem);
            if (node == terms.size()) terms.emplace_back();
            return node;
          },
          [&](Node node, std::size_t, std::size_t last) {
            auto& places = terms[node].titles;
            if (!places.empty() && places.back() == at) return;
            places.push_back(at);
            ends_there.resize(terms.size());
            if (!titles_[at][last].goes_on) ++ends_there[node];
          });
    }
    // "large language", "physical": a term ends where its phrase does, in half of its titles.
    ends_there.resize(terms.size());
    for (Node node = 0; node < met.size(); ++node) {
      if (ends_there[node] * 2 < terms[node].titles.size()) terms[node].titles.clear();
    }
    keep_terms(met, terms);
  }

  void keep_terms(const PhraseTree& met, std::vector<Term>& terms) {
    out_.terms.resize(1);
    for (Node node = 1; node < met.size(); ++node) {
      if (terms[node].titles.size() < fewest_titles) continue;
      const Node kept = add_run(met, node);
      out_.terms.resize(out_.tree.size());
      out_.terms[kept] = std::move(terms[node]);
    }
    counts_.resize(out_.terms.size());
    for (Node node = 0; node < out_.terms.size(); ++node) {
      counts_[node].papers_left =
          most_papers_a_title * static_cast<std::int32_t>(out_.terms[node].titles.size());
    }
  }

  Node add_run(const PhraseTree& met, Node node) {
    if (node == PhraseTree::root) return node;
    return out_.tree.add(add_run(met, met.run(node).before), met.run(node).stem);
  }

  void read_text(std::uint32_t at) {
    auto& row = database_.cached("SELECT abstract FROM paper WHERE id = ?1");
    row.bind(1, papers_.listed[at].paper);
    if (row.step()) {
      read_runs(tokenizer_.tokens(row.text(0)), {.at = at});
      read_acronyms(row.text(0));
    }
    row.reset();
    read_runs(titles_[at], {.at = at, .in_title = true});
  }

  void read_runs(const std::vector<Token>& tokens, Mention mention) {
    for_each_run(
        tokens, [this](Node node, std::uint32_t stem) { return out_.tree.find(node, stem); },
        [&](Node node, std::size_t first, std::size_t last) {
          Count& count = counts_[node];
          if (count.last_paper == mention.at || count.papers_left < 0) return;
          count.last_paper = mention.at;
          if (--count.papers_left < 0) return;
          mention.begin = tokens[first].begin;
          mention.end = tokens[last].end;
          out_.terms[node].mentions.push_back(mention);
        });
  }

  void drop_prose() {
    for (Node node = 0; node < out_.terms.size(); ++node) {
      Term& term = out_.terms[node];
      if (counts_[node].papers_left < 0) term = {};
    }
  }

  // "long form (LF)".
  void read_acronyms(std::string_view abstract) {
    for (std::size_t open = abstract.find('('); open != std::string_view::npos;
         open = abstract.find('(', open + 1)) {
      std::size_t end = open + 1;
      std::string folded;
      int capitals = 0;
      while (end < abstract.size() && ascii::is_alphanumeric(abstract[end]) &&
             folded.size() <= longest_acronym) {
        capitals += abstract[end] != ascii::lower(abstract[end]) ? 1 : 0;
        folded += ascii::lower(abstract[end++]);
      }
      if (capitals < 2 || folded.size() > longest_acronym || end == abstract.size()) continue;
      if (abstract[end] != ')') continue;
      if (folded.size() > 2 && folded.back() == 's') folded.pop_back();
      const auto form = search::long_form_before(abstract.substr(0, open), open, folded);
      if (form.empty()) continue;
      std::vector<std::uint32_t> stems = stems_of(form);
      if (stems.size() <= most_words) ++introduced_[folded][std::move(stems)];
    }
  }

  void pair_acronyms() {
    for (const auto& [acronym, longs] : introduced_) {
      const auto best =
          std::max_element(longs.begin(), longs.end(),
                           [](const auto& a, const auto& b) { return a.second < b.second; });
      if (best->second < fewest_introductions) continue;
      const Node short_form = term_of(stems_of(acronym));
      const Node long_form = term_of(best->first);
      if (short_form == PhraseTree::none || long_form == PhraseTree::none) continue;
      if (short_form != long_form) out_.acronyms.emplace_back(short_form, long_form);
    }
  }

  std::vector<std::uint32_t> stems_of(std::string_view text) {
    std::vector<std::uint32_t> stems;
    for (const Token& token : tokenizer_.tokens(text)) stems.push_back(token.stem);
    return stems;
  }

  [[nodiscard]] Node term_of(const std::vector<std::uint32_t>& stems) const {
    Node node = PhraseTree::root;
    for (const std::uint32_t stem : stems) {
      if (node != PhraseTree::none) node = out_.tree.find(node, stem);
    }
    const bool is_term = node != PhraseTree::none && !out_.terms[node].titles.empty();
    return is_term ? node : Node{PhraseTree::none};
  }

  /// Of a term while abstracts are read: apart from the rest of it, as most words only ask this.
  struct Count {
    std::uint32_t last_paper = UINT32_MAX;  ///< that was counted
    std::int32_t papers_left = 0;           ///< that may yet have it; below 0: it is prose
  };

  library::Database& database_;
  const Papers& papers_;
  Tokenizer tokenizer_;
  std::vector<std::vector<Token>> titles_;  ///< by place in Papers::listed
  ReadTerms out_;
  std::vector<Count> counts_;  ///< by node
  /// By acronym: how many times each long form introduces it.
  std::map<std::string, std::map<std::vector<std::uint32_t>, std::uint32_t>> introduced_;
};

}  // namespace

ReadTerms read_terms(library::Database& database, const Papers& papers) {
  return TermReader(database, papers).read();
}

}  // namespace papers::trends
