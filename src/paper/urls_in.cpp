#include <algorithm>
#include <iterator>

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

/// Printable ASCII that may stand in an address; the rest ends it. Not "\": see unescape.
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

/// Removes the backslashes by which LaTeX protects characters of an address ("a\_b"); any other
/// backslash ends it.
std::string unescape(std::string_view url) {
  std::string out;
  for (std::size_t i = 0; i < url.size(); ++i) {
    if (url[i] != '\\') {
      out += url[i];
      continue;
    }
    const char next = i + 1 < url.size() ? url[i + 1] : '\0';
    if (std::string_view("_%&#~").find(next) == std::string_view::npos || next == '\0') break;
  }
  return out;
}

/// Up to a bracket that closes what was opened before the address, or a second address glued on.
std::string_view cut_foreign_tail(std::string_view url) {
  int round = 0;
  int square = 0;
  for (std::size_t i = 0; i < url.size(); ++i) {
    if (url[i] == '(') ++round;
    if (url[i] == '[') ++square;
    if ((url[i] == ')' && --round < 0) || (url[i] == ']' && --square < 0)) return url.substr(0, i);
    const bool separator = url[i] == ',' || url[i] == ';';
    if (separator && ascii::starts_with(url.substr(i + 1), "http")) return url.substr(0, i);
  }
  return url;
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
  std::size_t done = 0;
  const auto take = [&](std::size_t start, bool bare) {
    std::size_t end = start;
    while (end < text.size() && is_url_char(text[end])) ++end;
    done = end;
    const std::string plain = unescape(text.substr(start, end - start));
    const std::string_view whole = plain;
    const std::string_view url = trim_punctuation(cut_foreign_tail(whole));
    const std::size_t cut = whole.size() - url.size();
    // What was cut off may hold another address: look there again.
    if (cut > 0 && plain.size() == end - start) done = end - cut;
    const std::size_t host = bare ? 0 : url.find("://") + 3;
    if (host >= url.size() || (!ascii::is_letter(url[host]) && !ascii::is_digit(url[host]))) return;
    std::string address = bare ? "https://" + std::string(url) : std::string(url);
    if (std::find(found.begin(), found.end(), address) == found.end()) {
      found.push_back(std::move(address));
    }
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
