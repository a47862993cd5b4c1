#include "ingest/page/html_document.hpp"

#include <algorithm>
#include <array>
#include <csetjmp>
#include <cstdlib>
#include <ctime>
#include <string>
#include <utility>
#include <vector>

#include "base/ascii.hpp"
#include "ingest/page/page_words.hpp"

namespace papers::ingest {

/// All memory of one parse. gumbo frees its tree recursively and cannot be told to stop: here the
/// tree goes as a whole, and a parse that wants too much is left by a jump. The jump crosses
/// frames of C only, which own nothing but memory of this arena.
class HtmlDocument::Arena {
 public:
  Arena() = default;
  ~Arena() {
    for (char* block : blocks_) std::free(block);
  }
  Arena(const Arena&) = delete;
  Arena& operator=(const Arena&) = delete;

  static void* allocate(void* self, std::size_t size) {
    return static_cast<Arena*>(self)->take(size);
  }
  static void release(void*, void*) {}

  [[nodiscard]] std::jmp_buf& exit() { return exit_; }

 private:
  static constexpr std::size_t block_size_bytes = std::size_t{1} << 20;
  static constexpr std::size_t limit_bytes = std::size_t{192} << 20;
  static constexpr std::clock_t limit_ticks = 10 * CLOCKS_PER_SEC;

  void* take(std::size_t size) {
    constexpr std::size_t alignment = alignof(std::max_align_t);
    constexpr unsigned calls_per_look = 4096;
    if (size > limit_bytes) leave();
    size = (size + alignment - 1) / alignment * alignment;
    if (++calls_ % calls_per_look == 0 && std::clock() - begun_ > limit_ticks) leave();
    if (size > left_bytes_) add_block(size);
    char* const taken = next_;
    next_ += size;
    left_bytes_ -= size;
    return taken;
  }

  void add_block(std::size_t size) {
    const std::size_t block_size = std::max(size, block_size_bytes);
    total_bytes_ += block_size;
    if (total_bytes_ > limit_bytes || block_count_ == blocks_.size()) leave();
    char* const block = static_cast<char*>(std::malloc(block_size));
    if (block == nullptr) leave();
    blocks_[block_count_++] = block;
    next_ = block;
    left_bytes_ = block_size;
  }

  [[noreturn]] void leave() { std::longjmp(exit_, 1); }

  std::jmp_buf exit_;
  // Of fixed size: a vector that grows could not be jumped over.
  std::array<char*, limit_bytes / block_size_bytes + 1> blocks_{};
  std::size_t block_count_ = 0;
  char* next_ = nullptr;
  std::size_t left_bytes_ = 0, total_bytes_ = 0;
  unsigned calls_ = 0;
  std::clock_t begun_ = std::clock();
};

namespace {

/// nullptr when the parse was left. In a function of its own: nothing here may need a destructor.
const GumboOutput* parse(std::jmp_buf& exit, const GumboOptions& options, std::string_view html) {
  if (setjmp(exit) != 0) return nullptr;
  return gumbo_parse_with_options(&options, html.data(), html.size());
}

const GumboVector* children_of(const GumboNode* node) {
  if (node->type == GUMBO_NODE_DOCUMENT) return &node->v.document.children;
  if (node->type == GUMBO_NODE_ELEMENT || node->type == GUMBO_NODE_TEMPLATE) {
    return &node->v.element.children;
  }
  return nullptr;
}

const GumboNode* child_at(const GumboVector* children, std::size_t index) {
  if (children == nullptr || index >= children->length) return nullptr;
  return static_cast<const GumboNode*>(children->data[index]);
}

}  // namespace

HtmlDocument::HtmlDocument(std::string html) : html_(std::move(html)) {
  const TagStructure tags = scan_tags(html_, depth_limit, attribute_limit);
  if (tags.too_deep) {
    fault_ = "nested too deeply";
    return;
  }
  for (const auto& [begin, end] : tags.excess_attributes) {
    std::replace_if(
        html_.begin() + static_cast<std::ptrdiff_t>(begin),
        html_.begin() + static_cast<std::ptrdiff_t>(end), [](char c) { return c != '\n'; }, ' ');
  }
  for (const auto& [name_end, close] : tags.loose_ends) {
    std::swap(html_[name_end], html_[close]);
  }
  arena_ = std::make_unique<Arena>();
  GumboOptions options = kGumboDefaultOptions;
  options.allocator = Arena::allocate;
  options.deallocator = Arena::release;
  options.userdata = arena_.get();
  options.max_errors = 0;
  const GumboOutput* output = parse(arena_->exit(), options, html_);
  if (output == nullptr) {
    fault_ = "too complex";
  } else {
    root_ = output->document;
  }
}

HtmlDocument::~HtmlDocument() = default;

const GumboNode* next_node(const GumboNode* node, const GumboNode* root) {
  const GumboNode* first = child_at(children_of(node), 0);
  return first != nullptr ? first : next_node_after(node, root);
}

const GumboNode* next_node_after(const GumboNode* node, const GumboNode* root) {
  while (node != nullptr && node != root && node->parent != nullptr) {
    const GumboNode* sibling = child_at(children_of(node->parent), node->index_within_parent + 1);
    if (sibling != nullptr) return sibling;
    node = node->parent;
  }
  return nullptr;
}

std::string_view attribute(const GumboNode* node, const char* name) {
  if (node->type != GUMBO_NODE_ELEMENT && node->type != GUMBO_NODE_TEMPLATE) return {};
  const GumboAttribute* found = gumbo_get_attribute(&node->v.element.attributes, name);
  return found == nullptr ? std::string_view() : std::string_view(found->value);
}

bool is_element(const GumboNode* node, GumboTag tag) {
  return (node->type == GUMBO_NODE_ELEMENT || node->type == GUMBO_NODE_TEMPLATE) &&
         node->v.element.tag == tag;
}

bool is_hidden(const GumboNode* node) {
  constexpr std::array hidden = {GUMBO_TAG_HEAD,     GUMBO_TAG_SCRIPT,   GUMBO_TAG_STYLE,
                                 GUMBO_TAG_SVG,      GUMBO_TAG_TEMPLATE, GUMBO_TAG_NOSCRIPT,
                                 GUMBO_TAG_TEXTAREA, GUMBO_TAG_SELECT};
  if (node->type != GUMBO_NODE_ELEMENT && node->type != GUMBO_NODE_TEMPLATE) return false;
  return std::find(hidden.begin(), hidden.end(), node->v.element.tag) != hidden.end() ||
         gumbo_get_attribute(&node->v.element.attributes, "hidden") != nullptr;
}

namespace {

constexpr std::size_t none = std::string_view::npos;

using ascii::is_letter;
using ascii::lower;

constexpr std::string_view uncounted =
    "area|base|br|col|embed|hr|img|input|link|meta|param|source|track|wbr|p|li|dt|dd|tr|td|th|"
    "thead|tbody|tfoot|option|optgroup|html|head|body|rt|rp";
/// Their content is text up to the end tag, whatever it looks like.
constexpr std::string_view raw_text = "script|style|textarea|title|noscript|iframe|xmp";
/// Ended alone where they are misnested; everything else ends what is inside with it.
constexpr std::string_view formatting = "a|b|big|code|em|font|i|nobr|s|small|strike|strong|tt|u";

bool contains(std::string_view names, std::string_view name) {
  return page::any_of_names(names, [name](std::string_view one) { return name == one; });
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
