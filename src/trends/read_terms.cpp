#include "trends/read_terms.hpp"

#include <algorithm>
#include <map>
#include <span>

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
    read_texts();
    find_terms();
    for (std::uint32_t at = 0; at < papers_.listed.size(); ++at) {
      throw_if_interrupted();
      read_runs(abstracts_.of(at), at, false);
      read_runs(titles_.of(at), at, true);
    }
    drop_prose();
    pair_acronyms();
    return std::move(out_);
  }

 private:
  /// By place in Papers::listed.
  struct Texts {
    std::vector<Token> tokens;
    std::vector<std::size_t> ends;
    [[nodiscard]] std::span<const Token> of(std::size_t at) const {
      const std::size_t begin = at == 0 ? 0 : ends[at - 1];
      return std::span(tokens).subspan(begin, ends[at] - begin);
    }
  };

  /// Of a run of stems while titles are read.
  struct Titles {
    std::uint32_t last_paper = UINT32_MAX;  ///< that was counted
    std::uint32_t count = 0, ends_there = 0;
  };

  // Each paper once: what is a term is known only after the last title.
  void read_texts() {
    constexpr std::size_t words_of_abstract = 200;  // about so many in most
    abstracts_.tokens.reserve(papers_.listed.size() * words_of_abstract);
    auto& row = database_.cached("SELECT title, abstract FROM paper WHERE id = ?1");
    for (const Listed& listed : papers_.listed) {
      throw_if_interrupted();
      row.bind(1, listed.paper);
      if (row.step()) {
        words_.cut(row.text(0), titles_.tokens);
        words_.cut(row.text(1), abstracts_.tokens);
        read_acronyms(row.text(1));
      }
      row.reset();
      titles_.ends.push_back(titles_.tokens.size());
      abstracts_.ends.push_back(abstracts_.tokens.size());
    }
  }

  // A run stands in no more titles than its rarest stem: most are never looked at.
  void find_terms() {
    words_.know(titles_.tokens);
    std::vector<std::size_t> titles_with(words_.stems());
    for (const Token& token : titles_.tokens) ++titles_with[words_[token].stem];
    PhraseTree met;
    std::vector<Titles> titles(1);  // by node
    for (std::uint32_t at = 0; at < papers_.listed.size(); ++at) {
      const Places places(titles_.of(at), words_);
      for_each_run(
          titles_.of(at), words_,
          [&](Node node, std::uint32_t stem) {
            if (titles_with[stem] < fewest_titles) return Node{PhraseTree::none};
            node = met.add(node, stem);
            if (node == titles.size()) titles.emplace_back();
            return node;
          },
          [&](Node node, std::size_t, std::size_t last) {
            Titles& with = titles[node];
            if (with.last_paper == at) return;
            with.last_paper = at;
            ++with.count;
            if (!places.goes_on(last)) ++with.ends_there;
          });
    }
    keep_terms(met, titles);
  }

  void keep_terms(const PhraseTree& met, const std::vector<Titles>& titles) {
    for (Node node = 1; node < met.size(); ++node) {
      // "large language", "physical": a term ends where its phrase does, in half of its titles.
      const auto [last_paper, count, ends_there] = titles[node];
      if (count < fewest_titles || ends_there * 2 < count) continue;
      const Node kept = add_run(met, node);
      counts_.resize(out_.tree.size());
      counts_[kept].papers_left = most_papers_a_title * static_cast<std::int32_t>(count);
    }
    counts_.resize(out_.tree.size());
    out_.terms.resize(out_.tree.size());
    std::vector<bool> is_wanted(words_.stems());
    for (Node node = 1; node < out_.tree.size(); ++node) is_wanted[out_.tree.run(node).stem] = true;
    words_.know_all(is_wanted);
  }

  Node add_run(const PhraseTree& met, Node node) {
    if (node == PhraseTree::root) return node;
    return out_.tree.add(add_run(met, met.run(node).before), met.run(node).stem);
  }

  void read_runs(std::span<const Token> tokens, std::uint32_t at, bool in_title) {
    for_each_run(
        tokens, words_,
        [this](Node node, std::uint32_t stem) { return out_.tree.find(node, stem); },
        [&](Node node, std::size_t first, std::size_t) {
          auto& titles = out_.terms[node].titles;
          if (in_title && (titles.empty() || titles.back() != at)) titles.push_back(at);
          Count& count = counts_[node];
          if (count.last_paper == at || count.papers_left < 0) return;
          count.last_paper = at;
          if (--count.papers_left < 0) return;
          out_.terms[node].mentions.push_back(
              {.at = at, .first = static_cast<std::uint32_t>(first), .in_title = in_title});
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
      introduced_.emplace_back();
      words_.cut(folded, introduced_.back().acronym);
      words_.cut(form, introduced_.back().long_form);
    }
  }

  void pair_acronyms() {
    // By acronym: how many times each long form introduces it.
    std::map<Node, std::map<Node, std::uint32_t>> longs_of;
    for (const Introduction& introduction : introduced_) {
      const Node acronym = term_of(introduction.acronym);
      const Node long_form = term_of(introduction.long_form);
      if (acronym == PhraseTree::none || long_form == PhraseTree::none) continue;
      if (acronym != long_form) ++longs_of[acronym][long_form];
    }
    for (const auto& [acronym, longs] : longs_of) {
      const auto best =
          std::max_element(longs.begin(), longs.end(),
                           [](const auto& a, const auto& b) { return a.second < b.second; });
      if (best->second >= fewest_introductions) out_.acronyms.emplace_back(acronym, best->first);
    }
  }

  // `none` where it is none.
  [[nodiscard]] Node term_of(std::span<const Token> tokens) const {
    Node node = PhraseTree::root;
    for (const Token& token : tokens) {
      if (node != PhraseTree::none) node = out_.tree.find(node, words_[token].stem);
    }
    const bool is_term = node != PhraseTree::none && !out_.terms[node].titles.empty();
    return is_term ? node : Node{PhraseTree::none};
  }

  struct Introduction {
    std::vector<Token> acronym, long_form;
  };
  /// Of a term while abstracts are read: apart from the rest of it, as most words only ask this.
  struct Count {
    std::uint32_t last_paper = UINT32_MAX;  ///< that was counted
    std::int32_t papers_left = 0;           ///< that may yet have it; below 0: it is prose
  };

  library::Database& database_;
  const Papers& papers_;
  Words words_;
  Texts titles_, abstracts_;
  ReadTerms out_;
  std::vector<Count> counts_;  ///< by node
  std::vector<Introduction> introduced_;
};

}  // namespace

ReadTerms read_terms(library::Database& database, const Papers& papers) {
  return TermReader(database, papers).read();
}

}  // namespace papers::trends
