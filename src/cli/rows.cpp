#include "cli/rows.hpp"

#include <algorithm>

#include "text/width.hpp"

namespace papers::cli {
namespace {

constexpr int widest_left_cols = 26;
constexpr int narrowest_right_cols = 30;
constexpr int stacked_indent_cols = 10;
constexpr int narrow_terminal_cols = 60;

}  // namespace

void append_rows(std::string& out, const std::vector<Row>& rows, int width_cols) {
  if (width_cols == 0) width_cols = default_width_cols;
  int left_cols = 0;
  for (const Row& row : rows) left_cols = std::max(left_cols, text::width_cols(row.left));
  int indent_cols = std::min(left_cols, widest_left_cols) + 4;
  if (width_cols - indent_cols < narrowest_right_cols) indent_cols = stacked_indent_cols;
  for (const Row& row : rows) {
    int column = 2 + text::width_cols(row.left);
    if (column > width_cols) {
      append_paragraph(out, row.left, width_cols, 2);
      out.pop_back();
    } else {
      out += "  " + row.left;
    }
    for (const std::string& line : text::wrap(row.right, width_cols - indent_cols)) {
      if (column + 2 > indent_cols) {
        out += '\n';
        column = 0;
      }
      out.append(static_cast<std::size_t>(indent_cols - column), ' ');
      out += line;
      column = width_cols;
    }
    out += '\n';
  }
}

void append_paragraph(std::string& out, const std::string& text, int width_cols, int indent_cols) {
  if (width_cols == 0) width_cols = default_width_cols;
  const std::string indent(static_cast<std::size_t>(indent_cols), ' ');
  for (const std::string& line : text::wrap(text, width_cols - indent_cols)) {
    out += indent + line + "\n";
  }
}

void append_labelled(std::string& out, const std::string& label, int label_cols,
                     const std::string& value, int width_cols) {
  const int padding_cols = std::max(1, label_cols - text::width_cols(label));
  const std::string line = label + std::string(static_cast<std::size_t>(padding_cols), ' ') + value;
  if (width_cols == 0 || text::width_cols(line) <= width_cols) {
    out += line + "\n";
    return;
  }
  append_paragraph(out, label, width_cols);
  append_paragraph(out, value, width_cols, 2);
}

std::string lines_within(const std::string& text, int width_cols) {
  if (width_cols == 0) return text;
  constexpr int hang_cols = 4;
  std::string out;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    const std::string line = text.substr(begin, end - begin);
    begin = end + 1;
    if (text::width_cols(line) <= width_cols) {
      out += line + '\n';
      continue;
    }
    const std::size_t indent = std::min(line.find_first_not_of(' '), line.size());
    std::string blanks(indent, ' ');
    for (const std::string& part :
         text::wrap(line, width_cols - static_cast<int>(indent) - hang_cols)) {
      out += blanks + part + '\n';
      blanks.resize(indent + hang_cols, ' ');
    }
  }
  return out;
}

void append_status(std::string& out, const std::string& line, int width_cols) {
  if (width_cols == 0 || width_cols >= narrow_terminal_cols) {
    out += line + "\n";
  } else {
    append_paragraph(out, line, width_cols);
  }
}

}  // namespace papers::cli
