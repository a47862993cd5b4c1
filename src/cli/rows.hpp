// Two-column text: a term on the left, what it means on the right.
#pragma once

#include <string>
#include <vector>

namespace papers::cli {

/// Of text that no terminal shows.
constexpr int default_width_cols = 80;

struct Row {
  std::string left, right;
};

/// Aligned when there is room, the right text under the left one in a narrow terminal. `width_cols`
/// 0 means 80.
void append_rows(std::string& out, const std::vector<Row>& rows, int width_cols);

/// `text` wrapped to `width_cols`, each line ended and begun with `indent_cols` blanks.
void append_paragraph(std::string& out, const std::string& text, int width_cols,
                      int indent_cols = 0);

/// Lines of `text` that are wider than `width_cols` wrapped, their ends under what they begin with.
/// 0: never.
std::string lines_within(const std::string& text, int width_cols);

/// `label` in so many columns, then `value` on the same line; in a terminal too narrow for it, both
/// wrapped, the value below. `width_cols` 0: never wrapped.
void append_labelled(std::string& out, const std::string& label, int label_cols,
                     const std::string& value, int width_cols);

/// A line that tells how something went. It stays one line, for grep and for the eye, but where a
/// terminal is so narrow that it had to be wrapped anyway.
void append_status(std::string& out, const std::string& line, int width_cols);

}  // namespace papers::cli
