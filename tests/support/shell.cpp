#include "support/shell.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <string_view>

#include "support/places.hpp"

namespace papers::test {
namespace {

namespace fs = std::filesystem;

struct CloseFile {
  void operator()(std::FILE* file) const { std::fclose(file); }
};
using OpenStream = std::unique_ptr<std::FILE, CloseFile>;

[[noreturn]] void die(const std::string& what) {
  fmt::print(stderr, "golden: {}: {}\n", what, std::strerror(errno));
  std::exit(2);
}

std::string read_all(std::FILE* file) {
  std::string content;
  std::array<char, 4096> buffer{};
  while (const std::size_t got = std::fread(buffer.data(), 1, buffer.size(), file)) {
    content.append(buffer.data(), got);
  }
  return content;
}

ShellResult run_shell(const std::string& command) {
  const OpenStream out(std::tmpfile()), err(std::tmpfile());
  if (out == nullptr || err == nullptr) die("temporary file");
  std::fflush(nullptr);
  const pid_t process = ::fork();
  if (process < 0) die("fork");
  if (process == 0) {
    const int null = ::open("/dev/null", O_RDONLY);
    ::dup2(null, STDIN_FILENO);
    ::dup2(::fileno(out.get()), STDOUT_FILENO);
    ::dup2(::fileno(err.get()), STDERR_FILENO);
    ::execl("/bin/sh", "sh", "-c", command.c_str(), nullptr);
    std::_Exit(127);
  }
  int status = 0;
  ::waitpid(process, &status, 0);
  std::rewind(out.get());
  std::rewind(err.get());
  return {read_all(out.get()), read_all(err.get()),
          WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status)};
}

void set_environment(const fs::path& home, const fs::path& program) {
  const std::string search_path = std::getenv("PATH") == nullptr ? "" : std::getenv("PATH");
  const std::string sanitizer_options =
      std::getenv("ASAN_OPTIONS") == nullptr ? "" : std::getenv("ASAN_OPTIONS");
  ::clearenv();
  const auto set = [](const char* name, const std::string& value) {
    ::setenv(name, value.c_str(), 1);
  };
  set("PATH", program.parent_path().string() + ":" + search_path);
  if (!sanitizer_options.empty()) set("ASAN_OPTIONS", sanitizer_options);
  set("HOME", home.string());
  set("XDG_DATA_HOME", (home / "data-home").string());
  set("XDG_CONFIG_HOME", (home / "config-home").string());
  set("TMPDIR", "/tmp");
  set("TZ", "UTC");
  set("LC_ALL", "C.UTF-8");
  set("COLUMNS", "80");
  set("NO_COLOR", "1");
  set("PAPERS_NOW", "2026-11-24");
}

void replace_all(std::string& text, const std::string& what, const std::string& by) {
  for (std::size_t at = 0; (at = text.find(what, at)) != std::string::npos; at += by.size()) {
    text.replace(at, what.size(), by);
  }
}

}  // namespace

ShellHome::ShellHome(const fs::path& program) {
  std::string pattern = (fs::temp_directory_path() / "papers-test-XXXXXX").string();
  if (::mkdtemp(pattern.data()) == nullptr) die(pattern);
  path_ = pattern;
  fs::create_directory(path_ / "work");
  const fs::path source = source_folder();
  for (const char* folder : {"data", "docs", "tests"}) {
    if (fs::exists(source / folder)) {
      fs::create_directory_symlink(source / folder, path_ / "work" / folder);
    }
  }
  fs::current_path(path_ / "work");
  set_environment(path_, fs::absolute(program));
}

ShellHome::~ShellHome() {
  std::error_code ignored;
  fs::current_path("/", ignored);
  fs::remove_all(path_, ignored);
}

ShellResult ShellHome::run(const std::string& command) const {
  ShellResult result = run_shell(command);
  replace_all(result.out, path_.string(), "~");
  replace_all(result.err, path_.string(), "~");
  return result;
}

std::string read_file(const fs::path& path) {
  const OpenStream file(std::fopen(path.c_str(), "rb"));
  if (file == nullptr) die(path.string());
  return read_all(file.get());
}

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::string_view rest = text;
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    lines.emplace_back(rest.substr(0, end));
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return lines;
}

}  // namespace papers::test
