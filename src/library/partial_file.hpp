// The file that is filled beside the name that it gets when it is whole: a backup, a lesson.
#pragma once

#include <filesystem>
#include <string>

namespace papers::library {

/// TARGET.papers.partial-PID, made empty (0600); it goes away with this object. Throws Error when
/// it cannot be made.
class PartialFile {
 public:
  explicit PartialFile(const std::filesystem::path& target);
  ~PartialFile();
  PartialFile(const PartialFile&) = delete;
  PartialFile& operator=(const PartialFile&) = delete;

  [[nodiscard]] const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
  std::string journal_;
};

/// Removes the partial files, with their journals, that killed backups left in `folder`: named so,
/// of a process that is no more, and with nothing in them but what a backup writes. Never
/// `library`, whatever it is called.
void remove_leftovers(const std::filesystem::path& folder, const std::filesystem::path& library);

}  // namespace papers::library
