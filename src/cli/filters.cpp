#include "cli/filters.hpp"

#include <fmt/format.h>

#include "search/query_text.hpp"

namespace papers::cli {
namespace {

std::string order_choices() {
  std::vector<std::string_view> names;
  for (const search::SortOrder& order : search::sort_orders()) names.push_back(order.name);
  return fmt::format("{}", fmt::join(names, "|"));
}

}  // namespace

void FilterOptions::declare(Arguments& arguments) {
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
      {{"-n,--limit", "N", "at most so many papers, 0 for all", &limit_},
       {"--sort", order_choices(), "the order", &order_},
       {"--reverse", "", "the other way round", &reverse_},
       {"--any", "", "papers with any of the words, best first", &any_},
       {"--all", "", "only papers with all the words, as pipelines want", &all_},
       {"--exact", "", "the words as typed: no variants", &exact_}});
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

std::string join_query(const std::vector<std::string>& words) {
  return fmt::format("{}", fmt::join(words, " "));
}

}  // namespace papers::cli
