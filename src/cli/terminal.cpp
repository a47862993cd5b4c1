#include "cli/terminal.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <charconv>
#include <csignal>
#include <cstdlib>

#include "base/ascii.hpp"
#include "base/interrupt.hpp"

namespace papers::cli {
namespace {

constexpr int narrowest_cols = 20;

std::string_view environment(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? std::string_view() : std::string_view(value);
}

/// COLUMNS when it is a sensible number, else 0.
int stated_width_cols() {
  const std::string_view value = environment("COLUMNS");
  int width = 0;
  const auto [end, failure] = std::from_chars(value.data(), value.data() + value.size(), width);
  const bool whole = failure == std::errc() && end == value.data() + value.size();
  if (!whole || width <= 0) return 0;
  return width < narrowest_cols ? narrowest_cols : width;
}

/// By the variables that the C library reads, in its order.
bool is_utf8_locale() {
  std::string_view locale;
  for (const char* const name : {"LC_ALL", "LC_CTYPE", "LANG"}) {
    locale = environment(name);
    if (!locale.empty()) break;
  }
  std::string letters;
  for (const char c : locale) {
    if (c != '-') letters += ascii::lower(c);
  }
  return letters.find("utf8") != std::string::npos;
}

/// Without TERM nothing is known of what the terminal can do.
bool is_dumb() { return environment("TERM").empty() || environment("TERM") == "dumb"; }

bool wants_color(std::string_view mode, bool is_terminal) {
  if (mode == "always") return true;
  if (mode == "never") return false;
  if (!environment("NO_COLOR").empty()) return false;
  const std::string_view force = environment("CLICOLOR_FORCE");
  if (!force.empty() && force != "0") return true;
  return is_terminal && !is_dumb();
}

}  // namespace

Terminal inspect_terminal(std::string_view color) {
  Terminal terminal;
  terminal.is_terminal = ::isatty(STDOUT_FILENO) == 1;
  terminal.color = wants_color(color, terminal.is_terminal);
  terminal.width_cols = stated_width_cols();
  if (terminal.is_terminal) {
    winsize size = {};
    if (::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0) {
      terminal.rows = size.ws_row;
      if (terminal.width_cols == 0 && size.ws_col > 0) {
        terminal.width_cols = size.ws_col < narrowest_cols ? narrowest_cols : size.ws_col;
      }
    }
    if (terminal.width_cols == 0) terminal.width_cols = 80;
  }
  return terminal;
}

std::string pager_command() {
  if (is_dumb()) return {};
  std::string command;
  if (const char* own = std::getenv("PAPERS_PAGER"); own != nullptr) {
    command = own;
  } else if (const char* common = std::getenv("PAGER"); common != nullptr) {
    command = common;
  } else if (::access("/usr/bin/less", X_OK) == 0) {
    command = "less";
  }
  return command == "cat" ? std::string() : command;
}

void prepare_less() {
  const std::string_view options = environment("LESS");
  // In front: an option of the user's may take the rest of the text as its value.
  ::setenv("LESS", options.empty() ? "-FRX" : fmt::format("-R {}", options).c_str(), 1);
  if (!is_utf8_locale()) ::setenv("LESSCHARSET", "utf-8", 0);
}

bool stderr_is_terminal() { return ::isatty(STDERR_FILENO) == 1; }

void prepare_process() {
  // Opened the wrong way round on purpose: using a closed stream still fails with EBADF.
  for (int file = STDIN_FILENO; file <= STDERR_FILENO; ++file) {
    if (::fcntl(file, F_GETFD) >= 0) continue;
    const int opened = ::open("/dev/null", file == STDIN_FILENO ? O_WRONLY : O_RDONLY);
    if (opened < 0) return;
  }
  std::signal(SIGPIPE, SIG_IGN);
  std::signal(SIGXFSZ, SIG_IGN);
  std::signal(SIGCHLD, SIG_DFL);  // where it is ignored, nobody learns how a command ended
  watch_interrupts();
}

}  // namespace papers::cli
