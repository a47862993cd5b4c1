#include "cli/filters.hpp"

#include <fmt/format.h>

namespace papers::cli {
namespace {

constexpr const char* sort_choices = "relevance|listed|published|votes|position|title";

search::Sort parse_sort(std::string_view word) {
  using search::Sort;
  if (word == "listed") return Sort::listed;
  if (word == "published") return Sort::published;
  if (word == "votes") return Sort::votes;
  if (word == "position") return Sort::position;
  if (word == "title") return Sort::title;
  return Sort::relevance;
}

DaySpan parse_day_option(const char* option, std::string_view value, Day today) {
  if (const auto span = parse_day_expression(value, today)) return *span;
  throw UsageError(fmt::format(
      "{} cannot be '{}': a day is 2025-03-12, 2025-03, 2025, today, yesterday, 7d, 2w or 3m",
      option, value));
}

}  // namespace

void FilterOptions::declare(Arguments& arguments) {
  arguments.options.insert(
      arguments.options.end(),
      {{"-t,--topic", "TOPIC", "only papers of this topic or area (repeatable: all must hold)",
        &topics_},
       {"--no-topic", "", "only papers without any topic", &no_topic_},
       {"--tag", "TAG", "only papers you tagged so (repeatable: all must hold)", &tags_},
       {"--since", "DAY", "listed on this day or later; 2025-03-12, 2025-03, today, 7d, 2w, 3m",
        &since_},
       {"--until", "DAY", "listed on this day or earlier", &until_},
       {"-n,--limit", "N", "at most so many papers, 0 for all", &limit_},
       {"--sort", sort_choices, "the order", &sort_},
       {"--reverse", "", "the other way round", &reverse_},
       {"--any", "", "papers with any of the words, best first", &any_},
       {"--all", "", "only papers with all the words: never relax", &all_},
       {"--exact", "", "the words as typed: no variants", &exact_}});
}

search::Filters FilterOptions::filters(Day today) const {
  if (any_ && all_) throw UsageError("--any and --all exclude each other");
  search::Filters filters;
  filters.topics = topics_;
  filters.no_topic = no_topic_;
  filters.tags = tags_;
  if (since_) filters.since = parse_day_option("--since", *since_, today).first;
  if (until_) filters.until = parse_day_option("--until", *until_, today).last;
  filters.limit = limit_;
  if (sort_) filters.sort = parse_sort(*sort_);
  filters.reverse = reverse_;
  filters.any = any_;
  filters.all = all_;
  filters.exact = exact_;
  return filters;
}

std::string FilterOptions::as_typed() const {
  std::string text;
  const auto add = [&text](std::string_view option, std::string_view value) {
    text += fmt::format("{}{}", text.empty() ? "" : " ", option);
    if (!value.empty()) text += " " + shell_quoted(value);
  };
  for (const std::string& topic : topics_) add("-t", topic);
  if (no_topic_) add("--no-topic", "");
  for (const std::string& tag : tags_) add("--tag", tag);
  if (since_) add("--since", *since_);
  if (until_) add("--until", *until_);
  if (limit_) add("-n", std::to_string(*limit_));
  if (sort_) add("--sort", *sort_);
  if (reverse_) add("--reverse", "");
  if (any_) add("--any", "");
  if (all_) add("--all", "");
  if (exact_) add("--exact", "");
  return text;
}

std::string join_query(const std::vector<std::string>& words) {
  return fmt::format("{}", fmt::join(words, " "));
}

std::string shell_quoted(std::string_view word) {
  constexpr std::string_view plain =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_./:,+@%=";
  if (!word.empty() && word.find_first_not_of(plain) == word.npos) return std::string(word);
  std::string quoted = "'";
  for (const char c : word) {
    if (c == '\'') {
      quoted += "'\\''";
    } else {
      quoted += c;
    }
  }
  return quoted + "'";
}

}  // namespace papers::cli
