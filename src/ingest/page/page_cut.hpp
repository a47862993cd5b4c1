// Small print that was wrapped inside a date or a link: its lines wait until they can be read as
// one.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace papers::ingest::page {

class CutLines {
 public:
  struct Line {
    std::string text;
    std::uint64_t number = 0;
    std::size_t indent = 0;
  };

  [[nodiscard]] bool empty() const { return lines_.empty(); }
  /// Takes `line` when it, behind those that wait, ends inside something.
  bool take(std::string_view text, std::uint64_t number, std::size_t indent);
  /// The lines that wait and `text` as one.
  [[nodiscard]] std::string joined(std::string_view text) const;
  /// Gives the lines away.
  std::vector<Line> release() { return std::exchange(lines_, {}); }

 private:
  std::vector<Line> lines_;
};

}  // namespace papers::ingest::page
