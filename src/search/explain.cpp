// What --explain prints: how a query was read, what the engine was asked, and where scores came
// from.
#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <string_view>
#include <unordered_map>

#include "search/search.hpp"
#include "text/escape.hpp"

namespace papers::search {
namespace {

std::string_view name_of(Form::Source source) {
  switch (source) {
    case Form::Source::typed:
      return "typed";
    case Form::Source::letters:
      return "letters";
    case Form::Source::name:
      return "name";
    case Form::Source::version:
      return "version";
    case Form::Source::longer:
      return "longer name";
    case Form::Source::joined:
      return "joined";
    case Form::Source::split:
      return "split";
    case Form::Source::spelling:
      return "spelling";
    case Form::Source::family:
      return "family";
    case Form::Source::acronym:
      return "acronym";
    case Form::Source::long_form:
      return "long form";
  }
  return {};
}

std::string words_of(const Form& form) {
  std::string out;
  for (const auto& phrase : form.phrases) {
    if (!out.empty()) out += " + ";
    for (std::size_t i = 0; i < phrase.size(); ++i) {
      out += (i > 0 ? " " : "") + phrase[i];
    }
  }
  return form.prefix ? out + '*' : out;
}

}  // namespace

std::string explain(const Answer& answer) {
  const auto& root = answer.query.root;
  std::string out = "tree: " + (root ? text::single_line(to_string(*root)) : "(empty)");
  const auto end = std::back_inserter(out);
  for (const Term& term : answer.plan.terms) {
    fmt::format_to(end, "\nterm: {} in about {:.0f} papers{}{}", text::single_line(term.shown),
                   term.papers, term.exact ? ", word for word" : "",
                   term.needed ? "" : ", may lack");
    for (const Form& form : term.forms) {
      fmt::format_to(end, "\n  {} x{:.1f}: {}", name_of(form.source), form.weight,
                     text::single_line(words_of(form)));
    }
  }
  for (const std::string& word : answer.plan.stop_words) {
    fmt::format_to(end, "\nleft out, says nothing alone: {}", text::single_line(word));
  }
  if (!answer.expression.empty()) out += "\nfts5: " + text::single_line(answer.expression);
  std::unordered_map<std::int64_t, const ScoreParts*> parts;
  for (const ScoreParts& score : answer.scores) parts[score.paper] = &score;
  for (const Answer::Entry& entry : answer.entries) {
    const auto found = parts.find(entry.paper);
    fmt::format_to(end, "\npaper {}: {:.3f}", entry.paper, entry.score);
    if (found == parts.end()) continue;
    const ScoreParts& part = *found->second;
    fmt::format_to(end,
                   " = bm25f {:.3f} + unstemmed {:.3f} + adjacent {:.3f} + close {:.3f}"
                   " + neighbours {:+.3f}",
                   part.bm25f, part.unstemmed, part.adjacent, part.close, part.neighbours);
    const auto& titled = answer.titled;
    if (std::find(titled.begin(), titled.end(), entry.paper) != titled.end()) {
      out += ", its title is the query";
    } else if (entry.score > part.score) {
      fmt::format_to(end, " + {:.3f} as those with all the words come first",
                     entry.score - part.score);
    }
  }
  return out + '\n';
}

}  // namespace papers::search
