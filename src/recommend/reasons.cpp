#include "recommend/reasons.hpp"

#include <algorithm>

#include "latent/stems.hpp"
#include "text/words.hpp"

namespace papers::recommend {
namespace {

constexpr std::size_t most_words = 4;
constexpr double least_likeness = 0.05;  // of the nearest like: below, naming it explains nothing
constexpr double title_bonus = 1.5;
constexpr double plain_factor = 1e-3;  // of "model" alone: after all that says more

// Says little alone: "model", "visual".
bool needs_another(std::string_view folded) {
  return text::plainness(folded) != text::Plainness::none || text::is_modifier(folded);
}

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

// Side by side: nothing but a blank or a hyphen between them.
bool adjoins(std::string_view text, const text::Word& left, const text::Word& right) {
  const std::size_t end = left.offset + left.text.size();
  return right.offset == end + 1 && (text[end] == ' ' || text[end] == '-');
}

bool is_hyphened(std::string_view text, const text::Word& left, const text::Word& right) {
  return adjoins(text, left, right) && text[right.offset - 1] == '-';
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
  for (const std::uint32_t stem : stems_in(texts.title)) ++titles_with_[stem];
  for (const std::string& text : {texts.title, texts.abstract}) {
    for (auto& word : text::words(text)) words_.insert(std::move(word.folded));
  }
  auto& row = database_.cached("SELECT name FROM author WHERE paper = ?1");
  row.bind(1, paper);
  while (row.step()) authors_.emplace(row.text(0));
}

std::unordered_set<std::uint32_t> Reasoner::stems_in(const std::string& text) const {
  std::unordered_set<std::uint32_t> out;
  for (const auto& word : text::words(text)) {
    out.insert(taste_.features().of_stem(text::porter_stem(word.folded)));
  }
  return out;
}

std::unordered_map<std::uint32_t, double> Reasoner::parts_of(const Vector& vector,
                                                             const std::string& title) const {
  const Features& features = taste_.features();
  const auto in_title = stems_in(title);
  std::unordered_map<std::uint32_t, double> out;
  for (const Feature& entry : vector) {
    if (entry.number >= taste_.weights().size() || likes_with_.count(entry.number) == 0) continue;
    const double part = entry.value * taste_.weights()[entry.number];
    const auto titles = titles_with_.find(entry.number);
    const std::uint32_t more = (titles == titles_with_.end() ? 0 : titles->second) +
                               (in_title.count(entry.number) != 0 ? 1 : 0);
    if (features.is_stem(entry.number) && !features.is_concept(entry.number, more)) continue;
    const double rarity = features.rarity(entry.number);
    // Once more by rarity: a field's everyday words speak for many papers and explain none.
    if (part > 0) out[entry.number] = part * rarity * rarity;
  }
  return out;
}

std::vector<Reasoner::Phrase> Reasoner::phrases_in(const std::string& title,
                                                   const std::string& abstract,
                                                   const Vector& vector) const {
  const auto parts = parts_of(vector, title);
  std::vector<Phrase> out;
  for (const std::string& text : {title, abstract}) {
    const double bonus = &text == &title ? title_bonus : 1;
    const auto words = text::words(text);
    std::vector<std::uint32_t> stems;
    for (const auto& word : words) {
      const bool claims = text::plainness(word.folded) == text::Plainness::claim;
      stems.push_back(claims ? StringTable::none
                             : taste_.features().of_stem(text::porter_stem(word.folded)));
    }
    const auto hyphened = [&](std::size_t at) {
      return at > 0 && at < words.size() && is_hyphened(text, words[at - 1], words[at]);
    };
    for (std::size_t i = 0; i < words.size(); ++i) {
      const auto part = parts.find(stems[i]);
      // "multi" of "multi-view" names nothing, and likes may have it of another word.
      if (part == parts.end() || hyphened(i)) continue;
      if (!hyphened(i + 1) && has_word(words[i].folded)) {
        const bool plain = needs_another(words[i].folded);
        const double weight = bonus * part->second * (plain ? plain_factor : 1);
        out.push_back({std::string(words[i].text), {stems[i]}, weight, plain});
      }
      const auto pair_at = [&](std::size_t at) {
        if (at + 1 >= words.size() || !adjoins(text, words[at], words[at + 1])) return parts.end();
        return parts.find(taste_.features().of_pair(stems[at], stems[at + 1]));
      };
      const auto next = i + 1 < words.size() ? parts.find(stems[i + 1]) : parts.end();
      const auto both = pair_at(i);
      if (next == parts.end() || both == parts.end() || next == part) continue;
      // "Supervised fine-tuning" and "agentic reinforcement learning" go on to the end of the name.
      const bool open = !hyphened(i + 1) && pair_at(i + 1) != parts.end();
      const bool goes_on =
          open && (needs_another(words[i + 1].folded) ||
                   text::plainness(words[i + 2].folded) == text::Plainness::general_noun);
      const std::size_t last = hyphened(i + 2) || goes_on ? i + 2 : i + 1;
      if (text::is_modifier(words[last].folded)) continue;
      const std::size_t end = words[last].offset + words[last].text.size();
      out.push_back({text.substr(words[i].offset, end - words[i].offset),
                     {stems.begin() + static_cast<std::ptrdiff_t>(i),
                      stems.begin() + static_cast<std::ptrdiff_t>(last) + 1},
                     bonus * (part->second + next->second + both->second)});
    }
  }
  std::stable_sort(out.begin(), out.end(),
                   [](const Phrase& a, const Phrase& b) { return a.weight > b.weight; });
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

// A word of it that says something is told already; true for no topic.
bool Reasoner::says_again(const std::string& topic,
                          const std::unordered_set<std::uint32_t>& told) const {
  for (const auto& word : text::words(topic)) {
    if (text::is_stop_word(word.folded)) continue;
    if (text::plainness(word.folded) != text::Plainness::none) continue;
    if (told.count(taste_.features().of_stem(text::porter_stem(word.folded))) != 0) return true;
  }
  return topic.empty();
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
  std::unordered_set<std::uint32_t> told;
  for (const Phrase& phrase : phrases_in(texts.title, texts.abstract, vector)) {
    if (out.shared.size() == most_words) break;
    const bool again = std::any_of(phrase.stems.begin(), phrase.stems.end(),
                                   [&](std::uint32_t stem) { return told.count(stem) != 0; });
    if (again || (phrase.is_plain && !out.shared.empty())) continue;
    told.insert(phrase.stems.begin(), phrase.stems.end());
    out.shared.push_back(phrase.text);
  }
  const std::string topic = topic_of(vector);
  if (!says_again(topic, told)) out.shared.push_back(topic);
  if (std::string author = author_of(paper); !author.empty()) {
    if (out.shared.size() > most_words) out.shared.erase(out.shared.begin() + most_words - 1);
    out.shared.push_back("by " + author);
  }
  out.nearest = nearest(vector);
  return out;
}

}  // namespace papers::recommend
