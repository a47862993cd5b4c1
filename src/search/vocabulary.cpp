#include "search/vocabulary.hpp"

#include <algorithm>
#include <utility>

#include "search/edit_distance.hpp"
#include "text/words.hpp"

namespace papers::search {
namespace {

// Words looked at for one stem or suggestion: a start like "re" may be shared by thousands.
constexpr int most_scanned_words = 4000;
constexpr std::size_t most_versions = 12;

// Above every character that a word may have.
std::string past_all(std::string_view start) { return std::string(start) + "\xF4\x8F\xBF\xBF"; }

std::string phrase_of(std::span<const std::string> words) {
  std::string out = "\"";
  for (const std::string& word : words) out += (out.size() == 1 ? "" : " ") + word;
  return out + '"';
}

bool more_papers(const Vocabulary::Form& a, const Vocabulary::Form& b) {
  return a.papers > b.papers;
}

}  // namespace

std::uint64_t Vocabulary::papers_with(std::string_view form) {
  auto& row = between(form, std::string(form) + '\0', 1);
  const std::uint64_t papers = row.step() ? static_cast<std::uint64_t>(row.integer(1)) : 0;
  row.reset();
  return papers;
}

std::vector<std::uint64_t> Vocabulary::papers_with_each(
    const std::vector<std::string_view>& forms) {
  // Words near one another in the table are looked up one after the other.
  std::vector<std::pair<std::string_view, std::size_t>> order;
  order.reserve(forms.size());
  for (const std::string_view form : forms) order.emplace_back(form, order.size());
  std::sort(order.begin(), order.end());
  // A folded word holds nothing that JSON would escape.
  std::string list;
  for (const auto& [form, index] : order) {
    list.append(list.empty() ? "[\"" : "\",\"").append(form);
  }
  list += list.empty() ? "[]" : "\"]";
  auto& rows = database_->cached(
      "SELECT j.key, w.papers FROM json_each(?1) AS j CROSS JOIN word AS w ON w.form = j.value");
  rows.bind(1, list);
  std::vector<std::uint64_t> papers(forms.size());
  while (rows.step()) {
    papers[order[static_cast<std::size_t>(rows.integer(0))].second] =
        static_cast<std::uint64_t>(rows.integer(1));
  }
  return papers;
}

std::uint64_t Vocabulary::papers() {
  if (!papers_) {
    papers_ = static_cast<std::uint64_t>(database_->integer("SELECT max(id) FROM paper"));
  }
  return *papers_;
}

library::Statement& Vocabulary::between(std::string_view first, std::string_view end, int most) {
  return database_->cached("SELECT form, papers FROM word WHERE form >= ?1 AND form < ?2 LIMIT ?3")
      .bind(1, first)
      .bind(2, end)
      .bind(3, most);
}

void Vocabulary::for_each_between(
    const std::string& first, const std::string& end,
    const std::function<void(std::string_view form, std::uint64_t papers)>& visit) {
  auto& rows = between(first, end, most_scanned_words);
  while (rows.step()) visit(rows.text(0), static_cast<std::uint64_t>(rows.integer(1)));
}

const std::vector<Vocabulary::Form>& Vocabulary::same_stem(const std::string& form) {
  const auto known = stems_.find(form);
  if (known != stems_.end()) return known->second;
  std::vector<Form> forms;
  const std::string stem = text::porter_stem(form);
  // Porter changes a stem's last letter at most ("studies" -> "studi"), so all forms share the
  // rest.
  const std::string start = stem.size() > 2 ? stem.substr(0, stem.size() - 1) : stem;
  for_each_between(start, past_all(start), [&](std::string_view other, std::uint64_t papers) {
    if (text::porter_stem(other) == stem) forms.push_back({std::string(other), papers});
  });
  std::stable_sort(forms.begin(), forms.end(), more_papers);
  return stems_.emplace(form, std::move(forms)).first->second;
}

std::vector<std::string> Vocabulary::versions(const std::string& form) {
  std::vector<Form> found;
  const auto keep = [&](std::string_view other, std::uint64_t papers) {
    found.push_back({std::string(other), papers});
  };
  for_each_between(form + '0', form + ':', keep);  // the character after 9
  for_each_between(form + "v0", form + "v:", keep);
  std::stable_sort(found.begin(), found.end(), more_papers);
  if (found.size() > most_versions) found.resize(most_versions);
  std::vector<std::string> out;
  for (Form& version : found) out.push_back(std::move(version.text));
  return out;
}

bool Vocabulary::has_start(std::string_view start) {
  auto& row = between(start, past_all(start), 1);
  const bool found = row.step();
  row.reset();
  return found;
}

bool Vocabulary::matches(const std::string& expression) {
  auto& statement = database_->cached("SELECT 1 FROM paper_fts WHERE paper_fts MATCH ?1 LIMIT 1");
  statement.bind(1, expression);
  const bool found = statement.step();
  statement.reset();
  return found;
}

bool Vocabulary::has_compound(std::span<const std::string> words) {
  std::string joined;
  for (const std::string& word : words) joined += word;
  return matches("variants : \"" + joined + '"');
}

bool Vocabulary::has_sequence(std::span<const std::string> words) {
  return matches(phrase_of(words));
}

bool Vocabulary::has_sequence_in_more_than(std::uint64_t papers,
                                           std::span<const std::string> words) {
  auto& rows =
      database_->cached("SELECT 1 FROM paper_fts WHERE paper_fts MATCH ?1 LIMIT 1 OFFSET ?2");
  rows.bind(1, phrase_of(words)).bind(2, static_cast<std::int64_t>(papers));
  const bool found = rows.step();
  rows.reset();
  return found;
}

double Vocabulary::estimated_papers(const std::string& form) {
  const auto all = static_cast<double>(std::max<std::uint64_t>(papers(), 1));
  double without = 1;
  for (const Form& other : same_stem(form)) {
    without *= 1 - std::min(1.0, static_cast<double>(other.papers) / all);
  }
  return all * (1 - without);
}

std::optional<std::string> Vocabulary::suggestion(std::string_view form) {
  const int limit = tolerated_edits(form.size());
  // Another number is another thing, no slip.
  const bool is_number = form.find_first_not_of("0123456789") == form.npos;
  if (limit == 0 || is_number) return std::nullopt;
  std::optional<std::string> best;
  int least = limit + 1;
  std::uint64_t most = 0;
  const auto consider = [&](const library::Statement& row) {
    const std::string_view candidate = row.text(0);
    const auto papers = static_cast<std::uint64_t>(row.integer(1));
    const int distance = edit_distance(form, candidate, limit);
    if (distance == 0 || distance > limit) return;
    if (distance < least || (distance == least && papers > most)) {
      least = distance;
      most = papers;
      best = std::string(candidate);
    }
  };
  // First letters are seldom wrong; when they are swapped or wrong, the next ones tell.
  auto& statement = database_->cached(
      "SELECT form, papers FROM word WHERE form >= ?1 AND form < ?1 || char(1114111)"
      " AND length(form) BETWEEN ?2 AND ?3");
  const auto length = static_cast<std::int64_t>(form.size());
  for (const std::string_view start : {form.substr(0, 2), form.substr(0, 1)}) {
    statement.bind(1, start).bind(2, length - limit).bind(3, length + limit);
    while (statement.step()) consider(statement);
    statement.reset();
    if (best && least == 1) break;
  }
  if (!best) {
    const std::string swapped = {form[1], form[0]};
    statement.bind(1, swapped).bind(2, length - limit).bind(3, length + limit);
    while (statement.step()) consider(statement);
    statement.reset();
  }
  return best;
}

}  // namespace papers::search
