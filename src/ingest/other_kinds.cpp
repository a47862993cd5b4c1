#include "ingest/other_kinds.hpp"

#include <algorithm>

#include "base/ascii.hpp"
#include "ingest/decoding/binary_kinds.hpp"
#include "ingest/markup_text.hpp"
#include "text/escape.hpp"
#include "text/utf8.hpp"

namespace papers::ingest {

namespace {

struct OtherKind {
  std::string_view mark;
  std::string_view what;
};

constexpr std::string_view refused = "a refusal in place of the page";
constexpr std::string_view robot =
    "a page that asks whether you are a robot; open it in a browser and save what it then shows";
constexpr std::string_view login =
    "a page that asks for a login; log in with a browser and save what it then shows";
constexpr std::string_view missing = "an answer that there is no such page; look at its address";
constexpr std::string_view too_often =
    "an answer that it was asked too often; wait a minute and fetch it again";
constexpr std::string_view broken = "a server's report of an error; fetch it again later";

/// What an answer in place of a document begins with, with bars between: the title of HTML, or a
/// short text.
constexpr OtherKind answers[] = {
    {"rate exceeded|too many requests|429|error code: 1015", too_often},
    {"just a moment|attention required|are you a robot|robot or human|"
     "verify you are human|human verification|verifying your browser|"
     "checking your browser|security check|pardon our interruption|radware|captcha|"
     "validate user|client challenge|access to this page has been denied",
     robot},
    {"access denied|403|forbidden", refused},
    {"401|unauthorized", login},
    {"404|not found|page not found", missing},
    {"500 internal|internal server error|502|bad gateway|503|service unavailable|504|"
     "gateway time",
     broken},
};

/// Titles of pages that ask for a password.
constexpr std::string_view logins[] = {"login",   "log in", "sign in",   "sign-in",
                                       "sign on", "signin", "shibboleth"};

struct XmlKind {
  std::string_view root;
  std::string_view also;  ///< in what follows: other documents have such a root as well
  std::string_view what;
};

constexpr XmlKind xml_kinds[] = {
    {"tei", "",
     "TEI, as GROBID writes it; GROBID gives its references as BibTeX too, which comes in"},
    {"article", "<front",
     "the full text of an article in JATS; the journal's page or its BibTeX comes in"},
    {"pubmedarticleset", "", "PubMed's XML; save the same list in the format PubMed (.nbib)"},
    {"xml", "<record", "EndNote's XML; export as RIS or BibTeX"},
    {"collection", "marc", "MARC XML; ask the catalogue for RIS or BibTeX"},
    {"record", "marc", "MARC XML; ask the catalogue for RIS or BibTeX"},
    {"resource", "datacite", "DataCite's XML; ask doi.org for CSL JSON"},
    {"rdf", "zotero", "Zotero's RDF; export as BibTeX, RIS or CSL JSON"},
    {"file", "bibtex", "BibTeX as XML (BibTeXML); the .bib that it was made of comes in"},
    {"opml", "", "a list of feeds (OPML); fetch the feeds, RSS and Atom come in"},
    {"urlset", "", "a site's map; save its pages"},
    {"sitemapindex", "", "a site's map; save its pages"},
    {"svg", "", "a picture; save the page as text, HTML or Markdown"},
    {"error", "<code>", "a server's report of an error; fetch it again later"},
};

constexpr std::string_view yaml =
    "references in YAML; `pandoc -f markdown -t csljson` makes CSL JSON of them";

/// Text by its beginning.
constexpr OtherKind beginnings[] = {
    {"\\documentclass", "a LaTeX document; its bibliography (.bib) comes in"},
    {"\\begin{thebibliography}",
     "a bibliography as LaTeX prints it; the .bib that it was made of comes in"},
    {"%!ps", "PostScript; the paper's page or its BibTeX comes in"},
    {"begin:vcalendar", "a calendar"},
    {"begin:vcard", "an address book"},
    {"references:\n", yaml},
    {"entries:\n    ", "BibTeX as YAML (Pybtex); the .bib that it was made of comes in"},
};

/// The text of <title>, or of the first heading where there is none, in lower case and on one line.
std::string title_of(std::string_view lower) {
  std::size_t open = lower.find("<title");
  if (open == std::string_view::npos) open = lower.find("<h1");
  if (open == std::string_view::npos) return {};
  const std::size_t begin = lower.find('>', open);
  if (begin == std::string_view::npos) return {};
  const std::string_view rest = lower.substr(begin + 1);
  return text::squeeze(text::clean(rest.substr(0, std::min<std::size_t>(rest.find('<'), 200))));
}

/// The name of the first element, in lower case and without its prefix; empty for HTML.
std::string root_of(std::string_view lower) {
  std::size_t at = 0;
  while ((at = lower.find('<', at)) != std::string_view::npos) {
    const char next = at + 1 < lower.size() ? lower[at + 1] : ' ';
    if (next == '?' || next == '!') {
      ++at;
      continue;
    }
    const std::string_view tag = lower.substr(at + 1);
    const std::string_view name =
        tag.substr(0, std::min<std::size_t>(tag.find_first_of(" \t\r\n/>"), 40));
    const std::size_t colon = name.find(':');
    return text::single_line(colon == std::string_view::npos ? name : name.substr(colon + 1));
  }
  return {};
}

/// What an answer that begins with one of the marks is.
std::string answer_of(std::string_view text) {
  for (auto [marks, what] : answers) {
    while (!marks.empty()) {
      if (text.starts_with(take_part(marks, "|"))) return std::string(what);
    }
  }
  return {};
}

std::string html_kind(std::string_view lower) {
  const std::string title = title_of(lower);
  if (std::string what = answer_of(title); !what.empty()) return what;
  for (const std::string_view mark : logins) {
    const bool asks = lower.find("type=\"password\"") != std::string_view::npos ||
                      lower.find("type=password") != std::string_view::npos;
    if (title == mark || (title.starts_with(mark) && asks)) return std::string(login);
  }
  return {};
}

std::string xml_kind(std::string_view lower) {
  const std::string root = root_of(lower);
  for (const XmlKind& kind : xml_kinds) {
    if (root == kind.root && lower.find(kind.also) != std::string_view::npos) {
      return std::string(kind.what);
    }
  }
  return {};
}

}  // namespace

std::string other_kind_of(std::string_view head, bool whole) {
  constexpr std::size_t looked_at_bytes = 16 * 1024;
  constexpr std::size_t longest_answer_bytes = 300;
  if (const auto kind = kind_that_is_no_text(head); !kind.empty()) return std::string(kind);
  if (head.starts_with("\xEF\xBB\xBF")) head.remove_prefix(3);
  const std::string lower = ascii::lower(text::trim(head.substr(0, looked_at_bytes)));
  if (lower.starts_with('<')) {
    const bool is_html = lower.find("<html") != std::string::npos ||
                         lower.find("<!doctype html") != std::string::npos;
    std::string kind = is_html ? std::string() : xml_kind(lower);
    return kind.empty() && (is_html || lower.find("<title") < 200) ? html_kind(lower) : kind;
  }
  if (whole && lower.size() < longest_answer_bytes) {
    if (std::string what = answer_of(lower); !what.empty()) return what;
  }
  if (lower.starts_with("1. ") && lower.find("\nauthor information:") != std::string::npos &&
      lower.find("\npmid: ") != std::string::npos) {
    return "abstracts as PubMed shows them; save the same list in the format PubMed (.nbib)";
  }
  if (lower.starts_with("---\n") && lower.find("\nreferences:\n") < lower.find("\n---", 4)) {
    return std::string(yaml);
  }
  for (const OtherKind& kind : beginnings) {
    if (lower.starts_with(kind.mark)) return std::string(kind.what);
  }
  return {};
}

}  // namespace papers::ingest
