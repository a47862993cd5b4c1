#include "support/run_papers.hpp"

#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

#include <stdexcept>

#include "cli/run.hpp"
#include "support/work.hpp"

namespace papers::test {
namespace {

/// Stands in for one of the standard streams, and gives it back.
class Captured {
 public:
  explicit Captured(int stream)
      : stream_(stream), kept_(::dup(stream)), file_(::memfd_create("captured", MFD_CLOEXEC)) {
    if (kept_ < 0 || file_ < 0 || ::dup2(file_, stream) < 0) {
      throw std::runtime_error("a stream cannot be captured");
    }
  }
  ~Captured() {
    ::dup2(kept_, stream_);
    ::close(kept_);
    ::close(file_);
  }
  Captured(const Captured&) = delete;
  Captured& operator=(const Captured&) = delete;

  /// What was written since the beginning.
  [[nodiscard]] std::string text() const {
    std::string text;
    char buffer[4096];
    off_t at = 0;
    for (ssize_t size = 0; (size = ::pread(stream_, buffer, sizeof buffer, at)) > 0; at += size) {
      text.append(buffer, static_cast<std::size_t>(size));
    }
    return text;
  }

 private:
  int stream_, kept_, file_;
};

}  // namespace

Ran run_papers(const std::vector<std::string>& arguments) {
  ::setenv("PAPERS_NOW", "2026-11-24T08:00:00Z", 1);
  ::setenv("HOME", ".", 1);
  for (const char* name : {"PAPERS_DB", "XDG_DATA_HOME", "XDG_CONFIG_HOME"}) ::unsetenv(name);
  std::vector<std::string> words = {"papers"};
  words.insert(words.end(), arguments.begin(), arguments.end());
  std::vector<char*> pointers;
  for (std::string& word : words) pointers.push_back(word.data());
  const Captured out(STDOUT_FILENO);
  const Captured err(STDERR_FILENO);
  Ran ran;
  {
    const ProgramAllocates from_here;
    ran.code = cli::run(static_cast<int>(pointers.size()), pointers.data());
  }
  ran.out = out.text();
  ran.err = err.text();
  return ran;
}

}  // namespace papers::test
