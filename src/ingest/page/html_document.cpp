#include "ingest/page/html_document.hpp"

#include <algorithm>
#include <array>
#include <csetjmp>
#include <cstdlib>
#include <ctime>
#include <utility>
#include <vector>

#include "ingest/page/html_nesting.hpp"

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

}  // namespace papers::ingest
