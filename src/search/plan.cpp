#include "search/plan.hpp"

#include <algorithm>

#include "search/digits.hpp"
#include "search/letters.hpp"
#include "search/term_weights.hpp"
#include "search/terms_joined.hpp"
#include "search/variants.hpp"
#include "text/variants.hpp"
#include "text/words.hpp"

namespace papers::search {
namespace {

constexpr std::size_t shortest_part_bytes = 2;
constexpr int enough_words = 3;    // of a query, to say what is wanted without its claims
constexpr int apart_words = 1000;  // words between places that are no neighbours

std::vector<std::string> folded_words(std::string_view text) {
  std::vector<std::string> out;
  for (text::Word& word : text::words(text)) out.push_back(std::move(word.folded));
  return out;
}

// Where a leaf stands in the tree.
struct Place {
  unsigned columns = columns::all;
  bool negated = false;
  const Field* unindexed = nullptr;  ///< the field, if paper_fts lacks it
};

class Planner {
 public:
  Planner(Plan& plan, Vocabulary& vocabulary, Reading reading, const Weights& weights)
      : plan_(plan), vocabulary_(vocabulary), reading_(reading), weights_(weights) {}

  Clause clause(const Node& node, Place place) {
    switch (node.kind) {
      case Node::Kind::word:
      case Node::Kind::phrase:
      case Node::Kind::prefix:
      case Node::Kind::near:
        return leaf(node, place);
      case Node::Kind::all:
        return all(node, place);
      case Node::Kind::any:
        return group(Clause::Kind::any, node, place);
      case Node::Kind::none:
        place.negated = !place.negated;
        return group(Clause::Kind::none, node, place);
      case Node::Kind::field:
        place.unindexed = node.field->columns == 0 ? node.field : nullptr;
        place.columns = node.field->columns;
        return clause(node.children.front(), place);
      case Node::Kind::condition:
        break;
    }
    return fact(node);
  }

 private:
  Clause group(Clause::Kind kind, const Node& node, Place place) {
    Clause out;
    out.kind = kind;
    for (const Node& child : node.children) {
      position_ += apart_words;  // alternatives are no neighbours
      out.children.push_back(clause(child, place));
    }
    position_ += apart_words;
    return out;
  }

  static Clause fact(Node node) {
    Clause out;
    out.kind = Clause::Kind::fact;
    out.fact = std::move(node);
    return out;
  }

  static bool is_stop_word(const Node& node) {
    if (node.kind != Node::Kind::word) return false;
    const auto words = folded_words(node.text);
    return words.size() == 1 && text::is_stop_word(words.front());
  }

  // "Turning", "efficient": papers say it of any work, and of this one perhaps in other words.
  static bool is_claim(const Node& node) {
    if (node.kind != Node::Kind::word) return false;
    const auto words = folded_words(node.text);
    return words.size() == 1 && text::plainness(words.front()) == text::Plainness::claim;
  }

  // Whether a paper may lack the claims among `nodes`, as the other words say what is wanted.
  [[nodiscard]] bool may_lack_claims(const std::vector<Node>& nodes, Place place) const {
    if (!reading_.ranked || reading_.exact || place.negated) return false;
    if (place.columns != columns::all || place.unindexed != nullptr) return false;
    const auto says_something = [](const Node& node) {
      return node.kind == Node::Kind::word && !is_stop_word(node) && !is_claim(node);
    };
    return std::count_if(nodes.begin(), nodes.end(), says_something) >= enough_words;
  }

  // Function words say nothing about what a paper is about: "tools for agents" asks for two words.
  // A query of nothing else, conditions aside, means them.
  Clause all(const Node& node, Place place) {
    Clause out;
    out.kind = Clause::Kind::all;
    const bool whole_words = !reading_.exact && place.unindexed == nullptr;
    const std::vector<Node> children =
        whole_words ? with_terms_joined(node.children, vocabulary_) : node.children;
    const bool only_stop_words =
        std::all_of(children.begin(), children.end(),
                    [&](const Node& child) { return is_condition(child) || is_stop_word(child); });
    const bool may_lack = may_lack_claims(children, place);
    std::vector<Neighbour> run;
    for (const Node& child : children) {
      const bool plain = child.kind == Node::Kind::word && place.unindexed == nullptr;
      const auto words = plain ? folded_words(child.text) : std::vector<std::string>();
      const bool stop = plain && !only_stop_words && is_stop_word(child);
      if (stop) {
        plan_.stop_words.push_back(child.text);
        position_ += static_cast<int>(words.size());
      } else {
        out.children.push_back(clause(child, place));
      }
      if (plain && (stop || out.children.back().kind == Clause::Kind::term)) {
        const auto term = stop ? std::nullopt : std::optional(out.children.back().term);
        for (const std::string& word : words) run.push_back({word, term});
      } else {
        link(run);
      }
      if (may_lack && !stop && is_claim(child)) {
        plan_.terms[out.children.back().term].needed = false;
        out.children.pop_back();
      }
    }
    link(run);
    drop_repeated(out.children);
    return out;
  }

  void link(std::vector<Neighbour>& run) {
    if (!reading_.exact && run.size() > 1) add_joint_variants(plan_, run, vocabulary_);
    run.clear();
  }

  static void drop_repeated(std::vector<Clause>& clauses) {
    std::vector<std::size_t> seen;
    std::vector<Clause> kept;
    for (Clause& clause : clauses) {
      if (clause.kind == Clause::Kind::term) {
        if (std::find(seen.begin(), seen.end(), clause.term) != seen.end()) continue;
        seen.push_back(clause.term);
      }
      kept.push_back(std::move(clause));
    }
    clauses = std::move(kept);
  }

  Clause leaf(const Node& node, Place place) {
    if (place.unindexed != nullptr) {
      Node word = node;
      word.field = place.unindexed;
      return fact(std::move(word));
    }
    Term term = node.kind == Node::Kind::near                      ? near_term(node)
                : node.kind == Node::Kind::word && !reading_.exact ? word_term(node)
                                                                   : literal_term(node);
    term.columns = place.columns;
    term.scored = !place.negated;
    term.plain = term.scored && node.kind == Node::Kind::word && place.columns == columns::all;
    const int size = word_count(term);
    if (reading_.loose && node.kind == Node::Kind::word && term.scored) add_parts(term);
    Clause out;
    out.term = add(std::move(term));
    if (!place.negated) plan_.sequence.push_back({out.term, position_});
    position_ += size;
    return out;
  }

  // Few papers write a compound as it was typed, more have its parts ("TGF-beta", "beta").
  void add_parts(Term& whole) {
    const Form& typed = whole.forms.front();
    if (reading_.exact || typed.variants_only) return;
    const std::vector<std::string> words = typed.phrases.front();
    if (words.size() < 2) return;
    for (const std::string& word : words) {
      if (word.size() < shortest_part_bytes || text::is_stop_word(word)) continue;
      Term part;
      part.shown = word;
      part.columns = whole.columns;
      part.scored = part.part = true;
      part.count = weights_.part;
      part.forms.emplace_back();
      part.forms.front().phrases.push_back({word});
      add(std::move(part));
      whole.count = weights_.compound;
    }
  }

  // GPT-4V and GPT-4o for GPT-4 and gpt4.
  static void add_longer_names(Term& term, const std::vector<std::string>& words) {
    std::vector<std::string> names = text::name_forms(term.shown);
    if (words.size() == 1) names.push_back(words.front());
    for (const std::string& name : names) {
      const std::size_t digit = name.find_first_of("0123456789");
      if (digit == std::string::npos || digit < shortest_part_bytes) continue;
      Form form;
      form.source = Form::Source::longer;
      form.phrases = {{name}};
      form.prefix = true;
      term.forms.push_back(std::move(form));
    }
  }

  static int word_count(const Term& term) {
    return static_cast<int>(term.forms.front().phrases.front().size());
  }

  // Pairs of Chinese, Japanese and Korean characters stand in the variants column, as the stock
  // tokenizer makes one word of a whole clause.
  static std::optional<Term> cjk_term(const Node& node) {
    const auto pairs = text::cjk_pairs(node.text);
    if (pairs.empty()) return std::nullopt;
    Term term;
    term.shown = node.text;
    Form form;
    form.source = Form::Source::name;
    form.shape = pairs.size() == 1 ? Form::Shape::sequence : Form::Shape::together;
    form.variants_only = true;
    for (const std::string& pair : pairs) form.phrases.push_back({pair});
    term.forms.push_back(std::move(form));
    return term;
  }

  // C++ and C# are names that their letters alone do not tell from C.
  static std::optional<Term> symbol_term(const Node& node) {
    if (node.text.find_first_of("+#") == std::string::npos) return std::nullopt;
    if (node.text.find(' ') != std::string::npos) return std::nullopt;
    const auto names = text::name_forms(node.text);
    if (names.empty()) return std::nullopt;
    Term term;
    term.shown = node.text;
    Form form;
    form.source = Form::Source::name;
    form.phrases = {{names.front()}};
    form.variants_only = true;
    term.forms.push_back(std::move(form));
    return term;
  }

  Term literal_term(const Node& node) {
    if (auto term = cjk_term(node)) return *term;
    if (auto term = symbol_term(node)) return *term;
    Term term;
    term.shown = node.text;
    Form form;
    form.phrases.push_back(folded_words(node.text));
    form.prefix = node.kind == Node::Kind::prefix;
    term.exact = !form.prefix;
    term.forms.push_back(std::move(form));
    return term;
  }

  Term word_term(const Node& node) {
    if (auto term = cjk_term(node)) return *term;
    if (auto term = symbol_term(node)) return *term;
    Term term;
    term.shown = node.text;
    const auto words = folded_words(node.text);
    Form typed;
    typed.phrases.push_back(words);
    term.forms.push_back(std::move(typed));
    for (const std::string& name : text::name_forms(node.text)) {
      if (words.size() == 1 && words.front() == name) continue;
      Form form;
      form.source = Form::Source::name;
      form.phrases = {{name}};
      term.forms.push_back(std::move(form));
    }
    if (words.size() == 1) add_word_variants(term, words.front(), vocabulary_, reading_.ranked);
    add_joined_version(term, words, vocabulary_);
    add_longer_names(term, words);
    for (std::vector<std::string>& other : digit_spellings(words, vocabulary_)) {
      Form form;
      form.source = Form::Source::spelling;
      form.phrases.push_back(std::move(other));
      term.forms.push_back(std::move(form));
    }
    return term;
  }

  Term near_term(const Node& node) {
    Term term;
    term.shown = to_string(node);
    Form form;
    form.shape = Form::Shape::near;
    form.within = node.number;
    for (const Node& child : node.children) form.phrases.push_back(folded_words(child.text));
    term.forms.push_back(std::move(form));
    return term;
  }

  std::size_t add(Term term) {
    for (std::size_t i = 0; i < plan_.terms.size(); ++i) {
      Term& other = plan_.terms[i];
      if (other.shown == term.shown && other.columns == term.columns && other.exact == term.exact &&
          other.scored == term.scored) {
        other.count += term.count;
        if (other.part && !term.part) other.forms = std::move(term.forms);
        other.part = other.part && term.part;
        return i;
      }
    }
    plan_.terms.push_back(std::move(term));
    return plan_.terms.size() - 1;
  }

  Plan& plan_;
  Vocabulary& vocabulary_;
  Reading reading_;
  const Weights& weights_;
  int position_ = 0;
};

}  // namespace

Plan make_plan(const Query& query, Vocabulary& vocabulary, Reading reading,
               const Weights& weights) {
  Plan plan;
  if (query.root) plan.root = Planner(plan, vocabulary, reading, weights).clause(*query.root, {});
  for (Term& term : plan.terms) {
    add_letters(term, vocabulary);
    weigh_forms(term, weights);
    estimate_papers(term, vocabulary);
  }
  return plan;
}

}  // namespace papers::search
