// A process that splits in the middle of its work, so that many ends of one beginning can be tried.
#pragma once

#include <sys/types.h>

#include <filesystem>
#include <memory>
#include <string>

#include "support/temp_dir.hpp"

namespace papers::test {

/// A child that goes on in a copy of the current folder, where every regular file that is open is
/// its own, at the same place; paths that are not relative are not changed. For processes of one
/// thread.
class Split {
 public:
  /// Forks.
  Split();
  ~Split();
  Split(Split&&) noexcept;
  Split(const Split&) = delete;
  Split& operator=(const Split&) = delete;

  [[nodiscard]] bool is_child() const { return child_ == 0; }
  /// Where the child lives, and what it leaves behind until this goes.
  [[nodiscard]] const std::filesystem::path& folder() const { return copy_->path(); }
  /// The parent waits for the child to end; what it said then, or how it died.
  [[nodiscard]] std::string wait();
  /// Ends the child, without any destructor.
  [[noreturn]] void end(const std::string& says) const;

 private:
  std::unique_ptr<TempDir> copy_;
  pid_t child_ = -1;
  int pipe_ = -1;  ///< the end of this side
};

}  // namespace papers::test
