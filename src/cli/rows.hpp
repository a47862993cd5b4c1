// Two-column text: a term on the left, what it means on the right.
#pragma once

#include <string>
#include <vector>

namespace papers::cli {

struct Row {
  std::string left, right;
};

/// Aligned when there is room, the right text under the left one in a narrow terminal. `width_cols`
/// 0 means 80.
void append_rows(std::string& out, const std::vector<Row>& rows, int width_cols);

/// `text` wrapped to `width_cols`, each line ended.
void append_paragraph(std::string& out, const std::string& text, int width_cols);

}  // namespace papers::cli
