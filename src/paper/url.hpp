// The parts of a web address that say where it leads.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace papers {

struct Url {
  std::string host;                 ///< lower case, without "www.", user and port
  std::string_view path;            ///< without the leading "/", query and fragment
  std::string_view path_and_query;  ///< the rest of the address, without the leading "/"
};

/// An http or https address, or one that begins with a host name and a slash ("github.com/o/r");
/// nullopt for all else. Views point into `text`.
std::optional<Url> parse_url(std::string_view text);

/// The address that another one holds, as those of archives, of mails' guards and of pages that
/// count who leaves do: "https://web.archive.org/web/2026/https://…", "…/url?q=https%3A%2F%2F…".
/// All others as they are.
std::string behind_redirect(std::string_view url);

}  // namespace papers
