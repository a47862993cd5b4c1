#include "ingest/page/block_text.hpp"

#include <algorithm>

#include "ingest/page/entry_facts.hpp"
#include "ingest/page/line_marks.hpp"
#include "ingest/page/link_scan.hpp"
#include "ingest/page/markup_parts.hpp"
#include "ingest/page/page_words.hpp"
#include "ingest/page/statement.hpp"
#include "ingest/page/wrapping.hpp"
#include "text/utf8.hpp"

namespace papers::ingest::page {

bool is_running(std::string_view text) {
  constexpr std::size_t longest_bytes = 160;
  if (text.size() > longest_bytes || ends_sentence(text) || count_words(text).count < 2) {
    return false;
  }
  const auto said = read_statements(text);
  return said.size() == 1 && said.front().form == Form::text;
}

std::string_view without_half_of_emphasis(std::string_view view, bool starts_line, bool ends_line) {
  if (starts_line == ends_line) return view;
  const std::size_t marks = std::min(view.find_first_not_of("*_"), view.size());
  const std::string_view rest = text::trim(view.substr(marks));
  // "**1. [Title](url)** (▲12)"
  const bool rank = starts_line && number_size(rest) == rest.size();
  return rest.empty() || rank || (!starts_line && marks == 2) ? rest : view;
}

bool is_ornament(std::string_view view, std::string_view label) {
  const auto without_marks = [](std::string_view text) {
    return text.substr(std::min(text.find_first_not_of("*_ "), text.size()));
  };
  const std::string_view rest = without_marks(without_symbols(without_marks(view)));
  if (number_size(rest) != rest.size()) return false;
  return number_size(view) == view.size() ||
         (count_words(label).count > 1 && first_form(label) == Form::text);
}

bool is_lone_address(std::string_view view, const Block& block) {
  const bool of_links = view.starts_with("/papers/") || view.starts_with("/login?");
  if (view.find('/') == view.npos || view.find(' ') != view.npos) return false;
  if (view.starts_with('/') && !of_links) return false;
  const LinkTo to = link_to(view).to;
  const bool of_site = to == LinkTo::profile || to == LinkTo::site;
  return to == LinkTo::paper || to == LinkTo::login || to == LinkTo::comments ||
         (of_site && block.blanks_before > 0);
}

std::string_view without_leading_path(std::string_view view) {
  const std::string_view word = first_word(view);
  const bool path = word.starts_with("/papers/") || word.starts_with("/login?");
  return path && word.size() < view.size() ? text::trim(view.substr(word.size())) : view;
}

bool is_opening(std::string_view behind) {
  const auto c = static_cast<unsigned char>(behind.front());
  return c >= 0x80 || is_alphanumeric(behind.front()) || behind.front() == '[' ||
         behind.front() == '"' || behind.front() == '(';
}

void underline_heading(std::string_view rule, std::uint64_t line, Block& above) {
  constexpr std::string_view levels = "=-~^";
  const std::size_t level = levels.find(rule.front());
  if (above.text.empty() || above.last + 1 < line || above.heading > 0) return;
  if (level == levels.npos || rule.find_first_not_of(rule.front()) != rule.npos) return;
  constexpr std::size_t widest_rule = 40;  // some tools draw no longer ones
  constexpr std::size_t widest_title = 300;
  const std::size_t width = columns(above.text);
  // Between texts, a rule is of one width, and below small print or a sentence as below all else.
  const bool between = rule.size() > width + 2 &&
                       (ends_sentence(above.text) || first_form(above.text) != Form::text);
  const bool wide =
      rule.size() >= 2 * width / 3 ||
      (rule.size() >= widest_rule && width <= widest_title && !ends_sentence(above.text));
  if (wide && !between) above.heading = static_cast<unsigned>(level) + 1;
}

bool is_picture_line(std::string_view line) {
  constexpr std::size_t longest_bytes = 200;
  if (!line.starts_with('[') || !line.ends_with(']') || line.size() > longest_bytes) return false;
  if (line.find_first_of("[]", 1) + 1 != line.size()) return false;
  return read_link_number(line).size == 0;
}

/// `text` without what asks for a break at the end of its line.
static std::string_view without_line_break(std::string_view text) {
  for (std::size_t before = 0; before != text.size();) {
    before = text.size();
    for (const std::string_view mark : {"\\", "<br>", "<br/>", "<br />", "<BR>", "<BR/>"}) {
      if (text.ends_with(mark)) text = text::trim(text.substr(0, text.size() - mark.size()));
    }
  }
  return text;
}

/// Writers of Markdown that escape as little as they can still write "https\\://".
static std::string without_needed_escapes(std::string text) {
  if (std::size_t at = text.find("\\://"); at != text.npos) {
    std::string plain;
    std::size_t told = 0;
    for (; at != text.npos; at = text.find("\\://", told)) {
      plain.append(text, told, at - told);
      told = at + 1;
    }
    text = plain.append(text, told);
  }
  return text;
}

std::string plain_text(std::string_view text, const Head& head) {
  if (text.starts_with("\\ ")) text = text::trim(text.substr(1));
  text = without_line_break(text);
  for (int layers = 0; layers < 2 && take_emphasis(text); ++layers) {
  }
  take_half_of_strong(text);
  std::string plain(text);
  if (head.entities && plain.find('&') != std::string::npos) plain = without_references(plain);
  for (std::size_t at = 0; head.nowiki && (at = plain.find("%%", at)) != plain.npos;) {
    plain.erase(at, 2);
  }
  if (plain.find('\\') != std::string_view::npos) {
    plain = without_hard_breaks(plain);
    plain = without_needed_escapes(std::move(plain));
    if (!head.escapes.empty()) plain = without_escapes(plain, head.escapes);
  }
  // What is gone may have stood beside a blank.
  const std::string_view kept = text::trim(plain);
  return kept.size() == plain.size() ? plain : std::string(kept);
}

std::string label_text(std::string_view label, const Head& head, Block& block) {
  std::string text;
  std::string plain;
  std::size_t at = 0;
  Notation notation = head.notation;
  notation.tags = true;
  for (const Span& inner : find_spans(label, notation)) {
    if (inner.kind == Span::Kind::link || inner.kind == Span::Kind::reference) continue;
    if (inner.kind == Span::Kind::address && label[inner.begin] == '(') continue;  // of a sentence
    plain.append(label.substr(at, inner.begin - at)).append(1, ' ');
    at = inner.end;
  }
  plain.append(label.substr(at));
  std::string_view rest = plain;
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    std::string_view line = text::trim(rest.substr(0, end));
    rest.remove_prefix(std::min(rest.size(), end + 1));
    const Prefix prefix = take_prefix(line);
    block.heading = std::max(block.heading, prefix.heading);
    if (block.bullet.empty()) block.bullet = prefix.bullet;
    if (text.empty()) line = without_leading_picture(line, block.link.to);
    line = without_line_break(line);
    if (!line.empty()) append_text(text, line);
  }
  return plain_text(text, head);
}

bool close_link(const BlockLink& link, std::size_t begin, std::deque<Block>& blocks) {
  const auto is_free = [](const Block& block) {
    return !block.text.empty() && block.link.to == LinkTo::nothing;
  };
  if (blocks.size() == begin || !is_free(blocks.back())) return false;
  std::size_t first = blocks.size() - 1;
  const bool of_paper = link.to == LinkTo::paper || link.to == LinkTo::numbered;
  while (of_paper && first > begin && !blocks[first].same_line &&
         blocks[first].blanks_before == 0 && blocks[first].heading == 0 &&
         blocks[first].bullet.empty() && is_free(blocks[first - 1]) &&
         is_running(blocks[first - 1].text)) {
    --first;
  }
  // Below a paragraph of long lines stands a link without a text, not the paragraph's own.
  const bool below_text = of_paper && first > begin && blocks[first].blanks_before == 0 &&
                          !blocks[first].same_line && is_free(blocks[first - 1]) &&
                          !ends_sentence(blocks[first - 1].text) &&
                          count_words(blocks[first - 1].text).lower >= 8;
  if (below_text) return false;
  // Below the end of a sentence it may have begun further up.
  const bool may_go_on = of_paper && first > begin && is_free(blocks[first - 1]) &&
                         blocks[first].blanks_before == 0 && !blocks[first].same_line &&
                         count_words(blocks[first - 1].text).lower >= 4;
  const std::size_t last = blocks.size() - 1;
  for (std::size_t i = first; i <= last; ++i) {
    blocks[i].link = link;
    if (first < last || may_go_on) {
      blocks[i].link.extent = i == last                  ? BlockLink::Extent::closes
                              : i == first && !may_go_on ? BlockLink::Extent::opens
                                                         : BlockLink::Extent::inside;
    }
  }
  return true;
}

}  // namespace papers::ingest::page
