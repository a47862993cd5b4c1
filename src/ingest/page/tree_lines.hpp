// Accessibility trees as the tools that drive browsers write them down, a node a line:
//
//     - link "3" [ref=e5]:                         Playwright, below it `- /url: /papers/…`
//     uid=1_2 link "3" url="https://…"             Chrome's DevTools
//     [12] link 'Title' url: …, [12]<a>Title</a>   numbered nodes, or elements
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace papers::ingest::page {

/// Whether most lines of `head`, the beginning of a document, are nodes of such a tree.
bool has_tree_lines(std::string_view head);

/// Rewrites the lines of one in order, as headings, links and texts. What a node says again of the
/// one it is in goes.
class TreeLines {
 public:
  void operator()(std::string& line);

 private:
  std::string said_;  ///< by the last node that said something
  std::size_t indent_ = 0;
  std::string origin_;  ///< "https://site" of the page
};

}  // namespace papers::ingest::page
