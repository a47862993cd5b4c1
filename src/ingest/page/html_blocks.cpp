#include "ingest/page/html_blocks.hpp"

#include <algorithm>
#include <array>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "ingest/listing_day.hpp"
#include "ingest/page/address_lines.hpp"
#include "ingest/page/entry.hpp"
#include "ingest/page/entry_table.hpp"
#include "ingest/page/html_document.hpp"
#include "ingest/page/markup_table.hpp"
#include "ingest/page/page_words.hpp"
#include "ingest/page/work_lists.hpp"
#include "text/utf8.hpp"

namespace papers::ingest::page {

namespace {

/// Elements that don't break a line.
constexpr std::array inline_tags = {
    GUMBO_TAG_A,    GUMBO_TAG_ABBR,   GUMBO_TAG_B,      GUMBO_TAG_BDI,  GUMBO_TAG_BDO,
    GUMBO_TAG_BIG,  GUMBO_TAG_BUTTON, GUMBO_TAG_CITE,   GUMBO_TAG_CODE, GUMBO_TAG_DATA,
    GUMBO_TAG_DEL,  GUMBO_TAG_DFN,    GUMBO_TAG_EM,     GUMBO_TAG_FONT, GUMBO_TAG_I,
    GUMBO_TAG_IMG,  GUMBO_TAG_INPUT,  GUMBO_TAG_INS,    GUMBO_TAG_KBD,  GUMBO_TAG_LABEL,
    GUMBO_TAG_MARK, GUMBO_TAG_Q,      GUMBO_TAG_S,      GUMBO_TAG_SAMP, GUMBO_TAG_SMALL,
    GUMBO_TAG_SPAN, GUMBO_TAG_STRIKE, GUMBO_TAG_STRONG, GUMBO_TAG_SUB,  GUMBO_TAG_SUP,
    GUMBO_TAG_TIME, GUMBO_TAG_TT,     GUMBO_TAG_U,      GUMBO_TAG_VAR,  GUMBO_TAG_VIDEO,
    GUMBO_TAG_WBR,  GUMBO_TAG_SOURCE, GUMBO_TAG_TRACK};

bool breaks_line(const GumboNode* node) {
  return node->type == GUMBO_NODE_ELEMENT && std::find(inline_tags.begin(), inline_tags.end(),
                                                       node->v.element.tag) == inline_tags.end();
}

bool has_text(const GumboNode* node) {
  return node->type == GUMBO_NODE_TEXT || node->type == GUMBO_NODE_WHITESPACE ||
         node->type == GUMBO_NODE_CDATA;
}

/// 1 to 6, 0 for other elements.
unsigned heading_level(const GumboNode* node) {
  constexpr std::array tags = {GUMBO_TAG_H1, GUMBO_TAG_H2, GUMBO_TAG_H3,
                               GUMBO_TAG_H4, GUMBO_TAG_H5, GUMBO_TAG_H6};
  for (unsigned level = 0; level < tags.size(); ++level) {
    if (is_element(node, tags[level])) return level + 1;
  }
  return 0;
}

/// Whether a link of this kind is a block of its own, outside running text.
bool is_of_a_paper(const BlockLink& link) {
  return link.to == LinkTo::paper || link.to == LinkTo::login || link.to == LinkTo::comments ||
         link.to == LinkTo::code || link.to == LinkTo::project || link.to == LinkTo::profile;
}

/// "May 30" of `<time datetime="2025-05-30T…">` as "May 30, 2025".
std::string with_year(std::string_view shown, std::string_view stated) {
  constexpr std::size_t year_digits = 4, day_bytes = 10;
  const auto day = parse_stated_day(shown);
  const auto full = parse_stated_day(stated.substr(0, day_bytes));
  std::string text(shown);
  if (day && full && !day->year && full->year && day->month == full->month &&
      day->day == full->day) {
    text.append(", ").append(stated.substr(0, year_digits));
  }
  return text;
}

/// Text with the lines of the document that it stands on.
struct Stretch {
  std::string text;
  BlockLink link;
  std::uint64_t first = 0, last = 0;

  void append(const GumboNode* node) {
    const GumboText& piece = node->v.text;
    text += piece.text;
    const std::string_view source(piece.original_text.data, piece.original_text.length);
    if (first == 0) first = piece.start_pos.line;
    last = piece.start_pos.line +
           static_cast<std::uint64_t>(std::count(source.begin(), source.end(), '\n'));
  }
};

/// All that is read inside `node`; `link`: the first link of a paper's in it.
Stretch gather(const GumboNode* node) {
  Stretch inside;
  for (const GumboNode* at = node; at != nullptr;) {
    if (is_hidden(at)) {
      at = next_node_after(at, node);
      continue;
    }
    if (has_text(at)) inside.append(at);
    if (breaks_line(at)) inside.text += ' ';
    if (is_element(at, GUMBO_TAG_A) && inside.link.to != LinkTo::paper) {
      BlockLink link = link_to(attribute(at, "href"));
      if (is_of_a_paper(link)) inside.link = std::move(link);
    }
    at = next_node(at, node);
  }
  return inside;
}

/// The same with white space folded to single blanks.
Stretch read_inside(const GumboNode* node) {
  Stretch inside = gather(node);
  inside.text = text::squeeze(text::clean(inside.text));
  return inside;
}

/// Whether a link goes round a card rather than a text: then its parts are blocks.
bool holds_a_card(const GumboNode* link) {
  for (const GumboNode* at = link; at != nullptr; at = next_node(at, link)) {
    if (heading_level(at) > 0 || is_element(at, GUMBO_TAG_ARTICLE)) return true;
  }
  return false;
}

/// The document's own bytes from the element's tag to its end.
std::string_view source_of(const GumboNode* node) {
  const GumboElement& element = node->v.element;
  if (element.original_tag.data == nullptr) return {};
  const std::size_t begin = element.start_pos.offset, end = element.end_pos.offset;
  return {element.original_tag.data, end > begin ? end - begin : 0};
}

/// The paper that a paragraph over several lines or an item states with its authors or its venue,
/// as the lists of home pages do, or a reference by itself; nullptr for any other.
std::shared_ptr<Entry> paper_of_item(const GumboNode* node) {
  constexpr std::size_t longest_bytes = 16 * 1024;
  const bool is_item = is_element(node, GUMBO_TAG_LI);
  bool lines = is_item;
  if (source_of(node).size() > longest_bytes) return nullptr;
  for (const GumboNode* at = next_node(node, node); at != nullptr; at = next_node(at, node)) {
    for (const GumboTag other :
         {GUMBO_TAG_LI, GUMBO_TAG_ARTICLE, GUMBO_TAG_TABLE, GUMBO_TAG_SCRIPT, GUMBO_TAG_STYLE}) {
      if (is_element(at, other)) return nullptr;
    }
    if (!is_item && breaks_line(at) && !is_element(at, GUMBO_TAG_BR)) return nullptr;
    if (heading_level(at) > 0) return nullptr;
    lines = lines || is_element(at, GUMBO_TAG_BR);
  }
  std::string source(source_of(node));
  source.erase(0, node->v.element.original_tag.length);
  if (source.ends_with("</td>")) source.resize(source.size() - 5);
  std::replace(source.begin(), source.end(), '\n', ' ');
  bool cited = false;
  Entry entry = read_item(source, &cited);
  if (leads_nowhere(entry)) entry.stated = Stated::reference;
  const bool stated = !entry.record.authors.empty() || !entry.record.venue.empty();
  const bool is_paper =
      (lines && stated && is_paper_item(entry)) || ((lines || cited) && states_work(entry));
  return is_paper ? std::make_shared<Entry>(std::move(entry)) : nullptr;
}

class Cutter {
 public:
  std::deque<Block> cut(const GumboNode* root) {
    const GumboNode* at = root;
    while (at != nullptr) {
      const GumboNode* next = enter(at) ? next_node(at, root) : next_node_after(at, root);
      // What lies between `at` and `next` upwards has ended.
      const GumboNode* parent = next == nullptr ? nullptr : next->parent;
      for (; at != nullptr && at != parent; at = at->parent) leave(at);
      at = next;
    }
    end_line();
    link_titles_with_addresses(blocks_);
    return with_lists_of_works(std::move(blocks_));
  }

 private:
  /// True when the node's children are to be read as well.
  bool enter(const GumboNode* node) {
    if (is_hidden(node)) return false;
    if (has_text(node)) {
      read_text(node);
      return true;
    }
    if (breaks_line(node)) end_line();
    if (const unsigned level = heading_level(node); level > 0) {
      put_heading(node, level);
      return false;
    }
    if (put_entries(node)) return false;
    if (is_element(node, GUMBO_TAG_LI)) bullet_ = "- ";
    if (is_element(node, GUMBO_TAG_PRE)) {
      put_lines(node);
      return false;
    }
    if (is_element(node, GUMBO_TAG_TIME) || is_element(node, GUMBO_TAG_A))
      return enter_inline(node);
    return true;
  }

  bool put_entries(const GumboNode* node) {
    if (is_element(node, GUMBO_TAG_TABLE)) {
      const std::vector<MarkupEntry> rows = entries_of_markup(source_of(node));
      for (const MarkupEntry& row : rows) {
        if (row.entry) put_entry(row.entry, node->v.element.start_pos.line + row.first);
      }
      return !rows.empty();
    }
    const bool may_hold = is_element(node, GUMBO_TAG_LI) || is_element(node, GUMBO_TAG_P) ||
                          is_element(node, GUMBO_TAG_DIV) || is_element(node, GUMBO_TAG_TD);
    const auto entry = may_hold ? paper_of_item(node) : nullptr;
    if (entry) put_entry(entry, node->v.element.start_pos.line);
    return entry != nullptr;
  }

  void put_entry(const std::shared_ptr<Entry>& entry, std::uint64_t line) {
    Stretch title;
    title.text = entry->record.title;
    title.first = title.last = line;
    put(std::move(title));
    on_line_ = false;
    blocks_.back().entry = entry;
    entry->record.line = blocks_.back().first;
  }

  bool enter_inline(const GumboNode* node) {
    if (is_element(node, GUMBO_TAG_TIME)) {
      Stretch day = read_inside(node);
      day.link = {};
      day.text = with_year(day.text, attribute(node, "datetime"));
      if (line_.empty() || line_.back().link.to != LinkTo::nothing) {
        line_.push_back(std::move(day));
      } else {
        line_.back().text.append(1, ' ').append(day.text);
        line_.back().last = std::max(line_.back().last, day.last);
      }
      return false;
    }
    BlockLink link = link_to(attribute(node, "href"));
    if (!is_of_a_paper(link) || card_ != nullptr) return true;
    if (holds_a_card(node)) {
      end_line();
      card_ = node;
      card_link_ = std::move(link);
      return true;
    }
    Stretch inside = read_inside(node);
    inside.link = std::move(link);
    if (!inside.text.empty()) line_.push_back(std::move(inside));
    return false;
  }

  void leave(const GumboNode* node) {
    if (breaks_line(node) || node == card_) end_line();
    if (is_element(node, GUMBO_TAG_LI)) bullet_.clear();
    if (node == card_) card_ = nullptr;
  }

  void read_text(const GumboNode* node) {
    if (line_.empty() || line_.back().link.to != LinkTo::nothing) line_.emplace_back();
    line_.back().append(node);
  }

  /// Each line of preformatted text is one.
  void put_lines(const GumboNode* node) {
    const Stretch all = gather(node);
    std::uint64_t number = all.first;
    unsigned blanks = 1;
    std::string_view rest = all.text;
    while (!rest.empty()) {
      const std::size_t end = std::min(rest.find('\n'), rest.size());
      Stretch line;
      line.text = text::squeeze(text::clean(rest.substr(0, end)));
      line.first = line.last = number++;
      rest.remove_prefix(std::min(rest.size(), end + 1));
      if (line.text.empty()) {
        ++blanks;
        continue;
      }
      put(std::move(line));
      blocks_.back().blanks_before = std::exchange(blanks, 0U);
      on_line_ = false;
    }
  }

  void put_heading(const GumboNode* node, unsigned level) {
    Stretch inside = read_inside(node);
    if (inside.text.empty()) return;
    if (inside.link.to == LinkTo::nothing && card_ != nullptr) inside.link = card_link_;
    put(std::move(inside));
    blocks_.back().heading = level;
  }

  void put(Stretch&& stretch) {
    Block block;
    block.text = std::move(stretch.text);
    block.link = std::move(stretch.link);
    if (block.link.to == LinkTo::nothing && card_ != nullptr) block.link = card_link_;
    block.first = blocks_.empty() ? stretch.first : std::max(blocks_.back().last, stretch.first);
    block.last = std::max(block.first, stretch.last);
    block.same_line = on_line_;
    block.blanks_before = on_line_ ? 0 : 1;
    block.bullet = std::exchange(bullet_, {});
    blocks_.push_back(std::move(block));
    on_line_ = true;
  }

  /// Whether links on the line belong to its sentence.
  [[nodiscard]] bool is_running_text() const {
    constexpr std::size_t words_of_running_text = 4;
    std::size_t words = 0;
    for (const Stretch& part : line_) {
      if (part.link.to == LinkTo::nothing) words += count_words(part.text).lower;
    }
    return words >= words_of_running_text;
  }

  void end_line() {
    if (line_.size() > 1 && is_running_text()) join_line();
    for (Stretch& part : line_) {
      part.text = text::squeeze(text::clean(part.text));
      if (!part.text.empty()) put(std::move(part));
    }
    line_.clear();
    on_line_ = false;
  }

  void join_line() {
    Stretch& whole = line_.front();
    whole.link = {};
    for (std::size_t i = 1; i < line_.size(); ++i) {
      whole.text += line_[i].text;
      whole.last = std::max(whole.last, line_[i].last);
    }
    line_.resize(1);
  }

  std::deque<Block> blocks_;
  std::vector<Stretch> line_;        ///< since the last break: texts, and links of papers
  bool on_line_ = false;             ///< a block has been made of this line
  std::string bullet_;               ///< of the item that begins
  const GumboNode* card_ = nullptr;  ///< the link round a card that is being read
  BlockLink card_link_;
};

}  // namespace

std::deque<Block> html_blocks(const GumboNode* root) { return Cutter().cut(root); }

}  // namespace papers::ingest::page
