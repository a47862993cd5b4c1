#include <algorithm>
#include <array>
#include <iterator>
#include <string>
#include <unordered_map>

#include "text/words.hpp"

namespace papers::text {
namespace {

// Chosen by what they mean, not by what a collection holds; no word that a field has made its own
// ("large", "deep", "direct", "transfer").
constexpr std::string_view claims =
    "accelerate accurate achieve adapt adaptive additional address advance advanced ahead aim "
    "allow amplify analyze apply arbitrary assess automatic available away become best better "
    "beyond boost break bridge bring broad build capable capture careful challenging "
    "characterize cheap clear close common compare competitive complete complex comprehensive "
    "concise conduct consider consistent construct contribute current decode deliver "
    "demonstrate deploy derive describe design detailed detect determine develop different "
    "difficult discover discuss diverse drive early easy effective efficient elevate elicit "
    "eliminate emerge empower enable encourage enhance enough enrich ensure entire essential "
    "establish estimate evaluate evolve examine exceed excellent exhibit exist expand explain "
    "exploit explore expose extend extensive facilitate fail faithful fast find first flexible "
    "focus force foster full fully fundamental further gain general generalize generate get "
    "give go good great guide hard help hide high highly hold holistic identify illustrate "
    "impact implement important improve incentivize include incorporate increase induce inform "
    "initial innovative inspire integrate introduce investigate involve keep key lead learn "
    "leverage lightweight limit look low main major make many match matter maximize meaningful "
    "measure meet minimal minimize mitigate modern multiple need new novel numerous obtain "
    "offer optimize other outperform overall overcome particular perform popular potential "
    "powerful practical precise predict present preserve prevent previous principled produce "
    "promising promote propose prove provide pure push quantify raise rapid reach real "
    "realistic realize recent reduce reliable rely remain remarkable remove replace report "
    "require rethink reveal revisit rich right rigorous rise robust scalable seamless see seek "
    "select serve shape shift shine show significant similar simple simultaneous solve "
    "sophisticated specific stabilize start stay steer stop strengthen strong study substantial "
    "successful suffer sufficient superior support surpass systematic tackle tailored take "
    "tame target toward traditional true truly turn typical ultimate uncover understand "
    "unified unify unique universal unleash unlock unveil use useful utilize validate valuable "
    "various vast versatile via wide yield";

constexpr std::string_view general_nouns =
    "ability application approach architecture aspect author baseline basis behavior benchmark "
    "capability case challenge class collection comparison component computation concept "
    "condition content contribution cost data dataset degree demand detail development "
    "difference dimension domain effect effectiveness efficiency effort element enhancement "
    "error evaluation evidence example experiment factor failure feature field finding form "
    "format foundation framework function future gap generation goal group idea implementation "
    "improvement information input insight instance integration issue knowledge language "
    "learning length level limitation line list machine manner mechanism method methodology "
    "metric model modeling module nature network number object objective one operation opportunity "
    "optimization order output pair paper paradigm parameter part path pattern performance "
    "perspective phase pipeline point practice principle problem procedure process processing "
    "product progress project property quality question range rate ratio relation "
    "representation research resource response result role rule sample scale scenario scheme "
    "science scope score sense sequence series set setting side signal size solution source "
    "space speed stage standard state step strategy structure subject success suite survey "
    "system task team technique technology term test text theory time topic training trend "
    "trial type understanding unit user utility value variant variety version view way word "
    "work world year";

using Forms = std::unordered_map<std::string, Plainness>;

// Each word with the endings of verbs and plurals.
void add_forms(Forms& forms, std::string_view words, Plainness plainness) {
  constexpr std::array<std::string_view, 5> endings = {"", "s", "ed", "ing", "ly"};
  constexpr std::array<std::string_view, 4> endings_after_e = {"", "s", "d", "ly"};
  for_each_word(words, [&](std::string_view word, std::size_t, std::size_t) {
    const std::string begin(word.substr(0, word.size() - 1));
    const auto add = [&](std::string form) { forms.emplace(std::move(form), plainness); };
    if (word.back() == 'e') {
      for (const std::string_view ending : endings_after_e) add(std::string(word).append(ending));
      add(begin + "ing");
    } else {
      for (const std::string_view ending : endings) add(std::string(word).append(ending));
      if (word.back() == 'y') {
        for (const char* ending : {"ies", "ied"}) add(begin + ending);
      }
    }
  });
}

}  // namespace

Plainness plainness(std::string_view folded) {
  static const Forms forms = [] {
    Forms out;
    add_forms(out, general_nouns, Plainness::general_noun);
    add_forms(out, claims, Plainness::claim);
    return out;
  }();
  const auto found = forms.find(std::string(folded));
  return found == forms.end() ? Plainness::none : found->second;
}

bool is_modifier(std::string_view folded) {
  constexpr std::string_view endings[] = {
      "able", "antic", "ific",  "izing", "astic", "entic", "ible", "ical", "ional", "istic",
      "ive",  "ly",    "modal", "oral",  "ous",   "rial",  "tial", "ual",  "ular",  "ural"};
  constexpr std::string_view nouns[] = {
      "anomaly",    "archive", "assembly", "cable",     "embed",     "family",
      "individual", "manual",  "material", "narrative", "objective", "perspective",
      "potential",  "supply",  "table",    "trial",     "tutorial",  "variable"};
  constexpr std::string_view others[] = {
      "coarse", "deep",  "dense",  "dual",  "fine",   "like",    "generic", "global",
      "high",   "large", "linear", "local", "long",   "low",     "open",    "prior",
      "ready",  "short", "single", "small", "sparse", "trillion"};
  const auto is_in = [folded](const auto& list) {
    return std::find(std::begin(list), std::end(list), folded) != std::end(list);
  };
  if (is_in(others)) return true;
  if (is_in(nouns)) return false;
  constexpr std::size_t shortest_participle = 5;  // "used" is plain, "seed" none
  if (folded.ends_with("ed") && !folded.ends_with("eed")) {
    return folded.size() >= shortest_participle;
  }
  return std::any_of(std::begin(endings), std::end(endings),
                     [folded](std::string_view ending) { return folded.ends_with(ending); });
}

}  // namespace papers::text
