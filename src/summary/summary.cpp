#include "summary/summary.hpp"

#include <algorithm>
#include <iterator>
#include <optional>
#include <utility>
#include <vector>

#include "base/ascii.hpp"
#include "summary/summary_acronyms.hpp"
#include "summary/summary_features.hpp"
#include "summary/summary_leaning.hpp"
#include "summary/summary_markup.hpp"
#include "summary/summary_pointing.hpp"
#include "summary/summary_spans.hpp"
#include "text/utf8.hpp"
#include "text/width.hpp"

namespace papers::summary {
namespace {

/// What a summary is looked for in: whatever is longer is no abstract, and its start says enough.
constexpr std::size_t abstract_size_bytes = 64 * 1024;
constexpr std::size_t sentences_read = 60;
constexpr std::size_t words_per_sentence = 150;
/// What usually lies between the scores of the two best sentences of an abstract is 0.03; what
/// lies between any two, less than 1.
constexpr double aside_cost = 0.04, background_cost = 0.2;
constexpr double leaning_costs[] = {0, 0.04, 0.15, 10};  // by Leaning
/// "We present Foo, a framework…" is true and says little.
constexpr std::size_t words_of_a_sentence = 8;
constexpr double bare_cost = 0.15;
/// More is read twice, and may not fit.
constexpr std::size_t words_read_at_once = 50;
constexpr double long_cost = 0.06;

double cost_of(Role role) {
  return role == Role::deed ? 0 : role == Role::aside ? aside_cost : background_cost;
}

/// What is left of the span tells little: few words behind an opening, and a tail cut.
bool is_bare(const Span& span, const Sentence& sentence,
             const std::optional<PointingClause>& left_off) {
  const Claim claim = claim_in(sentence, span.first_word, span.end_word);
  const std::size_t begin = claim.kind == Claim::Kind::none ? span.first_word : claim.subject;
  std::size_t words = span.end_word - begin;
  if (left_off && left_off->first >= begin) words -= left_off->end - left_off->first;
  const bool is_cut = span.tail_cut || (left_off && left_off->end == span.end_word);
  return is_cut && words < words_of_a_sentence;
}

/// Without the clause little is told, and it tells more than that there was a trouble.
bool is_needed(const PointingClause& clause, const Span& span, const Sentence& sentence) {
  const auto begin = sentence.words.begin();
  return is_bare(span, sentence, clause) &&
         std::none_of(
             begin + static_cast<std::ptrdiff_t>(clause.first),
             begin + static_cast<std::ptrdiff_t>(clause.end),
             [](const SentenceWord& word) { return (word.known.roles & role::trouble) != 0; });
}

/// Whether `text` ends a sentence, whatever quotes and brackets close it.
bool has_stop(std::string_view text) {
  constexpr std::string_view closers[] = {")",      "]",      "}", "\"",     "'",
                                          "\u201d", "\u2019", "*", "\u300d", "\uff09"};
  constexpr std::string_view stops[] = {".",      "?",      "!",      "\u3002", "\uff01",
                                        "\uff1f", "\uff0e", "\uff61", "\u2026"};
  const auto ends = [&text](std::string_view mark) { return text.ends_with(mark); };
  while (!text.empty()) {
    if (std::any_of(std::begin(stops), std::end(stops), ends)) return true;
    const auto* closer = std::find_if(std::begin(closers), std::end(closers), ends);
    if (closer == std::end(closers)) return false;
    text.remove_suffix(closer->size());
  }
  return false;
}

/// Whether it ends in Chinese or Japanese, which have a stop of their own.
bool ends_in_wide_script(std::string_view text) {
  std::size_t at = text.size();
  while (at > 0 && (static_cast<unsigned char>(text[at - 1]) & 0xC0U) == 0x80U) --at;
  return at > 0 && text::width_cols(text.substr(at - 1)) == 2;
}

/// A part of a span's text that is not shown, and what stands there instead.
struct Cut {
  std::size_t begin = 0, end = 0;
  std::string instead;
};

/// "We then propose" as "We propose", "Foo instead plans" as "Foo plans": alone it goes on from
/// nothing.
std::optional<Cut> going_on(const Span& span, const Sentence& sentence, const SummaryWords& known) {
  constexpr std::size_t subject_words = 6;
  constexpr std::string_view after_any[] = {"also", "first",     "instead",
                                            "then", "therefore", "thus"};
  constexpr std::string_view between[] = {"are", "can", "is"};  // subject and verb
  const auto& words = sentence.words;
  const auto word = [&](std::size_t at) { return known.text(words[at].known); };
  const auto is_in = [](const auto& list, std::string_view text) {
    return std::find(std::begin(list), std::end(list), text) != std::end(list);
  };
  const std::size_t end = std::min(span.first_word + subject_words, span.end_word);
  for (std::size_t at = span.first_word + 1; at + 1 < end; ++at) {
    if (words[at].gap != Gap::blank) return {};
    if (ascii::is_upper(sentence.text[words[at].begin])) continue;  // "First Finish Search"
    if (words[at + 1].gap != Gap::blank) continue;
    const std::uint32_t before = words[at - 1].known.roles;
    if (word(at + 1) == "of") continue;  // "instead of"
    const bool goes_on = (before & role::we) != 0
                             ? (words[at].known.roles & role::goes_on) != 0 || word(at) == "instead"
                             : is_in(after_any, word(at)) &&
                                   ((before & role::function) == 0 || is_in(between, word(at - 1)));
    if (goes_on) return Cut{words[at - 1].end, words[at].end, ""};
  }
  return {};
}

/// "a model that instead plans" as "a model that plans", "transfers the shift instead" as
/// "transfers the shift".
std::optional<Cut> instead_in(const Span& span, const Sentence& sentence,
                              const SummaryWords& known) {
  for (std::size_t at = span.first_word + 2; at < span.end_word; ++at) {
    const SentenceWord& before = sentence.words[at - 1];
    if (sentence.words[at].gap != Gap::blank) continue;
    const std::string_view word = known.text(sentence.words[at].known);
    const bool last = at + 1 == span.end_word && !span.tail_cut;
    const bool of_clause = !last && (before.known.roles & role::relative) != 0 &&
                           known.text(sentence.words[at + 1].known) != "of";
    if ((word == "instead" && (of_clause || last)) || (word == "too" && last)) {
      return Cut{before.end, sentence.words[at].end, ""};
    }
  }
  return {};
}

/// "We present , a model" and "We present \\ours, a model", whose macro nobody has, as "We present
/// a model".
std::optional<Cut> lost_name(const Span& span, const Sentence& sentence,
                             const SummaryWords& known) {
  const Claim claim = claim_in(sentence, span.first_word, span.end_word);
  if (claim.kind != Claim::Kind::offers) return {};
  const std::size_t from = sentence.words[claim.verb].end;
  constexpr std::size_t macro_words = 2;
  for (std::size_t at = claim.verb + 1; at < std::min(claim.verb + 1 + macro_words, span.end_word);
       ++at) {
    const std::string_view word = known.text(sentence.words[at].known);
    std::string_view name = sentence.text.substr(from, sentence.words[at].begin - from);
    name = text::trim(name);
    if (word != "a" && word != "an" && word != "the") continue;
    if (name != "," && !(name.starts_with('\\') && name.ends_with(','))) return {};
    return Cut{from, sentence.words[at].begin - 1, ""};
  }
  return {};
}

/// "A framework that bridges this gap with trees" as "A framework with trees".
Cut clause_cut(const PointingClause& clause, const Span& span, const Sentence& sentence) {
  const auto begin = static_cast<std::size_t>(span.text.data() - sentence.text.data());
  std::string_view before =
      text::trim(sentence.text.substr(begin, sentence.words[clause.first].begin - begin));
  if (before.ends_with(',')) before.remove_suffix(1);
  const bool is_tail = clause.end == span.end_word;
  return {begin + before.size(),
          is_tail ? begin + span.text.size() : sentence.words[clause.end - 1].end,
          std::string(clause.instead)};
}

/// Whether a bracket is open at the end of `text`; "i) plan" closes none.
bool is_in_brackets(std::string_view text) {
  int depth = 0;
  for (const char c : text) {
    if (c == '(' || c == '[' || c == '{') ++depth;
    if ((c == ')' || c == ']' || c == '}') && depth > 0) --depth;
  }
  return depth > 0;
}

/// Whether `text` ends in a blank and a word with a capital before it: "a Modular ", but no word
/// that the text starts with.
bool ends_in_name(std::string_view text) {
  if (!text.ends_with(' ')) return false;
  text.remove_suffix(1);
  const std::size_t blank = text.rfind(' ');
  return blank != std::string_view::npos && blank + 1 < text.size() &&
         ascii::is_upper(text[blank + 1]) && ascii::is_alphanumeric(text.back());
}

/// Whether word `at` belongs to a name, "RL-Bench", "RAG Foundry" or "Modular TTT", has what it
/// stands for beside it, or stands where no brackets can: "RL's".
bool is_told_there(const Sentence& sentence, std::size_t at) {
  const SentenceWord& word = sentence.words[at];
  const std::string_view before = sentence.text.substr(0, word.begin);
  const std::string_view after = sentence.text.substr(word.end);
  for (const std::string_view next : {" (", "-", "'", "\u2019"}) {
    if (after.starts_with(next)) return true;
  }
  const bool name_goes_on = after.size() > 1 && after.front() == ' ' &&
                            (ascii::is_upper(after[1]) || ascii::is_digit(after[1]));
  return name_goes_on || before.ends_with('-') || ends_in_name(before) || is_in_brackets(before);
}

/// As far as letters tell: "an hour" has none.
bool starts_with_vowel(std::string_view words) {
  const char first = ascii::lower(words.front());
  if (first == 'u') return !ascii::starts_with(words, "uni") && !ascii::starts_with(words, "us");
  return first == 'a' || first == 'e' || first == 'i' || first == 'o';
}

/// "of RSI" as "of recursive self-improvement (RSI)", which another sentence tells.
std::vector<Cut> acronyms_in(const Span& span, const Sentence& sentence,
                             std::string_view abstract) {
  std::vector<Cut> cuts;
  std::vector<std::string> seen;
  const std::string shown = ascii::lower(span.text);
  for (std::size_t at = span.first_word; at < span.end_word; ++at) {
    const SentenceWord& word = sentence.words[at];
    const std::string text(sentence.text.substr(word.begin, word.end - word.begin));
    if (!is_acronym(text) || is_told_there(sentence, at)) continue;
    if (std::find(seen.begin(), seen.end(), text) != seen.end()) continue;
    seen.push_back(text);
    std::string told = spelled_out(abstract, text);
    const auto has = [&shown](const std::string& part) {
      return shown.find(ascii::lower(part)) != std::string::npos;
    };
    // One or many of it.
    const std::size_t size = told.rfind(" (") - (text.ends_with('s') ? 1 : 0);
    if (told.empty() || has("(" + text) || has(told.substr(0, size))) continue;
    std::size_t begin = word.begin;
    const bool vowel = starts_with_vowel(told);
    const std::string_view before = sentence.text.substr(0, begin);
    if (before.ends_with(vowel ? " a " : " an ")) {
      begin -= vowel ? 2 : 3;
      told.insert(0, vowel ? "an " : "a ");
    }
    cuts.push_back({begin, word.end, std::move(told)});
  }
  return cuts;
}

/// What is not shown of the span, in order: none goes into another.
std::vector<Cut> cuts_of(const Span& span, const Sentence& sentence,
                         const std::optional<PointingClause>& left_off, const SummaryWords& words,
                         std::vector<Cut> found) {
  for (std::optional<Cut> cut :
       {going_on(span, sentence, words), lost_name(span, sentence, words),
        left_off ? std::optional(clause_cut(*left_off, span, sentence)) : std::nullopt,
        instead_in(span, sentence, words)}) {
    if (cut) found.push_back(std::move(*cut));
  }
  std::stable_sort(found.begin(), found.end(),
                   [](const Cut& a, const Cut& b) { return a.begin < b.begin; });
  std::vector<Cut> cuts;
  for (Cut& cut : found) {
    if (cuts.empty() || cut.begin >= cuts.back().end) cuts.push_back(std::move(cut));
  }
  return cuts;
}

/// The span's text without what stands in `cuts`, which are in order.
std::string without(const std::vector<Cut>& cuts, const Span& span, const Sentence& sentence) {
  const auto begin = static_cast<std::size_t>(span.text.data() - sentence.text.data());
  std::string out;
  std::size_t from = begin;
  for (const Cut& cut : cuts) {
    out.append(sentence.text.substr(from, cut.begin - from)).append(cut.instead);
    from = cut.end;
  }
  return out.append(sentence.text.substr(from, begin + span.text.size() - from));
}

/// A span may start after an opening phrase and end before a tail: shown alone it still starts
/// with a capital and ends with a stop, or with an ellipsis for the tail.
std::string as_sentence(std::string out, bool tail_cut) {
  if (out.empty()) return {};
  const char first = out.front();
  // "iPhone" and "x86" keep their form.
  const bool ordinary = out.size() < 2 || ascii::is_lower(out[1]) || out[1] == ' ';
  if (ascii::is_lower(first) && ordinary) out.front() = static_cast<char>(first - 'a' + 'A');
  if (tail_cut) {
    constexpr std::string_view joints = " -,;:";
    out.erase(out.find_last_not_of(joints) + 1);
    return out + "…";
  }
  if (!has_stop(out)) out += ends_in_wide_script(out) ? "。" : ".";
  return out;
}

}  // namespace

std::string one_sentence(std::string_view title, std::string_view abstract) {
  // The papers of a digest share most of their words.
  static SummaryWords words;
  AbstractView view(title, abstract.substr(0, abstract_size_bytes), words);
  const std::vector<Sentence>& sentences = view.sentences();
  std::optional<double> best_score;
  Span best;
  std::optional<PointingClause> left_off;
  for (std::size_t at = 0; at < std::min(sentences.size(), sentences_read); ++at) {
    if (sentences[at].words.size() > words_per_sentence && at > 0) continue;
    for (const Span& span : spans_of(sentences[at], at, words)) {
      double score = view.features(span).score() - cost_of(view.role(span));
      if (is_bare(span, sentences[at], {})) score -= bare_cost;
      if (span.end_word - span.first_word > words_read_at_once) score -= long_cost;
      if (best_score && *best_score >= score) continue;  // and leaning only takes from it
      Leaning leaning = leaning_of(sentences[at], words, span);
      std::optional<PointingClause> clause;
      if (leaning != Leaning::none) clause = pointing_clause(sentences[at], words, span);
      if (clause && is_needed(*clause, span, sentences[at]) && leaning < Leaning::much) {
        clause.reset();
      }
      if (clause) leaning = leaning_of(sentences[at], words, span, clause);
      score -= leaning_costs[static_cast<std::size_t>(leaning)];
      if (clause && !span.tail_cut && is_bare(span, sentences[at], clause)) score -= bare_cost;
      if (best_score && score <= *best_score) continue;
      best_score = score;
      best = span;
      left_off = clause;
    }
  }
  if (!best_score) return {};
  const Sentence& sentence = sentences[best.sentence];
  const bool is_tail = left_off && left_off->end == best.end_word;
  const std::vector<Cut> cuts =
      cuts_of(best, sentence, left_off, words, acronyms_in(best, sentence, abstract));
  return as_sentence(without(cuts, best, sentence), best.tail_cut || is_tail);
}

void add_summary(Paper& paper) {
  // What is longer is no sentence that anybody reads.
  constexpr int longest_cols = 400;
  paper.summary =
      shortened(without_emphasis(one_sentence(paper.title, paper.abstract)), longest_cols);
}

}  // namespace papers::summary
