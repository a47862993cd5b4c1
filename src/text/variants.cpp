#include "text/variants.hpp"

#include <algorithm>
#include <array>
#include <unordered_set>

#include "base/ascii.hpp"
#include "text/unicode61.hpp"
#include "text/utf8.hpp"

namespace papers::text {
namespace {

/// Longer joined forms are no names; FTS5's porter leaves them alone too.
constexpr std::size_t longest_form_bytes = 64;

using ascii::is_digit;

bool is_cjk(char32_t c) {
  return (c >= 0x2E80 && c <= 0x2FDF) || (c >= 0x3005 && c <= 0x3007) ||
         (c >= 0x3041 && c <= 0x30FF) || (c >= 0x3105 && c <= 0x318F) ||
         (c >= 0x31A0 && c <= 0x31FF) || (c >= 0x3400 && c <= 0x4DBF) ||
         (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0xAC00 && c <= 0xD7A3) ||
         (c >= 0xF900 && c <= 0xFAFF) || (c >= 0x20000 && c <= 0x3FFFD);
}

/// The folded form of a letter or digit of a name; 0 for everything else.
char32_t fold_name_char(char32_t c) {
  if (c >= 0x80 && is_cjk(c)) return 0;
  const char32_t folded = fold_codepoint(c);
  return folded == U' ' ? 0 : folded;
}

/// Characters that join the parts of a compound.
bool is_hyphen(char32_t c) {
  return c == '-' || c == '_' || c == 0x2010 || c == 0x2011 || c == 0x2013;
}

/// Bytes with which something begins that the tokenizer would cut and a name may need.
constexpr std::array<bool, 256> make_joint_table() {
  std::array<bool, 256> table{};
  for (const char c : {'+', '#', '.', '-', '_'}) table[static_cast<unsigned char>(c)] = true;
  table[0xE2] = true;  // U+2010, U+2011, U+2013
  return table;
}
constexpr std::array<bool, 256> is_joint_byte = make_joint_table();

/// One name, read from its first character on.
class Name {
 public:
  explicit Name(std::string_view text) : rest_(text) {
    if (rest_.starts_with('.')) {
      joined_ = "dot";
      special_ = true;
      rest_.remove_prefix(1);
    }
    while (!rest_.empty() && (take_letter() || take_joint())) {
    }
    keep_form();
  }

  /// What follows the name.
  [[nodiscard]] std::string_view rest() const { return rest_; }
  /// Shortest first.
  [[nodiscard]] const std::vector<std::string>& forms() const { return forms_; }

 private:
  [[nodiscard]] static char32_t first(std::string_view text) {
    return text.empty() ? 0 : next_codepoint(text);
  }

  bool take_letter() {
    std::string_view after = rest_;
    const char32_t folded = fold_name_char(next_codepoint(after));
    if (folded == 0) return false;
    has_letter_ = has_letter_ || !is_digit(folded);
    has_digit_ = has_digit_ || is_digit(folded);
    append_codepoint(joined_, folded);
    last_ = folded;
    rest_ = after;
    return true;
  }

  bool take_joint() {
    std::string_view after = rest_;
    const char32_t joint = next_codepoint(after);
    const char32_t next = fold_name_char(first(after));
    if (is_hyphen(joint)) {
      if (next == 0) return false;
      if (has_digit_ || special_) keep_form();
      compound_ = true;
    } else if (joint == '.' && is_digit(last_) && is_digit(next)) {
      joined_ += 'd';
      special_ = true;
    } else if (joint == '.' && begins_with_suffix(after)) {
      compound_ = true;
    } else if (joint == '+' && !after.empty() && after.front() == '+') {
      after.remove_prefix(1);
      joined_ += "plusplus";
      special_ = true;
      keep_form();
    } else if (joint == '+' && next == 0) {
      joined_ += "plus";
      special_ = true;
    } else if (joint == '#' && next == 0 && !is_digit(last_)) {
      joined_ += "sharp";
      special_ = true;
    } else {
      return false;
    }
    last_ = joint;
    rest_ = after;
    return true;
  }

  /// "js" of Node.js, "cpp" of llama.cpp; other stops between letters end a sentence or stand in
  /// addresses.
  [[nodiscard]] static bool begins_with_suffix(std::string_view text) {
    constexpr std::string_view suffixes[] = {"ai", "cpp", "js", "jl", "net", "py"};
    std::string word;
    while (!text.empty() && word.size() <= 3) {
      const char32_t c = fold_name_char(next_codepoint(text));
      if (c == 0 || c >= 0x80) break;
      word += static_cast<char>(c);
    }
    return std::find(std::begin(suffixes), std::end(suffixes), word) != std::end(suffixes);
  }

  void keep_form() {
    const bool more_than_tokens = compound_ || special_;
    if (!has_letter_ || !more_than_tokens || joined_.size() > longest_form_bytes) return;
    if (forms_.empty() || forms_.back() != joined_) forms_.push_back(joined_);
  }

  std::string_view rest_;
  std::string joined_;
  std::vector<std::string> forms_;
  char32_t last_ = 0;
  bool has_letter_ = false;
  bool has_digit_ = false;
  bool compound_ = false;  ///< parts were joined
  bool special_ = false;   ///< something besides letters and digits is spelled out
};

/// The first byte from `at` on with which a joint may begin; the text's size when there is none.
std::size_t next_joint(std::string_view text, std::size_t at) {
  const char* const end = text.data() + text.size();
  const char* next = text.data() + at;
  while (next < end && !is_joint_byte[static_cast<unsigned char>(*next)]) ++next;
  return static_cast<std::size_t>(next - text.data());
}

/// The start of the name that the joint at `joint` belongs to, not before `limit`.
std::size_t name_start(std::string_view text, std::size_t joint, std::size_t limit) {
  std::size_t start = joint;
  while (start > limit && joint - start <= longest_form_bytes) {
    std::size_t before = start - 1;
    while (before > limit && (static_cast<unsigned char>(text[before]) & 0xC0) == 0x80) --before;
    std::string_view letter = text.substr(before);
    if (fold_name_char(next_codepoint(letter)) == 0) break;
    start = before;
  }
  return start;
}

/// ".NET": a stop that begins a word and is followed by a letter.
bool begins_dotted_name(std::string_view text, std::size_t at) {
  const bool word_start = at == 0 || text[at - 1] == ' ' || text[at - 1] == '(';
  if (text[at] != '.' || !word_start || at + 1 >= text.size()) return false;
  std::string_view after = text.substr(at + 1);
  const char32_t next = fold_name_char(next_codepoint(after));
  return next != 0 && !is_digit(next);
}

/// Calls `visit(form)` for the forms of every name in `text`.
template <typename Visit>
void each_form(std::string_view text, const Visit& visit) {
  std::size_t done = 0;
  for (std::size_t at = next_joint(text, 0); at < text.size(); at = next_joint(text, at)) {
    const std::size_t start = name_start(text, at, done);
    if (start == at && !begins_dotted_name(text, at)) {
      done = ++at;
      continue;
    }
    const Name name(text.substr(start));
    for (auto form = name.forms().rbegin(); form != name.forms().rend(); ++form) visit(*form);
    done = text.size() - name.rest().size();
    at = std::max(done, at + 1);
  }
}

bool may_have_cjk(std::string_view text) {
  // Without a way out early, which compilers turn into a few instructions for 16 bytes.
  unsigned char highest = 0;
  for (const char c : text) highest = std::max(highest, static_cast<unsigned char>(c));
  return highest >= 0xE2;
}

template <typename Visit>
void each_cjk_pair(std::string_view text, const Visit& visit) {
  if (!may_have_cjk(text)) return;
  std::string_view previous;
  bool paired = false;
  const auto end_run = [&] {
    if (!previous.empty() && !paired) visit(std::string(previous));
    previous = {};
    paired = false;
  };
  while (!text.empty()) {
    std::string_view rest = text;
    const bool cjk = is_cjk(next_codepoint(rest));
    const std::string_view current = text.substr(0, text.size() - rest.size());
    if (!cjk) {
      end_run();
    } else {
      if (!previous.empty()) {
        visit(std::string(previous).append(current));
        paired = true;
      }
      previous = current;
    }
    text = rest;
  }
  end_run();
}

}  // namespace

std::vector<std::string> name_forms(std::string_view name) {
  std::vector<std::string> forms;
  each_form(name, [&](const std::string& form) { forms.push_back(form); });
  return forms;
}

std::vector<std::string> cjk_pairs(std::string_view text) {
  std::vector<std::string> pairs;
  each_cjk_pair(text, [&](std::string pair) { pairs.push_back(std::move(pair)); });
  return pairs;
}

std::string variant_column(std::string_view title, std::string_view abstract,
                           std::string_view keywords) {
  std::string column;
  std::unordered_set<std::string> seen;
  const auto add = [&](const std::string& form) {
    if (!seen.insert(form).second) return;
    if (!column.empty()) column += ' ';
    column += form;
  };
  for (const std::string_view text : {title, abstract, keywords}) {
    each_form(text, add);
    each_cjk_pair(text, add);
  }
  return column;
}

}  // namespace papers::text
