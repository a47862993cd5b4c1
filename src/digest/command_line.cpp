#include "digest/command_line.hpp"

#include <algorithm>

#include "base/ascii.hpp"
#include "text/escape.hpp"

namespace papers::digest {
namespace {

bool is_plain(char c) {
  return ascii::is_alphanumeric(c) ||
         std::string_view("_-./:=@%+,").find(c) != std::string_view::npos;
}

const char* name_of(search::Sort sort) {
  switch (sort) {
    case search::Sort::relevance:
      return "relevance";
    case search::Sort::listed:
      return "listed";
    case search::Sort::published:
      return "published";
    case search::Sort::votes:
      return "votes";
    case search::Sort::position:
      return "position";
    case search::Sort::title:
      return "title";
  }
  return "relevance";
}

}  // namespace

std::string shell_quoted(std::string_view word) {
  if (!word.empty() && std::all_of(word.begin(), word.end(), is_plain)) return std::string(word);
  std::string out = "'";
  for (const char c : word) {
    if (c == '\'') {
      out += "'\\''";
    } else {
      out += c;
    }
  }
  return out + "'";
}

std::string list_command(const search::Request& request) {
  const search::Filters& filters = request.filters;
  std::string out = request.ranked && !request.query.empty() ? "papers search" : "papers list";
  for (const std::string& topic : filters.topics) out += " -t " + shell_quoted(topic);
  if (filters.no_topic) out += " --no-topic";
  for (const std::string& tag : filters.tags) out += " --tag " + shell_quoted(tag);
  if (filters.since) out += " --since " + format_day(*filters.since);
  if (filters.until) out += " --until " + format_day(*filters.until);
  if (filters.sort) out += std::string(" --sort ") + name_of(*filters.sort);
  if (filters.reverse) out += " --reverse";
  if (filters.any) out += " --any";
  if (filters.all) out += " --all";
  if (filters.exact) out += " --exact";
  out += " -n 0";
  const std::string query = text::single_line(request.query);
  if (query.empty()) return out;
  if (query.front() == '-') out += " --";
  return out + " " + shell_quoted(query);
}

}  // namespace papers::digest
