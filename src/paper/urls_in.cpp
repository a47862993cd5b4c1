#include <algorithm>
#include <iterator>
#include <unordered_set>

#include "base/ascii.hpp"
#include "paper/links.hpp"

namespace papers {
namespace {

/// Hosts whose addresses abstracts write without "https://".
constexpr std::string_view bare_hosts[] = {
    "arxiv.org",  "bitbucket.org", "codeberg.org",   "doi.org",    "github.com",
    "gitlab.com", "hf.co",         "huggingface.co", "kaggle.com", "zenodo.org"};

bool is_host_char(char c) {
  return ascii::is_letter(c) || ascii::is_digit(c) || c == '.' || c == '-';
}

/// Printable ASCII that may stand in an address; the rest ends it.
bool is_url_char(char c) {
  return c > ' ' && c < 0x7F && std::string_view("<>\"`{}|^").find(c) == std::string_view::npos;
}

bool is_bare_host(std::string_view host) {
  if (host.ends_with(".github.io") || host.ends_with(".gitlab.io")) return true;
  if (ascii::starts_with(host, "www.")) return host.find('.', 4) != std::string_view::npos;
  const std::string name = ascii::lower(host);
  return std::find(std::begin(bare_hosts), std::end(bare_hosts), name) != std::end(bare_hosts);
}

/// The start of an address without scheme whose host has a character at `at`; npos when the word
/// there is none. Not before `limit`.
std::size_t bare_start(std::string_view text, std::size_t at, std::size_t limit) {
  constexpr std::size_t longest_host_bytes = 100;
  std::size_t start = at;
  while (start > limit && at - start < longest_host_bytes && is_host_char(text[start - 1])) --start;
  std::size_t end = at;
  while (end < text.size() && end - at < longest_host_bytes && is_host_char(text[end])) ++end;
  std::string_view host = text.substr(start, end - start);
  while (host.ends_with('.')) host.remove_suffix(1);
  const char before = start == 0 ? ' ' : text[start - 1];
  const bool inside_word = before == '@' || before == '/' || before == '_';
  return !inside_word && is_bare_host(host) ? start : std::string_view::npos;
}

/// The start of the address whose "://" is at `colon`.
std::size_t scheme_start(std::string_view text, std::size_t colon, std::size_t limit) {
  for (const std::string_view scheme : {"https", "http"}) {
    if (colon < limit + scheme.size()) continue;
    if (ascii::starts_with(text.substr(colon - scheme.size()), scheme))
      return colon - scheme.size();
  }
  return std::string_view::npos;
}

/// A backslash by which LaTeX protects a character of an address ("a\_b").
bool is_escape(std::string_view text, std::size_t at) {
  return text[at] == '\\' && at + 1 < text.size() &&
         std::string_view("_%&#~").find(text[at + 1]) != std::string_view::npos;
}

std::string unescape(std::string_view url) {
  std::string out;
  for (std::size_t i = 0; i < url.size(); ++i) {
    if (!is_escape(url, i)) out += url[i];
  }
  return out;
}

/// Where the address from `start` ends: at what cannot stand in one, at a bracket that closes what
/// was opened before it, or at a second address glued on.
std::size_t end_of_address(std::string_view text, std::size_t start) {
  int round = 0;
  int square = 0;
  std::size_t at = start;
  for (; at < text.size() && is_url_char(text[at]); ++at) {
    const char c = text[at];
    if (c == '\\' && !is_escape(text, at)) break;
    if (c == '(') ++round;
    if (c == '[') ++square;
    if ((c == ')' && --round < 0) || (c == ']' && --square < 0)) break;
    const bool separator = c == ',' || c == ';';
    if (separator && ascii::starts_with(text.substr(at + 1), "http")) break;
  }
  return at;
}

std::string_view trim_punctuation(std::string_view url) {
  while (!url.empty() &&
         std::string_view(".,;:!?'*([").find(url.back()) != std::string_view::npos) {
    url.remove_suffix(1);
  }
  return url;
}

}  // namespace

std::vector<std::string> urls_in(std::string_view text) {
  std::vector<std::string> found;
  std::unordered_set<std::string> known;
  std::size_t done = 0;
  const auto take = [&](std::size_t start, bool bare) {
    done = end_of_address(text, start);
    const std::string plain = unescape(text.substr(start, done - start));
    const std::string_view url = trim_punctuation(plain);
    const std::size_t host = bare ? 0 : url.find("://") + 3;
    if (host >= url.size() || (!ascii::is_letter(url[host]) && !ascii::is_digit(url[host]))) return;
    std::string address = bare ? "https://" + std::string(url) : std::string(url);
    if (known.insert(address).second) found.push_back(std::move(address));
  };
  // A slash is in nearly every address and rare elsewhere.
  for (std::size_t at = text.find('/'); at != std::string_view::npos;
       at = text.find('/', std::max(at + 1, done))) {
    const bool after_scheme = at > 0 && text[at - 1] == ':' && text.substr(at, 2) == "//";
    const std::size_t start =
        after_scheme ? scheme_start(text, at - 1, done) : bare_start(text, at, done);
    if (start != std::string_view::npos) take(start, !after_scheme);
  }
  return found;
}

}  // namespace papers
