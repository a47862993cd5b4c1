#include "paper/identity.hpp"

#include <algorithm>
#include <iterator>

#include "base/ascii.hpp"
#include "base/sha256.hpp"
#include "paper/url.hpp"
#include "text/escape.hpp"
#include "text/fold.hpp"
#include "text/utf8.hpp"

namespace papers {
namespace {

constexpr std::size_t key_size = 16;

/// Sorted: the archives of ids before April 2007 (arxiv.org/archive).
constexpr std::string_view archives[] = {
    "acc-phys", "adap-org", "alg-geom", "ao-sci",   "astro-ph", "atom-ph",  "bayes-an",
    "chao-dyn", "chem-ph",  "cmp-lg",   "comp-gas", "cond-mat", "cs",       "dg-ga",
    "funct-an", "gr-qc",    "hep-ex",   "hep-lat",  "hep-ph",   "hep-th",   "math",
    "math-ph",  "mtrl-th",  "nlin",     "nucl-ex",  "nucl-th",  "patt-sol", "physics",
    "plasm-ph", "q-alg",    "q-bio",    "quant-ph", "solv-int", "supr-con"};

std::size_t count_digits(std::string_view text) {
  std::size_t count = 0;
  while (count < text.size() && ascii::is_digit(text[count])) ++count;
  return count;
}

int two_digits(std::string_view text) { return (text[0] - '0') * 10 + (text[1] - '0'); }

bool is_month(std::string_view two) { return two_digits(two) >= 1 && two_digits(two) <= 12; }

/// Removes "v2" from the end.
std::string_view without_version(std::string_view id) {
  std::size_t digits = 0;
  while (digits < id.size() && ascii::is_digit(id[id.size() - 1 - digits])) ++digits;
  if (digits == 0 || digits > 3 || digits == id.size()) return id;
  const char before = id[id.size() - digits - 1];
  return before == 'v' || before == 'V' ? id.substr(0, id.size() - digits - 1) : id;
}

/// "2412.15115"; four digits after the stop until 2014, five since.
std::string new_style(std::string_view id) {
  if (id.size() < 9 || count_digits(id) != 4 || id[4] != '.') return {};
  const std::string_view number = id.substr(5);
  if (count_digits(number) != number.size() || !is_month(id.substr(2, 2))) return {};
  const std::string_view year_month = id.substr(0, 4);
  const std::size_t expected = year_month < "1501" ? 4 : 5;
  return year_month >= "0704" && number.size() == expected ? std::string(id) : std::string();
}

/// "hep-th/9901001", "math.GT/0309136" (the subject class is no part of the name).
std::string old_style(std::string_view id) {
  const std::size_t slash = id.find('/');
  if (slash == std::string_view::npos) return {};
  const std::string_view number = id.substr(slash + 1);
  if (number.size() != 7 || count_digits(number) != 7 || !is_month(number.substr(2, 2))) return {};
  std::string archive = ascii::lower(id.substr(0, slash));
  if (const std::size_t stop = archive.find('.'); stop != std::string::npos) archive.resize(stop);
  const bool known = std::binary_search(std::begin(archives), std::end(archives), archive);
  const int year = two_digits(number);
  return known && (year >= 91 || year <= 7) ? archive + "/" + std::string(number) : std::string();
}

std::string bare_arxiv_id(std::string_view id) {
  id = without_version(id);
  std::string found = new_style(id);
  return found.empty() ? old_style(id) : found;
}

/// The id in the path of a site whose pages are named by arXiv ids.
std::string arxiv_id_of_url(const Url& url) {
  const bool arxiv = url.host == "arxiv.org" || url.host.ends_with(".arxiv.org") ||
                     url.host == "ar5iv.org" || url.host == "alphaxiv.org";
  const bool hugging_face = url.host == "huggingface.co" || url.host == "hf.co";
  if (!arxiv && !hugging_face) return {};
  std::string_view path = url.path;
  const std::size_t slash = path.find('/');
  if (slash == std::string_view::npos) return {};
  const std::string_view page = path.substr(0, slash);
  const bool paper = hugging_face
                         ? page == "papers"
                         : page == "abs" || page == "pdf" || page == "html" || page == "format" ||
                               page == "ps" || page == "e-print" || page == "overview";
  if (!paper) return {};
  path.remove_prefix(slash + 1);
  if (path.ends_with(".pdf")) path.remove_suffix(4);
  while (path.ends_with('/')) path.remove_suffix(1);
  return bare_arxiv_id(path);
}

bool is_doi_prefix(std::string_view prefix) {
  if (!prefix.starts_with("10.")) return false;
  const std::string_view registrant = prefix.substr(3);
  if (registrant.size() < 4 || registrant.size() > 15) return false;
  return std::all_of(registrant.begin(), registrant.end(),
                     [](char c) { return ascii::is_digit(c) || c == '.'; });
}

/// `doi` without what of a publisher's page it leads to: "10.1145/1/references",
/// "10.1101/1.full.pdf".
std::string_view without_view(std::string_view doi) {
  constexpr std::string_view endings[] = {".full", ".pdf", ".abstract", "-text"};
  const std::size_t files = doi.find("/suppl");
  doi = doi.substr(0, files);
  for (bool is_cut = true; is_cut;) {
    is_cut = false;
    for (const std::string_view ending : endings) {
      if (!doi.ends_with(ending)) continue;
      doi.remove_suffix(ending.size());
      is_cut = true;
    }
    // A part of letters alone behind the registrant's number and the name itself.
    const std::size_t part = doi.rfind('/');
    const bool is_last = part == doi.npos || doi.find('/') == part;
    const bool names =
        !is_last && std::all_of(doi.begin() + static_cast<std::ptrdiff_t>(part) + 1, doi.end(),
                                [](char c) { return ascii::is_letter(c); });
    if (!names) continue;
    doi = doi.substr(0, part);
    is_cut = true;
  }
  return doi;
}

}  // namespace

std::string normalize_arxiv_id(std::string_view text) {
  text = text::trim(text);
  // "math.GT/0309136" reads like an address.
  if (std::string id = bare_arxiv_id(text); !id.empty()) return id;
  if (const auto url = parse_url(text)) {
    std::string id = arxiv_id_of_url(*url);
    return id.empty() ? arxiv_id_of_doi(normalize_doi(text)) : id;
  }
  if (ascii::take_prefix(text, "arxiv:")) text = text::trim(text);
  if (text.ends_with(']')) {
    // "2412.15115 [cs.CL]"
    const std::size_t bracket = text.find('[');
    if (bracket != std::string_view::npos) text = text::trim(text.substr(0, bracket));
  }
  std::string id = bare_arxiv_id(text);
  return id.empty() && ascii::starts_with(text, "10.") ? arxiv_id_of_doi(normalize_doi(text)) : id;
}

std::string normalize_doi(std::string_view text) {
  text = text::trim(text);
  if (const auto url = parse_url(text);
      url && (url->host == "doi.org" || url->host == "dx.doi.org")) {
    text = url->path_and_query;
  } else if (ascii::take_prefix(text, "doi:")) {
    text = text::trim(text);
  }
  while (!text.empty() && std::string_view(".,;").find(text.back()) != std::string_view::npos) {
    text.remove_suffix(1);
  }
  const std::size_t slash = text.find('/');
  if (slash == std::string_view::npos || slash + 1 == text.size()) return {};
  const bool clean = text::squeeze(text).find(' ') == std::string::npos && text::is_clean(text);
  return clean && is_doi_prefix(text.substr(0, slash)) ? ascii::lower(text) : std::string();
}

std::string doi_in_address(std::string_view url) {
  const auto parts = parse_url(url);
  if (!parts) return {};
  if (std::string doi = normalize_doi(url); !doi.empty()) return doi;
  const std::string path = "/" + text::clean(text::unescape_url(parts->path_and_query));
  const std::size_t at = std::min(path.find("/10."), path.find("=10."));
  if (at == path.npos) return {};
  std::string_view doi = std::string_view(path).substr(at + 1);
  doi = without_view(doi.substr(0, doi.find_first_of("?#&")));
  // bioRxiv's pages are of versions, Oxford's have a number of their own behind.
  const std::size_t digits = doi.find_last_not_of("0123456789");
  if (doi.starts_with("10.1101/") && digits != doi.npos && doi[digits] == 'v') {
    doi = doi.substr(0, digits);
  } else if (parts->host.ends_with("oup.com") && digits != doi.npos && doi[digits] == '/' &&
             std::count(doi.begin(), doi.end(), '/') > 2) {
    doi = doi.substr(0, digits);  // not of a book: "10.1093/oso/9780198000001"
  }
  // "/news/10.2023/index.html" is a date.
  const std::string_view suffix = doi.substr(std::min(doi.find('/'), doi.size()));
  const bool has_digit = std::any_of(suffix.begin(), suffix.end(), ascii::is_digit<char>);
  return has_digit ? normalize_doi(doi) : std::string();
}

std::string arxiv_id_of_doi(std::string_view doi) {
  return ascii::take_prefix(doi, "10.48550/arxiv.") ? bare_arxiv_id(doi) : std::string();
}

std::string make_key(const Record& record, unsigned salt) {
  std::string name;
  if (std::string id = normalize_arxiv_id(record.arxiv_id); !id.empty()) {
    name = "arxiv:" + id;
  } else if (std::string doi = normalize_doi(record.doi); !doi.empty()) {
    name = "doi:" + doi;
  } else {
    const std::string fold = text::fold_title(record.title);
    name = "title:" + (fold.empty() ? record.title : fold);
  }
  if (salt > 0) name += '#' + std::to_string(salt);
  Sha256 digest;
  digest.update(name);
  return digest.hex().substr(0, key_size);
}

}  // namespace papers
