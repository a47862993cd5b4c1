#include "search/plan.hpp"

#include <algorithm>

#include "papers/text/variants.hpp"
#include "papers/text/words.hpp"
#include "search/variants.hpp"

namespace papers::search {
namespace {

constexpr double kJoinedWeight = 0.8;

std::vector<std::string> folded_words(std::string_view text) {
  std::vector<std::string> out;
  for (text::Word& word : text::words(text)) out.push_back(std::move(word.folded));
  return out;
}

unsigned columns_of(std::string_view field) {
  if (field == "title") return columns::title;
  if (field == "abstract") return columns::abstract;
  if (field == "author") return columns::authors;
  if (field == "keyword") return columns::keywords;
  return columns::all;
}

// Where a leaf stands in the tree.
struct Place {
  unsigned columns = columns::all;
  bool negated = false;
  bool venue = false;
};

class Planner {
 public:
  Planner(Plan& plan, Vocabulary& vocabulary, bool exact)
      : plan_(plan), vocabulary_(vocabulary), exact_(exact) {}

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
        place.venue = node.text == "venue";
        place.columns = columns_of(node.text);
        return clause(node.children.front(), place);
      default:
        break;
    }
    Clause fact;
    fact.kind = Clause::Kind::fact;
    fact.fact = &node;
    return fact;
  }

 private:
  Clause group(Clause::Kind kind, const Node& node, Place place) {
    Clause out;
    out.kind = kind;
    for (const Node& child : node.children) out.children.push_back(clause(child, place));
    return out;
  }

  static bool is_plain_word(const Node& node) { return node.kind == Node::Kind::word; }

  bool is_stop_word(const Node& node) const {
    if (!is_plain_word(node)) return false;
    const auto words = folded_words(node.text);
    return std::all_of(words.begin(), words.end(),
                       [](const std::string& word) { return text::is_stop_word(word); });
  }

  // Function words say nothing about what a paper is about: "tools for agents" asks for two words.
  // A query of nothing else means them.
  Clause all(const Node& node, Place place) {
    Clause out;
    out.kind = Clause::Kind::all;
    const bool only_stop_words =
        std::all_of(node.children.begin(), node.children.end(),
                    [&](const Node& child) { return is_stop_word(child); });
    const Node* before = nullptr;
    for (const Node& child : node.children) {
      if (!place.venue && !only_stop_words && is_stop_word(child)) {
        plan_.stop_words.push_back(child.text);
        before = nullptr;
        continue;
      }
      out.children.push_back(clause(child, place));
      if (before != nullptr && is_plain_word(*before) && is_plain_word(child) && !place.venue) {
        join(*before, child, out.children[out.children.size() - 2], out.children.back());
      }
      before = &child;
    }
    drop_repeated(out.children);
    return out;
  }

  // The word that two neighbours make when written as one ("fine tuning" -> finetuning) stands for
  // either of them, where the library has it.
  void join(const Node& left, const Node& right, const Clause& left_clause,
            const Clause& right_clause) {
    if (exact_ || left_clause.kind != Clause::Kind::term ||
        right_clause.kind != Clause::Kind::term) {
      return;
    }
    const auto first = folded_words(left.text);
    const auto second = folded_words(right.text);
    if (first.size() != 1 || second.size() != 1) return;
    const std::string joined = first.front() + second.front();
    if (vocabulary_.papers_with(joined) == 0) return;
    for (const std::size_t index : {left_clause.term, right_clause.term}) {
      Form form;
      form.source = Form::Source::joined;
      form.phrases = {{joined}};
      form.weight = kJoinedWeight;
      plan_.terms[index].forms.push_back(std::move(form));
    }
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
    if (place.venue) {
      Clause fact;
      fact.kind = Clause::Kind::fact;
      fact.fact = &node;
      fact.venue = node.text;
      return fact;
    }
    std::vector<Term> terms;
    if (node.kind == Node::Kind::near) {
      terms.push_back(near_term(node));
    } else if (node.kind == Node::Kind::word && !exact_) {
      terms = word_terms(node);
    } else {
      terms.push_back(literal_term(node));
    }
    Clause out;
    out.kind = Clause::Kind::all;
    for (Term& term : terms) {
      term.columns = place.columns;
      term.scored = !place.negated;
      Clause child;
      child.term = add(std::move(term));
      out.children.push_back(std::move(child));
    }
    if (out.children.size() == 1) return std::move(out.children.front());
    return out;
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

  Term literal_term(const Node& node) {
    if (auto term = cjk_term(node)) return *term;
    Term term;
    term.shown = node.text;
    Form form;
    form.phrases.push_back(folded_words(node.text));
    form.prefix = node.kind == Node::Kind::prefix;
    term.exact = !form.prefix;
    term.forms.push_back(std::move(form));
    return term;
  }

  std::vector<Term> word_terms(const Node& node) {
    if (auto term = cjk_term(node)) return {*term};
    Term term;
    term.shown = node.text;
    const auto words = folded_words(node.text);
    const auto names = text::name_forms(node.text);
    // C++ and C# are names that their letters alone do not tell from C.
    const bool symbols = node.text.find_first_of("+#") != std::string::npos && !names.empty();
    if (!symbols) {
      Form form;
      form.phrases.push_back(words);
      term.forms.push_back(std::move(form));
    }
    for (const std::string& name : names) {
      if (words.size() == 1 && words.front() == name) continue;
      Form form;
      form.source = Form::Source::name;
      form.phrases = {{name}};
      form.variants_only = symbols;
      form.weight = symbols ? 1 : kJoinedWeight;
      term.forms.push_back(std::move(form));
      if (symbols) break;
    }
    if (words.size() == 1 && !symbols) add_word_variants(term, words.front(), vocabulary_);
    return {std::move(term)};
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
        ++other.count;
        return i;
      }
    }
    estimate(term);
    plan_.terms.push_back(std::move(term));
    return plan_.terms.size() - 1;
  }

  // A phrase is in no more papers than its rarest word; a term in about as many as its best form.
  void estimate(Term& term) {
    for (const Form& form : term.forms) {
      double least = static_cast<double>(vocabulary_.papers());
      for (const auto& phrase : form.phrases) {
        for (const std::string& word : phrase) {
          if (form.prefix && &word == &phrase.back()) continue;
          const double papers = vocabulary_.estimated_papers(word);
          if (papers == 0 && form.source == Form::Source::typed) term.unknown.push_back(word);
          least = std::min(least, papers);
        }
      }
      term.papers = std::max(term.papers, least);
    }
    if (term.papers > 0 && term.forms.size() > 1) term.unknown.clear();
  }

  Plan& plan_;
  Vocabulary& vocabulary_;
  bool exact_;
};

}  // namespace

Plan make_plan(const Query& query, Vocabulary& vocabulary, bool exact) {
  Plan plan;
  if (query.root) plan.root = Planner(plan, vocabulary, exact).clause(*query.root, {});
  return plan;
}

}  // namespace papers::search
