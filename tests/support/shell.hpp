// The built program as a user's shell runs it: an empty home, a fixed day, zone, locale and width.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace papers::test {

struct ShellResult {
  std::string out, err;
  int code = 0;
  bool operator==(const ShellResult&) const = default;
};

/// A fresh home for one scenario, made the current folder and the whole environment of this
/// process; removed at the end. Its folder `work` leads to the repository's data/, docs/ and
/// tests/. Failures end the process: a test without its home has nothing to say.
class ShellHome {
 public:
  /// `program`: the built papers, which becomes the first on PATH.
  explicit ShellHome(const std::filesystem::path& program);
  ~ShellHome();
  ShellHome(const ShellHome&) = delete;
  ShellHome& operator=(const ShellHome&) = delete;

  /// Runs `command` with `sh -c`; the home's random name reads `~` in what comes out.
  [[nodiscard]] ShellResult run(const std::string& command) const;

 private:
  std::filesystem::path path_;
};

std::string read_file(const std::filesystem::path& path);
std::vector<std::string> lines_of(const std::string& text);

}  // namespace papers::test
