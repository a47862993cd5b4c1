#include "search/variants.hpp"

#include <algorithm>
#include <array>
#include <span>

#include "search/acronyms.hpp"
#include "search/version_names.hpp"
#include "text/words.hpp"

namespace papers::search {
namespace {

constexpr std::size_t shortest_half_bytes = 3;  // "re" + "ranking" is no open compound worth a look
constexpr std::size_t shortest_compound_bytes = 7;
constexpr std::size_t shortest_name_bytes = 3;
constexpr std::size_t most_joined = 4;         // "big code bench" is BigCodeBench
constexpr std::size_t longest_run_words = 16;  // words of a query in which acronyms are looked for

struct Spelling {
  std::string_view one, other;
};
// Ends of words, longest first; each reads both ways.
constexpr std::array<Spelling, 22> spelling_endings{{
    {"isations", "izations"}, {"isation", "ization"}, {"isable", "izable"}, {"isers", "izers"},
    {"iser", "izer"},         {"ising", "izing"},     {"ised", "ized"},     {"ises", "izes"},
    {"ise", "ize"},           {"yses", "yzes"},       {"ysed", "yzed"},     {"ysing", "yzing"},
    {"yse", "yze"},           {"ours", "ors"},        {"our", "or"},        {"oural", "oral"},
    {"elling", "eling"},      {"elled", "eled"},      {"eller", "eler"},    {"tre", "ter"},
    {"ence", "ense"},         {"ogue", "og"},
}};
// Ends of words of one family that Porter leaves with two stems ("sparse", "sparsity").
constexpr std::array<Spelling, 9> family_endings{{
    {"ention", "ene"},
    {"eption", "eive"},
    {"anation", "ain"},
    {"ality", "al"},
    {"ity", "e"},
    {"ety", "e"},
    {"acy", "ate"},
    {"ysis", "yze"},
    {"esis", "etic"},
}};

bool is_letter(char c) { return c >= 'a' && c <= 'z'; }

void add(std::vector<std::string>& out, std::string word) {
  if (std::find(out.begin(), out.end(), word) == out.end()) out.push_back(std::move(word));
}

// `word` with its end changed as `endings` say, likely or not: only the vocabulary knows which are
// words.
std::vector<std::string> changed(std::string_view word, std::span<const Spelling> endings) {
  std::vector<std::string> out;
  for (const Spelling& pair : endings) {
    for (const auto& [from, to] :
         {std::pair(pair.one, pair.other), std::pair(pair.other, pair.one)}) {
      if (word.size() >= from.size() + 3 && word.ends_with(from)) {
        add(out, std::string(word.substr(0, word.size() - from.size())) + std::string(to));
      }
    }
  }
  return out;
}

Form variant(Form::Source source, std::vector<std::string> phrase) {
  Form form;
  form.source = source;
  form.phrases.push_back(std::move(phrase));
  return form;
}

// "finetuning" -> fine tuning, when the library writes both halves as words; the halves that the
// most papers have, as the rarer half decides.
std::vector<std::string> split_compound(const std::string& word, Vocabulary& vocabulary) {
  std::vector<std::string> best;
  std::uint64_t most = 0;
  if (word.size() < shortest_compound_bytes) return best;
  for (std::size_t at = shortest_half_bytes; at + shortest_half_bytes <= word.size(); ++at) {
    const std::string left = word.substr(0, at);
    const std::string right = word.substr(at);
    std::uint64_t rarer = vocabulary.papers_with(left);
    if (rarer > most) rarer = std::min(rarer, vocabulary.papers_with(right));
    if (rarer > most) {
      most = rarer;
      best = {left, right};
    }
  }
  return best;
}

void add_to_terms(Plan& plan, const std::vector<Neighbour>& run, std::size_t first,
                  std::size_t count, const Form& form) {
  std::optional<std::size_t> last;
  for (std::size_t i = first; i < first + count; ++i) {
    if (run[i].term && run[i].term != last) plan.terms[*run[i].term].forms.push_back(form);
    last = run[i].term;
  }
}

bool same_stems(const std::vector<std::string>& words, const std::vector<Neighbour>& run,
                std::size_t first) {
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (text::porter_stem(words[i]) != text::porter_stem(run[first + i].word)) return false;
  }
  return true;
}

// The acronym of run[first, first + count), when a paper introduces one by just these words.
void add_acronym(Plan& plan, const std::vector<Neighbour>& run, std::size_t first,
                 std::size_t count, Vocabulary& vocabulary) {
  if (!run[first].term || !run[first + count - 1].term) return;
  std::string all;
  std::string content;
  for (std::size_t i = first; i < first + count; ++i) {
    all += run[i].word.front();
    if (run[i].term) content += run[i].word.front();
  }
  for (const std::string& acronym : {all, content}) {
    if (acronym.size() < 2 || vocabulary.papers_with(acronym) == 0) continue;
    const auto words = long_form(vocabulary.database(), acronym);
    if (words.size() == count && same_stems(words, run, first)) {
      add_to_terms(plan, run, first, count, variant(Form::Source::acronym, {acronym}));
      return;
    }
  }
}

}  // namespace

void add_word_variants(Term& term, const std::string& word, Vocabulary& vocabulary, bool family) {
  if (word.size() >= shortest_name_bytes && std::all_of(word.begin(), word.end(), is_letter)) {
    for (std::string& version : vocabulary.versions(word)) {
      term.forms.push_back(variant(Form::Source::version, {std::move(version)}));
    }
  }
  const std::string stem = text::porter_stem(word);
  const auto is_other = [&](const std::string& other) { return text::porter_stem(other) != stem; };
  for (const std::string& other : changed(word, spelling_endings)) {
    if (is_other(other) && !vocabulary.same_stem(other).empty()) {
      term.forms.push_back(variant(Form::Source::spelling, {other}));
    }
  }
  if (family) {
    for (const std::string& other : changed(word, family_endings)) {
      // By the word itself: "priore" of "priority" has the stem of "prior".
      if (is_other(other) && vocabulary.papers_with(other) > 0) {
        term.forms.push_back(variant(Form::Source::family, {other}));
      }
    }
  }
  if (auto parts = version_parts(word, vocabulary); !parts.empty()) {
    term.forms.push_back(variant(Form::Source::name, std::move(parts)));
  } else if (auto halves = split_compound(word, vocabulary); !halves.empty()) {
    term.forms.push_back(variant(Form::Source::split, std::move(halves)));
  }
  auto long_words = long_form(vocabulary.database(), word);
  if (!long_words.empty()) {
    term.forms.push_back(variant(Form::Source::long_form, std::move(long_words)));
  }
}

void add_joined_version(Term& term, const std::vector<std::string>& words, Vocabulary& vocabulary) {
  if (words.size() < 2 || !std::all_of(words[0].begin(), words[0].end(), is_letter)) return;
  if (words[1].front() < '0' || words[1].front() > '9') return;
  std::vector<std::string> joined = {words[0] + words[1]};
  if (vocabulary.papers_with(joined.front()) == 0) return;
  joined.insert(joined.end(), words.begin() + 2, words.end());
  term.forms.push_back(variant(Form::Source::name, std::move(joined)));
}

void add_joint_variants(Plan& plan, const std::vector<Neighbour>& run, Vocabulary& vocabulary) {
  for (std::size_t first = 0; first < run.size(); ++first) {
    std::string joined = run[first].word;
    for (std::size_t last = first + 1; last < std::min(run.size(), first + most_joined); ++last) {
      joined += run[last].word;
      const bool apart = run[first].term != run[last].term;
      if (apart && run[first].term && run[last].term && vocabulary.papers_with(joined) > 0) {
        add_to_terms(plan, run, first, last + 1 - first, variant(Form::Source::joined, {joined}));
      }
    }
  }
  if (run.size() > longest_run_words) return;
  for (std::size_t first = 0; first < run.size(); ++first) {
    for (std::size_t count = 2; first + count <= run.size(); ++count) {
      add_acronym(plan, run, first, count, vocabulary);
    }
  }
}

}  // namespace papers::search
