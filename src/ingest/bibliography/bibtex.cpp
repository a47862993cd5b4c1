// BibTeX and BibLaTeX bibliographies.
#include <fmt/format.h>

#include <algorithm>
#include <string>

#include "ingest/bibliography/bibtex_inherit.hpp"
#include "ingest/bibliography/bibtex_parse.hpp"
#include "ingest/bibliography/bibtex_record.hpp"
#include "ingest/reader.hpp"
#include "ingest/record_check.hpp"
#include "text/utf8.hpp"

namespace papers::ingest {

namespace {

/// Entries of a document to records. One whose parent is not known yet waits for the end: BibTeX
/// wants the parent behind its children.
class BibtexReader {
 public:
  BibtexReader(Input& input, Sink& sink)
      : sink_(sink), cursor_([&input] { return input.next_chunk(); }) {}

  void run() {
    BibtexCutter cutter(cursor_);
    while (const auto block = cutter.next()) {
      if (block->first_line > accounted_ + 1) {
        account_to(block->first_line - 1, LineKind::chrome, "between entries");
      }
      read_block(*block);
    }
    if (cursor_.line() > accounted_ + 1) {
      account_to(cursor_.line() - 1, LineKind::chrome, "after the last entry");
    }
    for (BibtexEntry& entry : waiting_) {
      const std::string fault = finish(entry);
      if (!fault.empty()) sink_.remark(entry.line, fault + ", left out");
    }
  }

 private:
  static constexpr std::size_t waiting_limit_bytes = std::size_t{32} << 20;

  /// Lines that an entry shares with the one before belong to that one.
  void account_to(std::uint64_t last, LineKind kind, std::string_view why) {
    const std::uint64_t first = accounted_ + 1;
    accounted_ = std::max(first, last);
    sink_.account({first, accounted_, kind, why});
  }

  void read_block(const BibtexBlock& block) {
    const bool is_command =
        block.type == "string" || block.type == "comment" || block.type == "preamble";
    if (!block.fault.empty()) return account_to(block.last_line, LineKind::skipped, block.fault);
    if (is_command) {
      if (block.type == "string") strings_.define(block.body);
      return account_to(block.last_line, LineKind::chrome, "@string, @comment or @preamble");
    }
    BibtexEntry entry = parse_bibtex_entry(block.body, strings_);
    entry.type = block.type;
    entry.line = block.first_line;
    parents_.add(entry);
    if (block.type == "xdata") return account_to(block.last_line, LineKind::chrome, "@xdata");
    remark(block, entry);
    // Only a title of its own makes it sure that there will be a record.
    if (parents_.is_orphan(entry) && !entry.field("title").empty() && may_wait(block)) {
      account_to(block.last_line, LineKind::title, {});
      waiting_.push_back(std::move(entry));
      return;
    }
    const std::string fault = finish(entry);
    account_to(block.last_line, fault.empty() ? LineKind::title : LineKind::skipped, fault);
  }

  void remark(const BibtexBlock& block, const BibtexEntry& entry) {
    if (block.stray_brace_line != 0) {
      sink_.remark(block.stray_brace_line,
                   fmt::format("a '}}' too many in @{} {}; read on behind it", block.type,
                               text::clean(entry.key)));
    }
    if (!entry.mended.empty()) {
      sink_.remark(block.first_line + entry.mended_line_offset,
                   fmt::format("{} in @{} {}; read as if it were there", entry.mended, block.type,
                               text::clean(entry.key)));
    }
  }

  bool may_wait(const BibtexBlock& block) {
    waiting_bytes_ += block.body.size();
    return waiting_bytes_ <= waiting_limit_bytes;
  }

  /// Passes the record on; else returns why not.
  std::string finish(BibtexEntry& entry) {
    parents_.complete(entry);
    Record record = record_of(entry);
    record.line = entry.line;
    const std::string_view fault = check_record(record);
    if (fault.empty()) sink_.record(record);
    return std::string(fault);
  }

  Sink& sink_;
  ByteCursor cursor_;
  BibtexStrings strings_;
  BibtexParents parents_;
  std::vector<BibtexEntry> waiting_;
  std::size_t waiting_bytes_ = 0;
  std::uint64_t accounted_ = 0;
};

void read_bibtex(Input& input, Sink& sink) { BibtexReader(input, sink).run(); }

/// `@type{key, field =`: what no other text has, however many '@' and braces it holds.
bool is_bibliography_entry(const BibtexBlock& block) {
  constexpr std::size_t shortest_type = 4;
  const std::string_view body = block.body;
  const std::size_t comma = body.find(',');
  const std::size_t equals = body.find('=');
  if (block.type.size() < shortest_type || equals == std::string_view::npos || comma > equals) {
    return false;
  }
  const std::string_view key = text::trim(body.substr(0, comma));
  const std::string_view field = text::trim(body.substr(comma + 1, equals - comma - 1));
  const auto is_word = [](std::string_view word) {
    return std::all_of(word.begin(), word.end(),
                       [](char c) { return static_cast<unsigned char>(c) > ' '; });
  };
  return is_word(key) && is_word(field) && !field.empty();
}

/// Whether more than one link follows the fence that ends behind `text`: what a page says of itself
/// ("cite as") is not what it is about.
bool links_behind_fence(std::string_view text) {
  const std::size_t end = std::min(text.find("\n```"), text.size());
  const std::size_t link = text.find("](http", end);
  return link != text.npos && text.find("](http", link + 1) != text.npos;
}

/// Whether the entry at `line` of `head` is what the document is about: it begins a line, and at
/// most notes stand before it. One behind a long text, or behind links, is a citation in that.
bool leads(std::string_view head, std::uint64_t line) {
  constexpr std::size_t notes_size_bytes = 2048;
  std::size_t before = 0;
  int links = 0;
  bool fenced = false;
  for (std::uint64_t number = 1; number < line; ++number) {
    const std::size_t end = head.find('\n');
    const std::string_view text = text::trim(head.substr(0, end));
    if (!text.starts_with('%') && !text.starts_with('@')) before += text.size();
    if (!text.empty()) fenced = text.starts_with("```");
    if (text.find("](http") != std::string_view::npos) ++links;
    if (end == std::string_view::npos || before > notes_size_bytes || links > 1) return false;
    head.remove_prefix(end + 1);
  }
  if (fenced && links_behind_fence(head)) return false;
  const std::size_t first = head.find_first_not_of(" \t\r\xEF\xBB\xBF>}`");
  return first != std::string_view::npos && head[first] == '@';
}

Evidence sniff_bibtex(std::string_view head, std::string_view) {
  ByteCursor cursor(head);
  BibtexCutter cutter(cursor);
  for (int tries = 0; tries < 20; ++tries) {
    const auto block = cutter.next();
    if (!block) return {};
    if (!is_bibliography_entry(*block)) continue;
    if (leads(head, block->first_line))
      return {90, fmt::format("a BibTeX entry (@{})", block->type)};
    return {30, fmt::format("a BibTeX entry in a text (@{})", block->type)};
  }
  return {};
}

}  // namespace

extern const Format bibtex_format = {
    "bibtex", "BibTeX and BibLaTeX entries", false, false, sniff_bibtex, read_bibtex};

}  // namespace papers::ingest
