#include "digest/command_line.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/ascii.hpp"
#include "text/escape.hpp"

namespace papers::digest {
namespace {

bool is_plain(char c) {
  return ascii::is_alphanumeric(c) ||
         std::string_view("_-./:=@%+,").find(c) != std::string_view::npos;
}

std::string show_command(const std::vector<std::int64_t>& papers) {
  return fmt::format("papers show {}", fmt::join(papers, " "));
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
  if (request.within) return show_command(*request.within);
  using Mode = search::Request::Mode;
  std::string out = request.ranked && !request.query.empty() ? "papers search" : "papers list";
  if (request.order != nullptr) out += fmt::format(" --sort {}", request.order->name);
  if (request.reverse) out += " --reverse";
  if (request.mode == Mode::any) out += " --any";
  if (request.mode == Mode::all) out += " --all";
  if (request.exact) out += " --exact";
  out += " -n 0";
  const std::string query = text::single_line(request.query);
  if (query.empty()) return out;
  if (query.front() == '-') out += " --";
  return out + " " + shell_quoted(query);
}

}  // namespace papers::digest
