#include "ingest/page/markdown_inline.hpp"

#include <array>
#include <optional>

#include "base/ascii.hpp"
#include "base/limits.hpp"
#include "paper/identity.hpp"
#include "paper/links.hpp"
#include "text/escape.hpp"
#include "text/fold.hpp"
#include "text/utf8.hpp"

namespace papers::ingest {

namespace {

using ascii::is_blank;
bool is_word(char c) { return ascii::is_alphanumeric(c) || static_cast<unsigned char>(c) >= 0x80; }
bool is_ascii_punctuation(char c) { return c > ' ' && c < 0x7F && !is_word(c); }

/// The place of the bracket that closes the one at `open`, within reach; npos otherwise.
std::size_t closing(std::string_view text, std::size_t open, char opens, char closes) {
  constexpr std::size_t reach_bytes = 4096;  // keeps a run of '[' from costing its square
  const std::size_t end = std::min(text.size(), open + reach_bytes);
  int depth = 0;
  for (std::size_t i = open; i < end; ++i) {
    if (text[i] == '\\') {
      ++i;
    } else if (text[i] == opens) {
      ++depth;
    } else if (text[i] == closes && --depth == 0) {
      return i;
    }
  }
  return std::string_view::npos;
}

struct LinkSpan {
  std::string_view text, url;
  std::size_t end = 0;  ///< after the closing parenthesis
};

/// `[text](url "title")` at `open`.
std::optional<LinkSpan> link_at(std::string_view text, std::size_t open) {
  const std::size_t close = closing(text, open, '[', ']');
  if (close == std::string_view::npos || close + 1 >= text.size() || text[close + 1] != '(')
    return std::nullopt;
  const std::size_t end = closing(text, close + 1, '(', ')');
  if (end == std::string_view::npos) return std::nullopt;
  std::string_view target = text::trim(text.substr(close + 2, end - close - 2));
  target = target.substr(0, target.find_first_of(" \t\n"));
  if (target.starts_with('<') && target.ends_with('>')) {
    target = target.substr(1, target.size() - 2);
  }
  return LinkSpan{text.substr(open + 1, close - open - 1), target, end + 1};
}

class InlineReader {
 public:
  explicit InlineReader(std::string_view markdown) : text_(markdown) {}

  InlineText run() {
    while (at_ < text_.size()) step();
    InlineText result;
    result.text = text::squeeze(out_.text);
    result.links = std::move(out_.links);
    if (!result.links.empty()) {
      const std::string_view before = std::string_view(out_.text).substr(0, first_link_);
      result.before_links = text::squeeze(before);
    }
    return result;
  }

 private:
  [[nodiscard]] char before() const { return at_ == 0 ? ' ' : text_[at_ - 1]; }
  [[nodiscard]] char after(std::size_t size) const {
    return at_ + size < text_.size() ? text_[at_ + size] : ' ';
  }

  /// Every look ahead that finds nothing costs; a text full of lone brackets gets only so many.
  bool failed() {
    ++failures_;
    return false;
  }
  [[nodiscard]] bool may_look_ahead() const { return failures_ < 500; }

  void step() {
    const char c = text_[at_];
    if (c == '\\' && is_ascii_punctuation(after(1))) {
      out_.text += after(1);
      at_ += 2;
    } else if (c == '!' && after(1) == '[' && image()) {
    } else if (c == '[' && link()) {
    } else if (c == '<' && tag()) {
    } else if ((c == '*' || c == '_') && emphasis(c)) {
    } else if (c == '`') {
      ++at_;
    } else {
      out_.text += c;
      ++at_;
    }
  }

  bool image() {
    const auto span = may_look_ahead() ? link_at(text_, at_ + 1) : std::nullopt;
    if (!span) return failed();
    at_ = span->end;
    return true;
  }

  bool link() {
    const auto span = may_look_ahead() ? link_at(text_, at_) : std::nullopt;
    if (!span) return failed();
    at_ = span->end;
    // A badge that links: the image's own words are no title.
    const bool badge = span->text.starts_with("![");
    // Links do not nest in Markdown, so the text has emphasis and escapes only.
    const InlineText inner = badge ? InlineText() : InlineReader(span->text).run();
    add_link_text(inner.text, span->url);
    return true;
  }

  void add_link_text(std::string_view text, std::string_view url) {
    if (out_.links.empty()) first_link_ = out_.text.size();
    if (out_.links.size() < limits::links_per_paper) {
      out_.links.push_back({std::string(text), std::string(url)});
    }
    out_.text += text;
  }

  /// `<https://…>` is a link, `<br>` a blank, other tags of a few letters vanish.
  bool tag() {
    constexpr std::size_t longest = 300;
    const std::size_t close = text_.substr(0, std::min(text_.size(), at_ + longest)).find('>', at_);
    if (close == std::string_view::npos) return false;
    const std::string_view inside = text_.substr(at_ + 1, close - at_ - 1);
    if (text::is_web_url(inside)) {
      add_link_text(inside, inside);
    } else {
      const std::string_view name = inside.substr(inside.starts_with('/') ? 1 : 0);
      const std::string_view word = name.substr(0, name.find_first_of(" /"));
      static constexpr std::array known = {"br", "b",    "i", "em",  "strong",  "sub",
                                           "p",  "span", "a", "sup", "details", "summary"};
      bool is_known = false;
      for (const char* tag_name : known) is_known |= word == tag_name;
      if (!is_known) return false;
      if (word == "br" || word == "p") out_.text += ' ';
    }
    at_ = close + 1;
    return true;
  }

  /// Drops marks of emphasis: a run that leans on the word after it or before it. `A*` and
  /// snake_case stay because nothing opened what they would close.
  bool emphasis(char mark) {
    std::size_t size = 1;
    while (after(size) == mark) ++size;
    if (size > 3) {  // a rule or a row of stars
      out_.text.append(size, mark);
      at_ += size;
      return true;
    }
    if (!may_look_ahead()) return false;
    const bool opens = !is_word(before()) && !is_blank(after(size));
    const bool closes = !is_blank(before()) && !is_word(after(size));
    std::size_t& open = open_marks_[mark == '*' ? 0 : 1];
    if (open == size && closes) {
      open = 0;
    } else if (open == 0 && opens && closes_later(mark, size)) {
      open = size;
    } else {
      return failed();
    }
    at_ += size;
    return true;
  }

  [[nodiscard]] bool closes_later(char mark, std::size_t size) const {
    constexpr std::size_t reach_bytes = 2048;
    const std::string run(size, mark);
    const std::string_view reach = text_.substr(0, std::min(text_.size(), at_ + reach_bytes));
    std::size_t found = at_ + size;
    for (int tries = 0; tries < 8; ++tries) {
      found = reach.find(run, found);
      if (found == std::string_view::npos) return false;
      const char next = found + size < text_.size() ? text_[found + size] : ' ';
      if (!is_blank(text_[found - 1]) && !is_word(next)) return true;
      found += size;
    }
    return false;
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::size_t first_link_ = 0;
  std::array<std::size_t, 2> open_marks_{};
  int failures_ = 0;
  InlineText out_;
};

/// The id in `https://huggingface.co/papers/ID`; empty for other URLs.
std::string hf_paper_id(std::string_view url) {
  constexpr std::string_view page = "huggingface.co/papers/";
  const std::size_t at = url.find(page);
  if (at == std::string_view::npos) return {};
  std::string_view id = url.substr(at + page.size());
  id = id.substr(0, id.find_first_of("/?#"));
  return normalize_arxiv_id(id);
}

}  // namespace

InlineText read_inline(std::string_view markdown) { return InlineReader(markdown).run(); }

std::string_view without_trailing_links(std::string_view markdown) {
  markdown = text::trim(markdown);
  if (!markdown.ends_with(')') && !markdown.ends_with(']')) return markdown;
  const char closes = markdown.back();
  const char opens = closes == ')' ? '(' : '[';
  int depth = 0;
  for (std::size_t i = markdown.size(); i-- > 0;) {
    if (markdown[i] == closes) ++depth;
    if (markdown[i] != opens || --depth > 0) continue;
    const std::string_view group = markdown.substr(i);
    const bool is_link_target = opens == '(' && i > 0 && markdown[i - 1] == ']';
    const std::string_view front = text::trim(markdown.substr(0, i));
    if (is_link_target || front.empty() || group.find("](") == std::string_view::npos)
      return markdown;
    return front;
  }
  return markdown;
}

bool is_link_label(std::string_view text) {
  static constexpr std::array labels = {
      "paper", "pdf",     "arxiv",  "code", "github",   "link",        "project",
      "page",  "website", "web",    "demo", "data",     "blog",        "dataset",
      "model", "html",    "video",  "abs",  "abstract", "doi",         "here",
      "hf",    "slides",  "models", "repo", "homepage", "huggingface", "poster"};
  std::string folded = text::fold_title(text);
  for (const char* label : labels) {
    if (folded == label) return true;
  }
  return folded.empty() || folded == "projectpage" || folded == "arxivpage";
}

void apply_links(Record& record, const std::vector<InlineLink>& links) {
  for (const InlineLink& link : links) {
    if (!text::is_web_url(link.url)) continue;
    const std::string on_hf = hf_paper_id(link.url);
    const std::string id = on_hf.empty() ? normalize_arxiv_id(link.url) : on_hf;
    if (record.arxiv_id.empty()) record.arxiv_id = id;
    if (record.doi.empty() && id.empty()) record.doi = normalize_doi(link.url);
    if (!on_hf.empty() || record.url.empty()) {
      const std::string kind = link_kind(link.url);
      if (kind != "code" && kind != "data") record.url = link.url;
    }
    if (id.empty()) add_link(record.links, link.url);
  }
}

}  // namespace papers::ingest
