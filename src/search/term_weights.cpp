#include "search/term_weights.hpp"

#include <algorithm>

namespace papers::search {
namespace {

double weight_of(Form::Source source, const Weights& weights) {
  switch (source) {
    case Form::Source::typed:
    case Form::Source::letters:
      return 1;
    case Form::Source::name:
      return weights.name;
    case Form::Source::version:
      return weights.version;
    case Form::Source::longer:
      return weights.longer;
    case Form::Source::joined:
      return weights.joined;
    case Form::Source::split:
      return weights.split;
    case Form::Source::spelling:
      return weights.spelling;
    case Form::Source::family:
      return weights.family;
    case Form::Source::acronym:
      return weights.acronym;
    case Form::Source::long_form:
      return weights.long_form;
  }
  return 0;
}

}  // namespace

void weigh_forms(Term& term, const Weights& weights) {
  for (Form& form : term.forms) form.weight = weight_of(form.source, weights);
  term.forms.front().weight = 1;
  const auto unwanted = [](const Form& form) { return form.weight <= 0; };
  term.forms.erase(std::remove_if(term.forms.begin(), term.forms.end(), unwanted),
                   term.forms.end());
}

void estimate_papers(Term& term, Vocabulary& vocabulary) {
  for (const Form& form : term.forms) {
    // The longer names of one that nobody has are rarer than any count of what begins so would say.
    if (form.source == Form::Source::longer) continue;
    double least = static_cast<double>(vocabulary.papers());
    for (const auto& phrase : form.phrases) {
      for (const std::string& word : phrase) {
        if (form.prefix && &word == &phrase.back()) continue;
        const double papers = vocabulary.estimated_papers(word);
        if (papers == 0 && form.source == Form::Source::typed) term.unknown.push_back(word);
        least = std::min(least, papers);
      }
    }
    if (form.source == Form::Source::typed && least > 0) {
      term.papers = least;
      break;
    }
    term.papers = std::max(term.papers, least);
  }
}

}  // namespace papers::search
