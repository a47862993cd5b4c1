// Handing issues over to a command.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "base/error.hpp"
#include "outbox/issues.hpp"

namespace papers::outbox {

/// Held while issues are sent: one sender a library, also through symbolic links. Throws BusyError
/// "another digest run …".
class SenderLock {
 public:
  explicit SenderLock(const std::filesystem::path& library_file);
  ~SenderLock();
  SenderLock(const SenderLock&) = delete;
  SenderLock& operator=(const SenderLock&) = delete;

 private:
  int descriptor_;
};

/// Stored before any byte goes out: until the outcome is stored the issue may have arrived. Throws
/// BusyError when another command gave it up since it was made.
void begin_sending(library::Library& library, const Issue& issue, const std::string& now);

struct Sending {
  bool sent = false;
  ExitCode code = ExitCode::done;  ///< try_later when the command said 75, 69 or 71; else error
  std::string error;               ///< one line without the subscription's name
};
/// Starts `sh -c command` with `bytes`, those of the issue, as its stdin, a complete file and never
/// a pipe, and waits. Sent means exit 0. Records the outcome unless the issue had been sent before.
/// The caller holds a SenderLock.
Sending send_issue(library::Library& library, const Issue& issue, std::string_view bytes,
                   const std::string& command, const std::string& now);

}  // namespace papers::outbox
