#include "outbox/turn.hpp"

#include "library/sqlite.hpp"
#include "outbox/outbox.hpp"
#include "support/catch.hpp"

namespace papers::outbox_turn_test {

using namespace papers::outbox;
using test::Outbox;

namespace {

class Heard : public Observer {
 public:
  void print(std::string_view bytes) override { printed += bytes; }
  void remark(const std::string& line) override { remarks += line + "\n"; }
  void failure(const std::string& line) override { failures += line + "\n"; }
  std::string printed, remarks, failures;
};

Turn turn_of(Turn::Action action, const std::string& command = "") {
  Turn turn;
  turn.action = action;
  turn.command = command;
  turn.options = Outbox::options();
  return turn;
}

}  // namespace

TEST_CASE("an issue is printed without counting, counted when printed, or sent", "[outbox]") {
  Outbox box;
  const auto take = [&box](const Turn& turn, Heard& heard) {
    return take_turn(box.library(), box.all(), turn, heard);
  };
  Heard nothing_new;
  CHECK(take(turn_of(Turn::Action::send, "false"), nothing_new) == ExitCode::done);
  CHECK(nothing_new.remarks + nothing_new.failures == "");
  box.add_paper(1);
  Heard preview;
  take(turn_of(Turn::Action::preview), preview);
  CHECK(preview.printed.find("Paper Number 1") != std::string::npos);
  Heard failed;
  CHECK(take(turn_of(Turn::Action::send, "exit 75"), failed) == ExitCode::try_later);
  CHECK(failed.failures ==
        "all: issue 1 not sent: 'exit 75' ended with 75, try again later; the next run sends it "
        "again\n");
  Heard sent;
  CHECK(take(turn_of(Turn::Action::send, "cat > '" + box.file("m") + "'"), sent) == ExitCode::done);
  CHECK(sent.remarks == "all: issue 1 sent, 1 paper\n");
  CHECK(test::read_bytes(box.file("m")) == preview.printed);
  Turn again = turn_of(Turn::Action::resend);
  again.number = 1;
  Heard resent;
  take(again, resent);
  CHECK(resent.printed == preview.printed);
  box.add_paper(2);
  Heard marked;
  take(turn_of(Turn::Action::mark), marked);
  CHECK(marked.printed.find("Paper Number 2") != std::string::npos);
  CHECK_FALSE(box.prepare().has_value());
}

TEST_CASE("an issue that cannot be printed does not count", "[outbox]") {
  class Full : public Observer {
   public:
    void print(std::string_view) override { throw Error("no space left on device"); }
    void remark(const std::string&) override {}
    void failure(const std::string&) override {}
  };
  Outbox box;
  box.add_paper(1);
  Full full;
  CHECK_THROWS_AS(take_turn(box.library(), box.all(), turn_of(Turn::Action::mark), full), Error);
  Heard printed;
  take_turn(box.library(), box.all(), turn_of(Turn::Action::mark), printed);
  CHECK(printed.printed.find("Paper Number 1") != std::string::npos);
}

TEST_CASE("an issue whose sending was interrupted goes out again, and that is told", "[outbox]") {
  Outbox box;
  box.add_paper(1);
  (void)box.prepare();
  box.library().database().run("UPDATE issue SET state = 'sending'");
  Heard heard;
  take_turn(box.library(), box.all(), turn_of(Turn::Action::send, "cat > /dev/null"), heard);
  CHECK(heard.remarks ==
        "all: resending issue 1: an earlier run was interrupted\nall: issue 1 sent, 1 paper\n");
}

}  // namespace papers::outbox_turn_test
