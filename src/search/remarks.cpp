#include "search/remarks.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <string>
#include <string_view>

#include "base/ascii.hpp"
#include "base/limits.hpp"
#include "search/candidates.hpp"
#include "search/edit_distance.hpp"
#include "search/expression.hpp"
#include "search/matcher.hpp"
#include "search/other_names.hpp"
#include "search/query_text.hpp"
#include "text/escape.hpp"
#include "text/words.hpp"

namespace papers::search {
namespace {

struct Asked {
  const Query& query;
  const Plan& plan;
  const Request& request;
  const std::vector<std::size_t>& words;  ///< terms outside every NOT
};

constexpr std::uint64_t few_papers = 5;
constexpr std::size_t most_named_words = 5;
// A word of so few papers, one letter from a word of so many times as many, is a slip.
constexpr double slip_papers = 3;
constexpr std::uint64_t slip_share = 100;
constexpr std::size_t shortest_slip_bytes = 5;
constexpr std::string_view overview_hint = "`papers topics` shows what the library is about";

std::string in_quotes(std::string_view text) { return '"' + text::single_line(text) + '"'; }

bool found_nowhere(library::Database& database, const Plan& plan, std::size_t term) {
  auto& statement = database.cached("SELECT 1 FROM paper_fts WHERE paper_fts MATCH ?1 LIMIT 1");
  statement.bind(1, only(plan, term).text);
  const bool found = statement.step();
  statement.reset();
  return !found;
}

std::uint64_t papers_with_some(library::Database& database, const Asked& asked) {
  auto& statement = database.cached("SELECT count(*) FROM paper_fts WHERE paper_fts MATCH ?1");
  statement.bind(1, any_of(asked.plan, asked.words).text);
  const auto count = statement.step() ? static_cast<std::uint64_t>(statement.integer(0)) : 0;
  statement.reset();
  return count;
}

// "titel:x" is text, as any pasted colon is; but the field may have been meant.
void suggest_field(Answer& answer, const Node& node) {
  for (const Node& child : node.children) suggest_field(answer, child);
  const std::size_t colon = node.text.find(':');
  if (node.kind != Node::Kind::word || colon == std::string::npos ||
      colon + 1 >= node.text.size()) {
    return;
  }
  const std::string typed = node.text.substr(0, colon);
  if (const auto near = field_meant(typed)) {
    answer.remarks.push_back(
        fmt::format("{}: is no field, so its words were looked for; did you mean {}:?",
                    text::single_line(typed), *near));
  }
}

// A name's token occurs, but never as this name: C++ where only C is written, without its signs.
std::string about_a_name(library::Database& database, const std::string& name) {
  const auto words = text::words(name);
  auto& bare = database.cached("SELECT count(*) FROM paper_fts WHERE paper_fts MATCH ?1");
  bare.bind(1, in_quotes(words.empty() ? std::string() : words.front().folded));
  const std::int64_t papers = !words.empty() && bare.step() ? bare.integer(0) : 0;
  bare.reset();
  if (papers == 0 || words.front().folded == name) {
    return fmt::format("no paper has {} as it is written; {}", in_quotes(name), overview_hint);
  }
  return fmt::format("no paper has {} as it is written; {} {} {}", in_quotes(name), papers,
                     papers == 1 ? "has" : "have", in_quotes(words.front().folded));
}

bool in_a_note(library::Database& database, const std::string& word) {
  auto& rows = database.cached(find_field("note")->sql).bind(1, word);
  const bool found = rows.step();
  rows.reset();
  return found;
}

// Words that no paper has, with the ones that were meant; whether something else to try was named.
struct Missing {
  std::size_t words = 0;
  bool hinted = false;
};
Missing add_missing(Answer& answer, const Asked& asked, library::Database& database,
                    Vocabulary& vocabulary) {
  Missing missing;
  for (const std::size_t index : asked.words) {
    const Term& term = asked.plan.terms[index];
    if (term.unknown.empty() || !found_nowhere(database, asked.plan, index)) continue;
    const auto near = vocabulary.suggestion(term.unknown.front());
    // A paste may have hundreds.
    if (++missing.words > most_named_words) continue;
    missing.hinted = missing.hinted || near.has_value();
    if (near) {
      answer.remarks.push_back(fmt::format("no paper has {}; did you mean {}?",
                                           in_quotes(term.unknown.front()), in_quotes(*near)));
    } else {
      const std::string own =
          in_a_note(database, term.shown)
              ? fmt::format(", but a note of yours: note:{}", in_quotes(term.shown))
              : std::string();
      answer.remarks.push_back(fmt::format("no paper has {}{}", in_quotes(term.shown), own));
    }
  }
  if (missing.words > most_named_words) {
    answer.remarks.push_back(
        fmt::format("nor {} more of the words", missing.words - most_named_words));
  }
  return missing;
}

// The one word of a term that is nothing but letters; empty: it is no such term.
std::string_view only_letters(const Term& term) {
  const auto& words = term.forms.front().phrases.front();
  if (!term.plain || words.size() != 1 || term.forms.front().variants_only) return {};
  const bool is_plain = std::all_of(words.front().begin(), words.front().end(),
                                    [](char c) { return ascii::is_lower(c); });
  return is_plain ? std::string_view(words.front()) : std::string_view();
}

// Whether a title or an author has `word`: few slips stand there.
bool is_name(library::Database& database, std::string_view word) {
  auto& rows = database.cached("SELECT 1 FROM paper_fts WHERE paper_fts MATCH ?1 LIMIT 1");
  rows.bind(1, fmt::format("{{title authors_text}} : {}", in_quotes(std::string(word))));
  const bool found = rows.step();
  rows.reset();
  return found;
}

// A slip that a few papers made too is found, but it was hardly what was meant.
void add_likelier(Answer& answer, const Asked& asked, library::Database& database,
                  Vocabulary& vocabulary) {
  std::size_t told = 0;
  for (const std::size_t index : asked.words) {
    if (told == most_named_words) return;
    const Term& term = asked.plan.terms[index];
    const std::string_view word = only_letters(term);
    if (word.size() < shortest_slip_bytes || term.papers > slip_papers + 0.5) continue;
    const auto papers = static_cast<std::uint64_t>(term.papers + 0.5);  // of its stem
    const auto near = term.unknown.empty() ? vocabulary.suggestion(word) : std::nullopt;
    if (!near || edit_distance(word, *near, 1) > 1) continue;
    const bool is_form = std::any_of(term.forms.begin(), term.forms.end(), [&](const Form& form) {
      return text::porter_stem(form.phrases.front().front()) == text::porter_stem(*near);
    });
    if (is_form || vocabulary.papers_with(*near) < slip_share * papers) continue;
    if (is_name(database, word)) continue;
    ++told;
    answer.remarks.push_back(fmt::format("only {} {} {}; did you mean {}?", papers,
                                         papers == 1 ? "paper has" : "papers have", in_quotes(word),
                                         in_quotes(*near)));
  }
}

// A word typed as " -word".
bool is_dashed_word(const Clause& clause, const Asked& asked) {
  if (clause.kind != Clause::Kind::none || clause.children.front().kind != Clause::Kind::term) {
    return false;
  }
  const Term& term = asked.plan.terms[clause.children.front().term];
  return !term.exact && (" " + asked.query.words).find(" -" + term.shown) != std::string::npos;
}

// " -based" may have been pasted and "-n5x" meant as an option: what such a word left out is said,
// as nobody sees it. A list is asked for what it leaves out: there only that it was nothing.
void add_left_out(Answer& answer, const Asked& asked, library::Database& database) {
  Clause others = *asked.plan.root;
  if (others.kind != Clause::Kind::all) {
    others = {};
    others.kind = Clause::Kind::all;
    others.children = {*asked.plan.root};
  }
  std::vector<Clause> excluded;
  for (auto clause = others.children.begin(); clause != others.children.end();) {
    const bool dashed = is_dashed_word(*clause, asked);
    if (dashed) excluded.push_back(clause->children.front());
    clause = dashed ? others.children.erase(clause) : std::next(clause);
  }
  if (excluded.empty()) return;
  Matcher matcher(database, asked.plan);
  std::optional<IdSet> having;
  if (!others.children.empty()) having = matcher.matching(others);
  for (const Clause& clause : excluded) {
    IdSet left_out = matcher.matching(clause);
    if (having) left_out.intersect(*having);
    if (left_out.size() > 0 && !asked.request.ranked) continue;
    const std::string papers = left_out.size() == 0   ? "no paper"
                               : left_out.size() == 1 ? "1 paper"
                                                      : fmt::format("{} papers", left_out.size());
    answer.remarks.push_back(fmt::format("-{0} left out {1}; without the dash, {0} is searched for",
                                         text::single_line(asked.plan.terms[clause.term].shown),
                                         papers));
  }
}

// Conditions that let nothing through, each by itself or those of --since and --until together.
std::string_view empty_span(const Query& query) {
  std::optional<Day> first;
  std::optional<Day> last;
  const auto is_reversed = [](const auto& low, const auto& high) {
    return low && high && *high < *low;
  };
  for (const Node& node : leading_conditions(query)) {
    if (node.kind != Node::Kind::condition) continue;
    if (is_reversed(node.numbers.low, node.numbers.high)) {
      return "nothing can match: the first number is above the last one";
    }
    const bool is_day = node.field->name == "day";
    if (is_day && node.days.first && (!first || *first < *node.days.first)) first = node.days.first;
    if (is_day && node.days.last && (!last || *node.days.last < *last)) last = node.days.last;
    if (is_reversed(node.days.first, node.days.last) || is_reversed(first, last)) {
      return "nothing can match: the first day is after the last one";
    }
  }
  return {};
}

std::string tag_meant(library::Database& database, const Node& node) {
  std::vector<std::string> tags;
  auto& rows = database.cached("SELECT DISTINCT name FROM tag");
  while (rows.step()) tags.emplace_back(rows.text(0));
  rows.reset();
  const auto near = nearest_word(node.text, tags);
  return near ? fmt::format("; did you mean {}?", text::single_line(*near)) : std::string();
}

// "is listed since 2026-03-01", "has any note": what a query of one condition asks for.
std::string condition_told(library::Database& database, const Node& node) {
  if (node.kind != Node::Kind::condition) return "has " + text::single_line(to_query(node));
  const std::string_view field = node.field->name;
  if (node.field->kind == FieldKind::flag) return "has any " + text::single_line(node.text);
  if (field == "tag")
    return "is tagged " + text::single_line(node.text) + tag_meant(database, node);
  if (node.field->kind != FieldKind::day) return "has " + text::single_line(to_query(node));
  const std::string told = fmt::format("is {}", field == "day" ? "listed" : field);
  const auto& [first, last] = node.days;
  if (first && last && *first == *last) return fmt::format("{} on {}", told, format_day(*first));
  if (first && last) {
    return fmt::format("{} from {} to {}", told, format_day(*first), format_day(*last));
  }
  return first ? fmt::format("{} since {}", told, format_day(*first))
               : fmt::format("{} up to {}", told, format_day(last.value_or(Day())));
}

// What to do when nothing was found.
std::string next_step(const Asked& asked, const Missing& missing, library::Database& database) {
  const bool several = asked.words.size() > 1;
  if (const std::string_view empty = empty_span(asked.query); !empty.empty()) {
    return std::string(empty);
  }
  // What the rest of the library has is no help to who asks for some of it.
  if (asked.request.within && missing.words == 0)
    return "none of these papers has what is asked for";
  if (missing.words == 0 && (asked.words.empty() || !facts(*asked.plan.root).empty())) {
    const std::size_t conditions = facts(*asked.plan.root).size() + (asked.words.empty() ? 0 : 1);
    return conditions > 1 ? "nothing matches with these conditions; try fewer of them"
                          : "no paper " + condition_told(database, *asked.query.root);
  }
  if (several && asked.request.mode != Request::Mode::any) {
    const bool strict = asked.request.ranked && asked.request.mode == Request::Mode::all;
    const std::uint64_t some = papers_with_some(database, asked);
    if (some > 0)
      return fmt::format("{} papers have some of the words: {} they are shown", some,
                         strict ? "without --all" : "with --any");
  }
  if (missing.words > 0) return missing.hinted ? "" : std::string(overview_hint);
  if (asked.request.exact)
    return "nothing has these words exactly; without --exact variants count too";
  if (asked.query.root->kind != Node::Kind::word)
    return "nothing matches all of this; try less of it";
  return several ? "" : about_a_name(database, asked.plan.terms[asked.words.front()].shown);
}

bool is_empty(library::Database& database) {
  auto& rows = database.cached("SELECT 1 FROM paper LIMIT 1");
  const bool empty = !rows.step();
  rows.reset();
  return empty;
}

}  // namespace

void add_remarks(Answer& answer, const Request& request, const std::vector<std::size_t>& words,
                 library::Database& database, Vocabulary& vocabulary) {
  const Asked asked{answer.query, answer.plan, request, words};
  if (answer.entries.empty() && !request.within && is_empty(database)) {
    answer.remarks.emplace_back("the library has no papers yet; `papers ingest FILE` adds them");
    return;
  }
  if (!asked.query.root) return;
  if (asked.query.left_out > 0) {
    answer.remarks.push_back(
        fmt::format("only the first {} words of the query were used", limits::query_terms));
  }
  suggest_field(answer, *asked.query.root);
  const Missing missing = add_missing(answer, asked, database, vocabulary);
  add_likelier(answer, asked, database, vocabulary);
  if (asked.plan.root) add_left_out(answer, asked, database);
  const auto partial = [](const auto& entry) { return entry.match == Hit::Match::partial; };
  const bool shows_some = std::any_of(answer.entries.begin(), answer.entries.end(), partial);
  if (answer.entries.empty()) {
    std::string step = next_step(asked, missing, database);
    if (!step.empty()) answer.remarks.push_back(std::move(step));
  } else if (asked.words.size() > 1 && !shows_some && !request.ranked &&
             request.mode == Request::Mode::usual && answer.total < few_papers) {
    const std::uint64_t some = papers_with_some(database, asked);
    if (some > answer.total) {
      answer.remarks.push_back(
          fmt::format("{} {} all the words, {} some of them: --any ranks those", answer.total,
                      answer.total == 1 ? "paper has" : "papers have", some));
    }
  }
}

}  // namespace papers::search
