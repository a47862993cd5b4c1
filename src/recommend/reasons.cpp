#include "recommend/reasons.hpp"

#include <algorithm>

#include "latent/stems.hpp"
#include "text/words.hpp"

namespace papers::recommend {
namespace {

constexpr std::size_t most_words = 4;
constexpr double least_likeness = 0.05;  // of the nearest like: below, naming it explains nothing
constexpr double title_bonus = 1.5;
constexpr std::size_t longest_name = 4;   // words
constexpr std::uint32_t fewest_uses = 2;  // of a word by a paper that is about it; a title's is two
constexpr double least_share = 0.08;      // of the strongest reason's weight: less explains nothing
constexpr double plain_factor = 1e-3;     // of "model" alone: after all that says more

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

// Stems and pairs.
std::unordered_set<std::uint32_t> features_of(const Names& names) {
  std::unordered_set<std::uint32_t> out;
  for (std::size_t at = 0; at < names.size(); ++at) {
    out.insert(names.stem(at));
    if (names.is_joined(at + 1)) out.insert(names.pair(at));
  }
  out.erase(StringTable::none);
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
  std::unordered_map<std::uint32_t, std::uint32_t> uses;
  for (const Names* names : {&title, &abstract}) {
    for (std::size_t at = 0; at < names->size(); ++at) {
      uses[names->stem(at)] += names == &title ? fewest_uses : 1;
      words_.insert(names->folded(at));
    }
  }
  for (const auto& [stem, times] : uses) {
    if (times >= fewest_uses) subjects_.insert(stem);
  }
  for (const std::uint32_t feature : features_of(title)) ++titles_with_[feature];
  auto& row = database_.cached("SELECT name FROM author WHERE paper = ?1");
  row.bind(1, paper);
  while (row.step()) authors_.emplace(row.text(0));
}

Reasoner::Parts Reasoner::parts_of(const Vector& vector, const Names& title,
                                   const Names& abstract) const {
  const Features& features = taste_.features();
  std::unordered_map<std::uint32_t, std::uint32_t> uses;
  const auto in_title = features_of(title);
  for (const Names* names : {&title, &abstract}) {
    for (std::size_t at = 0; at < names->size(); ++at) {
      uses[names->stem(at)] += names == &title ? fewest_uses : 1;
    }
  }
  // What the paper and a like are about, not what one of them happens to mention.
  const auto is_subject = [&](std::uint32_t stem) {
    const auto used = uses.find(stem);
    return used != uses.end() && used->second >= fewest_uses && subjects_.count(stem) != 0;
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
    if (feature >= taste_.weights().size() || likes_with_.count(feature) == 0) continue;
    const double added = entry.value * taste_.weights()[feature];
    if (added <= 0) continue;
    // Once more by rarity: a field's everyday words speak for many papers and explain none.
    const double rarity = features.rarity(feature);
    if (features.is_stem(feature) && !is_subject(feature)) continue;
    out.emplace(feature, Part{added * rarity * rarity, is_concept(feature)});
  }
  return out;
}

std::vector<Reasoner::Phrase> Reasoner::phrases_of(const std::string& title,
                                                   const std::string& abstract,
                                                   const Vector& vector) const {
  const Names in_title(title, taste_.features());
  const Names in_abstract(abstract, taste_.features());
  const auto parts = parts_of(vector, in_title, in_abstract);
  std::vector<Phrase> out;
  for (const Names* names : {&in_title, &in_abstract}) {
    for (std::size_t at = 0; at < names->size(); ++at) {
      const auto part = parts.find(names->stem(at));
      // "multi" of "multi-view" names nothing, and likes may have it of another word.
      if (part == parts.end() || names->is_hyphened(at)) continue;
      if (part->second.says_alone && !names->is_hyphened(at + 1) && has_word(names->folded(at))) {
        const bool plain = needs_another(names->folded(at));
        const double factor = plain ? plain_factor : names->ends(at);
        out.push_back(
            {names->text(at, at), {names->stem(at)}, part->second.weight * factor, plain});
      }
      Phrase longer = longest_from(*names, at, parts);
      if (longer.stems.size() > 1) out.push_back(std::move(longer));
    }
    if (names != &in_title) continue;
    for (Phrase& phrase : out) phrase.weight *= title_bonus;
  }
  std::stable_sort(out.begin(), out.end(),
                   [](const Phrase& a, const Phrase& b) { return a.weight > b.weight; });
  return out;
}

// As far as each word and the next are shared, and are a concept, apart or together.
Reasoner::Phrase Reasoner::longest_from(const Names& names, std::size_t first, const Parts& parts) {
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
  }
  return out;
}

bool Reasoner::has_word(std::string folded) const {
  if (words_.count(folded) != 0 || words_.count(folded + "s") != 0) return true;
  if (!folded.ends_with('s')) return false;
  folded.pop_back();
  return words_.count(folded) != 0;
}

std::string Reasoner::topic_of(const Vector& vector) const {
  double best = 0;
  std::string_view name;
  for (const Feature& entry : vector) {
    const std::string_view topic = taste_.features().topic_name(entry.number);
    const auto likes = likes_with_.find(entry.number);
    if (topic.empty() || likes == likes_with_.end()) continue;
    if (likes->second * 3 < taste_.likes().size()) continue;
    const double part = likes->second * taste_.features().rarity(entry.number);
    if (part > best) {
      best = part;
      name = topic;
    }
  }
  return std::string(name);
}

// A word of it that says something is told already, or all its words are; true for no topic.
bool Reasoner::says_again(const std::string& topic,
                          const std::unordered_set<std::uint32_t>& told) const {
  bool all = true;
  for (const auto& word : text::words(topic)) {
    if (text::is_stop_word(word.folded)) continue;
    const bool again = told.count(taste_.features().of_stem(text::porter_stem(word.folded))) != 0;
    if (again && text::plainness(word.folded) == text::Plainness::none) return true;
    all = all && again;
  }
  return all;
}

std::string Reasoner::author_of(std::int64_t paper) {
  auto& row = database_.cached("SELECT name FROM author WHERE paper = ?1 ORDER BY position");
  row.bind(1, paper);
  std::string out;
  while (row.step()) {
    std::string name(row.text(0));
    if (out.empty() && authors_.count(name) != 0) out = std::move(name);
  }
  return out;
}

std::int64_t Reasoner::nearest(const Vector& vector) const {
  std::vector<double> dense;
  add_to(dense, vector, 1);
  double best = least_likeness;
  std::int64_t paper = 0;
  for (std::size_t i = 0; i < taste_.likes().size(); ++i) {
    const double likeness = product(taste_.likes()[i], dense);
    if (likeness > best) {
      best = likeness;
      paper = taste_.marks().likes[i];
    }
  }
  return paper;
}

Reasons Reasoner::of(std::int64_t paper, const Vector& vector) {
  Reasons out;
  const Texts texts = texts_of(database_, paper);
  const auto phrases = phrases_of(texts.title, texts.abstract, vector);
  std::unordered_set<std::uint32_t> told;
  std::vector<std::string> initials;
  const auto is_told = [&](const std::string& name) {
    const std::string own = initials_of(name);
    return std::any_of(initials.begin(), initials.end(),
                       [&](const std::string& other) { return is_same_acronym(own, other); });
  };
  for (const Phrase& phrase : phrases) {
    if (out.shared.size() == most_words || phrase.weight < least_share * phrases[0].weight) break;
    const bool again = is_told(phrase.text) ||
                       std::any_of(phrase.stems.begin(), phrase.stems.end(),
                                   [&](std::uint32_t stem) { return told.count(stem) != 0; });
    if (again || (phrase.is_plain && !out.shared.empty())) continue;
    told.insert(phrase.stems.begin(), phrase.stems.end());
    initials.push_back(initials_of(phrase.text));
    out.shared.push_back(phrase.text);
  }
  const std::string topic = topic_of(vector);
  if (!says_again(topic, told) && !is_told(topic)) out.shared.push_back(topic);
  if (std::string author = author_of(paper); !author.empty()) {
    if (out.shared.size() > most_words) out.shared.erase(out.shared.begin() + most_words - 1);
    out.shared.push_back("by " + author);
  }
  out.nearest = nearest(vector);
  return out;
}

}  // namespace papers::recommend
