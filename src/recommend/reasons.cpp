#include "recommend/reasons.hpp"

#include <algorithm>
#include <cmath>

#include "latent/stems.hpp"
#include "recommend/telling.hpp"

namespace papers::recommend {
namespace {

constexpr std::size_t most_words = 4;
constexpr std::size_t enough = 3;  // reasons; below, topics are told too
constexpr int leading = 2;         // of a paper's topics: what it is about
constexpr double title_bonus = 1.5;
constexpr std::size_t longest_name = 4;   // words
constexpr std::uint32_t fewest_uses = 2;  // of a word by a paper that is about it; a title's is two
constexpr double least_share = 0.08;      // of the strongest reason's weight: less explains nothing

// What sets a paper and its likes apart from most papers: few have it, or not many and of the likes
// several times more.
constexpr double few_have = 0.04;
constexpr double not_many = 0.15;
constexpr double times_more = 4;

// How much more like a like than the drawn papers a paper must be for it to be named, as a cosine.
constexpr double near = 0.12;
constexpr std::size_t most_compared = 25000;  // pairs of a like and a drawn paper

struct Texts {
  std::string title, abstract;
};

Texts texts_of(library::Database& database, std::int64_t paper) {
  auto& row = database.cached("SELECT title, abstract FROM paper WHERE id = ?1");
  row.bind(1, paper);
  Texts out;
  if (row.step()) out = {std::string(row.text(0)), latent::without_addresses(row.text(1))};
  row.reset();
  return out;
}

std::unordered_set<std::uint32_t> features_of(const Names& names) {
  std::unordered_set<std::uint32_t> out;
  for (std::size_t at = 0; at < names.size(); ++at) {
    out.insert(names.stem(at));
    if (names.is_joined(at + 1)) out.insert(names.pair(at));
  }
  out.erase(StringTable::none);
  return out;
}

// Its pairs, and the stems that it uses often enough to be about them.
std::unordered_set<std::uint32_t> subjects_of(const Names& title, const Names& abstract) {
  std::unordered_map<std::uint32_t, std::uint32_t> uses;
  for (const Names* names : {&title, &abstract}) {
    for (std::size_t at = 0; at < names->size(); ++at) {
      uses[names->stem(at)] += names == &title ? fewest_uses : 1;
      if (names->is_joined(at + 1)) uses[names->pair(at)] = fewest_uses;
    }
  }
  std::unordered_set<std::uint32_t> out;
  for (const auto& [feature, times] : uses) {
    if (times >= fewest_uses) out.insert(feature);
  }
  out.erase(StringTable::none);
  return out;
}

std::vector<std::string> authors_of(library::Database& database, std::int64_t paper) {
  auto& row = database.cached("SELECT name FROM author WHERE paper = ?1 ORDER BY position");
  row.bind(1, paper);
  std::vector<std::string> out;
  while (row.step()) out.emplace_back(row.text(0));
  return out;
}

}  // namespace

Reasoner::Reasoner(library::Library& library, Taste& taste)
    : database_(library.database()), taste_(taste) {
  for (const Vector& like : taste.likes()) {
    for (const Feature& entry : like) ++likes_with_[entry.number];
  }
  for (const std::int64_t like : taste.marks().likes) read_like(like);
  for (std::size_t at = 0; at < likes_.size(); ++at) compare_with_drawn(at);
}

void Reasoner::read_like(std::int64_t paper) {
  const Texts texts = texts_of(database_, paper);
  const Names title(texts.title, taste_.features());
  const Names abstract(texts.abstract, taste_.features());
  Like like{.in_title = features_of(title), .subjects = subjects_of(title, abstract)};
  for (std::string& name : authors_of(database_, paper)) like.authors.insert(std::move(name));
  for (const std::uint32_t feature : like.in_title) ++titles_with_[feature];
  for (std::size_t at = 0; at < title.size(); ++at) {
    if (title.begins(at) && title.is_whole(at)) like.names.insert(title.stem(at));
  }
  for (const std::uint32_t feature : like.names) ++names_[feature];
  for (const std::uint32_t feature : like.subjects) ++subject_of_[feature];
  for (const Names* names : {&title, &abstract}) {
    for (std::size_t at = 0; at < names->size(); ++at) {
      words_.insert(names->folded(at));
      if (names->begins_linked(at)) words_.insert(names->folded_text(at, at + 2));
    }
  }
  like.topics = leading_topics(paper);
  for (const std::uint32_t topic : like.topics) ++led_by_[topic];
  likes_.push_back(std::move(like));
}

std::vector<std::uint32_t> Reasoner::leading_topics(std::int64_t paper) const {
  auto& rows = database_.cached(
      "SELECT topic FROM paper_topic WHERE paper = ?1 ORDER BY thousandths DESC, topic LIMIT ?2");
  rows.bind(1, paper).bind(2, leading);
  std::vector<std::uint32_t> out;
  while (rows.step()) out.push_back(taste_.features().of_topic(rows.integer(0)));
  return out;
}

// By rarity once more than their vectors are, and twice by what the like names in its title.
void Reasoner::compare_with_drawn(std::size_t at) {
  Like& like = likes_[at];
  like.weighed = taste_.likes()[at];
  for (Feature& entry : like.weighed) {
    entry.value *= taste_.features().rarity(entry.number);
    if (like.in_title.count(entry.number) != 0) entry.value *= 2;
  }
  const double length = std::max(1e-9, std::sqrt(square(like.weighed)));
  for (Feature& entry : like.weighed) entry.value /= length;
  std::vector<double> dense;
  add_to(dense, like.weighed, 1);
  const auto& drawn = taste_.features().drawn();
  const std::size_t step = 1 + drawn.size() * likes_.size() / most_compared;
  double sum = 0;
  double papers = 0;
  for (std::size_t i = 0; i < drawn.size(); i += step, ++papers) sum += product(drawn[i], dense);
  like.usual = papers == 0 ? 0 : sum / papers;
}

Reasoner::Nearest Reasoner::nearest(const Vector& vector) const {
  std::vector<double> dense;
  add_to(dense, vector, 1);
  Nearest out;
  for (std::size_t at = 0; at < likes_.size(); ++at) {
    const double likeness = product(likes_[at].weighed, dense) - likes_[at].usual;
    if (at == 0 || likeness > out.likeness) out = {at, likeness};
  }
  return out;
}

bool Reasoner::sets_apart(std::uint32_t feature) const {
  const double share = taste_.features().share(feature);
  if (share <= few_have) return true;
  const auto likes = likes_with_.find(feature);
  return share <= not_many && likes != likes_with_.end() && is_frequent(likes->second, feature);
}

bool Reasoner::is_frequent(std::uint32_t likes, std::uint32_t feature) const {
  const double share = taste_.features().share(feature);
  return likes >= times_more * share * static_cast<double>(likes_.size() + 1);
}

Reasoner::Parts Reasoner::parts_of(const Vector& vector, const Names& title, const Names& abstract,
                                   std::size_t nearest) const {
  const Features& features = taste_.features();
  const Like& like = likes_[nearest];
  const auto in_title = features_of(title);
  const auto subjects = subjects_of(title, abstract);
  const auto of_likes = [](const auto& counts, std::uint32_t feature) {
    const auto found = counts.find(feature);
    return found == counts.end() ? 0 : found->second;
  };
  Parts out;
  for (const Feature& entry : vector) {
    const std::uint32_t feature = entry.number;
    if (feature >= taste_.weights().size() || subjects.count(feature) == 0) continue;
    // What the paper and the likes are about, not what one of them happens to mention.
    const bool is_theirs = of_likes(subject_of_, feature) >= several();
    const double added = entry.value * taste_.weights()[feature];
    if (added <= 0 || (!is_theirs && like.subjects.count(feature) == 0)) continue;
    const std::uint32_t titles = of_likes(titles_with_, feature);
    const std::uint32_t own = in_title.count(feature) != 0 ? 1 : 0;
    const bool in_both = own > 0 && like.in_title.count(feature) != 0;
    const bool is_concept =
        (in_both && !features.is_stem(feature)) || features.is_concept(feature, titles + own);
    // Once more by rarity: a field's everyday words speak for many papers and explain none.
    const double rarity = features.rarity(feature);
    const bool is_name =
        of_likes(names_, feature) >= several() || (own > 0 && like.names.count(feature) != 0);
    out.emplace(feature, Part{added * rarity * rarity, is_concept, is_name, is_theirs});
  }
  return out;
}

std::vector<Reasoner::Phrase> Reasoner::phrases_of(const Names& title, const Names& abstract,
                                                   const Parts& parts) const {
  std::vector<Phrase> out;
  const auto add = [&](Phrase phrase) {
    if (!phrase.stems.empty()) out.push_back(std::move(phrase));
  };
  for (const Names* names : {&title, &abstract}) {
    for (std::size_t at = 0; at < names->size(); ++at) {
      const std::uint32_t stem = names->stem(at);
      const auto part = parts.find(stem);
      if (part == parts.end() || !names->begins(at)) continue;
      const bool says_alone =
          part->second.is_name || (part->second.is_theirs && names->ends(at) == 1);
      if (part->second.is_concept && says_alone && names->is_whole(at) &&
          has_word(names->folded(at))) {
        const double weight = part->second.weight * names->ends(at);
        add({names->text(at, at), {stem}, weight, sets_apart(stem)});
      }
      if (names->begins_linked(at)) add(linked_from(*names, at, parts));
      Phrase longer = longest_from(*names, at, parts);
      if (longer.stems.size() > 1) add(std::move(longer));
    }
    if (names != &title) continue;
    for (Phrase& phrase : out) phrase.weight *= title_bonus;
  }
  std::stable_sort(out.begin(), out.end(),
                   [](const Phrase& a, const Phrase& b) { return a.weight > b.weight; });
  return out;
}

// As far as each word and the next are shared, and are a concept, apart or together.
Reasoner::Phrase Reasoner::longest_from(const Names& names, std::size_t first,
                                        const Parts& parts) const {
  std::vector<double> weights{parts.at(names.stem(first)).weight};
  std::size_t last = first;
  while (last + 1 < first + longest_name && names.is_joined(last + 1)) {
    const auto own = parts.find(names.stem(last));
    const auto next = parts.find(names.stem(last + 1));
    const auto both = parts.find(names.pair(last));
    if (next == parts.end() || both == parts.end()) break;
    const bool apart = own->second.is_concept && next->second.is_concept;
    if (!apart && !both->second.is_concept) break;
    weights.push_back(next->second.weight + both->second.weight);
    ++last;
  }
  while (last > first && !names.may_end(first, last)) --last;
  Phrase out{names.text(first, last)};
  for (std::size_t at = first; at <= last; ++at) {
    out.stems.push_back(names.stem(at));
    out.weight += weights[at - first];
    if (at > first && sets_apart(names.pair(at - 1))) out.sets_apart = true;
  }
  return out;
}

// "Chain-of-thought", where a like says so too: few such names are everyday words.
Reasoner::Phrase Reasoner::linked_from(const Names& names, std::size_t first,
                                       const Parts& parts) const {
  const auto end = parts.find(names.stem(first + 2));
  if (end == parts.end() || words_.count(names.folded_text(first, first + 2)) == 0) return {};
  return {names.text(first, first + 2),
          {names.stem(first), end->first},
          parts.at(names.stem(first)).weight + end->second.weight,
          true};
}

bool Reasoner::has_word(std::string folded) const {
  if (words_.count(folded) != 0 || words_.count(folded + "s") != 0) return true;
  if (!folded.ends_with('s')) return false;
  folded.pop_back();
  return words_.count(folded) != 0;
}

std::vector<std::string> Reasoner::topics_of(std::int64_t paper, std::size_t nearest) const {
  std::vector<std::string> out;
  for (const std::uint32_t topic : leading_topics(paper)) {
    const auto likes = led_by_.find(topic);
    if (likes == led_by_.end() || !is_frequent(likes->second, topic)) continue;
    const auto& of_nearest = likes_[nearest].topics;
    const bool is_nearest =
        std::find(of_nearest.begin(), of_nearest.end(), topic) != of_nearest.end();
    const bool is_theirs = likes->second >= several() && likes->second * 3 >= likes_.size();
    if (is_theirs || is_nearest) out.emplace_back(taste_.features().topic_name(topic));
  }
  return out;
}

// One who wrote a like together with another of the paper's authors: a name alone may be a
// namesake's.
std::string Reasoner::author_of(std::int64_t paper) const {
  const auto authors = authors_of(database_, paper);
  for (const Like& like : likes_) {
    std::vector<std::string> common;
    for (const auto& name : authors) {
      if (like.authors.count(name) != 0) common.push_back(name);
    }
    if (common.size() > 1) return common.front();
  }
  return {};
}

Reasons Reasoner::of(std::int64_t paper, const Vector& vector) {
  const Texts texts = texts_of(database_, paper);
  const Names title(texts.title, taste_.features());
  const Names abstract(texts.abstract, taste_.features());
  const Nearest like = nearest(vector);
  Telling telling(taste_.features());
  double least = 0;
  for (const Phrase& phrase :
       phrases_of(title, abstract, parts_of(vector, title, abstract, like.at))) {
    if (!phrase.sets_apart) continue;
    if (telling.size() == most_words || phrase.weight < least) break;
    least = std::max(least, least_share * phrase.weight);
    telling.tell(phrase.text, phrase.stems);
  }
  for (const std::string& topic : topics_of(paper, like.at)) {
    if (telling.size() < enough) telling.tell_topic(topic);
  }
  Reasons out{telling.told()};
  if (std::string author = author_of(paper); !author.empty()) out.shared.push_back("by " + author);
  if (like.likeness >= near) out.nearest = taste_.marks().likes[like.at];
  return out;
}

}  // namespace papers::recommend
