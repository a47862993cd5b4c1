#include "outbox/sender.hpp"

#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <filesystem>
#include <string>

#include "base/interrupt.hpp"
#include "library/sqlite.hpp"
#include "outbox/outbox.hpp"
#include "support/catch.hpp"
#include "support/process.hpp"

namespace papers::outbox_sender_test {

using namespace papers::outbox;
using test::day;
using test::in_another_process;
using test::Outbox;

TEST_CASE("a failed command leaves the issue as it was, to be sent with the same bytes",
          "[outbox]") {
  Outbox box;
  box.add_paper(1);
  const auto first = box.prepare();
  struct Failure {
    const char* command;
    ExitCode code;
    const char* words;
  };
  for (const Failure& failure :
       {Failure{"cat > /dev/null; exit 75", ExitCode::try_later, "ended with 75"},
        Failure{"exit 69", ExitCode::try_later, "69"}, Failure{"exit 1", ExitCode::error, "with 1"},
        Failure{"/nonexistent", ExitCode::error, "cannot run"},
        Failure{"kill -9 $$", ExitCode::error, "killed by signal 9"}}) {
    INFO(failure.command);
    const Sending sending = box.send(*first, failure.command);
    CHECK_FALSE(sending.sent);
    CHECK(sending.code == failure.code);
    CHECK(sending.error.find(failure.words) != std::string::npos);
  }
  CHECK(box.waiting().open->attempts == 5);
  box.add_paper(2);  // waits for the issue after
  const auto again = box.prepare();
  CHECK(again->body == first->body);
  CHECK(again->message_id == first->message_id);
  CHECK(box.waiting().waiting == 2);
}

TEST_CASE("an issue is not sent before its command has ended", "[outbox]") {
  Outbox box;
  box.add_paper(1);
  const std::string copy = box.file("copy.db");
  // What a machine that stops while the command runs would find.
  CHECK(box.send(*box.prepare(), "cp '" + box.file("t.db") + "' '" + copy + "'").sent);
  library::Library then(copy, library::Access::read);
  CHECK(then.database().integer("SELECT count(*) FROM issue WHERE state = 'sending'") == 1);
  CHECK(box.library().database().integer("SELECT count(*) FROM issue WHERE state = 'sent'") == 1);
}

TEST_CASE("a signal and another writer do not keep what was sent from being stored", "[outbox]") {
  const int signal = GENERATE(SIGINT, SIGTERM, SIGHUP);
  Outbox box;
  box.add_paper(1);
  const auto issue = box.prepare();
  const std::string file = box.file("t.db");
  int held[2];
  REQUIRE(::pipe(held) == 0);
  const pid_t writer = ::fork();
  REQUIRE(writer >= 0);
  if (writer == 0) {
    library::Library library(file, library::Access::write);
    const library::Transaction transaction(library.database());
    const bool told = ::write(held[1], "", 1) == 1;
    ::usleep(300'000);
    ::_exit(told ? 0 : 1);
  }
  char byte = 0;
  REQUIRE(::read(held[0], &byte, 1) == 1);
  CHECK(in_another_process([&] {
          watch_interrupts();
          library::Library library(file, library::Access::write);
          std::raise(signal);
          mark_sent(library, *issue, "2026-11-24T08:00:00Z");
        }) == 0);
  ::waitpid(writer, nullptr, 0);
  ::close(held[0]);
  ::close(held[1]);
  CHECK(box.library().database().integer("SELECT count(*) FROM issue WHERE state = 'sent'") == 1);
}

TEST_CASE("a command that reads little or nothing still decides by its exit", "[outbox]") {
  Outbox box;
  box.add_paper(1);
  CHECK(box.send(*box.prepare(), "true").sent);
  box.add_paper(2);
  CHECK(box.send(*box.prepare(), "head -c 1 > /dev/null").sent);
}

TEST_CASE("a command gets the usual meaning of a closed pipe", "[outbox]") {
  Outbox box;
  box.add_paper(1);
  // As papers itself runs.
  const auto before = std::signal(SIGPIPE, SIG_IGN);
  const Sending sending = box.send(*box.prepare(), "kill -PIPE $$");
  std::signal(SIGPIPE, before);
  CHECK_FALSE(sending.sent);
  CHECK(sending.error.find("killed by signal 13") != std::string::npos);
}

TEST_CASE("a lock that is a link to another file is refused, and that file left alone",
          "[outbox]") {
  Outbox box;
  test::write_bytes(box.file("precious"), "precious");
  const std::string lock = box.library().file().string() + ".digest.lock";
  std::filesystem::create_symlink(box.file("precious"), lock);
  CHECK_THROWS_AS(SenderLock(box.library().file()), Error);
  std::filesystem::remove(lock);
  std::filesystem::create_symlink(box.file("not-there"), lock);
  CHECK_THROWS_AS(SenderLock(box.library().file()), Error);
  CHECK_FALSE(std::filesystem::exists(box.file("not-there")));
  CHECK(test::read_bytes(box.file("precious")) == "precious");
}

TEST_CASE("only one process sends from a library at a time", "[outbox]") {
  Outbox box;
  const auto link = box.file("link.db");
  std::filesystem::create_symlink(box.library().file(), link);
  {
    const SenderLock lock(box.library().file());
    CHECK_THROWS_AS(SenderLock(box.library().file()), BusyError);
    CHECK_THROWS_AS(SenderLock(link), BusyError);
  }
  CHECK_NOTHROW(SenderLock(box.library().file()));
}

}  // namespace papers::outbox_sender_test
