#include "paper/work_kind.hpp"

#include <algorithm>
#include <iterator>
#include <string>

#include "base/ascii.hpp"

namespace papers {
namespace {

using enum WorkKind;

struct NamedKind {
  std::string_view name;  ///< in lower case, without what is no letter
  WorkKind kind;
};

/// Sorted by name. BibTeX and biblatex, CSL, RIS, Crossref, OpenAlex, Semantic Scholar, Zotero,
/// EndNote, PubMed, Web of Science, Scopus, ACM, DBLP, ADS, DataCite,
/// OpenAIRE.
constexpr NamedKind named_kinds[] = {
    {"article", article},
    {"articlejournal", article},
    {"articlemagazine", article},
    {"bachelorthesis", thesis},
    {"book", book},
    {"bookchapter", chapter},
    {"bookpart", chapter},
    {"booksection", chapter},
    {"chap", chapter},
    {"chapter", chapter},
    {"collection", book},
    {"comp", software},
    {"computerprogram", software},
    {"conf", conference_paper},
    {"conference", conference_paper},
    {"conferenceandworkshoppaper", conference_paper},
    {"conferenceobject", conference_paper},
    {"conferencepaper", conference_paper},
    {"conferenceproceedings", conference_paper},
    {"cpaper", conference_paper},
    {"data", dataset},
    {"dataandartifact", dataset},
    {"dataset", dataset},
    {"dissertation", thesis},
    {"doctoralthesis", thesis},
    {"ebook", book},
    {"echap", chapter},
    {"edbook", book},
    {"editedbook", book},
    {"editorship", book},
    {"ejour", article},
    {"inbook", chapter},
    {"incollection", chapter},
    {"inproceedings", conference_paper},
    {"jour", article},
    {"journal", article},
    {"journalarticle", article},
    {"magazinearticle", article},
    {"mastersthesis", thesis},
    {"masterthesis", thesis},
    {"mgzn", article},
    {"monograph", book},
    {"mvbook", book},
    {"mvcollection", book},
    {"mvproceedings", book},
    {"paperconference", conference_paper},
    {"partsinbooksorcollection", chapter},
    {"phdthesis", thesis},
    {"proceedings", book},
    {"proceedingsarticle", conference_paper},
    {"proceedingspaper", conference_paper},
    {"referencebook", book},
    {"report", report},
    {"researcharticle", article},
    {"review", article},
    {"reviewarticle", article},
    {"rprt", report},
    {"software", software},
    {"softwaresourcecode", software},
    {"techreport", report},
    {"thes", thesis},
    {"thesis", thesis},
};

constexpr bool by_name(const NamedKind& a, const NamedKind& b) { return a.name < b.name; }
static_assert(std::is_sorted(std::begin(named_kinds), std::end(named_kinds), by_name));

/// Kinds of one group may be versions of one work.
int version_group(WorkKind kind) { return kind <= report ? 0 : static_cast<int>(kind); }

}  // namespace

std::string_view to_string(WorkKind kind) {
  constexpr std::string_view names[] = {"",     "article", "conference paper", "chapter", "report",
                                        "book", "thesis",  "dataset",          "software"};
  return names[static_cast<std::size_t>(kind)];
}

WorkKind work_kind_called(std::string_view name) {
  constexpr std::size_t longest = 40;
  std::string letters;
  for (const char c : name.substr(0, longest)) {
    if (ascii::is_letter(c)) letters += ascii::lower(c);
  }
  const auto kind_of = [](std::string_view called) {
    const auto* const found = std::lower_bound(std::begin(named_kinds), std::end(named_kinds),
                                               NamedKind{called, unknown}, by_name);
    return found != std::end(named_kinds) && found->name == called ? found->kind : unknown;
  };
  const WorkKind kind = kind_of(letters);
  if (kind != unknown || !letters.ends_with('s')) return kind;
  letters.pop_back();  // "Journal Articles"
  return kind_of(letters);
}

bool may_be_one_work(WorkKind a, WorkKind b) {
  return a == unknown || b == unknown || version_group(a) == version_group(b);
}

}  // namespace papers
