#include "summary/summary_words.hpp"

#include <algorithm>

#include "base/ascii.hpp"

namespace papers::summary {
namespace {

constexpr std::uint32_t most_words = 50'000;
constexpr std::size_t stem_size_bytes = 6;

/// Words between blanks and what they may be.
struct Listed {
  std::uint32_t role;
  std::string_view words;
};
constexpr Listed listed[] = {
    {role::function,
     "a about all also an and any are as at based be been being between both but by can "
     "could did do does during e each for from g had has have here how i if in into is "
     "it its may might more most no nor not of on or other our over per should so some "
     "such than that the their them then there these they this those through to under "
     "use used using very via was we were what when where which while who whose will "
     "with would"},
    {role::contribution,
     "algorithm approach architecture framework method model new novel technique"},
    {role::offers,
     "build construct create describe describes design designs develop developed "
     "develops devise extend formulate introduce introduced introduces offer present "
     "presented presents propose proposed proposes suggest suggests"},
    {role::shows,
     "demonstrate demonstrates establish find finds observe prove proves provide "
     "provides report reveal show shows"},
    {role::work, "article paper report research study survey work"},
    {role::adverb,  // so is a word in -ly
     "also first further hence here then therefore thus"},
    {role::document,
     "article contribution letter manuscript note paper papers project report studies "
     "study survey thesis work works"},
    {role::and_tail,
     "achieve achieves also analyze apply are can compare demonstrate describe develop "
     "discuss does empirically establish evaluate explore find give has have hence how "
     "illustrate introduce investigate is it obtain outperform outperforms present "
     "propose prove provide report show study test that then thereby therefore thus to "
     "use validate verify we"},
    {role::comma_tail | role::listed_tail,  // so does a word in -ing
     "as at based because by especially for from hence in including leading making namely on "
     "resulting since so such thereby through thus to using via where which who whose with"},
    {role::bare_tail,
     "across after because before by since thereby through using via where which whose"},
    {role::pair_tail, "based for in instead rather so such toward towards with"},
    {role::negation, "cannot hardly neither never no none nor not only rarely"},
    {role::comparative,
     "better bigger cheaper closer deeper easier faster fewer finer further greater harder heavier "
     "higher larger less lighter longer lower more other quicker rather richer safer shorter "
     "simpler slower smaller sooner stronger tighter weaker wider worse"},
    {role::joining,
     "align aligns aligning augment augments bridge bridges combine combined combines combining "
     "compare compares comparing convert converts couple couples coupling decompose decomposes "
     "decouple decouples divide divides equip equips formulate formulates fuse fuses integrate "
     "integrates integrating map maps mapping merge merges pair pairs reformulate replace replaces "
     "replacing separate separates split splits transfer transfers transform transforms translate "
     "translates treat treats unify unifies unifying"},
    {role::finite,
     "are can could did do does had has have is may might must should was were will would "
     "achieve achieves address addresses aim aims allow allows argue arise arises attain attains "
     "become becomes capture captures contain contains contribute contributes demonstrate "
     "demonstrates depend depends depends differ differs eliminate eliminates emerge emerges "
     "enable "
     "enables encourage encourages enhance enhances ensure ensures exhibit exhibits exist exists "
     "explain explains fail fails generalize generalizes give gives help helps hold improve "
     "improves "
     "incorporate incorporates induce induces introduce introduces lead leads learn learns "
     "leverage "
     "leverages maintain maintains need needs obtain obtains occur occurs offer offers outperform "
     "outperforms perform performs preserve preserves prevent prevents produce produces propose "
     "proposes provide provides reach reaches reduce reduces rely relies remain remains require "
     "requires reveal reveals serve serves show shows solve solves stem stems suffer suffers "
     "suggest "
     "suggests support supports surpass surpasses tend tends utilize utilizes yield yields"},
    {role::relative, "that where which who whose when while"},
    {role::opener,
     "after although as at because before by despite during for from given if in inspired like "
     "motivated on once rather since through to under unlike using via when whereas while with "
     "within without"},
    {role::points_back,
     "accordingly additionally also and another both but consequently conversely each finally "
     "furthermore he hence here however instead it its likewise meanwhile moreover nevertheless "
     "next "
     "otherwise second secondly similarly so such that their then there therefore these they third "
     "this those thus together yet"},
    {role::goes_on,
     "accordingly additionally again also consequently finally first further furthermore hence "
     "here "
     "moreover next subsequently then thereby therefore thus"},
    {role::named_before,
     "above aforementioned former latter latters proposed resultant resulting same"},
    {role::trouble,
     "aim aims bottleneck bottlenecks challenge challenges concern concerns difficulties "
     "difficulty "
     "dilemma drawback drawbacks end gap gaps goal goals issue issues limitation limitations need "
     "needs "
     "obstacle obstacles problem problems question questions shortcoming shortcomings task "
     "tension weakness weaknesses"},
    {role::never_last,
     "a all also an and any are as at based be been between both but by can demonstrate "
     "each either especially even for from has have how in into introduce invariant is "
     "it its may more most new not novel of on only or our present propose show such "
     "than that the their these they this those to using very was we were what whether "
     "which with"},
    {role::coordinates, "and between both but either neither nor not or that which"},
    {role::we, "we"},
    {role::this_, "this"},
    {role::and_, "and"},
};

struct WordingStart {
  std::string_view start;
  std::uint32_t role;
};
constexpr WordingStart wording_starts[] = {
    {"experiment", role::experiment}, {"results", role::experiment},
    {"evaluat", role::experiment},    {"benchmark", role::experiment},
    {"outperform", role::experiment}, {"dataset", role::experiment},
    {"empirical", role::experiment},  {"however", role::background},
    {"existing", role::background},   {"previous", role::background},
    {"prior", role::background},      {"recent", role::background},
    {"often", role::background},      {"typically", role::background},
    {"challeng", role::background},   {"also", role::continues},
    {"further", role::continues}};

std::uint32_t roles_by_form(std::string_view word) {
  std::uint32_t roles = 0;
  for (const WordingStart& known : wording_starts) {
    // The first letter settles most, and costs no call.
    if (known.start.front() == word.front() && word.starts_with(known.start)) roles |= known.role;
  }
  if (std::any_of(word.begin(), word.end(), ascii::is_digit<char>)) roles |= role::digit;
  if (word.size() > 3 && word.ends_with("ly")) roles |= role::adverb;
  if (word.size() > 4 && word.ends_with("ing")) roles |= role::comma_tail;
  return roles;
}

}  // namespace

SummaryWords::SummaryWords() { add_listed(); }

void SummaryWords::next_abstract() {
  ++abstract_;
  if (words_.size() < most_words) return;
  words_.clear();
  stems_.clear();
  known_.clear();
  uses_.assign(1, Use{});
  add_listed();
}

void SummaryWords::add_listed() {
  for (const Listed& list : listed) {
    for (std::string_view left = list.words; !left.empty();) {
      const std::size_t end = std::min(left.find(' '), left.size());
      Word& word = know(left.substr(0, end));
      word.roles |= list.role;
      if (list.role == role::function) word.stem = no_stem;
      left.remove_prefix(std::min(end + 1, left.size()));
    }
  }
}

SummaryWords::Word& SummaryWords::know(std::string_view folded) {
  const std::uint32_t number = words_.number_of(folded);
  if (number < known_.size()) return known_[number];
  const Stem stem = stems_.number_of(folded.substr(0, stem_size_bytes)) + 1;
  if (stem == uses_.size()) uses_.emplace_back();
  return known_.emplace_back(Word{number, stem, roles_by_form(folded)});
}

}  // namespace papers::summary
