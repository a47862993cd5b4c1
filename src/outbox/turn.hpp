// What a run does for one subscription: prints or sends its next issue, sends an old one again, or
// counts all that waits as seen.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/error.hpp"
#include "outbox/issues.hpp"

namespace papers::outbox {

struct Turn {
  enum class Action {
    preview,   ///< print the next issue
    mark,      ///< print it and count it as sent
    send,      ///< hand it to `command`
    resend,    ///< issue `number` as it was: to `command`, or printed where that is empty
    catch_up,  ///< count all that waits as seen
  };
  Action action = Action::preview;
  std::string command;
  std::int64_t number = 0;
  bool crlf = false;  ///< for bytes_of()
  IssueOptions options;

  /// Whether it starts a command or writes to the library. The caller holds a SenderLock then.
  [[nodiscard]] bool sends() const;
};

/// Where a turn prints to and says what it does.
class Observer {
 public:
  virtual ~Observer() = default;
  /// Returns when all of it is written: an issue counts as sent then, whoever reads it.
  virtual void print(std::string_view bytes) = 0;
  virtual void remark(const std::string& line) = 0;   ///< what was done
  virtual void failure(const std::string& line) = 0;  ///< what the next run tries again
};

/// done also when nothing is new. Throws Error when the issue cannot be made.
ExitCode take_turn(library::Library& library, const Subscription& subscription, const Turn& turn,
                   Observer& observer);

}  // namespace papers::outbox
