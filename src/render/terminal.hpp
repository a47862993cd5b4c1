// What a terminal gets: colours and links only when Style::color says that one is there.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "render/render.hpp"

namespace papers::render {

enum class Ink { plain, title, dim, accent };

/// Lays text out for one style. Every text must be visible() already.
class Terminal {
 public:
  explicit Terminal(const Style& style) : style_(style) {}

  [[nodiscard]] bool colored() const { return style_.color; }

  /// `text` in an ink, as an OSC 8 link when `url` is a web URL.
  [[nodiscard]] std::string paint(std::string_view text, Ink ink, std::string_view url = {}) const;

  /// The best_link() to a paper where links are shown.
  [[nodiscard]] std::string link_to(const Paper& paper) const;

  /// Wrapped to the style's width; `first` stands before the first line, `indent` blanks before the
  /// others. Match marks become bold underline in colour, *…* otherwise.
  void paragraph(std::string& out, std::string_view text, std::string_view first, int indent_cols,
                 Ink ink, std::string_view url = {}) const;

 private:
  [[nodiscard]] std::vector<std::string> lines_of(std::string text, int indent_cols) const;

  Style style_;
};

}  // namespace papers::render
