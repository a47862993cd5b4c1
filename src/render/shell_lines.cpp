#include "render/shell_lines.hpp"

#include "text/escape.hpp"
#include "text/width.hpp"

namespace papers::render {
namespace {

/// Words of a command as list_command quotes them: blanks inside '…' belong to the word.
std::vector<std::string> shell_words(std::string_view command) {
  std::vector<std::string> words;
  std::string word;
  bool quoted = false;
  for (std::size_t at = 0; at < command.size(); ++at) {
    const char c = command[at];
    if (c == ' ' && !quoted) {
      if (!word.empty()) words.push_back(std::move(word));
      word.clear();
      continue;
    }
    word += c;
    if (c == '\\' && !quoted && at + 1 < command.size()) {
      word += command[++at];
    } else if (c == '\'') {
      quoted = !quoted;
    }
  }
  if (!word.empty()) words.push_back(std::move(word));
  return words;
}

}  // namespace

std::vector<std::string> shell_lines(std::string_view command, int limit_cols) {
  std::vector<std::string> lines;
  std::string line;
  for (const std::string& word : shell_words(text::single_line(command))) {
    const std::string longer = line.empty() ? word : line + ' ' + word;
    if (line.empty() || text::width_cols(longer) + 2 <= limit_cols) {
      line = longer;
    } else {
      lines.push_back(line + " \\");
      line = word;
    }
  }
  if (!line.empty()) lines.push_back(line);
  return lines;
}

}  // namespace papers::render
