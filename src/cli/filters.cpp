#include "cli/filters.hpp"

#include <fmt/format.h>

#include "cli/ids.hpp"
#include "search/query_text.hpp"

namespace papers::cli {
namespace {

std::string order_choices() {
  std::vector<std::string_view> names;
  for (const search::SortOrder& order : search::sort_orders()) names.push_back(order.name);
  return fmt::format("{}", fmt::join(names, "|"));
}

}  // namespace

void FilterOptions::declare(Arguments& arguments, const std::string& usual_limit) {
  for (const search::Field& field : search::fields()) {
    for (const search::FieldOption& option : field.options) {
      if (option.names.empty()) continue;
      Clause& clause = clauses_.emplace_back(Clause{field, option, {}, std::nullopt});
      Option::Target target = &clause.bound;
      if (option.clause == search::FieldOption::Clause::value) target = &clause.values;
      if (option.clause == search::FieldOption::Clause::lacking) target = &clause.flag;
      arguments.options.push_back({.names = std::string(option.names),
                                   .value = std::string(option.value),
                                   .help = std::string(option.help),
                                   .target = target,
                                   .lister = std::string(field.lister)});
    }
  }
  arguments.options.insert(
      arguments.options.end(),
      {{"-n,--limit", "N",
        fmt::format("at most so many papers, 0 for all; without: {}", usual_limit), &limit_},
       {"--sort", order_choices(), "the order", &order_},
       {"--reverse", "", "the other way round", &reverse_},
       {"--any", "", "papers with any of the words, best first", &any_},
       {"--all", "", "only papers with all the words, as pipelines want", &all_},
       {"--exact", "", "the words as typed: no variants", &exact_}});
}

/// Throws UsageError when no day is both.
void FilterOptions::require_days_in_order(Day today) const {
  using End = search::FieldOption::Clause;
  std::optional<Day> first, last;
  for (const Clause& given : clauses_) {
    if (given.field.kind != search::FieldKind::day || !given.bound) continue;
    const auto span = parse_day_expression(*given.bound, today);
    if (!span) continue;
    if (given.option.clause == End::from) first = span->first;
    if (given.option.clause == End::until) last = span->last;
  }
  if (!first || !last || *first <= *last) return;
  throw UsageError(fmt::format("--since {} is after --until {}: no day is both", format_day(*first),
                               format_day(*last)));
}

std::vector<std::string> FilterOptions::clauses(Day today) const {
  std::vector<std::string> clauses;
  for (const Clause& given : clauses_) {
    const auto add = [&](std::string_view value) {
      clauses.push_back(search::clause_of(given.field, given.option, value, today));
    };
    for (const std::string& value : given.values) add(value);
    if (given.bound) add(*given.bound);
    if (given.flag) add({});
  }
  return clauses;
}

search::Request FilterOptions::request(const std::vector<std::string>& words, Day today) const {
  if (any_ && all_) throw UsageError("--any and --all exclude each other");
  require_days_in_order(today);
  search::Request request;
  request.query = search::conjoined(clauses(today), join_query(words), today);
  request.limit = limit_;
  if (order_) request.order = search::find_sort_order(*order_);
  request.reverse = reverse_;
  if (any_) request.mode = search::Request::Mode::any;
  if (all_) request.mode = search::Request::Mode::all;
  request.exact = exact_;
  return request;
}

FilterOptions::Asked FilterOptions::request_or_ids(const Context& context,
                                                   const std::vector<std::string>& words,
                                                   Day today) const {
  std::vector<std::string> query = words;
  if (std::erase(query, "-") == 0) return {request(words, today)};
  search::Request asked = request(query, today);
  ResolvedIds ids = resolve_ids(context, {"-"});
  asked.within = std::move(ids.papers);
  if (!asked.limit) asked.limit = 0;
  return {std::move(asked), ids.all_known};
}

std::string join_query(const std::vector<std::string>& words) {
  return fmt::format("{}", fmt::join(words, " "));
}

}  // namespace papers::cli
