#include "trends/meanings.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "search/acronyms.hpp"
#include "search/search.hpp"
#include "text/words.hpp"

namespace papers::trends {
namespace {

constexpr std::uint64_t fewest_papers_of_a_meaning = 3;  // by long forms of the same words

struct LongForms {
  std::set<std::string> stems;  ///< of the first that was met
  std::map<std::string, int> written;
  search::IdSet papers;
};

std::set<std::string> stems_of(std::string_view form) {
  std::set<std::string> stems;
  for (const text::Word& word : text::words(form)) stems.insert(text::porter_stem(word.folded));
  return stems;
}

/// "vision language model", "visual language model": more than half of the shorter is in both.
bool mean_the_same(const std::set<std::string>& a, const std::set<std::string>& b) {
  const auto both =
      std::count_if(a.begin(), a.end(), [&b](const std::string& stem) { return b.contains(stem); });
  return static_cast<std::size_t>(both) * 2 > std::min(a.size(), b.size());
}

void add(std::vector<LongForms>& all, std::string_view form, std::int64_t paper) {
  const std::set<std::string> stems = stems_of(form);
  auto place = std::find_if(all.begin(), all.end(), [&stems](const LongForms& one) {
    return mean_the_same(one.stems, stems);
  });
  if (place == all.end()) place = all.insert(all.end(), LongForms{stems, {}, {}});
  ++place->written[std::string(form)];
  place->papers.insert(paper);
}

search::IdSet papers_saying(library::Library& library, std::string_view form, Day today) {
  std::vector<std::string> words;
  for (const text::Word& word : text::words(form)) words.push_back(word.folded);
  const search::Request asked{.query = fmt::format("\"{}\"", fmt::join(words, " ")),
                              .limit = 0,
                              .ranked = false,
                              .within = {}};
  search::IdSet found;
  for (const auto& entry : search::search(library, asked, today).entries) found.insert(entry.paper);
  return found;
}

}  // namespace

std::vector<Meaning> meanings_of(library::Library& library, const std::string& text,
                                 const search::IdSet& having, Day today) {
  const auto words = text::words(text);
  if (words.size() != 1 || words.front().folded.size() != text.size()) return {};
  std::vector<LongForms> all;
  auto& row = library.database().cached("SELECT abstract FROM paper WHERE id = ?1");
  having.for_each([&](std::int64_t paper) {
    if (row.bind(1, paper).step()) {
      const auto form = search::introduced_form(row.text(0), words.front().folded);
      if (!form.empty()) add(all, form, paper);
    }
    row.reset();
  });
  std::erase_if(
      all, [](const LongForms& one) { return one.papers.size() < fewest_papers_of_a_meaning; });
  if (all.size() < 2) return {};
  std::stable_sort(all.begin(), all.end(), [](const LongForms& a, const LongForms& b) {
    return a.papers.size() > b.papers.size();
  });
  std::vector<Meaning> meanings;
  for (LongForms& one : all) {
    const auto form =
        std::max_element(one.written.begin(), one.written.end(),
                         [](const auto& a, const auto& b) { return a.second < b.second; });
    Meaning meaning{form->first, papers_saying(library, form->first, today)};
    meaning.papers.intersect(having);
    meaning.papers.unite(one.papers);
    meanings.push_back(std::move(meaning));
  }
  return meanings;
}

}  // namespace papers::trends
