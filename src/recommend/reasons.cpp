#include "recommend/reasons.hpp"

#include <algorithm>

#include "latent/stems.hpp"
#include "text/words.hpp"

namespace papers::recommend {
namespace {

constexpr std::size_t most_words = 4;
constexpr double least_likeness = 0.05;  // of the nearest like: below, naming it explains nothing
constexpr double pair_bonus = 1.2;       // a phrase says more than its two words
constexpr double title_bonus = 1.5;
constexpr double plain_factor = 1e-3;  // of "model" alone: after all that says more

std::uint64_t pair_of(std::uint32_t first, std::uint32_t second) {
  return (static_cast<std::uint64_t>(first) << 32U) | second;
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
  for (const std::string& text : {texts.title, texts.abstract}) {
    const auto words = text::words(text);
    for (std::size_t i = 0; i + 1 < words.size(); ++i) {
      if (!adjoins(text, words[i], words[i + 1])) continue;
      pairs_.insert(pair_of(taste_.features().of_stem(text::porter_stem(words[i].folded)),
                            taste_.features().of_stem(text::porter_stem(words[i + 1].folded))));
    }
  }
  for (const std::uint32_t stem : stems_in(texts.title)) ++titles_with_[stem];
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

std::vector<Reasoner::Phrase> Reasoner::phrases_in(const std::string& title,
                                                   const std::string& abstract,
                                                   const Vector& vector) const {
  const Features& features = taste_.features();
  const auto in_title = stems_in(title);
  std::unordered_map<std::uint32_t, double> parts;  // of the standing, of stems that a like has
  for (const Feature& entry : vector) {
    if (entry.number >= taste_.weights().size() || likes_with_.count(entry.number) == 0) continue;
    const double part = entry.value * taste_.weights()[entry.number];
    const auto titles = titles_with_.find(entry.number);
    const std::uint32_t more = (titles == titles_with_.end() ? 0 : titles->second) +
                               (in_title.count(entry.number) != 0 ? 1 : 0);
    if (!features.is_concept(entry.number, more)) continue;
    const double rarity = features.rarity(entry.number);
    // Once more by rarity: a field's everyday words speak for many papers and explain none.
    if (part > 0) parts[entry.number] = part * rarity * rarity;
  }
  std::vector<Phrase> out;
  for (const std::string& text : {title, abstract}) {
    const double bonus = &text == &title ? title_bonus : 1;
    const auto words = text::words(text);
    std::vector<std::uint32_t> stems;
    for (const auto& word : words) {
      const bool claims = text::plainness(word.folded) == text::Plainness::claim;
      stems.push_back(claims ? StringTable::none
                             : features.of_stem(text::porter_stem(word.folded)));
    }
    for (std::size_t i = 0; i < words.size(); ++i) {
      const auto part = parts.find(stems[i]);
      if (part == parts.end()) continue;
      // "multi" of "multi-view" names nothing, and likes may have it of another word.
      const bool after_hyphen = i > 0 && is_hyphened(text, words[i - 1], words[i]);
      const bool hyphened =
          after_hyphen || (i + 1 < words.size() && is_hyphened(text, words[i], words[i + 1]));
      const bool plain = text::plainness(words[i].folded) != text::Plainness::none;
      if (!hyphened) {
        out.push_back({std::string(words[i].text),
                       {stems[i]},
                       bonus * part->second * (plain ? plain_factor : 1),
                       plain});
      }
      if (after_hyphen) continue;
      if (i + 1 == words.size() || !adjoins(text, words[i], words[i + 1])) continue;
      const auto next = parts.find(stems[i + 1]);
      if (next == parts.end() || stems[i] == stems[i + 1] ||
          pairs_.count(pair_of(stems[i], stems[i + 1])) == 0) {
        continue;
      }
      const std::size_t end = words[i + 1].offset + words[i + 1].text.size();
      out.push_back({text.substr(words[i].offset, end - words[i].offset),
                     {stems[i], stems[i + 1]},
                     bonus * pair_bonus * (part->second + next->second)});
    }
  }
  std::stable_sort(out.begin(), out.end(),
                   [](const Phrase& a, const Phrase& b) { return a.weight > b.weight; });
  return out;
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

// Most of its words are told already; true for no topic.
bool Reasoner::says_again(const std::string& topic,
                          const std::unordered_set<std::uint32_t>& told) const {
  int balance = 0;
  for (const auto& word : text::words(topic)) {
    if (text::is_stop_word(word.folded)) continue;
    const auto stem = taste_.features().of_stem(text::porter_stem(word.folded));
    balance += told.count(stem) != 0 ? 1 : -1;
  }
  return balance >= 0;
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
