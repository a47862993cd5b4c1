// What a row of a table or an item of a list says, with its markup taken off.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace papers::ingest::page {

/// A stretch of text in one dress.
struct Run {
  std::string text;      ///< escapes, marks of emphasis and tags gone; "\n" for "<br>" and the like
  std::string url;       ///< empty for plain text
  bool strong = false;   ///< "**bold**"
  bool slanted = false;  ///< "*slanted*"
  bool summary = false;  ///< of "<summary>…</summary>": what to click on
};

/// The runs of `markdown` in order. Pictures vanish; a link without a text keeps its address. What
/// only looks like markup stays as it is. Linear.
std::vector<Run> read_runs(std::string_view markdown);

/// `runs` without the dress of a word or two within running text: "The **primacy bias** in deep…".
std::vector<Run> join_emphasis(std::vector<Run> runs);

/// The texts of `runs` as one line, those to click on left out where there are others.
std::string plain_text(const std::vector<Run>& runs);

}  // namespace papers::ingest::page
