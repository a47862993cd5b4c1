// More like this: the weightiest words of some papers or a text become a query, its candidates are
// compared with them as vectors of stems, and by where they stand in the latent space.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <span>
#include <string>
#include <unordered_set>
#include <vector>

#include "latent/space.hpp"
#include "latent/stems.hpp"
#include "library/listed_ranking.hpp"
#include "library/posting_store.hpp"
#include "library/snapshot.hpp"
#include "library/sqlite.hpp"
#include "search/columns.hpp"
#include "search/id_set.hpp"
#include "search/search.hpp"
#include "search/spellings.hpp"
#include "search/texts.hpp"
#include "search/vocabulary.hpp"
#include "search/weights.hpp"
#include "text/words.hpp"

namespace papers::search {
namespace {

constexpr std::size_t query_terms_kept = 24;  // the weightiest words; more cost time and add noise
constexpr std::size_t candidate_papers = 300;
constexpr std::uint64_t papers_found = 12'000;  // that candidates are taken from, about
constexpr std::size_t shared_shown = 6;
constexpr double latent_share = 0.3;     // of the score, where the library has a latent space
constexpr double query_title_count = 2;  // a title's word says more about the work

struct Weighted {
  std::uint32_t stem = 0;
  double value = 0;  ///< frequency times rarity
};
using Profile = std::vector<Weighted>;  ///< each stem once

double norm(const Profile& profile) {
  double sum = 0;
  for (const Weighted& entry : profile) sum += entry.value * entry.value;
  return std::sqrt(std::max(sum, 1e-9));
}

Profile weightiest(Profile profile, std::size_t count) {
  profile.erase(std::remove_if(profile.begin(), profile.end(),
                               [](const Weighted& entry) { return entry.value <= 0; }),
                profile.end());
  std::sort(profile.begin(), profile.end(), [](const Weighted& a, const Weighted& b) {
    return a.value != b.value ? a.value > b.value : a.stem < b.stem;
  });
  if (profile.size() > count) profile.resize(count);
  return profile;
}

// A word that ranks candidates.
struct RankingWord {
  std::string word;
  std::uint64_t papers = 1;  ///< that have it
  double count = 1;          ///< what it counts
};

// Puts the rarest first and returns how many of them find candidates: as many as stand in so many
// papers. A paper that shares none of them shares the everyday words only, and to look at each of
// those would cost a walk through the library.
std::size_t put_rarest_first(std::vector<RankingWord>& words) {
  std::sort(words.begin(), words.end(), [](const RankingWord& a, const RankingWord& b) {
    return a.papers != b.papers ? a.papers < b.papers : a.word < b.word;
  });
  std::size_t kept = 1;
  for (std::uint64_t papers = words.front().papers; kept < words.size(); ++kept) {
    papers += words[kept].papers;
    if (papers > papers_found) break;
  }
  return kept;
}

std::string any_word_of(std::span<const RankingWord> words) {
  std::string expression;
  for (const RankingWord& one : words) {
    expression += fmt::format("{}\"{}\"", expression.empty() ? "" : " OR ", one.word);
  }
  return "(" + expression + ")";
}

library::ListedQuery::Group listed_group(std::span<const RankingWord> words,
                                         std::size_t first_index) {
  library::ListedQuery::Group group;
  for (const RankingWord& one : words) {
    group.terms.push_back({first_index++, {{{one.word}, columns::all, 1}}});
  }
  return group;
}

class Comparer {
 public:
  explicit Comparer(library::Library& library)
      : database_(library.database()), vocabulary_(database_), space_(database_) {}

  /// Adds a text to what is compared with; several count alike.
  void add(std::string_view title, std::string_view abstract) {
    texts_.add_text(0, title, abstract);
    learn_stems();
    const Profile one = profile_of(texts_.papers().back());
    const double length = norm(one);
    for (const Weighted& entry : one) {
      if (entry.stem >= given_.size()) given_.resize(entry.stem + 1);
      given_[entry.stem] += entry.value / length;
    }
    spellings_.read(title);
    spellings_.read(abstract);
    places_.push_back(space_.of_text(title, abstract));
  }

  bool add(std::int64_t paper) {
    return with_texts_of(paper, [&](std::string_view title, std::string_view abstract) {
      add(title, abstract);
      left_out_.insert(paper);
    });
  }

  std::vector<Related> most_like_first(std::int64_t limit) {
    Profile given;
    for (std::uint32_t stem = 0; stem < given_.size(); ++stem)
      given.push_back({stem, given_[stem]});
    const double length = norm(given);
    const Profile query = weightiest(std::move(given), query_terms_kept);
    if (query.empty()) return {};
    const std::size_t first = texts_.papers().size();
    for (const library::Bm25f::Row& row : candidates(query).best) {
      if (left_out_.contains(row.paper)) continue;
      with_texts_of(row.paper, [&](std::string_view title, std::string_view abstract) {
        texts_.add_text(row.paper, title, abstract);
      });
    }
    learn_stems();
    std::vector<Related> out;
    for (std::size_t i = first; i < texts_.papers().size(); ++i) {
      out.push_back(compare(length, texts_.papers()[i]));
    }
    std::stable_sort(out.begin(), out.end(), [](const Related& a, const Related& b) {
      return a.entry.score > b.entry.score;
    });
    if (limit > 0 && out.size() > static_cast<std::size_t>(limit)) {
      out.resize(static_cast<std::size_t>(limit));
    }
    return out;
  }

 private:
  template <typename Visit>
  bool with_texts_of(std::int64_t paper, const Visit& visit) {
    auto& row = database_.cached("SELECT title, abstract FROM paper WHERE id = ?1");
    row.bind(1, paper);
    const bool found = row.step();
    if (found) visit(row.text(0), latent::without_addresses(row.text(1)));
    row.reset();
    return found;
  }

  // How rare the stems are that were read since; 0 of those that do not relate. The square root,
  // because rarity stands on both sides of the product: without it a single rare by-catch outweighs
  // the everyday words of the field that make two papers kin.
  void learn_stems() {
    const auto known = static_cast<std::uint32_t>(rarity_.size());
    stems_.read(texts_.words());
    rarity_.resize(stems_.size());
    place_.resize(stems_.size());
    std::vector<std::uint32_t> fresh;
    std::vector<std::string_view> words;
    for (std::uint32_t stem = known; stem < stems_.size(); ++stem) {
      if (!latent::relates(word_of(stem))) continue;
      fresh.push_back(stem);
      words.push_back(word_of(stem));
    }
    const std::vector<std::uint64_t> having = vocabulary_.papers_with_each(words);
    const auto papers = static_cast<double>(std::max<std::uint64_t>(1, vocabulary_.papers()));
    for (std::size_t i = 0; i < fresh.size(); ++i) {
      const double clamped = std::clamp(static_cast<double>(having[i]), 1.0, papers);
      rarity_[fresh[i]] = std::sqrt(std::log((papers + 1) / clamped));
    }
  }

  // The first form of a stem that was read, folded.
  [[nodiscard]] std::string_view word_of(std::uint32_t stem) const {
    return texts_.words().text(stems_.word_of(stem));
  }

  Profile profile_of(const TokenizedPaper& paper) {
    Profile out;
    for (const TokenizedPaper::Word& word : paper.words) {
      const std::uint32_t stem = stems_.of(word.number);
      std::size_t& place = place_[stem];
      if (place >= out.size() || out[place].stem != stem) {
        place = out.size();
        out.push_back({stem, 0});
      }
      out[place].value += word.place < paper.title_words ? query_title_count : 1;
    }
    for (Weighted& entry : out) entry.value = (1 + std::log(entry.value)) * rarity_[entry.stem];
    return out;
  }

  // Found by the rarest stems, ranked by all.
  library::Bm25f candidates(const Profile& query) {
    std::vector<RankingWord> words;
    for (const Weighted& entry : query) {
      const std::string_view word = word_of(entry.stem);
      words.push_back({std::string(word), std::max<std::uint64_t>(1, vocabulary_.papers_with(word)),
                       entry.value / query.front().value});
    }
    const std::size_t rarest = put_rarest_first(words);
    library::Bm25f ranking;
    for (std::size_t i = 0; i < words.size(); ++i) {
      ranking.terms.push_back({static_cast<double>(words[i].papers), words[i].count});
      ranking.phrases.push_back({i, 1, true});
    }
    std::string expression = any_word_of(words);
    if (rarest < words.size()) {
      expression =
          fmt::format("({} AND {})", any_word_of(std::span(words).first(rarest)), expression);
      ranking.phrases.insert(ranking.phrases.begin(), rarest, {0, 1, /*counts=*/false});
    }
    const Weights weights;
    ranking.weight = {weights.title, weights.abstract, 0, weights.keywords, 0};
    ranking.length_norm = {weights.title_norm, weights.abstract_norm, 0, 0, 0};
    ranking.saturation = weights.saturation;
    ranking.keep = candidate_papers;
    if (library::last_listed(database_) == 0) {
      library::rank_rows(database_, expression, ranking);
    } else {
      library::ListedQuery listed;
      listed.groups.push_back(listed_group(std::span(words).first(rarest), 0));
      listed.groups.push_back(listed_group(std::span(words).subspan(rarest), rarest));
      listed.groups.back().optional = true;
      library::rank_listed(database_, listed, expression, ranking);
    }
    return ranking;
  }

  Related compare(double length, const TokenizedPaper& paper) {
    const Profile other = profile_of(paper);
    Profile shared;
    double product = 0;
    for (const Weighted& entry : other) {
      if (entry.stem >= given_.size() || given_[entry.stem] == 0) continue;
      const double part = given_[entry.stem] * entry.value;
      product += part;
      shared.push_back({entry.stem, part});
    }
    Related out;
    out.entry.paper = paper.id;
    const double cosine = product / (length * norm(other));
    out.entry.score =
        space_.exists() ? (1 - latent_share) * cosine + latent_share * nearness(paper.id) : cosine;
    out.shared = spelt(weightiest(std::move(shared), query_terms_kept));
    return out;
  }

  // Those that name something ("fail", "large" do not); all when none does.
  [[nodiscard]] Profile naming(Profile shared) const {
    const auto rest =
        std::stable_partition(shared.begin(), shared.end(), [this](const Weighted& entry) {
          const std::string_view word = word_of(entry.stem);
          return text::plainness(word) != text::Plainness::claim && !text::is_modifier(word);
        });
    if (rest != shared.begin()) shared.erase(rest, shared.end());
    return shared;
  }

  // The first of them, as what was given writes them.
  [[nodiscard]] std::vector<std::string> spelt(const Profile& shared) const {
    std::unordered_set<std::string> stems;
    for (const Weighted& entry : shared) {
      stems.insert(text::porter_stem(std::string(word_of(entry.stem))));
    }
    std::vector<std::string> out;
    for (const Weighted& entry : naming(shared)) {
      const std::string folded(word_of(entry.stem));
      const std::string& word = spellings_.of(folded, stems);
      if (std::find(out.begin(), out.end(), word) == out.end()) out.push_back(word);
      if (out.size() == shared_shown) break;
    }
    return out;
  }

  // To all that was given, in the latent space.
  double nearness(std::int64_t paper) {
    const latent::Vector place = space_.of_paper(paper);
    double sum = 0;
    for (const latent::Vector& given : places_) sum += latent::similarity(given, place);
    return sum / static_cast<double>(places_.size());
  }

  library::Database& database_;
  Vocabulary vocabulary_;
  latent::Space space_;
  Texts texts_;
  WordStems stems_;
  Spellings spellings_;                 ///< of what was given
  std::vector<double> rarity_;          ///< by stem
  std::vector<std::size_t> place_;      ///< by stem, in the profile being made
  std::vector<double> given_;           ///< by stem: the sum of their profiles
  std::vector<latent::Vector> places_;  ///< of each that was given, in the latent space
  IdSet left_out_;
};

}  // namespace

std::vector<Related> related_to_papers(library::Library& library,
                                       std::span<const std::int64_t> papers, std::int64_t limit) {
  const library::Snapshot snapshot(library.database());
  Comparer comparer(library);
  for (const std::int64_t paper : papers) comparer.add(paper);
  return comparer.most_like_first(limit);
}

std::vector<Related> related_to_text(library::Library& library, std::string_view text,
                                     std::int64_t limit) {
  const library::Snapshot snapshot(library.database());
  Comparer comparer(library);
  comparer.add({}, latent::without_addresses(text));
  return comparer.most_like_first(limit);
}

}  // namespace papers::search
