#include "ingest/page/html_nesting.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "base/ascii.hpp"

namespace papers::ingest {

namespace {

constexpr std::size_t none = std::string_view::npos;

using ascii::is_letter;
using ascii::lower;

constexpr std::array<std::string_view, 31> uncounted = {
    "area",   "base",     "br",    "col",    "embed", "hr",    "img",   "input",
    "link",   "meta",     "param", "source", "track", "wbr",   "p",     "li",
    "dt",     "dd",       "tr",    "td",     "th",    "thead", "tbody", "tfoot",
    "option", "optgroup", "html",  "head",   "body",  "rt",    "rp"};

/// Their content is text up to the end tag, whatever it looks like.
constexpr std::array<std::string_view, 7> raw_text = {"script",   "style",  "textarea", "title",
                                                      "noscript", "iframe", "xmp"};

/// Ended alone where they are misnested; everything else ends what is inside with it.
constexpr std::array<std::string_view, 14> formatting = {
    "a",    "b", "big",   "code",   "em",     "font", "i",
    "nobr", "s", "small", "strike", "strong", "tt",   "u"};

template <std::size_t Size>
bool contains(const std::array<std::string_view, Size>& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

class NestingScanner {
 public:
  NestingScanner(std::string_view html, std::size_t depth_limit, std::size_t attribute_limit)
      : html_(html), depth_limit_(depth_limit), attribute_limit_(attribute_limit) {}

  TagStructure scan() {
    found_.too_deep = exceeds();
    return std::move(found_);
  }

 private:
  bool exceeds() {
    while ((at_ = html_.find('<', at_)) != none) {
      const std::string_view rest = html_.substr(at_);
      if (rest.starts_with("<!--")) {
        pass("-->");
      } else if (rest.size() > 1 && is_letter(rest[1])) {
        ++at_;
        start_tag();
        if (open_.size() > depth_limit_) return true;
      } else if (rest.size() > 2 && rest[1] == '/' && is_letter(rest[2])) {
        at_ += 2;
        end_tag();
      } else {
        ++at_;
      }
    }
    return false;
  }

  void pass(std::string_view mark) {
    const std::size_t found = html_.find(mark, at_);
    at_ = found == none ? html_.size() : found + mark.size();
  }

  std::string take_name() {
    constexpr std::size_t longest = 32;
    std::string name;
    while (at_ < html_.size() && name.size() < longest) {
      const char c = html_[at_];
      if (c == '>' || c == '/' || c == ' ' || c == '\t' || c == '\n' || c == '\f') break;
      name += lower(c);
      ++at_;
    }
    return name;
  }

  /// To the '>' that ends the tag, past quoted values. True for `<x />`.
  bool pass_attributes() {
    bool after_equals = false, slash = false, in_word = false;
    std::size_t words = 0, excess = none;
    while (at_ < html_.size()) {
      const char c = html_[at_++];
      if (c == '>') {
        if (excess != none) found_.excess_attributes.emplace_back(excess, at_ - 1);
        return slash;
      }
      slash = c == '/';
      const bool blank = c == ' ' || c == '\t' || c == '\n' || c == '\f';
      if (after_equals && (c == '"' || c == '\'')) {
        const std::size_t close = html_.find(c, at_);
        at_ = close == none ? html_.size() : close + 1;
        after_equals = in_word = false;
      } else if (blank || (slash && !after_equals)) {
        in_word = false;
      } else {
        if (!in_word && !after_equals && c != '=' && ++words > attribute_limit_ && excess == none) {
          excess = at_ - 1;
        }
        in_word = true;
        after_equals = c == '=';
      }
    }
    if (excess != none) found_.excess_attributes.emplace_back(excess, at_);
    return slash;
  }

  void start_tag() {
    const std::string name = take_name();
    const bool empty = pass_attributes();
    if (contains(raw_text, name)) {
      pass_raw_text(name);
    } else if (!contains(uncounted, name)) {
      // In SVG and MathML a slash ends the element; in HTML it means nothing.
      if (in_foreign_ && empty) return;
      in_foreign_ |= name == "svg" || name == "math";
      open_.push_back(name);
    }
  }

  void pass_raw_text(const std::string& name) {
    while ((at_ = html_.find("</", at_)) != none) {
      at_ += 2;
      if (take_name() == name) {
        pass_attributes();
        return;
      }
    }
    at_ = html_.size();
  }

  void end_tag() {
    const std::string name = take_name();
    const std::size_t behind = at_;
    pass_attributes();
    if (html_.find_first_not_of(" \t\n\f", behind) == at_ - 1 && behind < at_ - 1) {
      found_.loose_ends.emplace_back(behind, at_ - 1);
    }
    const auto found = std::find(open_.rbegin(), open_.rend(), name);
    if (found == open_.rend()) return;
    if (contains(formatting, name)) {
      open_.erase(std::next(found).base());
    } else {
      open_.erase(std::next(found).base(), open_.end());
    }
    if (name == "svg" || name == "math") in_foreign_ = false;
  }

  std::string_view html_;
  std::size_t depth_limit_, attribute_limit_;
  TagStructure found_;
  std::size_t at_ = 0;
  std::vector<std::string> open_;
  bool in_foreign_ = false;
};

}  // namespace

TagStructure scan_tags(std::string_view html, std::size_t depth_limit,
                       std::size_t attribute_limit) {
  return NestingScanner(html, depth_limit, attribute_limit).scan();
}

}  // namespace papers::ingest
