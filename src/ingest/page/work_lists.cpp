#include "ingest/page/work_lists.hpp"

#include <algorithm>
#include <utility>

#include "ingest/page/entry_facts.hpp"
#include "ingest/page/page_words.hpp"
#include "ingest/page/shelf.hpp"
#include "text/fold.hpp"
#include "text/utf8.hpp"

namespace papers::ingest::page {
namespace {

constexpr std::size_t longest_heading_bytes = 80;

/// Words that name publications begin so; of Chinese and Korean, which have no blanks, they hold
/// it.
constexpr std::string_view stems[] = {
    "papers",     "articles",    "publicat",   "publicac",    "publikat", "pubblicaz",
    "veroffentl", "aufsatz",     "schriften",  "articulo",    "artigos",  "articoli",
    "preprint",   "bibliograph", "references", "literatur",   "chapters", "theses",
    "публикац",   "стать",       "литератур",  "proceedings", "cited",    "reading"};

bool names_publications(std::string_view heading) {
  if (heading.size() > longest_heading_bytes) return false;
  for (std::string_view rest = heading; !rest.empty();) {
    const std::string_view word = first_word(rest);
    rest = text::trim(rest.substr(word.size()));
    const std::string folded = text::fold_title(word);
    for (const std::string_view stem : stems) {
      if (folded.starts_with(stem)) return true;
    }
  }
  for (const std::string_view name : {"论文", "論文", "논문", "文献", "文獻"}) {
    if (heading.find(name) != heading.npos) return true;
  }
  return false;
}

/// "10-17" of pages, not of years and not the end of a time.
bool begins_range(std::string_view text, std::size_t digits) {
  const std::string_view begin = text.substr(0, digits);
  std::string_view rest = text.substr(digits);
  const std::size_t dash = rest.starts_with("\u2013") ? 3 : rest.starts_with("--") ? 2 : 1;
  if (!rest.starts_with('-') && dash < 3) return false;
  rest.remove_prefix(dash);
  const std::string_view end = rest.substr(0, rest.find_first_not_of("0123456789"));
  rest.remove_prefix(end.size());
  const bool rises = end.size() > digits || (end.size() == digits && end > begin);
  return rises && published_from(begin).empty() && !rest.starts_with(':') &&
         (rest.empty() || !is_alphanumeric(rest[0]));
}

bool is_of_publications(std::string_view word) {
  while (!word.empty() && !is_alphanumeric(word.back())) word.remove_suffix(1);
  while (!word.empty() && !is_alphanumeric(word.front())) word.remove_prefix(1);
  constexpr std::ptrdiff_t capitals_of_conference = 4;
  return is_one_of(word,
                   "journal|proceedings|proc|conference|transactions|symposium|workshop|arxiv|"
                   "preprint|thesis|dissertation|vol|pp|doi") ||
         std::count_if(word.begin(), word.end(), is_upper<char>) >= capitals_of_conference;
}

bool is_prose(std::string_view text) {
  constexpr std::size_t shortest_bytes = 60, fewest_words = 6;
  return text.size() >= shortest_bytes && count_words(text).lower >= fewest_words;
}

}  // namespace

bool states_publication(const std::vector<Run>& runs) {
  std::string all;
  for (const Run& run : runs) {
    if (!run.url.empty() && (is_link_label(run.text) || run.url.ends_with(".pdf"))) return true;
    all += run.text;
  }
  for (std::string_view rest = all; !rest.empty();) {
    rest = text::trim(rest);
    const std::string_view word = first_word(rest);
    if (is_of_publications(word)) return true;
    for (std::size_t at = 0; at < word.size(); ++at) {
      if (!is_digit(word[at])) continue;
      const std::size_t end = std::min(word.find_first_not_of("0123456789", at), word.size());
      if (begins_range(word.substr(at), end - at)) return true;
      at = end;
    }
    rest.remove_prefix(word.size());
  }
  return false;
}

bool heads_references(std::string_view heading) {
  heading = text::trim(heading.substr(std::min(heading.find_first_not_of('#'), heading.size())));
  const std::string name = text::fold_title(heading);
  return name == "references" || name == "bibliography" || name == "workscited" ||
         name == "furtherreading";
}

void WorkLists::add(Block&& block, std::deque<Block>& done) {
  constexpr std::size_t most_blocks = 4096;
  const bool is_year = !published_from(block.text).empty();
  constexpr std::size_t most_words = 4;  // of a heading that no mark tells
  const bool names = block.bullet.empty() && count_words(block.text).count <= most_words &&
                     !ends_sentence(block.text) && names_publications(block.text);
  if (!block.entry && !is_year && (block.heading > 0 || names)) {
    finish(done);
    begin_section(block);
  } else if (block.entry && !block.entry->stated_only) {
    ++papers_;
  } else if (block.entry) {
    ++works_;
    if (block.entry->published) ++published_;
    others_ += std::exchange(behind_, 0U);
  } else if (!block.text.empty() && !block.same_line) {
    if (block.blanks_before > 0 || !block.bullet.empty()) ++behind_;
    if (is_prose(block.text)) ++prose_;
  }
  if (works_ == 0) {
    behind_ = 0;
    done.push_back(std::move(block));
    return;
  }
  held_.push_back(std::move(block));
  if (held_.size() < most_blocks) return;
  const bool shown = shown_ || are_papers();
  finish(done);
  shown_ = shown;
}

void WorkLists::begin_section(const Block& heading) {
  shown_ = false;
  const std::size_t level = heading.heading;
  std::fill(named_.begin() + static_cast<std::ptrdiff_t>(level), named_.end(), false);
  named_[0] = false;
  named_[level] = names_publications(heading.text);
  cites_ = heads_references(heading.text);
}

bool WorkLists::are_papers() const {
  constexpr std::size_t fewest_papers = 3, prose_of_article = 2, most_between = 4;
  if ((cites_ && prose_ >= prose_of_article) || works_ * most_between < others_) return false;
  const bool named = std::find(named_.begin(), named_.end(), true) != named_.end();
  return named || (works_ > 1 && published_ * 2 >= works_) ||
         (papers_ >= fewest_papers && papers_ * most_between >= works_);
}

void WorkLists::finish(std::deque<Block>& done) {
  const bool shown = shown_ || are_papers();
  if (shown) papers_ += works_;
  for (Block& block : held_) {
    if (!shown && block.entry && block.entry->stated_only) {
      block.entry.reset();
      block.text.clear();
      block.why = "a work, but not in a list of papers";
      block.skipped = true;
    }
    done.push_back(std::move(block));
  }
  held_.clear();
  works_ = published_ = others_ = behind_ = 0;
  shown_ = false;
}

std::deque<Block> with_lists_of_works(std::deque<Block> blocks) {
  WorkLists works;
  std::deque<Block> done;
  for (Block& block : blocks) works.add(std::move(block), done);
  works.finish(done);
  return done;
}

}  // namespace papers::ingest::page
