// HTML that Markdown writers leave standing: "<div>" lines, "<a href=…>" links.
#pragma once

#include <string>
#include <utility>

namespace papers::ingest::page {

class Tags {
 public:
  /// Rewrites `line` as Markdown without tags: links as "[text](url)", pictures and all else
  /// dropped. A line that ends inside a tag is kept for the next one, and empty here. True when
  /// there was nothing but tags in it.
  bool take_off(std::string& line);
  /// Inside a tag that has not ended.
  [[nodiscard]] bool open() const { return !rest_.empty(); }
  /// What was kept, when no line follows.
  [[nodiscard]] std::string release() { return std::exchange(rest_, {}); }

 private:
  std::string rest_;  ///< the lines before, which end inside a tag
  std::string href_;  ///< of the link that is open
};

}  // namespace papers::ingest::page
