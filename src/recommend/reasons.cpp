#include "recommend/reasons.hpp"

#include <algorithm>

#include "latent/stems.hpp"
#include "recommend/telling.hpp"

namespace papers::recommend {
namespace {

constexpr std::size_t most_words = 4;
constexpr std::size_t enough = 3;  // reasons; below, what does less to set them apart is told too
constexpr double least_likeness = 0.05;  // of the nearest like: below, naming it explains nothing
constexpr double title_bonus = 1.5;
constexpr std::size_t longest_name = 4;   // words
constexpr std::uint32_t fewest_uses = 2;  // of a word by a paper that is about it; a title's is two
constexpr double least_share = 0.08;      // of the strongest reason's weight: less explains nothing

// What sets a paper and its likes apart from most papers: few have it, or not many and of the likes
// several times more.
constexpr double few = 0.04;
constexpr double not_many = 0.15;
constexpr double many = 0.2;
constexpr double times_more = 4;

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

bool has_feature(const Vector& vector, std::uint32_t feature) {
  return std::any_of(vector.begin(), vector.end(),
                     [feature](const Feature& entry) { return entry.number == feature; });
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
}

void Reasoner::read_like(std::int64_t paper) {
  const Texts texts = texts_of(database_, paper);
  const Names title(texts.title, taste_.features());
  const Names abstract(texts.abstract, taste_.features());
  Like like{features_of(title), subjects_of(title, abstract), {}};
  for (std::string& name : authors_of(database_, paper)) like.authors.insert(std::move(name));
  for (const std::uint32_t feature : like.in_title) ++titles_with_[feature];
  for (const std::uint32_t feature : like.subjects) ++subject_of_[feature];
  for (const Names* names : {&title, &abstract}) {
    for (std::size_t at = 0; at < names->size(); ++at) {
      words_.insert(names->folded(at));
      if (names->begins_linked(at)) words_.insert(names->folded_text(at, at + 2));
    }
  }
  likes_.push_back(std::move(like));
}

// By rarity once more than their vectors are, and twice by what both name in their titles.
std::size_t Reasoner::nearest(const Vector& vector, const Names& title) const {
  const auto in_title = features_of(title);
  Vector rare = vector;
  for (Feature& entry : rare) entry.value *= taste_.features().rarity(entry.number);
  std::vector<double> dense;
  add_to(dense, rare, 1);
  double best = least_likeness;
  std::size_t out = likes_.size();
  for (std::size_t i = 0; i < likes_.size(); ++i) {
    double likeness = product(taste_.likes()[i], dense);
    for (const Feature& entry : taste_.likes()[i]) {
      if (in_title.count(entry.number) == 0 || likes_[i].in_title.count(entry.number) == 0)
        continue;
      likeness += entry.value * dense[entry.number];
    }
    if (likeness > best) {
      best = likeness;
      out = i;
    }
  }
  return out;
}

bool Reasoner::sets_apart(std::uint32_t feature) const {
  const double share = taste_.features().share(feature);
  if (share <= few) return true;
  const auto likes = likes_with_.find(feature);
  if (share > not_many || likes == likes_with_.end()) return false;
  return likes->second >= times_more * share * static_cast<double>(likes_.size() + 1);
}

bool Reasoner::is_everyday(const Phrase& phrase) const {
  return std::all_of(phrase.stems.begin(), phrase.stems.end(),
                     [this](std::uint32_t stem) { return taste_.features().share(stem) > many; });
}

Reasoner::Parts Reasoner::parts_of(const Vector& vector, const Names& title, const Names& abstract,
                                   std::size_t nearest) const {
  const Features& features = taste_.features();
  const auto in_title = features_of(title);
  const auto subjects = subjects_of(title, abstract);
  // What the paper and the likes are about, not what one of them happens to mention.
  const auto is_common = [&](std::uint32_t feature) {
    if (subjects.count(feature) == 0) return false;
    const auto likes = subject_of_.find(feature);
    return (likes != subject_of_.end() && likes->second >= several()) ||
           (nearest < likes_.size() && likes_[nearest].subjects.count(feature) != 0);
  };
  const auto is_concept = [&](std::uint32_t feature) {
    const auto titles = titles_with_.find(feature);
    const std::uint32_t of_likes = titles == titles_with_.end() ? 0 : titles->second;
    const std::uint32_t own = in_title.count(feature) != 0 ? 1 : 0;
    const bool is_common_title = !features.is_stem(feature) && of_likes > 0 && own > 0;
    return is_common_title || features.is_concept(feature, of_likes + own);
  };
  Parts out;
  for (const Feature& entry : vector) {
    const std::uint32_t feature = entry.number;
    if (feature >= taste_.weights().size() || !is_common(feature)) continue;
    const double added = entry.value * taste_.weights()[feature];
    if (added <= 0) continue;
    // Once more by rarity: a field's everyday words speak for many papers and explain none.
    const double rarity = features.rarity(feature);
    out.emplace(feature, Part{added * rarity * rarity, is_concept(feature)});
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
      if (part->second.says_alone && names->is_whole(at) && has_word(names->folded(at))) {
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
    const bool apart = own->second.says_alone && next->second.says_alone;
    if (!apart && !both->second.says_alone) break;
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

std::vector<Reasoner::Phrase> Reasoner::words_of(const Names& title, const Names& abstract,
                                                 std::size_t nearest) const {
  const auto subjects = subjects_of(title, abstract);
  std::vector<Phrase> out;
  for (const Names* names : {&title, &abstract}) {
    for (std::size_t at = 0; at < names->size(); ++at) {
      const std::uint32_t stem = names->stem(at);
      const std::string& word = names->folded(at);
      if (stem == StringTable::none || !names->begins(at) || names->is_hyphened(at + 1) ||
          text::is_stop_word(word) || text::plainness(word) != text::Plainness::none ||
          !has_word(word)) {
        continue;
      }
      const auto likes = subject_of_.find(stem);
      const std::size_t of_likes = likes == subject_of_.end() ? 0 : likes->second;
      const bool of_nearest =
          nearest < likes_.size() &&
          (subjects.count(stem) != 0 ? likes_[nearest].subjects.count(stem) != 0
                                     : likes_[nearest].in_title.count(stem) != 0);
      if (of_likes < several() && !of_nearest) continue;
      const double weight = taste_.features().rarity(stem) * static_cast<double>(of_likes + 1);
      out.push_back(
          {names->text(at, at), {stem}, weight, of_likes >= several() && sets_apart(stem)});
    }
  }
  std::stable_sort(out.begin(), out.end(),
                   [](const Phrase& a, const Phrase& b) { return a.weight > b.weight; });
  return out;
}

std::vector<std::string> Reasoner::topics_of(const Vector& vector, std::size_t nearest,
                                             double most_papers) const {
  std::vector<std::pair<double, std::string>> weighed;
  for (const Feature& entry : vector) {
    const std::string_view topic = taste_.features().topic_name(entry.number);
    const auto likes = likes_with_.find(entry.number);
    if (topic.empty() || likes == likes_with_.end()) continue;
    if (taste_.features().share(entry.number) > most_papers) continue;
    const bool of_nearest =
        nearest < likes_.size() && has_feature(taste_.likes()[nearest], entry.number);
    if (likes->second * 3 < likes_.size() && !of_nearest) continue;
    weighed.emplace_back(-taste_.features().rarity(entry.number), topic);
  }
  std::stable_sort(weighed.begin(), weighed.end());
  std::vector<std::string> out;
  for (auto& [weight, topic] : weighed) out.push_back(std::move(topic));
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
  const std::size_t like = nearest(vector, title);
  const auto phrases = phrases_of(title, abstract, parts_of(vector, title, abstract, like));
  Telling telling(taste_.features());
  double least = 0;
  for (const Phrase& phrase : phrases) {
    if (!phrase.sets_apart) continue;
    if (telling.size() == most_words || phrase.weight < least) break;
    least = std::max(least, least_share * phrase.weight);
    telling.tell(phrase.text, phrase.stems);
  }
  const auto words = words_of(title, abstract, like);
  for (const Phrase& word : words) {
    const bool wanted = telling.size() < enough && word.sets_apart;
    const bool rare = taste_.features().share(word.stems.front()) <= few;
    if (wanted || (telling.size() == 0 && rare)) telling.tell(word.text, word.stems);
  }
  const auto topics = topics_of(vector, telling.stems() < enough ? like : likes_.size(), not_many);
  for (std::size_t at = 0; at < topics.size() && (at == 0 || telling.size() < enough); ++at) {
    telling.tell_topic(topics[at]);
  }
  const auto broad = topics_of(vector, like, many);
  if (telling.size() == 0 && !broad.empty()) telling.tell_topic(broad.front());
  for (const Phrase& phrase : phrases) {
    if (telling.size() == 0 && !is_everyday(phrase)) telling.tell(phrase.text, phrase.stems);
  }
  const bool nothing = telling.size() == 0;
  for (const Phrase& word : words) {
    if (nothing && telling.size() < enough) telling.tell(word.text, word.stems);
  }
  Reasons out{telling.told()};
  if (std::string author = author_of(paper); !author.empty()) {
    if (out.shared.size() > most_words) out.shared.erase(out.shared.begin() + most_words - 1);
    out.shared.push_back("by " + author);
  }
  if (like < likes_.size()) out.nearest = taste_.marks().likes[like];
  return out;
}

}  // namespace papers::recommend
