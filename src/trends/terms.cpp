#include "trends/terms.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <unordered_map>

#include "base/ascii.hpp"
#include "base/interrupt.hpp"
#include "base/string_table.hpp"
#include "latent/stems.hpp"
#include "search/acronyms.hpp"
#include "text/words.hpp"

namespace papers::trends {
namespace {

constexpr std::size_t most_words = 3;
constexpr std::uint32_t fewest_titles = 3;
constexpr std::uint64_t fewest_papers = 6;
constexpr std::uint64_t papers_a_title = 5;  // of a term's papers, one in five in whose title it is
constexpr std::size_t forms_read = 12;       // of a term, to choose how it is written
constexpr unsigned stem_bits = 21;

using Key = std::uint64_t;  // up to three stems, one more than each number

struct Token {
  std::uint32_t stem = 0;
  bool relates = false;
  bool joined = false;  ///< to the one before, by a blank or a hyphen
  std::size_t begin = 0, end = 0;
};

struct Term {
  std::uint32_t titles = 0;
  std::vector<std::uint32_t> having;  ///< places in Papers::listed, ascending
  std::map<std::string, std::uint32_t> forms;
  std::size_t words = 0;
  std::string acronym;  ///< that counts with it
  bool gone = false;    ///< counts with another, or is part of one
};

class Reader {
 public:
  void tokenize(std::string_view text) {
    tokens_.clear();
    text::for_each_word(text, [&](std::string_view word, std::size_t at, std::size_t size_bytes) {
      const std::uint32_t number = words_.number_of(word);
      if (number == stem_of_.size()) {
        stem_of_.push_back(stems_.number_of(text::porter_stem(word)));
        relates_.push_back(latent::relates(word));
      }
      const bool joined = !tokens_.empty() && at == tokens_.back().end + 1 &&
                          (text[at - 1] == ' ' || text[at - 1] == '-');
      // "on-policy": a function word with a hyphen is part of a name.
      if (joined && text[at - 1] == '-') tokens_.back().relates = true;
      tokens_.push_back({stem_of_[number], relates_[number], joined, at, at + size_bytes});
    });
  }

  /// Calls `visit(key, words, first token)` for every run of words that could be a term.
  template <typename Visit>
  void for_each_run(const Visit& visit) const {
    for (std::size_t i = 0; i < tokens_.size(); ++i) {
      if (!tokens_[i].relates) continue;
      Key key = 0;
      for (std::size_t n = 0; n < most_words && i + n < tokens_.size(); ++n) {
        if (n > 0 && !tokens_[i + n].joined) break;
        key = (key << stem_bits) | (tokens_[i + n].stem + 1);
        if (!tokens_[i + n].relates) continue;  // "mixture of experts": inside only
        if (!visit(key, n + 1, i)) break;
      }
    }
  }

  [[nodiscard]] const std::vector<Token>& tokens() const { return tokens_; }
  [[nodiscard]] std::uint32_t stem(std::string_view word) {
    return stems_.number_of(text::porter_stem(word));
  }
  Key key_of(std::string_view text) {
    tokenize(text);
    Key key = 0;
    if (tokens_.empty() || tokens_.size() > most_words) return 0;
    for (const Token& token : tokens_) key = (key << stem_bits) | (token.stem + 1);
    return key;
  }
  [[nodiscard]] bool full() const { return stems_.size() >= (1U << stem_bits) - 2; }

 private:
  StringTable words_, stems_;
  std::vector<std::uint32_t> stem_of_;
  std::vector<bool> relates_;
  std::vector<Token> tokens_;
};

class Terms {
 public:
  Terms(library::Library& library, const Papers& papers)
      : database_(library.database()), papers_(papers) {}

  void read() {
    for (std::uint32_t at = 0; at < papers_.listed.size(); ++at) read_title(at);
    std::erase_if(terms_, [](const auto& one) { return one.second.titles < fewest_titles; });
    for (const auto& one : terms_) {
      Key key = one.first;
      while (key >> stem_bits != 0) key >>= stem_bits;
      begins_.resize(std::max<std::size_t>(begins_.size(), key + 1));
      begins_[key] = true;
    }
    for (std::uint32_t at = 0; at < papers_.listed.size(); ++at) read_text(at);
  }

  void fold_acronyms() {
    for (const auto& [acronym, longs] : acronyms_) {
      const auto best =
          std::max_element(longs.begin(), longs.end(),
                           [](const auto& a, const auto& b) { return a.second < b.second; });
      const auto short_term = terms_.find(reader_.key_of(acronym));
      const auto long_term = terms_.find(best->first);
      if (best->second < 2 || long_term == terms_.end() || short_term == terms_.end()) continue;
      Term& into = long_term->second;
      if (into.gone || short_term->second.gone || &into == &short_term->second) continue;
      std::vector<std::uint32_t> both;
      std::set_union(into.having.begin(), into.having.end(), short_term->second.having.begin(),
                     short_term->second.having.end(), std::back_inserter(both));
      into.having = std::move(both);
      into.titles += short_term->second.titles;
      into.acronym = form_of(short_term->second);
      short_term->second.gone = true;
    }
  }

  void drop_parts() {
    for (const auto& [key, term] : terms_) {
      if (term.words < 2 || term.gone || !is_concept(term)) continue;
      for (const Key part : parts_of(key, term.words)) {
        const auto found = terms_.find(part);
        if (found == terms_.end() || !found->second.acronym.empty()) continue;
        if (now_of(term) * 2 >= now_of(found->second)) found->second.gone = true;
      }
    }
  }

  [[nodiscard]] std::vector<Trend> trends(const Request& request) const {
    std::vector<Trend> out;
    for (const auto& [key, term] : terms_) {
      if (term.gone || !is_concept(term)) continue;
      Tally tally(request);
      for (const std::uint32_t at : term.having) {
        const Listed& listed = papers_.listed[at];
        const bool titled =
            std::binary_search(term_titles_at(key).begin(), term_titles_at(key).end(), at);
        tally.add(listed, listed.votes + (titled ? std::int64_t{1} << 32 : 0));
      }
      std::string text = form_of(term);
      if (!term.acronym.empty()) text += " (" + term.acronym + ")";
      out.push_back(tally.trend(std::move(text), papers_));
    }
    return out;
  }

 private:
  std::string text_of(std::uint32_t at, std::string_view sql) {
    auto& row = database_.cached(sql);
    row.bind(1, papers_.listed[at].paper);
    std::string out;
    if (row.step()) out = row.text(0);
    row.reset();
    return out;
  }

  void read_title(std::uint32_t at) {
    const std::string title = text_of(at, "SELECT title FROM paper WHERE id = ?1");
    if (reader_.full()) return;
    reader_.tokenize(title);
    reader_.for_each_run([&](Key key, std::size_t words, std::size_t) {
      auto& places = titles_[key];
      if (!places.empty() && places.back() == at) return true;
      places.push_back(at);
      Term& term = terms_[key];
      ++term.titles;
      term.words = words;
      return true;
    });
  }

  void read_text(std::uint32_t at) {
    throw_if_interrupted();
    const std::string title = text_of(at, "SELECT title FROM paper WHERE id = ?1");
    const std::string abstract = text_of(at, "SELECT abstract FROM paper WHERE id = ?1");
    for (const std::string* text : {&abstract, &title}) {
      if (reader_.full()) return;
      reader_.tokenize(*text);
      const auto& tokens = reader_.tokens();
      reader_.for_each_run([&](Key key, std::size_t words, std::size_t first) {
        if (words == 1 && (key >= begins_.size() || !begins_[key])) return false;
        const auto found = terms_.find(key);
        if (found == terms_.end()) return true;
        Term& term = found->second;
        if (term.having.empty() || term.having.back() != at) term.having.push_back(at);
        if (term.forms.size() < forms_read) {
          const std::size_t begin = tokens[first].begin;
          ++term.forms[text->substr(begin, tokens[first + words - 1].end - begin)];
        }
        return true;
      });
    }
    read_acronyms(abstract);
  }

  // "long form (LF)".
  void read_acronyms(const std::string& abstract) {
    constexpr std::size_t longest = 8;
    for (std::size_t open = abstract.find('('); open != std::string::npos;
         open = abstract.find('(', open + 1)) {
      std::size_t end = open + 1;
      std::string folded;
      int capitals = 0;
      while (end < abstract.size() && ascii::is_alphanumeric(abstract[end]) &&
             folded.size() <= longest) {
        capitals += abstract[end] != ascii::lower(abstract[end]) ? 1 : 0;
        folded += ascii::lower(abstract[end++]);
      }
      if (capitals < 2 || folded.size() > longest || end == abstract.size()) continue;
      if (abstract[end] != ')') continue;
      if (folded.size() > 2 && folded.back() == 's') folded.pop_back();
      const auto form =
          search::long_form_before(std::string_view(abstract).substr(0, open), open, folded);
      if (form.empty()) continue;
      const Key key = reader_.key_of(form);
      if (key != 0) ++acronyms_[folded][key];
    }
  }

  static std::string form_of(const Term& term) {
    const auto best =
        std::max_element(term.forms.begin(), term.forms.end(),
                         [](const auto& a, const auto& b) { return a.second < b.second; });
    return best == term.forms.end() ? std::string() : best->first;
  }

  static bool is_concept(const Term& term) {
    return term.having.size() >= fewest_papers &&
           term.titles * papers_a_title >= term.having.size();
  }

  [[nodiscard]] std::size_t now_of(const Term& term) const {
    return static_cast<std::size_t>(
        std::count_if(term.having.begin(), term.having.end(),
                      [&](std::uint32_t at) { return papers_.listed[at].now; }));
  }

  static std::vector<Key> parts_of(Key key, std::size_t words) {
    constexpr Key one = (Key{1} << stem_bits) - 1;
    std::vector<Key> out = {key & one};
    for (std::size_t n = 1; n < words; ++n) out.push_back((key >> (n * stem_bits)) & one);
    if (words == 3) {
      out.push_back(key >> stem_bits);
      out.push_back(key & ((one << stem_bits) | one));
    }
    return out;
  }

  [[nodiscard]] const std::vector<std::uint32_t>& term_titles_at(Key key) const {
    return titles_.at(key);
  }

  library::Database& database_;
  const Papers& papers_;
  Reader reader_;
  std::unordered_map<Key, Term> terms_;
  std::unordered_map<Key, std::vector<std::uint32_t>> titles_;  ///< places, ascending
  std::vector<bool> begins_;  ///< by stem, one more than its number: a term begins so
  std::map<std::string, std::map<Key, std::uint32_t>> acronyms_;
};

}  // namespace

std::vector<Trend> term_trends(library::Library& library, const Request& request,
                               const Papers& papers) {
  Terms terms(library, papers);
  terms.read();
  terms.fold_acronyms();
  terms.drop_parts();
  return terms.trends(request);
}

}  // namespace papers::trends
