#include "ingest/other_kinds.hpp"

#include <algorithm>

#include "base/ascii.hpp"
#include "ingest/decoding/binary_kinds.hpp"
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

/// What an answer in place of a document begins with: the title of HTML, or a short text.
constexpr OtherKind answers[] = {
    {"rate exceeded", too_often},
    {"too many requests", too_often},
    {"429", too_often},
    {"error code: 1015", too_often},
    {"just a moment", robot},
    {"attention required", robot},
    {"are you a robot", robot},
    {"robot or human", robot},
    {"verify you are human", robot},
    {"human verification", robot},
    {"verifying your browser", robot},
    {"checking your browser", robot},
    {"security check", robot},
    {"pardon our interruption", robot},
    {"radware", robot},
    {"captcha", robot},
    {"validate user", robot},
    {"client challenge", robot},
    {"access denied", refused},
    {"access to this page has been denied", robot},
    {"403", refused},
    {"forbidden", refused},
    {"401", login},
    {"unauthorized", login},
    {"404", missing},
    {"not found", missing},
    {"page not found", missing},
    {"500 internal", broken},
    {"internal server error", broken},
    {"502", broken},
    {"bad gateway", broken},
    {"503", broken},
    {"service unavailable", broken},
    {"504", broken},
    {"gateway time", broken},
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
    {"modscollection", "", "MODS; `xml2bib` of bibutils makes BibTeX of it"},
    {"mods", "", "MODS; `xml2bib` of bibutils makes BibTeX of it"},
    {"collection", "marc", "MARC XML; ask the catalogue for RIS or BibTeX"},
    {"record", "marc", "MARC XML; ask the catalogue for RIS or BibTeX"},
    {"resource", "datacite", "DataCite's XML; ask doi.org for CSL JSON"},
    {"rdf", "zotero", "Zotero's RDF; export as BibTeX, RIS or CSL JSON"},
    {"opml", "", "a list of feeds (OPML); fetch the feeds, RSS and Atom come in"},
    {"urlset", "", "a site's map; save its pages"},
    {"sitemapindex", "", "a site's map; save its pages"},
    {"svg", "", "a picture; save the page as text, HTML or Markdown"},
    {"error", "<code>", "a server's report of an error; fetch it again later"},
};

/// Text by its beginning.
constexpr OtherKind beginnings[] = {
    {"\\documentclass", "a LaTeX document; its bibliography (.bib) comes in"},
    {"\\begin{thebibliography}",
     "a bibliography as LaTeX prints it; the .bib that it was made of comes in"},
    {"%!ps", "PostScript; the paper's page or its BibTeX comes in"},
    {"begin:vcalendar", "a calendar"},
    {"begin:vcard", "an address book"},
    {"---\nreferences:",
     "references in YAML; `pandoc -f markdown -t csljson` makes CSL JSON of them"},
    {"references:\n", "references in YAML; `pandoc -f markdown -t csljson` makes CSL JSON of them"},
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

std::string html_kind(std::string_view lower) {
  const std::string title = title_of(lower);
  for (const OtherKind& answer : answers) {
    if (title.starts_with(answer.mark)) return std::string(answer.what);
  }
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
                         lower.find("<!doctype html") != std::string::npos ||
                         lower.find("<title") < 200;
    return is_html ? html_kind(lower) : xml_kind(lower);
  }
  if (whole && lower.size() < longest_answer_bytes) {
    for (const OtherKind& answer : answers) {
      if (lower.starts_with(answer.mark)) return std::string(answer.what);
    }
  }
  if (lower.starts_with("1. ") && lower.find("\nauthor information:") != std::string::npos &&
      lower.find("\npmid: ") != std::string::npos) {
    return "abstracts as PubMed shows them; save the same list in the format PubMed (.nbib)";
  }
  for (const OtherKind& kind : beginnings) {
    if (lower.starts_with(kind.mark)) return std::string(kind.what);
  }
  if (lower.starts_with('{') && lower.find("\"nbformat\"") != std::string::npos) {
    return "a Jupyter notebook; `jupyter nbconvert --to markdown` makes Markdown of it";
  }
  return {};
}

}  // namespace papers::ingest
