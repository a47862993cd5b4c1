// BibTeX (and biblatex): UTF-8, one entry a paper.
#include <fmt/format.h>

#include "base/ascii.hpp"
#include "render/citation.hpp"
#include "render/render.hpp"
#include "render/visible.hpp"
#include "text/escape.hpp"
#include "text/utf8.hpp"

namespace papers::render {
namespace {

/// Text as TeX would print it. Braces of the text itself cannot be written so that every reader
/// counts them right (BibTeX counts \{ too): they become brackets.
std::string tex(std::string_view text) {
  std::string out;
  char before = '\0';
  for (const char c : visible(text)) {
    // Two of these in a row would be a dash or a quotation mark.
    if (c == before && (c == '-' || c == '\'')) out += "{}";
    before = c;
    switch (c) {
      case '`':
        out += "\\textasciigrave{}";
        break;
      case '{':
        out += '(';
        break;
      case '}':
        out += ')';
        break;
      case '#':
      case '$':
      case '%':
      case '&':
      case '_':
        out += '\\';
        out += c;
        break;
      case '\\':
        out += "\\textbackslash{}";
        break;
      case '~':
        out += "\\textasciitilde{}";
        break;
      case '^':
        out += "\\textasciicircum{}";
        break;
      default:
        out += c;
    }
  }
  return out;
}

bool has_inner_capital(std::string_view word) {
  for (std::size_t i = 1; i < word.size(); ++i) {
    if (ascii::is_upper(word[i])) return true;
  }
  return false;
}

/// Styles lower the case of titles: words such as GPT-4 or LoRA are kept by braces.
std::string tex_title(std::string_view title) {
  const std::string text = tex(title);
  std::string out;
  std::size_t from = 0;
  while (from < text.size()) {
    const std::size_t end = std::min(text.find(' ', from), text.size());
    const std::string word = text.substr(from, end - from);
    out += has_inner_capital(word) ? "{" + word + "}" : word;
    if (end < text.size()) out += ' ';
    from = end + 1;
  }
  return out;
}

std::string tex_names(const Paper& paper) {
  std::string out;
  for (const std::string& author : paper.authors) {
    const PersonName name = split_name(visible(author));
    if (name.family.empty()) continue;
    if (!out.empty()) out += " and ";
    // A group, or a name of one word, is one unit.
    if (name.given.empty() && name.suffix.empty()) {
      out += "{" + tex(name.family) + "}";
    } else if (name.suffix.empty()) {
      out += tex(name.family) + ", " + tex(name.given);
    } else {
      // In braces, so that nobody takes "Jr." for an initial.
      out += tex(name.family) + ", {" + tex(name.suffix) + "}, " + tex(name.given);
    }
  }
  if (paper.authors_cut && !out.empty()) out += " and others";
  return out;
}

/// A keyword with a comma in it is one unit.
std::string tex_keywords(const Paper& paper) {
  std::string out;
  for (const std::string& keyword : paper.keywords) {
    const std::string text = tex(keyword);
    const bool unit = text.find_first_of(",;") != std::string::npos;
    if (!out.empty()) out += ", ";
    out += unit ? "{" + text + "}" : text;
  }
  return out;
}

/// URLs and identifiers are read verbatim; what would end the field is percent-encoded.
std::string verbatim(std::string_view text) {
  std::string out;
  for (const char c : text::single_line(text)) {
    if (c == '{' || c == '}' || c == '\\' || c == '%' || c == ' ') {
      out += c == '%' ? "%" : fmt::format("%{:02X}", static_cast<unsigned>(c));
    } else {
      out += c;
    }
  }
  return out;
}

class BibtexWriter final : public ListWriter {
 public:
  void paper(const Hit& hit, std::string& out) override {
    const Paper& paper = hit.paper;
    const CitedDate date = cited_date(paper);
    const CitedAs as = cited_as(paper);
    out += fmt::format("@{}{{{}", as.bibtex, citation_key(paper));
    add(out, "title", tex_title(paper.title));
    add(out, "author", tex_names(paper));
    if (date.year > 0) add(out, "year", std::to_string(date.year));
    if (date.month > 0) add(out, "month", std::to_string(date.month));
    if (date.month > 0 && date.day > 0) add(out, "day", std::to_string(date.day));
    add(out, as.bibtex_container, tex(paper.venue));
    if (!paper.arxiv_id.empty()) {
      add(out, "eprint", verbatim(paper.arxiv_id));
      add(out, "archivePrefix", "arXiv");
    }
    add(out, "doi", verbatim(paper.doi));
    add(out, "url", verbatim(best_link(paper)));
    add(out, "keywords", tex_keywords(paper));
    add(out, "abstract", tex(paper.abstract));
    add(out, "note", tex(paper.note));
    out += "\n}\n\n";
  }

 private:
  static void add(std::string& out, std::string_view name, const std::string& value) {
    if (!value.empty()) out += fmt::format(",\n  {} = {{{}}}", name, value);
  }
};

std::unique_ptr<ListWriter> make_bibtex(const Style&) { return std::make_unique<BibtexWriter>(); }

}  // namespace

extern const ListFormat bibtex_list_format;
const ListFormat bibtex_list_format{"bibtex", "for LaTeX and reference managers",
                                    ListFormat::Use::exchange, make_bibtex};

}  // namespace papers::render
