// More like this: the weightiest words of one paper or text become a query, its candidates are
// compared with it as vectors of stems.
#include <algorithm>
#include <cmath>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "library/bm25f.hpp"
#include "library/sqlite.hpp"
#include "search/search.hpp"
#include "search/texts.hpp"
#include "search/vocabulary.hpp"
#include "search/weights.hpp"
#include "text/words.hpp"

namespace papers::search {
namespace {

constexpr std::size_t query_terms_kept = 24;  // the weightiest words; more cost time and add noise
constexpr std::size_t candidate_papers = 300;
constexpr std::size_t shared_shown = 6;
constexpr std::size_t shortest_word_bytes = 2;
constexpr double query_title_count = 2;    // a title's word says more about the work
constexpr double most_common_share = 0.2;  // of all papers; commoner words relate nothing

struct Weighted {
  std::string word;  ///< the form to show: the first that stands in the text
  double value = 0;  ///< tf-idf
};
using Profile = std::unordered_map<std::uint32_t, Weighted>;  ///< by stem

class Comparer {
 public:
  explicit Comparer(library::Library& library)
      : database_(library.database()), vocabulary_(database_) {}

  Texts& texts() { return texts_; }
  library::Database& database() { return database_; }

  std::vector<Related> most_like_first(std::optional<std::int64_t> left_out, std::int64_t limit) {
    Profile profile = profile_of(texts_.papers().front());
    const auto query = weightiest(profile, query_terms_kept);
    if (query.empty()) return {};
    const library::Bm25f found = candidates(query);
    const double length = norm(profile);
    std::vector<Related> out;
    for (const library::Bm25f::Row& row : found.best) {
      if (row.paper == left_out || !texts_.add(database_, row.paper)) continue;
      out.push_back(compare(profile, length, texts_.papers().back()));
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
  // Rarity of a stem in the library: learned once, as candidates share most of their words.
  double rarity(std::uint32_t stem, const std::string& word) {
    const auto known = rarity_.find(stem);
    if (known != rarity_.end()) return known->second;
    const auto papers = static_cast<double>(std::max<std::uint64_t>(1, vocabulary_.papers()));
    const bool usable = word.size() >= shortest_word_bytes && !text::is_stop_word(word);
    const double having =
        usable ? std::max(1.0, static_cast<double>(vocabulary_.papers_with(word))) : papers;
    const double value = having > papers * most_common_share && papers > 20
                             ? 0
                             : std::log((papers + 1) / std::min(papers, having));
    return rarity_.emplace(stem, usable ? value : 0).first->second;
  }

  Profile profile_of(const TokenizedPaper& paper) {
    Profile out;
    for (std::size_t at = 0; at < paper.words.size(); ++at) {
      const std::uint32_t stem = texts_.stem_of(paper.words[at]);
      Weighted& entry = out[stem];
      if (entry.word.empty()) entry.word = texts_.words().text(paper.words[at]);
      entry.value += at < paper.title_words ? query_title_count : 1;
    }
    for (auto& [stem, entry] : out) {
      entry.value = (1 + std::log(entry.value)) * rarity(stem, entry.word);
    }
    return out;
  }

  static std::vector<std::pair<std::uint32_t, Weighted>> weightiest(const Profile& profile,
                                                                    std::size_t count) {
    std::vector<std::pair<std::uint32_t, Weighted>> out;
    for (const auto& entry : profile) {
      if (entry.second.value > 0) out.push_back(entry);
    }
    std::sort(out.begin(), out.end(), [](const auto& a, const auto& b) {
      return a.second.value != b.second.value ? a.second.value > b.second.value : a.first < b.first;
    });
    if (out.size() > count) out.resize(count);
    return out;
  }

  library::Bm25f candidates(const std::vector<std::pair<std::uint32_t, Weighted>>& query) {
    const Weights weights;
    library::Bm25f ranking;
    std::string expression;
    for (const auto& [stem, entry] : query) {
      expression += (expression.empty() ? "{title abstract keywords_text} : (\"" : " OR \"");
      expression += entry.word + '"';
      ranking.phrases.push_back({ranking.terms.size(), 1, true});
      ranking.terms.push_back(
          {static_cast<double>(std::max<std::uint64_t>(1, vocabulary_.papers_with(entry.word))),
           entry.value / query.front().second.value});
    }
    ranking.weight = {weights.title, weights.abstract, 0, weights.keywords, 0};
    ranking.length_norm = {weights.title_norm, weights.abstract_norm, 0, 0, 0};
    ranking.saturation = weights.saturation;
    ranking.keep = candidate_papers;
    library::rank_rows(database_, expression + ')', ranking);
    return ranking;
  }

  static double norm(const Profile& profile) {
    double sum = 0;
    for (const auto& entry : profile) sum += entry.second.value * entry.second.value;
    return std::sqrt(std::max(sum, 1e-9));
  }

  Related compare(const Profile& profile, double length, const TokenizedPaper& paper) {
    const Profile other = profile_of(paper);
    Profile shared;
    double product = 0;
    for (const auto& [stem, entry] : other) {
      const auto found = profile.find(stem);
      if (found == profile.end()) continue;
      const double part = found->second.value * entry.value;
      product += part;
      shared[stem] = {found->second.word, part};
    }
    Related out;
    out.entry.paper = paper.id;
    out.entry.score = product / (length * norm(other));
    for (auto& entry : weightiest(shared, shared_shown)) {
      out.shared.push_back(std::move(entry.second.word));
    }
    return out;
  }

  library::Database& database_;
  Vocabulary vocabulary_;
  Texts texts_;
  std::unordered_map<std::uint32_t, double> rarity_;
};

}  // namespace

std::vector<Related> related_to_paper(library::Library& library, std::int64_t paper,
                                      std::int64_t limit) {
  Comparer comparer(library);
  if (!comparer.texts().add(comparer.database(), paper)) return {};
  return comparer.most_like_first(paper, limit);
}

std::vector<Related> related_to_text(library::Library& library, std::string_view text,
                                     std::int64_t limit) {
  Comparer comparer(library);
  comparer.texts().add_text(0, {}, text);
  return comparer.most_like_first(std::nullopt, limit);
}

}  // namespace papers::search
